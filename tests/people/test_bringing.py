"""What a guest brings into an account stays within what one person may have: else nothing moves, both keep theirs."""

from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from playground.people import accounts
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox import limits
from playground.sandbox.commands.sandboxes import create_sandbox, invite
from playground.sandbox.supervision import add_supervisor
from playground.workshop import certificate
from playground.workshop.classroom import commands, joining, seats
from playground.workshop.models import Certificate, Enrollment, Workshop
from tests.workshop.classroom.conftest import browser, instructor

ANA = {"email": "ana@example.com", "password": "correct horse battery"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_and_nothing_counted_yet(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    caches["counters"].clear()


def workshop() -> Workshop:
    return commands.create(instructor(), "Friday")


def sandbox(person: Person) -> None:
    create_sandbox(person, "Drawn", exercise="fire-marshal")


def membership(person: Person) -> None:
    invite(create_sandbox(create_guest(), "Somebody's"), person)


def seat(person: Person, found: Workshop | None = None) -> None:
    Enrollment.objects.create(workshop=found or workshop(), person=person, nickname="Bo")


def lesson(person: Person) -> None:
    add_supervisor(workshop().supervision, person)


def certified(person: Person) -> None:
    code = f"c{Certificate.objects.count()}"
    Certificate.objects.create(code=code, person=person, name="Bo", lines=[], issued_at=timezone.now())


BOUNDS: dict[str, tuple[object, str, Callable[[Person], None], str]] = {
    "sandboxes": (limits, "SANDBOXES_PER_PERSON", sandbox, "more than 1 sandboxes."),
    "memberships": (limits, "MEMBERSHIPS_PER_PERSON", membership, "more than 1 sandboxes of others"),
    "seats": (joining, "SEATS_PER_PERSON", seat, "sit in more than 1 workshops"),
    "workshops": (seats, "TAUGHT_PER_PERSON", lesson, "teach more than 1 workshops"),
    "certificates": (certificate, "MOST_PER_PERSON", certified, "more than 1 certificates"),
}


def counts(person: Person) -> list[int]:
    has = (person.sandboxes, person.memberships, person.enrollments, person.supervising, person.certificates)
    return [each.count() for each in has]


def sign_in(guest: Person) -> tuple[int, dict[str, str], Client]:
    client = browser(guest)
    answer = client.post("/api/sign-in/", ANA, content_type="application/json")
    return answer.status_code, answer.json().get("error", {}), client


@pytest.mark.parametrize("place", BOUNDS)
def test_more_together_than_one_person_may_have_is_refused_whole(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, give, words = BOUNDS[place]
    guest, person = create_guest(), accounts.open_account(create_guest(), **ANA)
    for each in (guest, person):
        give(each)
    create_sandbox(guest, "The box every guest begins with")
    before = counts(guest), counts(person)
    with monkeypatch.context() as bound:
        bound.setattr(module, name, 1)
        status, error, client = sign_in(guest)
    assert (status, error["code"], error["place"]) == (409, "LimitExceeded", place)
    assert words in error["message"] and "private window" in error["hint"]
    assert (counts(guest), counts(person)) == before
    assert client.session["_auth_user_id"] == str(guest.pk), "the guest of this browser should still be signed in"
    assert sign_in(guest)[0] == 200
    assert not Person.objects.filter(pk=guest.pk).exists()


@pytest.mark.parametrize("place", BOUNDS)
def test_who_has_too_many_already_signs_in_with_a_guest_that_adds_none(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, give, _ = BOUNDS[place]
    guest, person = create_guest(), accounts.open_account(create_guest(), **ANA)
    for _ in range(2):
        give(person)
    monkeypatch.setattr(module, name, 1)
    assert sign_in(guest)[0] == 200


def test_what_both_have_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    guest, person = create_guest(), accounts.open_account(create_guest(), **ANA)
    both, shown = workshop(), create_sandbox(create_guest(), "Shown")
    for each in (guest, person):
        seat(each, both)
        add_supervisor(both.supervision, each)
        invite(shown, each)
    invite(create_sandbox(person, "The account's own"), guest)
    for module, name in ((joining, "SEATS_PER_PERSON"), (seats, "TAUGHT_PER_PERSON")):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(limits, "MEMBERSHIPS_PER_PERSON", 1)
    assert sign_in(guest)[0] == 200
    assert counts(person) == [1, 1, 1, 1, 0]
