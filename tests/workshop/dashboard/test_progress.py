"""What a dashboard knows of each learner: goals, hints, mistakes, sessions, and since when nothing moves."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.sandbox.models import Role, Sandbox
from playground.workshop.commands import check
from playground.workshop.dashboard.progress import progress_in
from playground.workshop.models import Attempt
from tests.workshop.dashboard.conftest import Busy, begun, connect, opened, row_of

pytestmark = pytest.mark.django_db


def test_a_learner_who_has_begun_has_a_row_with_a_mark_for_each_goal(room: Busy) -> None:
    begun(room, "Bo")
    row = row_of(room, "Bo")
    assert (row["exercise"], row["finished_at"], row["moved_at"], row["hints"]) == ("fire-marshal", None, None, 0)
    assert set(row["met"]) <= {True, False}
    assert False in row["met"]


def test_a_goal_that_is_met_says_when(room: Busy) -> None:
    sandbox = begun(room, "Bo")
    before = row_of(room, "Bo")
    connect(sandbox, "jane", "FireMarshal")
    after = row_of(room, "Bo")
    assert sum(map(bool, after["met"])) > sum(map(bool, before["met"]))
    assert after["moved_at"] is not None


def test_a_goal_that_is_not_met_names_the_reason_that_decided(room: Busy) -> None:
    begun(room, "Bo")
    row = row_of(room, "Bo")
    unmet = [reason for met, reason in zip(row["met"], row["reasons"], strict=True) if not met]
    assert "implicit_deny.trust" in unmet


def test_a_hint_is_counted(room: Busy) -> None:
    begun(room, "Bo")
    assert room.send("get", "dashboard/").status_code == 200
    attempt = Attempt.objects.get(enrollment__nickname="Bo")
    attempt.hints.create(index=0, cost=5, at=attempt.started_at)
    assert row_of(room, "Bo")["hints"] == 1


def test_a_live_session_is_named_with_its_end(room: Busy) -> None:
    sandbox = begun(room, "Bo")
    connect(sandbox, "jane", "FireMarshal")
    role = Role.objects.get(sandbox=sandbox, name="FireMarshal")
    bob = sandbox.identities.get(name="bob")
    client = room.browsers["Bo"]
    asked = {"caller": {"kind": "identity", "id": bob.public_id}, "role_id": role.public_id}
    answer = client.post(f"/api/sandboxes/{sandbox.public_id}/sessions/", asked, content_type="application/json")
    assert answer.status_code == 201, answer.content
    row = row_of(room, "Bo")
    assert row["sessions"] == 1
    assert (row["live"][0]["role"], row["live"][0]["ends_at"] is not None) == ("FireMarshal", True)


def test_rows_of_three_learners_cost_as_many_questions_as_one(room: Busy) -> None:
    begun(room, "Bo")
    with CaptureQueriesContext(connection) as one:
        progress_in(room.workshop, "fire-marshal")
    for name in ("Cy", "Di"):
        begun(room, name)
    with CaptureQueriesContext(connection) as three:
        assert len(progress_in(room.workshop, "fire-marshal")) == 3
    assert len(three) == len(one)


def test_a_foreign_exercise_falls_back_to_what_the_class_does(room: Busy) -> None:
    begun(room, "Bo")
    told: Any = room.desk.get(f"/api/workshops/{room.workshop.public_id}/dashboard/?exercise=unheard-of").json()
    assert told["exercise"] == "fire-marshal"
    assert [goal["id"] for goal in told["goals"]]


def test_a_tile_shows_accounts_cards_lines_and_sessions_of_this_workshop_only(room: Busy) -> None:
    sandbox = begun(room, "Bo")
    connect(sandbox, "jane", "FireMarshal")
    other = Sandbox.objects.create(name="Foreign", owner=room.ana)
    answer = room.send("post", "tiles/", sandboxes=[sandbox.public_id, other.public_id, "sb-unknown"])
    assert [each["sandbox"] for each in answer.json()] == [sandbox.public_id]
    tile = answer.json()[0]
    assert len(tile["boxes"]) % 5 == 0 and len(tile["cards"]) % 3 == 0
    assert len(tile["boxes"]) and len(tile["cards"]) > 3
    assert len(tile["lines"]) == 8, "two lines: bob and jane to FireMarshal"
    assert tile["revision"] == Sandbox.objects.get(pk=sandbox.pk).revision


def test_more_tiles_than_fit_are_refused(room: Busy) -> None:
    assert room.send("post", "tiles/", sandboxes=["sb-x"] * 101).status_code == 400


def test_the_timeline_tells_of_states_exercises_and_finishes(room: Busy) -> None:
    sandbox = begun(room, "Bo")
    attempt = Attempt.objects.get(sandbox=sandbox)
    attempt.finished_at = attempt.started_at
    attempt.save()
    marks = [(mark["kind"], mark["what"], mark["count"]) for mark in room.send("get", "timeline/").json()]
    assert marks == [
        ("state", "open", 1),
        ("exercise", "The fire marshal", 1),
        ("joined", "", 1),
        ("finished", "The fire marshal", 1),
    ]


def test_marking_again_changes_nothing(room: Busy) -> None:
    begun(room, "Bo")
    before = row_of(room, "Bo")
    check(Attempt.objects.get(enrollment__nickname="Bo").pk)
    assert row_of(room, "Bo") == before


def test_a_team_has_one_row(room: Busy) -> None:
    for nickname in ("Bo", "Cy"):
        room.join(nickname)
    room.workshop.enrollments.update(team=room.workshop.teams.create(name="Red"))
    assert opened(room, "Bo") == opened(room, "Cy")
    told = room.send("get", "dashboard/").json()
    assert (len(told["rows"]), told["teams"][0]["name"]) == (1, "Red")
