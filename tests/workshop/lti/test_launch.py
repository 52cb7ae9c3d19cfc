"""Coming in from a course: who one is, and where one sits."""

import pytest
from django.test import Client

from playground.people.accounts import open_account
from playground.people.commands import create_guest
from playground.people.models import Kind, Person
from playground.workshop.classroom import commands, seats
from playground.workshop.models import Attempt, LtiLaunch, LtiSeat, Workshop
from tests.workshop.lti.conftest import begin, browser, come, go_on, launch, link_by_hand, person_of, ticket_in
from tests.workshop.lti.platform import Platform

pytestmark = pytest.mark.django_db


def test_a_learner_takes_a_seat_and_begins_the_exercise_of_the_link(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop, "break-glass")
    client, answer = come(platform, "ana")
    seat = workshop.enrollments.get()
    assert (seat.nickname, seat.person, seat.state) == ("Ana Lee", person_of(client), "in")
    assert seat.person.kind == Kind.LEARNER and seat.person.has_account
    attempt = Attempt.objects.get(enrollment=seat)
    assert attempt.exercise == "break-glass"
    assert answer.headers["Location"] == f"/s/{attempt.sandbox.public_id}/"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_who_comes_again_is_the_same_person_in_the_same_seat_and_sandbox(
    platform: Platform, workshop: Workshop
) -> None:
    link_by_hand(workshop, "fire-marshal")
    first, one = come(platform, "ana")
    second, other = come(platform, "ana")
    assert person_of(first) == person_of(second)
    assert one.headers["Location"] == other.headers["Location"]
    assert workshop.enrollments.count() == Attempt.objects.count() == LtiSeat.objects.count() == 1


def test_a_link_to_the_class_leads_to_whatever_it_does(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    _, answer = come(platform, "ana")
    assert answer.headers["Location"] == f"/class/{workshop.public_id}/"


def test_an_instructor_of_the_course_teaches_the_workshop(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop, "fire-marshal")
    client, answer = come(platform, "ito")
    assert answer.headers["Location"] == f"/workshops/{workshop.public_id}/"
    assert client.get(answer.headers["Location"]).status_code == 200
    assert workshop.enrollments.count() == 0
    assert person_of(client).kind == Kind.INSTRUCTOR


@pytest.mark.parametrize("role", ["Learner", "Mentor", "ContentDeveloper", "/Instructor#TeachingAssistant"])
def test_no_other_role_teaches(platform: Platform, workshop: Workshop, role: str) -> None:
    link_by_hand(workshop)
    platform.course.people["ana"]["role"] = role
    client, _ = come(platform, "ana")
    assert client.get(f"/workshops/{workshop.public_id}/").status_code == 404
    assert person_of(client).kind == Kind.LEARNER


def test_whoever_was_taken_off_by_the_owner_does_not_come_back_by_the_link(
    platform: Platform, workshop: Workshop
) -> None:
    link_by_hand(workshop)
    client, _ = come(platform, "ito")
    seats.remove_co_instructor(workshop, workshop.owner, person_of(client).public_id)
    again, answer = come(platform, "ito")
    assert answer.status_code == 403
    assert "do not teach this workshop any more" in answer.content.decode()
    assert "_auth_user_id" not in again.session


def test_a_blocked_learner_stays_out(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    come(platform, "ana")
    seats.seat(workshop, workshop.owner, workshop.enrollments.get().public_id, "blocked")
    _, answer = come(platform, "ana")
    assert answer.status_code == 403
    assert "cannot come into this workshop" in answer.content.decode()


def test_a_waiting_room_holds_for_learners_of_a_course_too(platform: Platform, workshop: Workshop) -> None:
    commands.change(workshop, workshop.owner, waiting_room=True)
    link_by_hand(workshop, "fire-marshal")
    _, answer = come(platform, "ana")
    assert answer.headers["Location"] == f"/class/{workshop.public_id}/"
    assert workshop.enrollments.get().state == "waiting"
    assert Attempt.objects.count() == 0


def test_an_email_never_opens_the_account_of_somebody_else(platform: Platform, workshop: Workshop) -> None:
    ana = open_account(create_guest(), "ana@example.org", "correct horse battery")
    link_by_hand(workshop)
    client, _ = come(platform, "ana")
    assert person_of(client) != ana
    assert person_of(client).email == ""


def test_a_closed_account_stays_closed(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    come(platform, "ana")
    Person.objects.filter(display_name="Ana Lee").update(is_active=False)
    _, answer = come(platform, "ana")
    assert answer.status_code == 403
    assert "account here cannot be used" in answer.content.decode()


def test_the_door_names_who_comes_and_signs_nobody_in(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    client = browser()
    page = launch(client, platform, "ana", **{"sec-fetch-dest": "iframe"})
    text = page.content.decode()
    assert "Go on as Ana Lee?" in text and "Northwind Academy" in text
    assert 'target="_blank"' in text
    assert client.cookies == {} and not Person.objects.filter(display_name="Ana Lee").exists()


def test_in_a_page_of_its_own_the_door_opens_no_second_window(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    page = launch(browser(), platform, "ana", **{"sec-fetch-dest": "document"})
    assert "_blank" not in page.content.decode()


def test_only_the_platform_shows_the_door_in_a_frame(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    page = launch(browser(), platform, "ana")
    policy = page.headers["Content-Security-Policy"]
    assert f"frame-ancestors {platform.url};" in policy + ";"
    assert "X-Frame-Options" not in page.headers


def test_a_guest_who_comes_from_a_course_is_signed_in_anew(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    client = browser()
    client.get("/")
    before = client.session.session_key
    go_on(client, launch(client, platform, "ana"))
    assert client.session.session_key != before
    assert str(person_of(client)) == "Ana Lee"


def test_what_is_kept_of_a_launch_goes_with_the_next_one(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    come(platform, "ana")
    used = LtiLaunch.objects.get()
    assert used.message == {}
    LtiLaunch.objects.update(expires_at=used.expires_at.replace(year=2020))
    come(platform, "bo")
    assert not LtiLaunch.objects.filter(pk=used.pk).exists()


def test_a_ticket_is_good_once_and_from_our_page_alone(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    page = launch(browser(), platform, "ana")
    ticket = {"ticket": ticket_in(page)}
    for headers in ({}, {"origin": platform.url}, {"origin": "null"}):
        answer = Client().post("/lti/open/", ticket, headers=headers)
        assert (answer.status_code, "not sent from our page" in answer.content.decode()) == (403, True)
    assert go_on(browser(), page).status_code == 302
    again = go_on(browser(), page)
    assert (again.status_code, "used already" in again.content.decode()) == (403, True)


def test_a_sign_in_may_begin_by_get_too(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    client = browser()
    there = client.get("/lti/login/", platform.begin("ana", "by-hand"))
    page = client.post("/lti/launch/", platform.authorize(there.headers["Location"]))
    assert go_on(client, page).status_code == 302


def test_of_several_registrations_the_client_id_tells_which(platform: Platform) -> None:
    assert begin(browser(), platform, "ana", "by-hand", client_id="").status_code == 302
    for changed in ({"client_id": "another"}, {"iss": "https://elsewhere.example.org"}, {"iss": ""}):
        answer = begin(browser(), platform, "ana", "by-hand", **changed)
        assert (answer.status_code, "not registered" in answer.content.decode()) == (403, True)
