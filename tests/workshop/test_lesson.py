"""Lessons: read with places; each of ours is whole."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.workshop.catalog import exercise, exercises
from playground.workshop.errors import MalformedExercise, NoLesson
from playground.workshop.lesson import Lesson, lesson_from
from playground.workshop.queries import lesson_shape

LESSONS = [(each.slug, each.lesson) for each in exercises() if each.lesson]
GOOD = """
fits = ["Now and then."]
fits_not = ["All day."]
facts = ["A role has a trust policy."]
[[question]]
text = "Somebody asks for {n} seconds. What happens?"
options = ["A session", "A refusal"]
numbers = [{ n = 900, right = [0] }, { n = 3601, right = [1] }]
why = "From 900 up to the maximum."
[[question]]
text = "What has a role?"
options = ["A trust policy", "Sessions", "A password"]
right = [0, 1]
why = "No password."
"""


def read(text: str = GOOD) -> Lesson:
    return lesson_from(tomllib.loads(text))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('fits = ["Now and then."]', "fits = []", ".fits"),
        ("facts =", "fact =", ".fact"),
        ("right = [0, 1]", "right = [3]", "question[1].right"),
        ("right = [0, 1]", "right = []", "question[1].right"),
        ("{ n = 900, right = [0] }", "{ n = 900, right = [true] }", "question[0].numbers[0].right"),
        ("{n} seconds", "many seconds", "question[0].numbers"),
        ('options = ["A session", "A refusal"]', 'options = ["A session"]', "question[0].options"),
        ("[[question]]", 'myths = ["One.", "Two."]\n[[question]]', ".myths"),
        ('why = "No password."', 'because = "No password."', "question[1].because"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(old: str, new: str, place: str) -> None:
    assert old in GOOD
    with pytest.raises(MalformedExercise) as refused:
        read(GOOD.replace(old, new, 1))
    assert refused.value.place == place
    assert refused.value.hint


def test_every_exercise_of_ours_has_a_lesson() -> None:
    assert {each.slug for each in exercises()} == {slug for slug, _ in LESSONS}


@pytest.mark.parametrize(("slug", "lesson"), LESSONS)
def test_each_of_our_facts_has_a_myth_that_is_no_fact_of_any_lesson(slug: str, lesson: Lesson) -> None:
    facts = {fact for _, each in LESSONS for fact in each.facts}
    assert len(lesson.myths) == len(lesson.facts)
    assert not facts & set(lesson.myths)


@pytest.mark.django_db
def test_a_lesson_is_read_by_its_exercise_and_one_without_says_so() -> None:
    client = APIClient()
    client.force_authenticate(create_guest())
    shown: dict[str, Any] = client.get("/api/exercises/fire-marshal/lesson/").json()
    lesson = exercise("fire-marshal").lesson
    assert lesson is not None
    assert shown["facts"] == list(lesson.facts)
    assert set(shown) == {"title", "objective", "fits", "fits_not", "facts"}
    with pytest.raises(NoLesson):
        lesson_shape(replace(exercise("fire-marshal"), lesson=None))
    assert client.get("/api/exercises/nothing/lesson/").status_code == 404
