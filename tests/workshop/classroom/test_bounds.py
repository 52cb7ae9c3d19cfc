"""Nothing of a class grows without end: what is old goes, what somebody wants is refused with a way out."""

from html import unescape

import pytest

from playground.workshop.classroom import commands, joining, seats, stream
from playground.workshop.classroom.codes import code_of
from playground.workshop.classroom.holding import controls
from playground.workshop.models import Control, WorkshopEntry
from tests.workshop.classroom.conftest import Room, browser


def refused(room: Room, nickname: str) -> str:
    """Out: the page that somebody new gets."""
    answer = browser().post("/join/", {"code": room.code, "nickname": nickname})
    assert answer.status_code == 409
    return unescape(answer.content.decode())


def test_who_left_counts_as_long_as_their_seat_is_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workshop whose learners are removed, or remove themselves by new browsers, does not fill the database."""
    monkeypatch.setattr(joining, "MOST_SEATS", 2)
    bo = room.join("Bo")
    room.join("Cy")
    room.move("Bo", "removed")
    page = refused(room, "Di")
    assert "2 learners have come into this workshop by now" in page
    assert "Ask the instructor to duplicate the workshop." in page
    room.join("Bo", bo)  # whoever has a seat comes again


def test_nobody_sits_in_more_workshops_than_the_bound(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "SEATS_PER_PERSON", 1)
    bo = room.join("Bo")
    other = commands.step(commands.create(room.ana, "Saturday"), room.ana, "open")
    answer = bo.post("/join/", {"code": code_of(other), "nickname": "Bo"})
    assert answer.status_code == 409
    assert "Come in with another account, or as a guest in a private window." in unescape(answer.content.decode())
    room.join("Bo", bo)


def test_nobody_teaches_more_workshops_than_the_bound(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.join("Bo")
    monkeypatch.setattr(seats, "TAUGHT_PER_PERSON", 0)
    answer = room.send("post", "co-instructors/", learner_id=room.seat("Bo").public_id)
    assert answer.status_code == 409
    assert answer.json()["error"]["message"] == "Bo teaches 0 workshops, and there can be no more."
    assert room.seat("Bo")


def test_a_journal_keeps_its_newest_entries(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "KEPT", 3)
    monkeypatch.setattr(stream, "TIDIED_EVERY", 4)
    other = commands.step(commands.create(room.ana, "Saturday"), room.ana, "open")
    for number in range(8):
        commands.change(room.workshop, room.ana, title=f"Friday {number}")
    kept = WorkshopEntry.objects.filter(workshop=room.workshop).order_by("revision")
    revision = room.fresh().revision
    assert list(kept.values_list("revision", flat=True))[-3:] == [revision - 2, revision - 1, revision]
    assert kept.count() < 3 + 4
    assert other.journal.count() == 1
    since = room.send("get", f"journal/?since={revision - 2}").json()
    assert since["complete"] and len(since["entries"]) == 2


def test_what_was_held_goes_when_much_was_held_since(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause that still holds is older than all of it, and stays."""
    monkeypatch.setattr(controls, "MOST_KEPT", 2)
    controls.pause(room.workshop, room.ana, "Look up")
    for minutes in range(1, 6):
        controls.give_time(room.workshop, room.ana, minutes=minutes)
    rows = Control.objects.filter(workshop=room.workshop).order_by("pk")
    assert [(each.kind, each.ended_at is None) for each in rows] == [
        ("pause", True),
        *[("timer", False)] * 2,
        ("timer", True),
    ]
