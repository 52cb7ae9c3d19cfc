"""The roster of a workshop: who is expected, and who has come as whom."""

from base64 import b64encode
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from playground.people.accounts import hand_over
from playground.people.commands import create_guest
from playground.workshop.classroom import commands as workshops
from playground.workshop.classroom.roster.links import entry_behind, link_of
from playground.workshop.models import RosterEntry, Seat
from tests.workshop.classroom.conftest import Room, browser

FILE = "name,email,team,id\nAna Silva,ana@example.com,Red,1\nBo Lee,bo@example.com,Red,2\n=Cy,,,\n"


def sent(room: Room, text: str, path: str = "roster/", **more: Any) -> HttpResponse:
    return room.send("post", path, content=b64encode(text.encode()).decode(), **more)


def taken(room: Room, text: str, **more: Any) -> tuple[int, int, int]:
    answer = sent(room, text, **more)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    return told["new"], told["changed"], told["same"]


def roster(room: Room) -> dict[str, Any]:
    return {each["name"]: each for each in room.send("get", "roster/").json()}


def entry(room: Room, name: str) -> RosterEntry:
    return room.workshop.roster.get(name=name)


def came_as(room: Room, nickname: str) -> str | None:
    taken_entry = room.seat(nickname).roster_entry
    return taken_entry.name if taken_entry else None


def test_the_same_file_twice_changes_nothing(room: Room) -> None:
    assert taken(room, FILE) == (3, 0, 0)
    before, revision = roster(room), room.fresh().revision
    assert taken(room, FILE) == (0, 0, 3)
    assert (roster(room), room.fresh().revision) == (before, revision)


def test_a_preview_tells_what_would_be_done_and_does_nothing(room: Room) -> None:
    taken(room, FILE)
    revision = room.fresh().revision
    told = sent(room, "name,team,id\nAna Maria,Blue,1\nDi,Red,\nBo Lee,,3\nBo Lee,,\n", "roster/check/").json()
    assert [(each["name"], each["does"]) for each in told["rows"]] == [
        ("Ana Maria", "changed"),
        ("Di", "new"),
        ("Bo Lee", "changed"),
    ]
    assert [(each["line"], each["field"]) for each in told["faults"]] == [(5, "name")]
    assert (len(roster(room)), room.fresh().revision) == (3, revision)


def test_a_file_with_a_wrong_line_is_taken_not_at_all_or_without_it(room: Room) -> None:
    wrong = FILE + "Di,di@,Red,4\n"
    answer = sent(room, wrong)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "RosterFaults")
    assert answer.json()["error"]["details"]["faults"][0]["line"] == 5
    assert (roster(room), room.workshop.teams.count()) == ({}, 0)
    assert taken(room, wrong, only_good=True) == (3, 0, 0)


def test_people_are_known_again_by_id_then_by_e_mail_then_by_name(room: Room) -> None:
    taken(room, FILE)
    ids = {name: each["id"] for name, each in roster(room).items()}
    changed = "name,email,id\nAna Maria,am@example.com,1\nBob Lee,bo@example.com,22\n=cy,,3\n"
    assert taken(room, changed) == (0, 3, 0)
    assert {each["id"] for each in roster(room).values()} == set(ids.values())
    assert roster(room)["Ana Maria"]["id"] == ids["Ana Silva"]
    assert roster(room)["=cy"]["external_id"] == "3"
    assert roster(room)["Bob Lee"]["team_id"] is not None  # the file had no column for it


def test_names_go_from_one_to_the_next_in_one_file(room: Room) -> None:
    taken(room, "name,id\nAna,1\nBo,2\n")
    assert taken(room, "name,id\nCy,2\nBo,1\nAna,3\n") == (1, 2, 0)
    assert {name: each["external_id"] for name, each in roster(room).items()} == {"Cy": "2", "Bo": "1", "Ana": "3"}


def test_what_somebody_else_of_the_roster_has_is_a_fault(room: Room) -> None:
    taken(room, FILE)
    answer = sent(room, "name,email,id\nAna Silva,bo@example.com,1\n=Cy,,2\n", only_good=True)
    assert [(each["line"], each["field"]) for each in answer.json()["faults"]] == [(2, "email"), (3, "name")]


def test_a_team_is_as_large_as_a_team_may_be(room: Room) -> None:
    text = "name,team\n" + "".join(f"P{number},Red\n" for number in range(13))
    told = sent(room, text, "roster/check/").json()
    assert [(each["line"], each["field"]) for each in told["faults"]] == [(14, "team")]


def test_a_roster_has_a_thousand_people_and_no_more(room: Room) -> None:
    assert taken(room, "\n".join(f"P{number}" for number in range(1_000))) == (1_000, 0, 0)
    answer = sent(room, "P0\nOne more\n")
    assert answer.json()["error"]["details"]["faults"][0]["line"] == 2


def test_an_export_is_imported_as_no_change_and_holds_no_formula(room: Room) -> None:
    taken(room, FILE)
    answer = room.desk.get(f"/workshops/{room.workshop.public_id}/roster.csv")
    text = answer.content.decode("utf-8-sig")
    assert "'=Cy,,," in text.splitlines()
    assert taken(room, text) == (0, 0, 3)


def test_who_names_themselves_as_on_the_roster_takes_that_place_and_its_team(room: Room) -> None:
    taken(room, FILE)
    room.join("  ana   SILVA")
    seat = room.seat("Ana Silva")
    assert (came_as(room, "Ana Silva"), seat.team.name, str(seat.person)) == ("Ana Silva", "Red", "Ana Silva")


