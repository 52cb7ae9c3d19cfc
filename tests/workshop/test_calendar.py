"""A calendar program reads when one's workshops are, at an address that is the only key to it."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from playground.people import accounts
from playground.people.commands import create_guest
from playground.workshop.classroom import commands
from playground.workshop.models import CalendarFeed, Workshop
from tests.workshop.classroom.conftest import Room, browser, instructor, room

__all__ = ["room"]
pytestmark = pytest.mark.django_db
NINE, TEN = datetime(2030, 1, 7, 9, tzinfo=UTC), datetime(2030, 1, 7, 10, tzinfo=UTC)


def address(client) -> str:  # noqa: ANN001
    made = client.post("/api/me/calendar/")
    assert made.status_code == 200
    return made.json()["address"].replace("http://testserver", "")


def events(path: str) -> list:
    """Read as a calendar program does: without any cookie."""
    answer = browser().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def timed(room: Room) -> Workshop:
    return commands.change(room.fresh(), room.ana, starts_at=NINE, ends_at=TEN)


def test_a_learner_and_an_instructor_read_when_the_workshop_is(room: Room) -> None:
    learner = room.join("Bo")
    timed(room)
    for client, page in ((learner, "class"), (room.desk, "workshops")):
        (event,) = events(address(client))
        assert (event["summary"], event.decoded("dtstart"), event.decoded("dtend")) == ("Roles on a Friday", NINE, TEN)
        assert event["url"] == f"http://testserver/{page}/{room.workshop.public_id}/"
        assert event["uid"] == f"{room.workshop.public_id}@understudy"


def test_what_changes_has_a_higher_sequence_under_the_same_id(room: Room) -> None:
    timed(room)
    path = address(room.desk)
    (before,) = events(path)
    commands.change(room.fresh(), room.ana, ends_at=datetime(2030, 1, 7, 11, tzinfo=UTC))
    (after,) = events(path)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_a_title_cannot_write_lines_of_its_own(room: Room) -> None:
    timed(room)
    Workshop.objects.update(title="A; B, C\\D\nEND:VEVENT")
    (event,) = events(address(room.desk))
    assert event["summary"] == "A; B, C\\D\nEND:VEVENT"


def test_lines_are_folded_and_end_as_the_standard_asks(room: Room) -> None:
    timed(room)
    Workshop.objects.update(title="Ü" * 80)
    content = browser().get(address(room.desk)).content
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_address_is_told_once_and_a_new_one_ends_it(room: Room) -> None:
    first = address(room.desk)
    shown = room.desk.get("/api/me/calendar/").json()
    assert shown["address"] is None
    assert shown["since"] is not None
    second = address(room.desk)
    assert browser().get(first).status_code == 404
    assert browser().get(second).status_code == 200
    assert first.split("/")[-1].removesuffix(".ics") not in CalendarFeed.objects.get().token_hash


def test_a_revoked_address_opens_nothing(room: Room) -> None:
    path = address(room.desk)
    assert room.desk.delete("/api/me/calendar/").status_code == 204
    assert browser().get(path).status_code == 404
    assert room.desk.get("/api/me/calendar/").json() == {"since": None, "address": None}


def test_it_names_nobody_and_tells_no_code(room: Room) -> None:
    room.join("Bo")
    accounts.open_account(room.ana, "ana@example.com", "three unrelated words")
    timed(room)
    content = browser().get(address(browser(room.ana))).content.decode()
    for secret in ("@example.com", "Ana", "Bo", room.code):
        assert secret not in content


def test_others_workshops_and_those_without_a_time_or_put_away_are_not_in_it(room: Room) -> None:
    assert events(address(room.desk)) == []
    timed(room)
    assert events(address(browser(instructor("Eve")))) == []
    commands.step(room.fresh(), room.ana, "closed")
    assert len(events(address(room.desk))) == 1
    commands.step(room.fresh(), room.ana, "archived")
    assert events(address(room.desk)) == []


def test_who_is_removed_reads_it_no_more(room: Room) -> None:
    path = address(room.join("Bo"))
    timed(room)
    assert len(events(path)) == 1
    room.move("Bo", "removed")
    assert events(path) == []


def test_a_learner_does_not_read_of_a_workshop_in_preparation(room: Room) -> None:
    path = address(room.join("Bo"))
    timed(room)
    Workshop.objects.update(state="draft")
    assert events(path) == []
    (event,) = events(address(room.desk))
    assert event["status"] == "TENTATIVE"


def test_an_address_nobody_has_opens_nothing(room: Room) -> None:
    assert browser().get("/calendar/" + "x" * 43 + ".ics").status_code == 404
    assert browser().post("/api/me/calendar/").status_code == 403


def test_a_guest_who_opens_an_account_keeps_the_feed_unless_there_is_one(room: Room) -> None:
    guest, person = create_guest(), instructor()
    address(browser(guest))
    accounts.hand_over(guest, person)
    assert CalendarFeed.objects.get().person == person
