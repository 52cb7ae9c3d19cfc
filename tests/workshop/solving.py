"""Doing an exercise: its own solution, or one of its mistakes, and the marking after it."""

from collections.abc import Sequence

from playground.workshop.catalog import exercise_of
from playground.workshop.commands import check
from playground.workshop.models import Attempt
from playground.workshop.operations import Operation, do


def make(attempt: Attempt, operations: Sequence[Operation]) -> None:
    """Change what is drawn in these steps, and mark it."""
    do(attempt.sandbox, operations, exercise_of(attempt).sets)
    check(attempt.pk)


def solve(attempt: Attempt) -> None:
    make(attempt, exercise_of(attempt).solution)
