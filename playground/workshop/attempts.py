"""The attempts of a person, one by one: when, how long, with how much help, how far; and the moments goals turned."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from playground.people.models import Person
from playground.workshop.catalog import exercise
from playground.workshop.errors import UnknownExercise
from playground.workshop.hints import score_of
from playground.workshop.models import Attempt, GoalResult, HintTaken

PAGE = 30


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """`met` of `of` goals as last marked; `finished`: all of them were, at some time. `seconds`: spent at it.

    `edits`: how many there are to replay.
    """

    sandbox: str
    exercise: str
    title: str
    started_at: datetime
    seconds: int
    hints: int
    score: int
    met: int
    of: int
    finished: bool
    edits: int


@dataclass(frozen=True, slots=True)
class AttemptsShape:
    """Newest first. `more`: there are older ones, after the last of these."""

    attempts: list[AttemptRow]
    more: bool


@dataclass(frozen=True, slots=True)
class MomentShape:
    """From this revision on these goals were met, until the next moment."""

    revision: int
    met: list[str]


def attempts_of(person: Person, after: str = "") -> AttemptsShape:
    """In: whose; the sandbox of the last one that is known already. Out: the next page, in one question."""
    mine = Attempt.objects.filter(sandbox__owner=person)
    if after:
        mine = mine.filter(pk__lt=mine.filter(sandbox__public_id=after).values("pk"))
    hints = HintTaken.objects.filter(attempt=OuterRef("pk")).order_by().values("attempt")
    met = GoalResult.objects.filter(attempt=OuterRef("pk"), met=True).order_by().values("attempt")
    rows = (
        mine.select_related("sandbox")
        .defer("moments")
        .annotate(
            goals_met=Coalesce(Subquery(met.annotate(n=Count("pk")).values("n")), 0),
            hints_taken=Coalesce(Subquery(hints.annotate(n=Count("pk")).values("n")), 0),
            paid=Coalesce(Subquery(hints.annotate(n=Sum("cost")).values("n")), 0),
        )
        .order_by("-pk")[: PAGE + 1]
    )
    found = [_row(each) for each in rows]
    return AttemptsShape(found[:PAGE], len(found) > PAGE)


def moments_of(attempt: Attempt) -> list[MomentShape]:
    return [MomentShape(revision, met) for revision, met in attempt.moments]


def _row(attempt: Attempt) -> AttemptRow:
    """In: an attempt with its counts annotated."""
    try:  # a variant has as many goals, and need not be read for this
        shown = exercise(attempt.exercise, edition=attempt.edition)
        title, score, goals = shown.title, score_of(shown, attempt.goals_met, attempt.paid), len(shown.goals)
    except UnknownExercise:  # whoever wrote it has left, and taken it along
        title, score, goals = attempt.sandbox.name, 0, attempt.goals_met
    return AttemptRow(
        sandbox=attempt.sandbox.public_id,
        exercise=attempt.exercise,
        title=title,
        started_at=attempt.started_at,
        seconds=attempt.worked_seconds,
        hints=attempt.hints_taken,
        score=score,
        met=attempt.goals_met,
        of=goals,
        finished=attempt.finished_at is not None,
        edits=attempt.sandbox.revision,
    )
