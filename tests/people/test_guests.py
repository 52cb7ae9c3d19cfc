"""Joining without an account, and becoming an instructor by a link."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from playground.people.commands import GUESTS_PER_MINUTE, create_guest, new_instructor_link, promote
from playground.people.errors import LinkNotUsable, TooManyGuests
from playground.people.models import InstructorLink, Kind, Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_guests_counted_yet() -> None:
    caches["counters"].clear()


def test_a_guest_has_a_name_and_no_password() -> None:
    guest = create_guest()
    assert guest.kind == Kind.GUEST
    assert guest.display_name.startswith("Guest ")
    assert not guest.has_usable_password()


def test_two_guests_are_two_people() -> None:
    assert create_guest().public_id != create_guest().public_id


def test_one_address_may_fill_a_lecture_hall_and_no_more() -> None:
    for _ in range(GUESTS_PER_MINUTE):
        create_guest("198.51.100.7")
    with pytest.raises(TooManyGuests) as refusal:
        create_guest("198.51.100.7")
    assert refusal.value.hint == "Try again in a minute."
    assert create_guest("198.51.100.8")


def test_a_link_makes_its_first_visitor_an_instructor() -> None:
    browser = Client()
    answer = browser.get(f"/instructor/{new_instructor_link()}/")
    assert answer.status_code == 302
    person = Person.objects.get(pk=browser.session["_auth_user_id"])
    assert person.kind == Kind.INSTRUCTOR
    assert person.may_teach


def test_a_guest_who_follows_the_link_stays_the_same_person() -> None:
    guest = create_guest()
    browser = Client()
    browser.force_login(guest)
    browser.get(f"/instructor/{new_instructor_link()}/")
    guest.refresh_from_db()
    assert guest.kind == Kind.INSTRUCTOR


def test_the_session_key_changes_when_rights_change() -> None:
    browser = Client()
    browser.force_login(create_guest())
    before = browser.session.session_key
    browser.get(f"/instructor/{new_instructor_link()}/")
    assert browser.session.session_key != before


def test_a_link_works_once() -> None:
    token = new_instructor_link()
    promote(create_guest(), token)
    second = create_guest()
    with pytest.raises(LinkNotUsable):
        promote(second, token)
    second.refresh_from_db()
    assert second.kind == Kind.GUEST


def test_a_link_ends_after_seven_days() -> None:
    token = new_instructor_link(at=timezone.now() - timedelta(days=7))
    with pytest.raises(LinkNotUsable):
        promote(create_guest(), token)


def test_an_unknown_link_is_a_page_that_says_so_with_a_way_out() -> None:
    answer = Client().get("/instructor/nonsense/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
    page = answer.content.decode()
    assert "This instructor link does not work" in page
    assert "Ask whoever runs this server" in page
    assert 'href="/"' in page


def test_a_link_preview_does_not_use_the_link_up() -> None:
    token = new_instructor_link()
    Client().head(f"/instructor/{token}/")
    assert promote(create_guest(), token).kind == Kind.INSTRUCTOR


def test_the_token_itself_is_not_kept() -> None:
    token = new_instructor_link()
    assert token not in str(InstructorLink.objects.values_list())


def test_an_administrator_stays_one() -> None:
    person = create_guest()
    person.kind = Kind.ADMINISTRATOR
    person.save()
    assert promote(person, new_instructor_link()).kind == Kind.ADMINISTRATOR
