"""Progress belongs to a person: kept when sandboxes go, the best time counts, nobody sees another's."""

from datetime import timedelta
from typing import Any

import pytest
from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import delete_sandbox
from playground.sandbox.models import Sandbox
from playground.workshop.catalog import exercise
from playground.workshop.commands import check, start
from playground.workshop.hints import take_hint
from playground.workshop.models import Attempt
from playground.workshop.operations import do
from playground.workshop.progress import progress_of

pytestmark = pytest.mark.django_db
SLUG = "fire-marshal"


@pytest.fixture
def person() -> Person:
    return create_guest()


def begin(person: Person, minutes_ago: int = 0) -> Attempt:
    attempt = start(person, SLUG)
    attempt.started_at -= timedelta(minutes=minutes_ago)
    attempt.save()
    return attempt


def finish(attempt: Attempt) -> None:
    do(attempt.sandbox, exercise(SLUG).solution, {})
    check(attempt.pk)


def test_what_is_begun_has_no_score_yet(person: Person) -> None:
    begin(person)
    newest = begin(person)
    (shown,) = progress_of(person)
    assert (shown.exercise, shown.attempts, shown.sandbox) == (SLUG, 2, newest.sandbox.public_id)
    assert (shown.score, shown.seconds, shown.hints) == (None, None, None)


def test_finishing_keeps_score_time_and_hints_even_when_the_sandbox_goes(person: Person) -> None:
    attempt = begin(person, minutes_ago=3)
    take_hint(attempt)
    take_hint(attempt)
    finish(attempt)
    delete_sandbox(Sandbox.objects.get(attempt=attempt))
    (shown,) = progress_of(person)
    assert (shown.attempts, shown.sandbox, shown.score, shown.hints) == (0, None, 95, 2)
    assert shown.seconds is not None
    assert 180 <= shown.seconds < 240


def test_the_best_score_counts_and_a_worse_one_later_changes_nothing(person: Person) -> None:
    helped = begin(person)
    take_hint(helped)
    take_hint(helped)
    finish(helped)
    finish(begin(person))
    assert progress_of(person)[0].score == 100
    again = begin(person)
    take_hint(again)
    take_hint(again)
    finish(again)
    (shown,) = progress_of(person)
    assert (shown.score, shown.hints, shown.attempts) == (100, 0, 3)


def test_everybody_sees_their_own_progress_alone(person: Person, django_assert_num_queries: Any) -> None:
    finish(begin(person))
    client, stranger = APIClient(), APIClient()
    client.force_authenticate(person)
    stranger.force_authenticate(create_guest())
    with django_assert_num_queries(3):
        shown = client.get("/api/exercises/progress/").json()
    assert [(each["exercise"], each["score"]) for each in shown] == [(SLUG, 100)]
    assert stranger.get("/api/exercises/progress/").json() == []
    assert APIClient().get("/api/exercises/progress/").status_code in (401, 403)
