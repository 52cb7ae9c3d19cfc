"""Endpoints of exercises and attempts."""

import json

import pytest
from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import create_sandbox, invite
from playground.sandbox.models import Sandbox
from playground.workshop.catalog import FOLDER, exercises
from playground.workshop.operations import do

pytestmark = pytest.mark.django_db
NOWHERE = {"x": 0, "y": 0}
SOLUTION = json.loads((FOLDER / "fire-marshal" / "solution.json").read_text())


@pytest.fixture
def learner() -> Person:
    return create_guest()


def client_of(person: Person) -> APIClient:
    client = APIClient()
    client.force_authenticate(person)
    return client


@pytest.fixture
def client(learner: Person) -> APIClient:
    return client_of(learner)


def begin(client: APIClient) -> str:
    answer = client.post("/api/exercises/fire-marshal/start/")
    assert answer.status_code == 201
    return answer.json()["sandbox"]


def drawn_names(client: APIClient, public_id: str) -> list[list[str]]:
    shown = client.get(f"/api/sandboxes/{public_id}/").json()
    return [sorted(each["name"] for each in shown[plural]) for plural in ("accounts", "identities", "groups", "roles")]


def test_exercises_are_listed_in_the_order_of_the_course(client: APIClient) -> None:
    cards = client.get("/api/exercises/").json()
    assert [card["slug"] for card in cards] == [each.slug for each in exercises()]
    assert set(cards[0]) == {
        "number",
        "slug",
        "title",
        "track",
        "minutes",
        "after",
        "objective",
        "story",
        "picture",
        "drawing",
    }
    drawing = cards[0]["drawing"]
    assert (len(drawing["boxes"]), len(drawing["cards"]), len(drawing["lines"])) == (1, 5, 1)


def test_starting_an_exercise_opens_a_sandbox_of_ones_own(client: APIClient, learner: Person) -> None:
    sandbox = Sandbox.objects.get(public_id=begin(client))
    assert sandbox.owner == learner
    assert sandbox.exercise == "fire-marshal"


def test_an_unknown_exercise_is_404_with_a_way_out(client: APIClient) -> None:
    answer = client.post("/api/exercises/nothing/start/")
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert (error["code"], error["place"]) == ("UnknownExercise", "slug")
    assert error["hint"]


def test_an_attempt_shows_its_exercise_and_its_goals(client: APIClient) -> None:
    shown = client.get(f"/api/sandboxes/{begin(client)}/attempt/").json()
    assert set(shown) == {"exercise", "goals", "mistakes", "hints", "score", "finished", "reference_open", "revision"}
    assert set(shown["exercise"]) == {
        "slug",
        "title",
        "objective",
        "story",
        "task",
        "why",
        "lesson",
        "employees",
        "players",
    }
    assert shown["revision"] == 1
    goals = {goal["id"]: goal for goal in shown["goals"]}
    assert goals["g1"] == {
        "id": "g1",
        "text": "Bob can still put on the hat",
        "must_not": False,
        "met": True,
        "why": "",
    }
    assert goals["g2"]["met"] is False
    assert goals["g2"]["why"].startswith("Jane cannot assume FireMarshal yet")


def test_check_marks_at_once(client: APIClient) -> None:
    public_id = begin(client)
    do(Sandbox.objects.get(public_id=public_id), SOLUTION, {})
    shown = client.post(f"/api/sandboxes/{public_id}/attempt/check/").json()
    assert all(goal["met"] for goal in shown["goals"])
    assert shown["revision"] == 2


def test_restart_answers_with_its_revision_and_the_first_marks(client: APIClient) -> None:
    public_id = begin(client)
    do(Sandbox.objects.get(public_id=public_id), SOLUTION, {})
    answer = client.post(f"/api/sandboxes/{public_id}/attempt/restart/")
    assert answer.status_code == 200
    assert answer["X-Revision"] == str(answer.json()["revision"]) == "3"
    assert [goal["id"] for goal in answer.json()["goals"] if goal["met"]] == ["g1", "g3", "g4", "g6"]


def test_a_reset_brings_the_starting_picture_back(client: APIClient) -> None:
    public_id = begin(client)
    before = drawn_names(client, public_id)
    do(Sandbox.objects.get(public_id=public_id), SOLUTION, {})
    client.post(f"/api/sandboxes/{public_id}/identities/", {"kind": "anonymous", "name": "", "position": NOWHERE})
    assert drawn_names(client, public_id) != before
    answer = client.post(f"/api/sandboxes/{public_id}/reset/")
    assert (answer.status_code, answer["X-Revision"]) == (204, "4")
    assert drawn_names(client, public_id) == before


def test_a_reset_leaves_one_empty_account_where_there_was_no_picture_and_can_be_undone(
    client: APIClient, learner: Person
) -> None:
    sandbox = f"/api/sandboxes/{create_sandbox(learner).public_id}/"
    account = client.post(sandbox + "accounts/", {"name": "Mine", "position": NOWHERE}).json()
    user = {"kind": "user", "account_id": account["id"], "name": "jane", "position": NOWHERE}
    assert client.post(sandbox + "identities/", user).status_code == 201
    before = client.get(sandbox).json()
    assert client.post(sandbox + "reset/").status_code == 204
    shown = client.get(sandbox).json()
    assert [each["name"] for each in shown["accounts"]] == ["My account"]
    assert (shown["identities"], shown["revision"]) == ([], before["revision"] + 1)
    client.post(sandbox + "undo/")
    again = client.get(sandbox).json()
    assert [again[name] for name in ("accounts", "identities")] == [before[name] for name in ("accounts", "identities")]


def test_a_sandbox_without_an_exercise_has_no_attempt(client: APIClient, learner: Person) -> None:
    sandbox = create_sandbox(learner)
    answer = client.get(f"/api/sandboxes/{sandbox.public_id}/attempt/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NoAttempt")


ROUTES = [
    ("get", ""),
    ("post", "check/"),
    ("post", "restart/"),
    ("get", "moments/"),
    ("post", "hints/"),
    ("get", "solution/"),
]


@pytest.mark.parametrize(("method", "tail"), ROUTES)
def test_a_foreign_sandbox_answers_as_an_unknown_one(client: APIClient, method: str, tail: str) -> None:
    foreign = begin(client_of(create_guest()))
    answers = [getattr(client, method)(f"/api/sandboxes/{name}/attempt/{tail}") for name in (foreign, "sb-nothing")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert {answer.json()["error"]["code"] for answer in answers} == {"NotFound"}


def test_who_may_only_look_can_check_but_not_start_over(client: APIClient) -> None:
    public_id = begin(client)
    friend = create_guest()
    invite(Sandbox.objects.get(public_id=public_id), friend)
    theirs = client_of(friend)
    assert theirs.post(f"/api/sandboxes/{public_id}/attempt/check/").status_code == 200
    refused = theirs.post(f"/api/sandboxes/{public_id}/attempt/restart/")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "ViewOnly")


@pytest.mark.parametrize("path", ["/api/exercises/", "/api/sandboxes/sb-x/attempt/"])
def test_nobody_signed_in_is_told_so(path: str) -> None:
    assert APIClient().get(path).status_code in (401, 403)
