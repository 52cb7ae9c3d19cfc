"""Co-instructors by a link: it works once and for a week, is taken back, and lets do all but delete."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from playground.people.models import Person
from playground.workshop.classroom import inviting
from playground.workshop.models import CoInstructorLink
from tests.workshop.classroom.conftest import Room, browser, instructor


def link(room: Room, note: str = "Bo", client: Client | None = None) -> str:
    answer = room.send("post", "co-instructor-links/", client, note=note)
    assert answer.status_code == 201, answer.content
    return "/" + answer.json()["address"].split("/", 3)[3]


def opened(room: Room) -> list[str]:
    return [each["note"] for each in room.send("get", "co-instructor-links/").json()]


def teachers(room: Room) -> list[str]:
    return [each["name"] for each in room.send("get", "").json()["workshop"]["led_by"]]


def come(path: str, name: str = "Bo", client: Client | None = None) -> HttpResponse:
    return (client or browser()).post(path, {"name": name})


def test_whoever_opens_it_is_asked_and_then_teaches_the_workshop_once(room: Room) -> None:
    path, client = link(room), browser()
    page = client.get(path)
    assert (page.status_code, Person.objects.count(), opened(room)) == (200, 1, ["Bo"])
    assert come(path, client=client).headers["Location"] == f"/workshops/{room.workshop.public_id}/"
    assert (teachers(room), opened(room)) == (["Ana", "Bo"], [])
    assert client.get(f"/workshops/{room.workshop.public_id}/").status_code == 200
    assert (come(path, "Cy").status_code, teachers(room)) == (404, ["Ana", "Bo"])
    assert Person.objects.count() == 2  # nobody was made for nothing


def test_they_do_all_but_delete_the_workshop_and_take_others_off(room: Room) -> None:
    client = browser()
    come(link(room), client=client)
    assert room.send("patch", "", client, title="Monday").status_code == 200
    assert room.send("put", "state/", client, state="locked").status_code == 200
    come(link(room, "Cy", client), "Cy")
    assert teachers(room) == ["Ana", "Bo", "Cy"]
    cy = Person.objects.get(display_name="Cy").public_id
    for path in ("", f"co-instructors/{cy}/"):
        answer = room.send("delete", path, client)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "OwnerOnly")


def test_one_that_is_taken_back_opens_nothing(room: Room) -> None:
    path = link(room)
    made = room.send("get", "co-instructor-links/").json()[0]
    assert made["made_by"] == "Ana"
    assert room.send("delete", f"co-instructor-links/{made['id']}/").status_code == 204
    assert room.send("delete", f"co-instructor-links/{made['id']}/").status_code == 404
    assert (browser().get(path).status_code, opened(room)) == (404, [])


def test_it_ends_after_a_week(room: Room) -> None:
    path = link(room)
    CoInstructorLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert (browser().get(path).status_code, come(path).status_code, opened(room)) == (404, 404, [])
    link(room)
    assert CoInstructorLink.objects.count() == 1  # the old one went with it


def test_a_learner_who_opens_it_leaves_their_seat(room: Room) -> None:
    client = room.join("Bo")
    assert come(link(room), client=client).status_code == 302
    assert (teachers(room), room.workshop.enrollments.count()) == (["Ana", "Bo"], 0)


def test_who_teaches_it_already_leaves_it_as_it_is(room: Room) -> None:
    path = link(room)
    assert room.desk.get(path).status_code == 302
    assert come(path, client=room.desk).status_code == 302
    assert opened(room) == ["Bo"]


def test_a_guest_gives_a_name_and_an_account_keeps_its_own(room: Room) -> None:
    path = link(room)
    answer = come(path, "Instructor")
    assert (answer.status_code, opened(room)) == (400, ["Bo"])
    assert "kept for those who teach" in answer.content.decode()
    person = instructor("Dr Di")
    person.email = "di@example.com"
    person.set_password("three unrelated words")
    person.save()
    come(path, "", browser(person))
    assert teachers(room) == ["Ana", "Dr Di"]


def test_another_session_key_comes_with_more_rights(room: Room) -> None:
    client = room.join("Bo")
    before = client.session.session_key
    come(link(room), client=client)
    assert client.session.session_key != before


def test_there_is_a_bound_on_open_links_and_on_words(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inviting, "MOST_OPEN", 2)
    link(room)
    link(room, "")
    assert room.send("post", "co-instructor-links/").status_code == 409
    assert room.send("post", "co-instructor-links/", note="x" * 41).status_code == 400


def test_the_token_is_nowhere_in_the_database(room: Room) -> None:
    token = link(room).split("/")[2]
    assert token not in str(CoInstructorLink.objects.values())
