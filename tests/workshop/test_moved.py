"""What only moved leaves the marks as they are: nobody marks again, and the time at work goes on. What somebody did is

marked before what a class begins with."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import redis
from celery.signals import before_task_publish
from django.utils import timezone

from playground.config.metrics import QUEUES
from playground.people.commands import create_guest
from playground.sandbox.models import Identity, Sandbox
from playground.sandbox.stream import editing
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from playground.workshop.commands import check, start
from playground.workshop.models import Attempt
from playground.workshop.tasks import check_attempt

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def attempt() -> Attempt:
    return start(create_guest(), "fire-marshal")


@pytest.fixture
def queued() -> Iterator[list[str]]:
    """The names of tasks, as they are queued."""
    found: list[str] = []

    def note(sender: str = "", **rest: object) -> None:
        found.append(sender)

    before_task_publish.connect(note)
    yield found
    before_task_publish.disconnect(note)


def move(attempt: Attempt) -> int:
    """Out: the revision after it."""
    with editing(attempt.sandbox_id) as edit:
        edit.place(Identity.objects.filter(sandbox=attempt.sandbox, name="bob").get().public_id, 100, 200)
    return edit.revision


def now(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


def test_a_move_takes_the_marks_along_and_no_worker_hears(attempt: Attempt, queued: list[str]) -> None:
    before = now(attempt)
    revision = move(attempt)
    moved = now(attempt)
    assert moved.marked_revision == revision
    assert moved.changed_at > before.changed_at  # a dashboard that lost the news finds it
    assert check_attempt.name not in queued


def test_who_only_moves_things_is_at_work(attempt: Attempt) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(worked_seconds=60, marked_at=timezone.now() - timedelta(seconds=40))
    move(attempt)
    assert 100 <= now(attempt).worked_seconds < 110
    assert now(attempt).marked_at > timezone.now() - timedelta(seconds=10)


def test_what_was_not_marked_before_the_move_is_marked_after_it(attempt: Attempt, queued: list[str]) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(marked_revision=None)
    revision = move(attempt)
    assert now(attempt).marked_revision is None
    assert queued.count(check_attempt.name) == 1
    assert check(attempt.pk).marked_revision == revision


def test_whatever_goals_may_look_at_is_marked(attempt: Attempt, queued: list[str]) -> None:
    sandbox = Sandbox.objects.get(pk=attempt.sandbox_id)
    bob, role = sandbox.identities.get(name="bob"), sandbox.roles.get(name="FireMarshal")
    # Goals may ask with what a session was begun.
    assume_role(sandbox.pk, CallerRef("identity", bob.public_id), role.public_id, SessionParameters())
    assert queued.count(check_attempt.name) == 1
    with editing(sandbox) as edit:
        edit.touch_sandbox()  # and what the time is
    assert queued.count(check_attempt.name) == 2
    role.description = "Leads everybody out."
    with editing(sandbox) as edit:
        edit.save(role)
    assert queued.count(check_attempt.name) == 3


def test_a_class_that_begins_lets_go_first_what_somebody_did(attempt: Attempt, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.delete(*QUEUES)
        start(create_guest(), "fire-marshal")
        assert [server.llen(queue) for queue in QUEUES] == [0, 1]
        with editing(attempt.sandbox_id) as edit:
            edit.touch_sandbox()
        assert [server.llen(queue) for queue in QUEUES] == [1, 1]
        server.delete(*QUEUES)
