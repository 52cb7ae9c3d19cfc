"""Co-instructors by a link that works once: whoever opens it first teaches the workshop from then on."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from playground.live.classroom_events import CoInstructorLinksChanged
from playground.people.models import Person
from playground.sandbox import names
from playground.sentences import say
from playground.workshop.classroom.errors import Full, LinkNotUsable, NoSuchLink
from playground.workshop.classroom.seats import teach
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import CoInstructorLink, Workshop

LIFETIME: Final = timedelta(days=7)
MOST_OPEN: Final = 20
LONGEST_NOTE: Final = 40
TOKEN_BYTES: Final = 32


def open_links(workshop: Workshop, at: datetime | None = None) -> QuerySet[CoInstructorLink]:
    """Out: those that still work, the oldest first."""
    rows = workshop.co_instructor_links.select_related("made_by").filter(expires_at__gt=at or timezone.now())
    return rows.order_by("pk")


def invite(
    workshop: Workshop, person: Person, note: str = "", at: datetime | None = None
) -> tuple[CoInstructorLink, str]:
    """Out: a new link, and its token, told this once. Raises Full."""
    note = names.check_title(note, "note", LONGEST_NOTE, place="note", least=0)
    at = at or timezone.now()
    with changing(workshop, person) as change:
        rows = change.workshop.co_instructor_links
        rows.filter(expires_at__lte=at).delete()
        if rows.count() >= MOST_OPEN:
            raise Full(
                say("There are {most} open links, and there can be no more.", most=MOST_OPEN),
                hint=say("Take one of them back first."),
            )
        token = secrets.token_urlsafe(TOKEN_BYTES)
        values = {"note": note, "made_by": person, "created_at": at, "expires_at": at + LIFETIME}
        made = rows.create(token_hash=_hash(token), **values)
        _tell(change)
    return made, token


def take_back(workshop: Workshop, person: Person, link_id: str) -> None:
    """It opens nothing any more. NoSuchLink for unknown and foreign ids alike, and for one that is used."""
    found = workshop.co_instructor_links.filter(public_id=link_id).first()
    if found is None:
        raise NoSuchLink
    with changing(workshop, person) as change:
        found.delete()
        _tell(change)


def link_behind(token: str, at: datetime | None = None) -> CoInstructorLink:
    """Out: the link, as it is; LinkNotUsable."""
    rows = CoInstructorLink.objects.select_related("workshop__supervision", "workshop__owner", "made_by")
    found = rows.filter(token_hash=_hash(token), expires_at__gt=at or timezone.now()).first()
    if found is None:
        raise LinkNotUsable
    return found


def accept(token: str, person: Person) -> Workshop:
    """This person teaches the workshop from now on, and the link is gone. Who teaches it already leaves it as it is.

    Of two who come at once one gets in. Raises LinkNotUsable, Full.
    """
    link = link_behind(token)
    with changing(link.workshop, person) as change:
        supervision = change.workshop.supervision
        if supervision.supervisors.filter(person=person).exists():
            return change.workshop
        if CoInstructorLink.objects.filter(pk=link.pk).delete()[0] == 0:
            raise LinkNotUsable
        teach(change, person)
        _tell(change)
    return change.workshop


def _tell(change: Change) -> None:
    change.announce(CoInstructorLinksChanged(open_links(change.workshop).count()))


def _hash(token: str) -> str:
    """Tokens are random, so a plain hash cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()
