"""Attempts: started, marked after every change, begun again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from celery.contrib.testing.worker import start_worker
from channels.layers import get_channel_layer
from kombu import pools

from playground.config.celery import app as celery_app
from playground.live.groups import of_sandbox
from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import create_sandbox, delete_sandbox
from playground.sandbox.commands.trust import replace_trust_policy
from playground.sandbox.export import export
from playground.sandbox.models import JournalEntry, Position, Role, Sandbox
from playground.sandbox.queries import next_to_undo
from playground.sandbox.stream import editing
from playground.workshop.catalog import FOLDER, exercise
from playground.workshop.commands import check, restart, start
from playground.workshop.errors import NoAttempt, UnknownExercise
from playground.workshop.models import Attempt, GoalResult
from playground.workshop.operations import do
from playground.workshop.queries import attempt_in, attempt_shape, goal_shapes
from playground.workshop.tasks import check_attempt

SOLUTION = json.loads((FOLDER / "fire-marshal" / "solution.json").read_text())


@pytest.fixture
def attempt(db: None) -> Attempt:
    """Somebody's first look at the fire marshal."""
    return start(create_guest(), "fire-marshal")


def met(attempt: Attempt) -> set[str]:
    return {goal.id for goal in goal_shapes(attempt) if goal.met}


def solve(attempt: Attempt) -> None:
    do(attempt.sandbox, SOLUTION, {})


def nudge(attempt: Attempt) -> None:
    """Move a node: an edit that changes no goal."""
    with editing(attempt.sandbox_id) as edit:
        node = Position.objects.filter(sandbox=attempt.sandbox).first()
        edit.place(node.node_id, node.x + 1, node.y)


def test_an_attempt_starts_with_the_picture_in_one_edit_and_marked(attempt: Attempt) -> None:
    sandbox = Sandbox.objects.get(attempt=attempt)
    assert (sandbox.revision, sandbox.exercise, sandbox.name) == (1, "fire-marshal", "The fire marshal")
    assert JournalEntry.objects.filter(sandbox=sandbox).count() == 1
    assert attempt.marked_revision == 1
    assert met(attempt) == {"g1", "g3", "g4", "g6"}


def test_the_picture_is_the_one_of_the_file(attempt: Attempt) -> None:
    drawn = export(Sandbox.objects.get(attempt=attempt))
    world = dict(exercise("fire-marshal").world)
    for kind in ("accounts", "users", "roles", "resources", "layout"):
        assert drawn[kind] == world[kind]


def test_undo_stops_at_the_starting_picture(attempt: Attempt) -> None:
    sandbox = Sandbox.objects.get(attempt=attempt)
    assert next_to_undo(sandbox, sandbox.owner) is None


def test_the_sandbox_belongs_to_who_started_it(db: None) -> None:
    person = create_guest()
    assert start(person, "fire-marshal").sandbox.owner == person


def test_an_unknown_exercise_makes_no_sandbox(db: None) -> None:
    person = create_guest()
    with pytest.raises(UnknownExercise):
        start(person, "nothing")
    assert not person.sandboxes.exists()


def test_marking_twice_changes_nothing(attempt: Attempt, django_assert_num_queries: Any) -> None:
    solve(attempt)
    check(attempt.pk)
    before = list(GoalResult.objects.values_list("pk", "met", "why", "revision"))
    with django_assert_num_queries(1):
        check(attempt.pk)
    assert list(GoalResult.objects.values_list("pk", "met", "why", "revision")) == before


def test_a_result_remembers_since_when_it_has_been_so(attempt: Attempt) -> None:
    nudge(attempt)
    solve(attempt)
    check(attempt.pk)
    revisions = dict(GoalResult.objects.filter(attempt=attempt).values_list("goal", "revision"))
    assert revisions == {"g1": 1, "g2": 3, "g3": 1, "g4": 1, "g5": 3, "g6": 1}


def test_only_the_engine_ticks_a_goal_and_it_unticks_it_too(attempt: Attempt) -> None:
    solve(attempt)
    check(attempt.pk)
    assert met(attempt) == {"g1", "g2", "g3", "g4", "g5", "g6"}
    with editing(attempt.sandbox_id) as edit:
        role = Role.objects.get(sandbox=attempt.sandbox)
        role.trust_policy = role.trust_policy.replace("sts:AssumeRole", "sts:TagSession")
        edit.save(role)
    check(attempt.pk)
    assert met(attempt) == {"g3", "g4"}


MISTAKES = {mistake.code: mistake.operations for mistake in exercise("fire-marshal").mistakes}


