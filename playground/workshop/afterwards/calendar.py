"""A person's workshops as a calendar that other programs subscribe to: iCalendar, RFC 5545.

Its address is the only key to it, so it says when and what, and nothing of anybody: no names, no addresses, no codes.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone
from icalendar import Calendar, Event

from playground.languages import for_reader
from playground.people.models import Person
from playground.sentences import say
from playground.workshop.models import CalendarFeed, State, Workshop
from playground.workshop.models.workshop import HERE

TOKEN_BYTES: Final = 32
MOST_EVENTS: Final = 500
REFRESH: Final = timedelta(hours=1)
PRODUCT: Final = "-//Understudy//Workshops//EN"


def new_feed(person: Person) -> str:
    """Out: the token of this person's feed, told this once; an earlier address opens nothing any more."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    values = {"token_hash": _hash(token), "created_at": timezone.now()}
    CalendarFeed.objects.update_or_create(person=person, defaults=values)
    return token


def revoke_feed(person: Person) -> None:
    """Whoever reads it gets nothing from now on. Twice is no error."""
    CalendarFeed.objects.filter(person=person).delete()


def feed_since(person: Person) -> datetime | None:
    """Out: since when there is one, None for none."""
    found: datetime | None = CalendarFeed.objects.filter(person=person).values_list("created_at", flat=True).first()
    return found


def calendar_behind(token: str, home: str) -> bytes | None:
    """In: the token of an address, the address of our home page. Out: the calendar, None for any other token."""
    feed = CalendarFeed.objects.select_related("person").filter(token_hash=_hash(token)).first()
    return None if feed is None or not feed.person.is_active else calendar_of(feed.person, home, timezone.now())


def calendar_of(person: Person, home: str, at: datetime) -> bytes:
    """Out: all workshops with a time that this person teaches, or sits in once they are announced."""
    taught = Q(supervision__in=person.supervising.values("supervision"))
    seats = person.enrollments.filter(state__in=HERE)
    sat_in = Q(pk__in=seats.values("workshop")) & ~Q(state=State.DRAFT)
    rows = Workshop.objects.filter(taught | sat_in, starts_at__isnull=False).exclude(state=State.ARCHIVED)
    leads = set(Workshop.objects.filter(taught).values_list("pk", flat=True))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", for_reader(say("Understudy workshops")))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for workshop in rows.order_by("-starts_at")[:MOST_EVENTS]:
        calendar.add_component(_event(workshop, home, at, leads=workshop.pk in leads))
    return bytes(calendar.to_ical())


def _event(workshop: Workshop, home: str, at: datetime, *, leads: bool) -> Event:
    event = Event()
    event.add("uid", f"{workshop.public_id}@understudy")
    event.add("dtstamp", at)
    event.add("sequence", workshop.revision)
    event.add("summary", workshop.title)
    event.add("dtstart", workshop.starts_at)
    if workshop.ends_at is not None:
        event.add("dtend", workshop.ends_at)
    event.add("url", f"{home}{'workshops' if leads else 'class'}/{workshop.public_id}/")
    event.add("status", "TENTATIVE" if workshop.state == State.DRAFT else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _hash(token: str) -> str:
    """Tokens are random, so a plain hash cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()
