"""Every exercise keeps its promises: the start is not yet right, the solution is, each mistake is caught."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.workshop.catalog import FOLDER, Exercise, exercises
from playground.workshop.commands import check, start
from playground.workshop.mistakes import Mistake
from playground.workshop.models import Attempt, GoalResult
from playground.workshop.operations import Operation, do

pytestmark = pytest.mark.django_db
GIVING_AWAY = ("arn:aws:iam::222222222222:root", "ec2.amazonaws.com", ":root", "AmazonS3ReadOnlyAccess")


MISTAKES = [(exercise, mistake) for exercise in exercises() for mistake in exercise.mistakes]
each_exercise = pytest.mark.parametrize("exercise", exercises(), ids=lambda each: each.slug)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"), MISTAKES, ids=[f"{exercise.slug}-{mistake.code}" for exercise, mistake in MISTAKES]
)


def begin(exercise: Exercise) -> Attempt:
    return start(create_guest(), exercise.slug)


def unmet_after(attempt: Attempt, exercise: Exercise, operations: Sequence[Operation]) -> set[str]:
    do(attempt.sandbox, operations, exercise.sets)
    check(attempt.pk)
    return unmet(attempt)


def unmet(attempt: Attempt) -> set[str]:
    return set(GoalResult.objects.filter(attempt=attempt, met=False).values_list("goal", flat=True))


def seen(attempt: Attempt) -> list[str]:
    return Attempt.objects.get(pk=attempt.pk).mistakes


@each_exercise
def test_the_starting_picture_fails_at_least_one_goal_and_is_nobodys_mistake(exercise: Exercise) -> None:
    attempt = begin(exercise)
    assert unmet(attempt)
    assert seen(attempt) == []


@each_exercise
def test_the_solution_meets_every_goal_and_is_no_mistake(exercise: Exercise) -> None:
    attempt = begin(exercise)
    assert unmet_after(attempt, exercise, exercise.solution) == set()
    assert GoalResult.objects.filter(attempt=attempt, met=True).count() == len(exercise.goals)
    assert seen(attempt) == []


@each_mistake
def test_a_mistake_leaves_exactly_the_goals_it_names_and_is_recognised(exercise: Exercise, mistake: Mistake) -> None:
    attempt = begin(exercise)
    assert unmet_after(attempt, exercise, mistake.operations) == {*mistake.breaks, *mistake.also_unmet}
    assert not set(mistake.breaks) & set(mistake.also_unmet)
    assert seen(attempt) == ([mistake.code] if mistake.operations else [])


@each_exercise
def test_a_goal_that_is_not_met_says_why_without_giving_the_solution_away(exercise: Exercise) -> None:
    for result in GoalResult.objects.filter(attempt=begin(exercise), met=False):
        assert result.why.endswith(".")
        assert not any(secret in result.why for secret in GIVING_AWAY), result.why


@each_exercise
def test_the_world_is_laid_out_by_hand_without_overlaps(exercise: Exercise) -> None:
    world = exercise.world
    boxes = {node: box_of(node, position) for node, position in world["layout"].items()}
    assert set(boxes) == set(nodes_of(world))
    accounts = {node: box for node, box in boxes.items() if node.startswith("account:")}
    outside = {node: box for node, box in boxes.items() if node.startswith(("service:", "web_identity:", "anonymous"))}
    assert_apart({**accounts, **outside}, 48)
    for account, frame in accounts.items():
        inside = {node: box for node, box in boxes.items() if account_of(node, world) == account}
        assert_apart(inside, 24)
        for node, (left, top, right, bottom) in inside.items():
            assert left >= 24 and top >= 48, node
            assert right <= frame[2] - frame[0] - 24 and bottom <= frame[3] - frame[1] - 24, node


Box = tuple[float, float, float, float]


def box_of(node: str, position: dict[str, float]) -> Box:
    width, height = position.get("width", 184 if node.startswith("role:") else 178), position.get("height", 62)
    return position["x"], position["y"], position["x"] + width, position["y"] + height


def nodes_of(world: dict[str, Any]) -> list[str]:
    found = [f"account:{row['id']}" for row in world["accounts"]]
    for kind in ("users", "groups", "roles"):
        found += [f"{kind[:-1]}:{row['account']}/{row['name']}" for row in world.get(kind, [])]
    found += [f"service:{row['principal']}" for row in world.get("services", [])]
    found += [f"provider:{row['arn']}" for row in world.get("providers", [])]
    found += [f"web_identity:{row['name']}" for row in world.get("web_identities", [])]
    found += ["anonymous"] if "anonymous" in world else []
    return found + [f"resource:{row['arn']}" for row in world.get("resources", [])]


def account_of(node: str, world: dict[str, Any]) -> str:
    if node.startswith("resource:"):
        arn = node.removeprefix("resource:")
        return "account:" + next(row["account"] for row in world["resources"] if row["arn"] == arn)
    kind, _, rest = node.partition(":")
    if kind == "provider":
        return f"account:{rest.split(':')[4]}"
    return f"account:{rest.split('/')[0]}" if kind in ("user", "group", "role") else ""


def assert_apart(boxes: dict[str, Box], gap: float) -> None:
    for one, (left, top, right, bottom) in boxes.items():
        for other, (left2, top2, right2, bottom2) in boxes.items():
            apart = right + gap <= left2 or right2 + gap <= left or bottom + gap <= top2 or bottom2 + gap <= top
            assert one == other or apart, f"{one} is too near to {other}"


def test_every_folder_is_an_exercise_in_the_catalog() -> None:
    folders = {path.name for path in Path(FOLDER).iterdir() if path.is_dir()}
    assert folders == {exercise.slug for exercise in exercises()}


def test_company_b_is_two_thousand_people() -> None:
    world = next(exercise.world for exercise in exercises() if exercise.slug == "company-merger")
    assert [account.get("user_population") for account in world["accounts"]] == [None, 2000, None]
