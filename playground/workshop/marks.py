"""All that marking a sandbox says: its goals, and the mistakes that it shows."""

from dataclasses import dataclass
from datetime import datetime

from playground.sandbox.models import Sandbox
from playground.workshop.catalog import Exercise
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.marking import Mark, mark
from playground.workshop.mistakes import Mistake, recognised
from playground.workshop.queries import facts_of


@dataclass(frozen=True, slots=True)
class Marks:
    """`mistakes` are in the order of the exercise."""

    goals: tuple[Mark, ...]
    mistakes: tuple[Mistake, ...]


def marks_of(exercise: Exercise, sandbox: Sandbox, at: datetime) -> Marks:
    """In: a sandbox just read, in the same transaction; its time."""
    return marks_from(exercise, facts_of(sandbox), at)


def marks_from(exercise: Exercise, facts: Facts, at: datetime) -> Marks:
    """The same from facts that were read before: nothing here asks the database."""
    goals = mark(exercise.goals, facts, at=at)
    unmet = [each.id for each in goals if not each.met]
    shown = recognised(exercise.mistakes, unmet, lambda sign: all(each.met for each in mark([sign], facts, at=at)))
    return Marks(goals, tuple(shown))
