"""The attempts of a person, and the moments at which goals turned."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.workshop import attempts, progress
from playground.workshop.catalog import exercise
from playground.workshop.commands import check, restart, start
from playground.workshop.errors import SolutionClosed
from playground.workshop.hints import take_hint
from playground.workshop.models import Attempt
from playground.workshop.operations import do
from playground.workshop.progress import LONGEST_PAUSE, with_moment, worked
from playground.workshop.solution import compare

pytestmark = pytest.mark.django_db
SLUG = "fire-marshal"
FIRST = ["g1", "g3", "g4", "g6"]
ALL = ["g1", "g2", "g3", "g4", "g5", "g6"]


@pytest.fixture
def person() -> Person:
    return create_guest()


def client_of(person: Person) -> APIClient:
    client = APIClient()
    client.force_authenticate(person)
    return client


def solve(attempt: Attempt) -> Attempt:
    do(attempt.sandbox, exercise(SLUG).solution, {})
    check(attempt.pk)
    attempt.refresh_from_db()
    return attempt


def test_each_attempt_says_when_how_far_and_with_how_much_help(person: Person) -> None:
    helped = solve(start(person, SLUG))
    begun = start(person, SLUG)
    take_hint(begun)
    take_hint(begun)
    newest, oldest = client_of(person).get("/api/attempts/").json()["attempts"]
    assert (newest["sandbox"], newest["title"]) == (begun.sandbox.public_id, "The fire marshal")
    assert [newest[name] for name in ("met", "of", "finished", "hints", "score", "edits")] == [4, 6, False, 2, 61, 1]
    assert [oldest[name] for name in ("met", "of", "finished", "hints", "score", "edits")] == [6, 6, True, 0, 100, 2]
    assert oldest["sandbox"] == helped.sandbox.public_id


def test_attempts_come_page_by_page_in_two_questions_and_nobody_else_s(
    person: Person, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(attempts, "PAGE", 2)
    mine = [start(person, SLUG).sandbox.public_id for _ in range(3)]
    start(create_guest(), SLUG)
    client = client_of(person)
    with django_assert_num_queries(1):
        first = client.get("/api/attempts/").json()
    assert ([each["sandbox"] for each in first["attempts"]], first["more"]) == ([mine[2], mine[1]], True)
    second = client.get("/api/attempts/", {"after": mine[1]}).json()
    assert ([each["sandbox"] for each in second["attempts"]], second["more"]) == ([mine[0]], False)
    assert client.get("/api/attempts/", {"after": "sb-nothing"}).json()["attempts"] == []
    assert APIClient().get("/api/attempts/").status_code in (401, 403)


def test_moments_are_kept_where_other_goals_are_met_than_before(person: Person) -> None:
    attempt = solve(start(person, SLUG))
    restart(attempt, person)
    check(attempt.pk)
    shown = client_of(person).get(f"/api/sandboxes/{attempt.sandbox.public_id}/attempt/moments/").json()
    assert shown == [
        {"revision": 1, "met": FIRST},
        {"revision": 2, "met": ALL},
        {"revision": 3, "met": FIRST},
    ]


def test_moments_are_bounded_and_keep_the_beginning_and_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "MOST_MOMENTS", 3)
    moments: list[Any] = []
    for revision in range(1, 7):
        moments = with_moment(moments, revision, [f"g{revision}"])
    assert moments == [[1, ["g1"]], [2, ["g2"]], [6, ["g6"]]]
    assert with_moment(moments, 7, ["g6"]) is moments


def test_a_long_pause_is_no_work() -> None:
    now = timezone.now()
    attempt = Attempt(started_at=now, worked_seconds=60, marked_at=now)
    assert worked(attempt, now + timedelta(seconds=30))[0] == 90
    assert worked(attempt, now + timedelta(days=1))[0] == 60 + LONGEST_PAUSE
    assert worked(Attempt(started_at=now), now + timedelta(seconds=20))[0] == 20


def test_the_reference_is_closed_until_all_goals_were_met_or_somebody_opens_it(person: Person) -> None:
    attempt = start(person, SLUG)
    client = client_of(person)
    address = f"/api/sandboxes/{attempt.sandbox.public_id}/attempt/"
    assert client.get(address).json()["reference_open"] is False
    with pytest.raises(SolutionClosed):
        compare(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(solution_opened_at=timezone.now())
    shown = client.get(address).json()
    assert (shown["reference_open"], shown["finished"]) == (True, False)
    assert client.get(address + "solution/").json()["differences"][0]["place"] == "Role FireMarshal: trust policy"


def test_a_sandbox_without_an_exercise_is_no_attempt(person: Person) -> None:
    create_sandbox(person)
    assert client_of(person).get("/api/attempts/").json() == {"attempts": [], "more": False}


def test_the_page_opens_for_somebody_new() -> None:
    assert APIClient().get("/progress/").status_code == 200