def test_a_place_is_taken_once(room: Room) -> None:
    taken(room, FILE)
    room.join("Ana Silva")
    room.join("Ana Silva")
    assert (came_as(room, "Ana Silva 2"), room.seat("Ana Silva 2").team) == (None, None)


def test_who_waits_has_a_place_and_who_is_removed_gives_it_back(room: Room) -> None:
    workshops.change(room.workshop, room.ana, waiting_room=True)
    taken(room, FILE)
    room.join("Bo Lee")
    assert (room.seat("Bo Lee").state, came_as(room, "Bo Lee")) == (Seat.WAITING, "Bo Lee")
    room.move("Bo Lee", "removed")
    assert came_as(room, "Bo Lee") is None
    room.join("bo lee")
    assert came_as(room, "Bo Lee 2") == "Bo Lee"


def test_the_instructor_frees_a_place_and_its_personal_link_works_again(room: Room) -> None:
    taken(room, FILE)
    room.join("Ana Silva")
    path = roster(room)["Ana Silva"]["link"]
    assert browser().post(path).status_code == 409
    assert room.send("delete", f"roster/{entry(room, 'Ana Silva').public_id}/learner/").status_code == 204
    assert browser().post(path).status_code == 302
    assert came_as(room, "Ana Silva 2") == "Ana Silva"


def test_a_personal_link_asks_before_it_takes_the_place(room: Room) -> None:
    taken(room, FILE)
    client, path = browser(), roster(room)["Bo Lee"]["link"]
    page = client.get(path)
    assert (page.status_code, room.workshop.enrollments.count()) == (200, 0)
    assert "Bo Lee" in page.content.decode()
    assert client.post(path).headers["Location"] == f"/class/{room.workshop.public_id}/"
    assert (came_as(room, "Bo Lee"), room.seat("Bo Lee").team.name) == ("Bo Lee", "Red")
    assert client.get(path).headers["Location"] == f"/class/{room.workshop.public_id}/"  # again: on to the class


def test_who_sits_in_the_workshop_already_is_known_by_their_link(room: Room) -> None:
    taken(room, FILE)
    client = room.join("Somebody")
    assert client.post(roster(room)["Bo Lee"]["link"]).status_code == 302
    assert (came_as(room, "Somebody"), room.seat("Somebody").team.name) == ("Bo Lee", "Red")
    answer = client.post(roster(room)["Ana Silva"]["link"])
    assert (answer.status_code, came_as(room, "Somebody")) == (409, "Bo Lee")


def test_a_link_is_one_persons_and_ends_with_another_one(room: Room) -> None:
    taken(room, FILE)
    ana = entry(room, "Ana Silva")
    link = link_of(ana)
    assert entry_behind(link) == ana
    forged = link.replace(ana.public_id, entry(room, "Bo Lee").public_id)
    for wrong in (forged, link[:-1], link.partition(".")[0], "", f"{ana.public_id}."):
        assert entry_behind(wrong) is None
    assert room.send("post", f"roster/{ana.public_id}/link/").status_code == 204
    assert browser().get(f"/seat/{link}/").status_code == 404


@pytest.mark.usefixtures("one_minute")
def test_guessing_links_is_bounded_with_the_codes(room: Room) -> None:
    taken(room, FILE)
    where = {"REMOTE_ADDR": "192.0.2.7"}
    client = Client(raise_request_exception=False)
    answers = [client.get(f"/seat/re-{number}.x/", **where).status_code for number in range(31)]
    assert answers == [404] * 30 + [429]
    assert client.get(roster(room)["Bo Lee"]["link"], **where).status_code == 429
    assert browser().get(roster(room)["Bo Lee"]["link"], REMOTE_ADDR="192.0.2.200").status_code == 200


def test_a_workshop_that_is_not_open_takes_nobody_by_a_link_either(room: Room) -> None:
    taken(room, FILE)
    room.send("put", "state/", state="locked")
    answer = browser().post(roster(room)["Bo Lee"]["link"])
    assert (answer.status_code, room.workshop.enrollments.count()) == (409, 0)


def test_who_is_taken_off_the_roster_stays_in_the_class(room: Room) -> None:
    taken(room, FILE)
    room.join("Ana Silva")
    assert room.send("delete", f"roster/{entry(room, 'Ana Silva').public_id}/").status_code == 204
    assert (came_as(room, "Ana Silva"), sorted(roster(room))) == (None, ["=Cy", "Bo Lee"])
    room.join("Bo Lee")
    assert room.send("delete", "roster/").json() == {"taken_off": 1}
    assert list(roster(room)) == ["Bo Lee"]


@pytest.mark.parametrize("count", [1, 40])
def test_reading_the_roster_asks_as_much_for_forty_as_for_one(
    room: Room, count: int, django_assert_max_num_queries: Any
) -> None:
    taken(room, "name,team\n" + "".join(f"P{number},T{number}\n" for number in range(count)))
    with django_assert_max_num_queries(8):
        assert len(room.send("get", "roster/").json()) == count


def test_who_signs_in_takes_their_place_along(room: Room) -> None:
    taken(room, FILE)
    person = create_guest()
    room.join("Somebody", browser(person))
    room.join("Bo Lee")
    guest = room.seat("Bo Lee").person
    hand_over(guest, person)
    assert [(each.nickname, each.roster_entry.name) for each in room.workshop.enrollments.all()] == [
        ("Somebody", "Bo Lee")
    ]


def test_who_goes_for_good_takes_their_name_off_the_roster(room: Room) -> None:
    taken(room, FILE)
    room.join("Bo Lee")
    room.seat("Bo Lee").person.delete()
    assert sorted(roster(room)) == ["=Cy", "Ana Silva"]
