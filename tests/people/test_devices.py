"""A guest goes on in a second browser, by a link that works once, soon, and only after a question."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from playground.people.accounts import open_account
from playground.people.commands import create_guest, new_instructor_link, promote
from playground.people.devices import LIFETIME, new_device_link, person_behind, use_device_link
from playground.people.errors import AccountExists, DeviceLinkNotUsable
from playground.people.models import DeviceLink, Kind, Person
from playground.sandbox import limits
from playground.sandbox.commands.sandboxes import create_sandbox

pytestmark = pytest.mark.django_db


class Browser:
    """One that keeps cookies and checks CSRF as a real one does."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    @property
    def person(self) -> Person | None:
        return Person.objects.filter(pk=self.client.session.get("_auth_user_id")).first()

    def link(self) -> str:
        """Out: the path of a new link of this browser's guest."""
        self.client.get("/")
        token = self.client.cookies["csrftoken"].value
        made = self.client.post("/api/me/device-link/", content_type="application/json", headers={"X-CSRFToken": token})
        assert made.status_code == 201
        assert made.json()["qr_path"]
        return made.json()["address"].removeprefix("http://testserver")

    def confirm(self, path: str, **ticked: str) -> int:
        token = self.client.cookies["csrftoken"].value
        return self.client.post(path, {"csrfmiddlewaretoken": token, **ticked}).status_code


def test_the_second_browser_is_asked_and_then_is_the_same_guest() -> None:
    laptop, phone = Browser(), Browser()
    path = laptop.link()
    asked = phone.client.get(path)
    assert f"Go on here as {laptop.person}?" in asked.content.decode()
    assert phone.person is None
    assert phone.confirm(path) == 302
    assert phone.person == laptop.person


def test_a_link_works_once_and_looking_at_it_does_not_use_it_up() -> None:
    laptop, phone, thief = Browser(), Browser(), Browser()
    path = laptop.link()
    assert [phone.client.head(path).status_code, phone.client.get(path).status_code] == [200, 200]
    thief.client.get(path)
    assert phone.confirm(path) == 302
    assert thief.confirm(path) == 404
    assert thief.client.get(path).status_code == 404
    assert thief.person is None
    assert not DeviceLink.objects.exists()


def test_a_link_without_the_page_s_own_token_is_refused() -> None:
    path = Browser().link()
    phone = Browser()
    phone.client.get(path)
    assert phone.client.post(path).status_code == 403
    assert phone.person is None


def test_a_new_link_ends_the_one_before_and_ten_minutes_end_each() -> None:
    guest, now = create_guest(), timezone.now()
    first, _ = new_device_link(guest, now)
    second, ends = new_device_link(guest, now)
    assert ends == now + LIFETIME
    with pytest.raises(DeviceLinkNotUsable):
        person_behind(first, now)
    assert person_behind(second, ends - timedelta(seconds=1)) == guest
    with pytest.raises(DeviceLinkNotUsable):
        use_device_link(second, ends)


def test_the_token_itself_is_kept_nowhere() -> None:
    token, _ = new_device_link(create_guest())
    assert token not in str(DeviceLink.objects.values())


def test_only_guests_have_such_links_and_an_account_ends_them() -> None:
    learner, teacher = create_guest(), create_guest()
    token, _ = new_device_link(learner)
    open_account(learner, "ana@example.com", "correct horse battery")
    promote(teacher, new_instructor_link())
    for person in (learner, teacher):
        with pytest.raises(AccountExists):
            new_device_link(person)
    with pytest.raises(DeviceLinkNotUsable):
        use_device_link(token)


def test_what_was_made_here_comes_along_only_when_that_is_said() -> None:
    laptop, phone = Browser(), Browser()
    path = laptop.link()
    phone.client.get("/")
    assert phone.person is not None
    mine = create_sandbox(phone.person, "Mine", exercise="fire-marshal")
    phone.client.get(path)
    phone.confirm(path)
    mine.refresh_from_db()
    assert mine.owner != laptop.person
    other = Browser()
    other.client.get("/")
    assert other.person is not None
    theirs = create_sandbox(other.person, "Theirs", exercise="fire-marshal")
    path = laptop.link()
    assert "Bring along" in other.client.get(path).content.decode()
    other.confirm(path, bring="on")
    theirs.refresh_from_db()
    assert theirs.owner == laptop.person == other.person


def test_somebody_s_own_link_leads_home(monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = Browser()
    path = laptop.link()
    answer = laptop.client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_link_is_not_used_up_when_there_is_no_room_for_what_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, phone = Browser(), Browser()
    path = laptop.link()
    phone.client.get("/")
    assert phone.person is not None
    create_sandbox(phone.person, "Mine", exercise="fire-marshal")
    monkeypatch.setattr(limits, "SANDBOXES_PER_PERSON", 1)
    phone.client.get(path)
    assert phone.confirm(path, bring="on") == 409
    assert phone.person != laptop.person
    assert DeviceLink.objects.count() == 1
    assert phone.person.kind == Kind.GUEST
