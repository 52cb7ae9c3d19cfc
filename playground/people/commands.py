"""Create a guest, promote an instructor, delete somebody."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from playground.languages import for_reader
from playground.people.counting import count, network_of
from playground.people.errors import LinkNotUsable, TooManyGuests
from playground.people.models import ALPHABET, InstructorLink, Kind, Person
from playground.people.nicknames import check_name
from playground.people.signals import person_going, person_leaving
from playground.sentences import say

GUESTS_PER_MINUTE = 400  # from one address: a lecture hall of 300 behind one router opens the page at once
LINK_LIFETIME = timedelta(days=7)
TOKEN_BYTES = 32


def create_guest(address: str = "") -> Person:
    """In: the network address asking, empty for none. Out: a new guest without a password."""
    if address:
        _count_guest(address)
    name = "".join(secrets.choice(ALPHABET) for _ in range(8))
    shown = for_reader(say("Guest {name}", name=name[:4]))
    person = Person(username=f"guest-{name}{secrets.token_hex(4)}", display_name=shown, kind=Kind.GUEST)
    person.set_unusable_password()
    person.save()
    return person


def rename_person(person: Person, name: str) -> Person:
    """How others see this person from now on."""
    person.display_name = check_name(name, may_teach=person.may_teach)
    person.save(update_fields=["display_name"])
    return person


@transaction.atomic
def delete_person(person: Person) -> None:
    """Everything of this person goes at once, whoever asks for it; what they drew with others stays with those."""
    person_leaving.send(Person, person=person)
    person_going.send(Person, person=person)
    told = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Person), object_id=str(person.pk))
    told.update(object_repr=person.public_id)  # what the admin did with them, by their name
    Person.objects.filter(pk=person.pk).delete()


def _count_guest(address: str) -> None:
    if count(f"guest from {network_of(address)}", 60) > GUESTS_PER_MINUTE:
        raise TooManyGuests(
            say(
                "More than {most} new guests in one minute from this network.",
                most=GUESTS_PER_MINUTE,
            ),
            hint=say("Try again in a minute."),
        )


def new_instructor_link(at: datetime | None = None) -> str:
    """Out: a token for /instructor/TOKEN/, good once and for seven days. Only its hash is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    at = at or timezone.now()
    InstructorLink.objects.create(token_hash=_hash(token), created_at=at, expires_at=at + LINK_LIFETIME)
    return token


@transaction.atomic
def promote(person: Person, token: str, at: datetime | None = None) -> Person:
    """Make `person` an instructor. Refused alike for a token that is unknown, used or too old."""
    at = at or timezone.now()
    link = InstructorLink.objects.select_for_update().filter(token_hash=_hash(token)).first()
    if link is None or link.claimed_at is not None or link.expires_at <= at:
        raise LinkNotUsable(
            say("This instructor link does not work (any more)."),
            hint=say("Links work once and for seven days. Ask whoever runs this server for a new one."),
        )
    link.claimed_by, link.claimed_at = person, at
    link.save(update_fields=["claimed_by", "claimed_at"])
    if person.kind != Kind.ADMINISTRATOR:
        person.kind = Kind.INSTRUCTOR
        person.save(update_fields=["kind"])
    return person


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
