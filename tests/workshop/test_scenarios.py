"""The notation against the teaching scenarios: those that need no variable.

Each line of data/scenarios.jsonl has a world, goals, a solution and mistakes with goals they break.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.workshop.catalog import exercises
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.marking import mark
from playground.workshop.goals.notation import goals_from
from playground.workshop.operations import do
from playground.workshop.queries import facts_of

LINES = (Path(__file__).parent / "data" / "scenarios.jsonl").read_text().splitlines()
SCENARIOS = {scenario["number"]: scenario for scenario in map(json.loads, LINES)}
LATER = {17: "var"}  # a value that a learner edits
SESSION_POLICY = 14  # its value is that of the learner's own session, see test_session_policy.py
MARKED = sorted(SCENARIOS.keys() - {*LATER, SESSION_POLICY})
NOW = datetime.fromisoformat("2030-01-07T09:00:00+00:00")


def goals_of(scenario: dict[str, Any]) -> Any:
    tables = [{**goal, "text": goal["id"]} for goal in scenario["goals"]]
    return goals_from(tables, scenario["world"].get("sets", {}))


def unmet_after(scenario: dict[str, Any], operations: list[Any]) -> set[str]:
    sandbox = create_sandbox(create_guest())
    with editing(sandbox) as edit:
        build(edit, scenario["world"])
    do(sandbox, operations, scenario["world"].get("sets", {}))
    facts = facts_of(Sandbox.objects.get(pk=sandbox.pk))
    return {each.id for each in mark(goals_of(scenario), facts, at=NOW) if not each.met}


@pytest.mark.django_db
@pytest.mark.parametrize("number", MARKED)
def test_the_start_of_a_scenario_fails_a_goal_and_its_solution_passes_all(number: int) -> None:
    scenario = SCENARIOS[number]
    assert unmet_after(scenario, [])
    assert unmet_after(scenario, scenario["solution"]) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("number", MARKED)
def test_each_mistake_of_a_scenario_breaks_what_it_names(number: int) -> None:
    scenario = SCENARIOS[number]
    for mistake in scenario["mistakes"]:
        assert set(mistake["breaks"]) <= unmet_after(scenario, mistake["ops"]), mistake["code"]


@pytest.mark.parametrize(("number", "field"), LATER.items())
def test_what_cannot_be_marked_yet_is_refused_with_its_place(number: int, field: str) -> None:
    with pytest.raises(MalformedExercise, match=r"learner edits|not known|means nothing") as refused:
        goals_of(SCENARIOS[number])
    assert refused.value.place.startswith("goal[")
    assert field in str(refused.value) or refused.value.place.endswith(field)
    assert refused.value.hint


OF_A_SCENARIO = [
    each for each in exercises() if each.number in SCENARIOS.keys() - LATER.keys()
]  # the others are our own


@pytest.mark.parametrize("exercise", OF_A_SCENARIO, ids=lambda each: each.slug)
def test_an_exercise_asks_exactly_what_its_scenario_asks(exercise: Any) -> None:
    wanted = goals_of(SCENARIOS[exercise.number])
    assert [(goal.id, goal.checks) for goal in exercise.goals] == [(goal.id, goal.checks) for goal in wanted]
