"""At the end of a class each learner sees what they did in it, and nobody else's work."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.workshop.classroom import commands
from playground.workshop.models import Team
from tests.workshop.classroom.conftest import Room, browser, room
from tests.workshop.solving import solve
from tests.workshop.test_afterwards import attempt

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def results(room: Room, nickname: str) -> list[Any]:
    return room.send("get", "mine/results/", browser(room.seat(nickname).person)).json()


def test_a_learner_takes_home_what_they_did_also_once_the_class_has_ended(room: Room) -> None:
    done = attempt(room, "Bo")
    solve(done)
    attempt(room, "Cy")
    commands.step(room.workshop, room.ana, "closed")
    first, second = results(room, "Bo")
    assert (first["finished"], first["met"], first["sandbox"]) == (True, first["of"], done.sandbox.public_id)
    assert (second["finished"], second["met"], second["sandbox"]) == (False, 0, None)
    assert not results(room, "Cy")[0]["finished"]


def test_what_a_mate_did_counts_for_the_team(room: Room) -> None:
    done = attempt(room, "Bo")
    attempt(room, "Cy")
    team = Team.objects.create(workshop=room.workshop, name="Blue")
    room.workshop.enrollments.update(team=team)
    done.team = team
    done.save()
    solve(done)
    assert results(room, "Cy")[0]["finished"]


def test_it_asks_for_no_more_in_a_larger_class(room: Room) -> None:
    solve(attempt(room, "Bo"))
    with CaptureQueriesContext(connection) as alone:
        results(room, "Bo")
    for name in ("Cy", "Di", "Ed"):
        attempt(room, name)
    with CaptureQueriesContext(connection) as full:
        results(room, "Bo")
    assert len(full) == len(alone)
