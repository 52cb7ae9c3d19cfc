"""Variants: other account numbers, names and values for each seed, and everything that was true stays true."""

import json
import re
from typing import Any

import pytest
from rest_framework.test import APIClient

from playground.languages import in_language
from playground.people.commands import create_guest
from playground.sandbox.export import export
from playground.workshop.catalog import FOLDER, exercise, exercises, read_package
from playground.workshop.commands import check, restart, start
from playground.workshop.errors import InvalidExercise
from playground.workshop.models import Attempt, GoalResult
from playground.workshop.operations import do
from playground.workshop.package import Package, from_folder
from playground.workshop.trial import try_out
from playground.workshop.variants import HER, HIS, NUMBER, variant

SLUGS = [each.slug for each in exercises()]
FEW = (1, 2, 20_260)


def files_of(package: Package) -> str:
    trees = [package.json(name) if name.endswith(".json") else package.toml(name) for name in package.files]
    return json.dumps(trees, ensure_ascii=False)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_every_variant_keeps_the_promises_of_its_exercise(slug: str) -> None:
    for seed in FEW:
        assert [trial for trial in try_out(exercise(slug, seed)) if trial.complaint] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_account_number_of_the_original_is_left_and_neighbours_differ(slug: str) -> None:
    package = from_folder(FOLDER / slug)
    told = [files_of(variant(package, seed)) for seed in FEW]
    before = set(NUMBER.findall(files_of(package)))
    assert before
    for text in told:
        numbers = set(NUMBER.findall(text))
        assert len(numbers) == len(before) and not numbers & before
    assert len(set(told)) == len(FEW)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_exercise_has_a_value_that_is_drawn(slug: str) -> None:
    package = from_folder(FOLDER / slug)
    sheet = package.toml("exercise.toml")
    values = [each["text"] for each in sheet["vary"]]
    start_and_goals = json.dumps([package.json("start.json"), sheet["goal"], package.json("solution.json")])
    assert values and all(value in start_and_goals.lower() or value in start_and_goals for value in values)
    for value in values:
        drawn = {dict(variant(package, seed).words)[value] for seed in range(1, 40)}
        assert len(drawn) > 1


def test_seed_nought_is_the_exercise_as_written_and_a_seed_is_always_the_same() -> None:
    package = from_folder(FOLDER / "confused-deputy")
    assert variant(package, 0) is package
    assert variant(package, 7) == variant(package, 7)
    assert exercise("confused-deputy", 7) is exercise("confused-deputy", 7)


def test_people_keep_their_pronoun_and_everybody_has_a_name_of_their_own() -> None:
    for seed in range(1, 200):
        people = [user["name"] for user in exercise("fire-marshal", seed).world["users"]]
        assert len(set(people)) == 3
        assert people[0] in HIS and people[1] in HER and people[2] in HIS


def test_names_change_in_every_language_with_their_genitives() -> None:
    for seed in range(1, 20):
        shown = exercise("chaining", seed)
        (goal,) = [goal for goal in shown.goals if goal.id == "g1"]
        project = shown.world["resources"][0]["arn"].removeprefix("arn:aws:s3:::").removesuffix("-data")
        assert f"{project.capitalize()}'s tag" in goal.text
        assert f"{project.capitalize()}s Tag" in in_language(goal.text, "de")
        assert json.dumps(shown.solution).count(project) == 1


def test_an_altered_condition_is_altered_in_the_solution_and_in_what_must_stay_out() -> None:
    ids = set()
    for seed in range(1, 30):
        shown = exercise("confused-deputy", seed)
        (right,) = re.findall(r'"sts:ExternalId": "([^"]+)"', json.dumps(shown.solution))
        assert right in shown.task and "acme-" in right
        ids.add(right)
    assert len(ids) == 4


@pytest.mark.parametrize(
    ("spoilt", "place"),
    [
        ('[[vary]]\ntext = ""\nas = ["b"]', "vary[0].text"),
        ('[[vary]]\ntext = "a"', "vary[0].as"),
        ('[[vary]]\ntext = "a"\nas = []', "vary[0].as"),
        ('[[vary]]\ntext = "a"\nas = [""]', "vary[0].as"),
        ('[[vary]]\ntext = "a"\nas = ["b"]\nmore = 1', "vary[0].more"),
        ('[[vary]]\ntext = "a"\nas = ["b"]\n[[vary]]\ntext = "a"\nas = ["c"]', "vary[1].text"),
        ("[[vary]]\n" * 11, "vary"),
        ("[vary]", "vary"),
    ],
)
def test_what_cannot_be_drawn_is_a_finding_with_its_place(spoilt: str, place: str) -> None:
    package = from_folder(FOLDER / "fire-marshal")
    sheet = package.files["exercise.toml"].partition("[[vary]]")[0] + spoilt
    with pytest.raises(InvalidExercise) as refused:
        read_package(Package(package.name, {**package.files, "exercise.toml": sheet}))
    assert refused.value.details["findings"][0]["place"] == place


@pytest.mark.django_db
def test_an_attempt_stays_in_its_variant_when_it_is_marked_and_begun_again() -> None:
    person = create_guest()
    attempt = start(person, "confused-deputy", 5)
    mine, original = exercise("confused-deputy", 5), exercise("confused-deputy")
    do(attempt.sandbox, original.mistakes[0].operations[:0], {})
    do(attempt.sandbox, mine.solution, mine.sets)
    assert check(attempt.pk) and Attempt.objects.get(pk=attempt.pk).finished_at
    assert not GoalResult.objects.filter(attempt=attempt, met=False).exists()
    restart(attempt, person)
    numbers = {row["id"] for row in export(attempt.sandbox)["accounts"]}
    assert numbers == {row["id"] for row in mine.world["accounts"]}
    assert numbers.isdisjoint(row["id"] for row in original.world["accounts"])


def started(client: APIClient, **body: Any) -> Attempt:
    answer = client.post("/api/exercises/confused-deputy/start/", body, format="json")
    assert answer.status_code == 201
    return Attempt.objects.get(sandbox__public_id=answer.json()["sandbox"])


@pytest.mark.django_db
def test_whoever_asks_for_another_variant_gets_one_and_whoever_does_not_the_original() -> None:
    client = APIClient()
    client.force_authenticate(create_guest())
    assert started(client).seed == 0
    assert started(client, variant=False).seed == 0
    assert 0 < started(client, variant=True).seed != started(client, variant=True).seed
    assert client.post("/api/exercises/confused-deputy/start/", {"variant": "x"}, format="json").status_code == 400


@pytest.mark.django_db
def test_the_comparison_is_with_the_reference_of_the_same_variant() -> None:
    client = APIClient()
    person = create_guest()
    client.force_authenticate(person)
    for seed in (0, 5):
        attempt = start(person, "confused-deputy", seed)
        mine = exercise("confused-deputy", seed)
        do(attempt.sandbox, mine.solution, mine.sets)
        check(attempt.pk)
        told = client.get(f"/api/sandboxes/{attempt.sandbox.public_id}/attempt/solution/").json()
        assert told["same"] is True
