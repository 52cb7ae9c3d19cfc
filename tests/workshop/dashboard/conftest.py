"""Learners at work, for the tests of the dashboard."""

from typing import Any

import pytest

from playground.sandbox.commands import trust
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.workshop.classroom import commands
from playground.workshop.classroom.joining import sandbox_for
from playground.workshop.commands import check
from playground.workshop.models import Attempt, Enrollment
from tests.workshop.classroom.conftest import COURSE, Room, instructor


class Busy(Room):
    """A room that keeps the browsers of its learners, by nickname."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.browsers: dict[str, Any] = {}


@pytest.fixture
def room(db: None) -> Busy:
    """Ana's open workshop of two exercises, which does the first."""
    ana = instructor()
    found = Busy(commands.step(commands.create(ana, "Roles on a Friday", COURSE), ana, "open"))
    found.begin()
    return found


def begun(room: Room, nickname: str) -> Sandbox:
    """Out: the sandbox of a learner who came in and began, marked as the worker does a moment later."""
    client = room.join(nickname)
    if isinstance(room, Busy):
        room.browsers[nickname] = client
    sandbox = opened(room, nickname)
    check(Attempt.objects.get(sandbox=sandbox).pk)
    return sandbox


def opened(room: Room, nickname: str) -> Sandbox:
    seats = Enrollment.objects.select_related("workshop__supervision", "person", "team")
    return sandbox_for(seats.get(workshop=room.workshop, nickname=nickname))


def connect(sandbox: Sandbox, user: str, role: str) -> None:
    """Draw a trust link as the learner does, and mark."""
    with editing(sandbox, sandbox.owner) as edit:
        trust.connect(edit, sandbox.roles.get(name=role).public_id, sandbox.identities.get(name=user).public_id)
    check(Attempt.objects.get(sandbox=sandbox).pk)


def row_of(room: Room, nickname: str) -> dict[str, Any]:
    """Out: this learner's row, as the dashboard's endpoint tells it."""
    learner = room.seat(nickname).public_id
    return next(row for row in room.send("get", "dashboard/").json()["rows"] if row["learner_id"] == learner)