def test_a_known_mistake_is_told_with_the_goals_it_breaks_and_forgotten_when_mended(attempt: Attempt) -> None:
    do(attempt.sandbox, MISTAKES["TRUST_EVERYONE"], {})
    check(attempt.pk)
    (told,) = attempt_shape(Attempt.objects.get(pk=attempt.pk)).mistakes
    assert (told.code, told.goals) == ("TRUST_EVERYONE", ["g3"])
    assert told.feedback.startswith("* trusts every AWS principal")
    solve(attempt)
    check(attempt.pk)
    assert attempt_shape(Attempt.objects.get(pk=attempt.pk)).mistakes == []


def test_a_mistake_is_recognised_by_what_happens_however_it_is_written(attempt: Attempt) -> None:
    trust = (
        '{"Version": "2012-10-17", "Statement": ['
        '{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["sts:AssumeRole"]}, '
        '{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole"}]}'
    )
    with editing(attempt.sandbox_id) as edit:
        role = Role.objects.get(sandbox=attempt.sandbox)
        replace_trust_policy(edit, role.public_id, trust)
    check(attempt.pk)
    assert Attempt.objects.get(pk=attempt.pk).mistakes == ["TRUST_EVERYONE"]


def test_an_attempt_remembers_when_it_was_first_finished(attempt: Attempt) -> None:
    assert attempt.finished_at is None
    solve(attempt)
    check(attempt.pk)
    finished = Attempt.objects.get(pk=attempt.pk).finished_at
    assert finished is not None
    restart(attempt, attempt.sandbox.owner)
    assert Attempt.objects.get(pk=attempt.pk).finished_at == finished


def test_a_task_for_an_attempt_that_is_gone_does_nothing(attempt: Attempt) -> None:
    pk = attempt.pk
    delete_sandbox(attempt.sandbox)
    check_attempt.apply(args=[pk])
    assert not Attempt.objects.filter(pk=pk).exists()


def test_an_ordinary_sandbox_is_no_attempt(db: None) -> None:
    with pytest.raises(NoAttempt, match="does not belong to an exercise"):
        attempt_in(create_sandbox(create_guest()))


def test_starting_over_brings_the_picture_back_and_can_be_undone(attempt: Attempt) -> None:
    solve(attempt)
    sandbox = Sandbox.objects.get(attempt=attempt)
    revision = restart(attempt, sandbox.owner)
    sandbox.refresh_from_db()
    assert sandbox.revision == revision
    drawn = export(sandbox)
    assert drawn["roles"] == list(exercise("fire-marshal").world["roles"])
    assert met(Attempt.objects.get(pk=attempt.pk)) == {"g1", "g3", "g4", "g6"}
    entry = next_to_undo(sandbox, sandbox.owner)
    assert entry is not None
    assert entry.label == "Start over"


def test_an_attempt_tells_its_goals_and_why_it_matters(attempt: Attempt) -> None:
    shape = attempt_shape(attempt)
    assert len(shape.exercise.why) == 3
    assert [goal.must_not for goal in shape.goals] == [False, False, True, True, False, True]


class Listener:
    """Joins a sandbox's group as a browser's socket does."""

    def __init__(self, public_id: str) -> None:
        self.layer = get_channel_layer()
        self.channel = async_to_sync(self.layer.new_channel)()
        async_to_sync(self.layer.group_add)(of_sandbox(public_id), self.channel)

    def next(self, kind: str) -> dict[str, Any]:
        """Out: the next message of this type."""
        while True:
            message = async_to_sync(self.layer.receive)(self.channel)["message"]
            if message["type"] == kind:
                return message


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """A real Celery worker on the real broker, in a thread of this process."""
    with start_worker(celery_app, pool="solo", perform_ping_check=False, shutdown_timeout=20):
        yield


def test_after_a_change_the_worker_marks_and_every_browser_hears(worker: None) -> None:
    attempt = start(create_guest(), "fire-marshal")
    listener = Listener(attempt.sandbox.public_id)
    solve(attempt)
    revision = Sandbox.objects.get(attempt=attempt).revision
    news = listener.next("goals")
    while news["revision"] < revision:
        news = listener.next("goals")
    assert all(goal["met"] for goal in news["goals"])
    assert Attempt.objects.get(pk=attempt.pk).marked_revision == revision


def forget_connections() -> None:
    """Of the broker, so that the next message asks for its address anew; a pool that is only closed stays closed."""
    pools.reset()
    celery_app._pool = None
    celery_app.__dict__.pop("amqp", None)


@pytest.mark.django_db(transaction=True)
def test_a_change_does_not_wait_for_a_broker_that_is_away(settings: Any, caplog: Any) -> None:
    attempt = start(create_guest(), "fire-marshal")
    url = celery_app.conf.broker_url
    celery_app.conf.broker_url = "redis://127.0.0.1:1/0"
    forget_connections()
    try:
        solve(attempt)
    finally:
        celery_app.conf.broker_url = url
        forget_connections()
    revision = Sandbox.objects.get(attempt=attempt).revision
    assert "Check my work marks it" in caplog.text
    assert check(attempt.pk).marked_revision == revision
