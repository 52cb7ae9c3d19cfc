"""PURE: every question there is, by its key: SLUG/NAME from a lesson, numbers/NAME generated."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from playground.workshop.lesson import Lesson
from playground.workshop.quiz.asked import Asked
from playground.workshop.quiz.facts import Maker, makers_of
from playground.workshop.quiz.numbers import GENERATED

NUMBERS: Final = "numbers"  # in place of an exercise's slug


@dataclass(frozen=True, slots=True)
class Pool:
    """`makers`: by key, in the order of the course."""

    makers: dict[str, Maker]

    def question(self, key: str, seed: int) -> Asked | None:
        """Out: the same question for the same key and seed; None for a key that is no more."""
        maker = self.makers.get(key)
        return maker(random.Random(f"{key} {seed}")) if maker else None

    def keys(self, scope: str = "") -> list[str]:
        """In: an exercise's slug, `NUMBERS`, or nothing for all. Out: the keys there."""
        return [key for key in self.makers if not scope or scope_of(key) == scope]


def pool_of(lessons: Iterable[tuple[str, str, Lesson]]) -> Pool:
    """In: slug, title and lesson of each exercise. Out: every question that they and the generators make."""
    known = list(lessons)
    others = [lesson for _, _, lesson in known]
    makers = {
        f"{slug}/{name}": maker
        for slug, title, lesson in known
        for name, maker in makers_of(title, lesson, others).items()
    }
    return Pool(makers | {f"{NUMBERS}/{name}": maker for name, maker in GENERATED.items()})


def scope_of(key: str) -> str:
    """Out: the slug of the exercise that a question is about, or `NUMBERS`."""
    return key.rpartition("/")[0]
