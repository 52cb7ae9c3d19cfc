"""A guest keeps their work under an e-mail and a password, comes back with it, and can take everything away."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from playground.people import accounts
from playground.people.commands import create_guest, new_instructor_link, promote
from playground.people.errors import EmailTaken, PasswordNotUsable, SignInRefused, TooManyTries
from playground.people.models import Kind, Person
from playground.sandbox.commands.sandboxes import create_sandbox, invite
from playground.sandbox.models import Sandbox
from playground.workshop.models import Finish

ANA = {"email": "Ana@Example.com", "password": "correct horse battery"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_and_nothing_counted_yet(settings: Settings) -> None:
    """A slow hash is what protects a password, and what hundreds of tries would wait for here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    caches["counters"].clear()


class Browser:
    """A browser that checks CSRF as a real one has to."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.get("/")

    @property
    def person(self) -> Person:
        return Person.objects.get(pk=self.client.session["_auth_user_id"])

    def send(self, method: str, path: str, **body: str) -> int:
        token = self.client.cookies["csrftoken"].value
        call = getattr(self.client, method)
        return call(path, body, content_type="application/json", headers={"X-CSRFToken": token}).status_code


def finish(person: Person, exercise: str, score: int) -> None:
    Finish.objects.create(
        person=person, exercise=exercise, score=score, seconds=60, hints=0, finished_at=timezone.now()
    )


def test_a_guest_opens_an_account_and_comes_back_in_another_browser() -> None:
    first, second = Browser(), Browser()
    person = first.person
    assert first.send("post", "/api/me/account/", **ANA) == 201
    assert first.person == person
    assert first.person.kind == Kind.LEARNER
    assert second.send("post", "/api/sign-in/", email="ana@example.com", password=ANA["password"]) == 200
    assert second.person == person


def test_what_the_guest_of_the_second_browser_made_comes_along() -> None:
    first, second = Browser(), Browser()
    first.send("post", "/api/me/account/", **ANA)
    finish(first.person, "fire-marshal", 70)
    guest = second.person
    drawn = create_sandbox(guest, "Drawn on the phone", exercise="fire-marshal")
    finish(guest, "fire-marshal", 90)
    finish(guest, "expiry", 50)
    seen = create_sandbox(create_guest(), "Somebody's")
    invite(seen, guest)
    assert second.send("post", "/api/sign-in/", **ANA) == 200
    ana = first.person
    assert Sandbox.objects.get(pk=drawn.pk).owner == ana
    assert dict(ana.finishes.values_list("exercise", "score")) == {"fire-marshal": 90, "expiry": 50}
    assert list(ana.memberships.values_list("sandbox", flat=True)) == [seen.pk]
    assert not Person.objects.filter(pk=guest.pk).exists()
    assert ana.sandboxes.count() == 2, "the guest's untouched first box should have stayed behind"


def test_a_worse_finish_never_replaces_a_better_one() -> None:
    guest, person = create_guest(), create_guest()
    finish(guest, "expiry", 40)
    finish(person, "expiry", 80)
    accounts.hand_over(guest, person)
    assert person.finishes.get().score == 80


def test_only_a_guest_is_taken_over_by_a_sign_in() -> None:
    first, second = Browser(), Browser()
    first.send("post", "/api/me/account/", **ANA)
    second.send("post", "/api/me/account/", email="ben@example.com", password="another long sentence")
    ben = second.person
    assert second.send("post", "/api/sign-in/", **ANA) == 200
    assert Person.objects.filter(pk=ben.pk).exists()


def test_an_instructor_stays_one_with_an_account() -> None:
    person = promote(create_guest(), new_instructor_link())
    assert accounts.open_account(person, **ANA).kind == Kind.INSTRUCTOR


@pytest.mark.parametrize(
    ("email", "password", "place"),
    [
        ("ana", "correct horse battery", "email"),
        ("ana@example.com", "short", "password"),
        ("ana@example.com", "password123", "password"),
        ("ana@example.com", "ana@example.com", "password"),
        ("ana@example.com", "x" * 300, "password"),
    ],
)
def test_an_account_is_refused_at_the_field_that_is_wrong(email: str, password: str, place: str) -> None:
    with pytest.raises((accounts.EmailNotUsable, PasswordNotUsable)) as refusal:
        accounts.open_account(create_guest(), email, password)
    assert refusal.value.place == place
    assert refusal.value.hint


def test_an_email_belongs_to_one_account_whatever_its_case() -> None:
    accounts.open_account(create_guest(), **ANA)
    with pytest.raises(EmailTaken):
        accounts.open_account(create_guest(), "ANA@example.com", "another long sentence")


def test_a_wrong_password_and_an_unknown_email_are_refused_alike() -> None:
    accounts.open_account(create_guest(), **ANA)
    refusals = []
    for email in ("ana@example.com", "nobody@example.com", ""):
        with pytest.raises(SignInRefused) as refusal:
            accounts.person_of(email, "wrong")
        refusals.append(refusal.value.to_json())
    assert refusals[0] == refusals[1] == refusals[2]


@pytest.mark.django_db(transaction=True)
def test_two_hundred_tries_at_once_on_one_account_are_exactly_the_limit() -> None:
    accounts.open_account(create_guest(), **ANA)

    def guess(number: int) -> type[Exception]:
        try:
            accounts.person_of("ana@example.com", f"guess {number}")
        except (SignInRefused, TooManyTries) as error:
            return type(error)
        finally:
            connections.close_all()
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(guess, range(200)))
    assert seen.count(SignInRefused) == accounts.TRIES_PER_ACCOUNT
    assert seen.count(TooManyTries) == 200 - accounts.TRIES_PER_ACCOUNT
    with pytest.raises(TooManyTries):
        accounts.person_of("ana@example.com", ANA["password"])


def test_a_class_behind_one_address_signs_in() -> None:
    for number in range(300):
        with pytest.raises(SignInRefused):
            accounts.person_of(f"learner{number}@example.com", "x", address="198.51.100.7")


def test_a_new_password_signs_other_browsers_out() -> None:
    first, second = Browser(), Browser()
    first.send("post", "/api/me/account/", **ANA)
    second.send("post", "/api/sign-in/", **ANA)
    assert first.send("put", "/api/me/password/", password="wrong", new_password="a new long sentence") == 403
    assert first.send("put", "/api/me/password/", password=ANA["password"], new_password="a new long sentence") == 204
    assert first.client.get("/api/me/").status_code == 200
    assert second.client.get("/api/me/").status_code == 403


def test_the_session_key_changes_when_somebody_signs_in() -> None:
    first, second = Browser(), Browser()
    first.send("post", "/api/me/account/", **ANA)
    before = second.client.session.session_key
    second.send("post", "/api/sign-in/", **ANA)
    assert second.client.session.session_key != before


def test_the_session_key_changes_when_a_guest_opens_an_account_or_changes_the_password() -> None:
    browser = Browser()
    keys = [browser.client.session.session_key]
    assert browser.send("post", "/api/me/account/", **ANA) == 201
    keys.append(browser.client.session.session_key)
    change = {"password": ANA["password"], "new_password": "a new long sentence"}
    assert browser.send("put", "/api/me/password/", **change) == 204
    keys.append(browser.client.session.session_key)
    assert len(set(keys)) == 3


def test_another_site_cannot_sign_anybody_in() -> None:
    browser = Browser()
    answer = browser.client.post("/api/sign-in/", ANA, content_type="application/json")
    assert answer.status_code == 403
    stranger = Client(enforce_csrf_checks=True).post("/api/sign-in/", ANA, content_type="application/json")
    assert stranger.status_code == 403


def test_whoever_leaves_takes_everything_away_after_saying_the_password() -> None:
    browser = Browser()
    browser.send("post", "/api/me/account/", **ANA)
    person = browser.person
    create_sandbox(person, "Mine")
    finish(person, "expiry", 50)
    assert browser.send("post", "/api/me/farewell/", password="wrong") == 403
    assert browser.send("post", "/api/me/farewell/", password=ANA["password"]) == 204
    assert not Person.objects.filter(pk=person.pk).exists()
    assert not Sandbox.objects.filter(owner_id=person.pk).exists()
    assert browser.client.get("/api/me/").status_code == 403


def test_a_guest_leaves_without_a_password() -> None:
    browser = Browser()
    person = browser.person
    assert browser.send("post", "/api/me/farewell/") == 204
    assert not Person.objects.filter(pk=person.pk).exists()


def test_no_table_that_knows_people_forgets_them_at_a_handover() -> None:
    """Whatever points at a person points at the account afterwards: nothing is lost with the guest."""
    guest, person = create_guest(), create_guest()
    create_sandbox(guest, "Drawn")
    accounts.hand_over(guest, person)
    tables = [each for each in Person._meta.get_fields(include_hidden=True) if each.one_to_many]
    left = {
        each.related_model.__name__: each.related_model._base_manager.filter(**{each.field.name: guest.pk}).count()
        for each in tables
    }
    assert len(tables) > 5
    assert not any(left.values())
