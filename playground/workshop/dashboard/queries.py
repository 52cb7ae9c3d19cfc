"""What the dashboard reads at once: a whole workshop with one exercise, and what has happened in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Min
from django.db.models.functions import TruncMinute
from django.utils import timezone

from playground.live.progress_shapes import LearnerProgress
from playground.sandbox.models import Sandbox
from playground.sentences import from_json
from playground.workshop.catalog import Exercise, exercise
from playground.workshop.classroom.shapes import exercises_of
from playground.workshop.dashboard.progress import progress_in
from playground.workshop.dashboard.tiles import MOST_TILES, TileShape, tiles_of
from playground.workshop.errors import UnknownExercise
from playground.workshop.models import Attempt, Workshop

MOST_MARKS = 500  # of a timeline


@dataclass(frozen=True, slots=True)
class TeamName:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class GoalColumn:
    """A goal as the exercise has it; variants differ in names and numbers only."""

    id: str
    text: str
    must_not: bool


@dataclass(frozen=True, slots=True)
class KnownMistake:
    code: str
    feedback: str


@dataclass(frozen=True, slots=True)
class DashboardShape:
    """How everybody does: `exercise` is the one whose rows these are, None where the workshop has none."""

    now: str
    teams: list[TeamName]
    exercise: str | None
    goals: list[GoalColumn]
    mistakes: list[KnownMistake]
    rows: list[LearnerProgress]


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """`state` changed, `exercise` began (None: none), or so many people `joined` or `finished` in a minute."""

    at: str
    kind: Literal["state", "exercise", "joined", "finished"]
    what: str
    count: int


def dashboard_of(workshop: Workshop, slug: str | None) -> DashboardShape:
    """In: which exercise, None for what the class does now, or did last."""
    slug = slug if slug in workshop.exercises else workshop.exercise or next(iter(workshop.exercises), None)
    shown = _exercise(slug) if slug else None
    return DashboardShape(
        now=timezone.now().isoformat(),
        teams=[TeamName(each.public_id, each.name) for each in workshop.teams.order_by("name")],
        exercise=slug,
        goals=_goals(shown),
        mistakes=[KnownMistake(each.code, each.feedback) for each in shown.mistakes] if shown else [],
        rows=progress_in(workshop, slug) if slug else [],
    )


def tiles_in(workshop: Workshop, wanted: list[str]) -> list[TileShape]:
    """In: public ids of sandboxes, of which only those of this workshop's learners count, and not too many."""
    rows = Sandbox.objects.filter(attempt__enrollment__workshop=workshop, supervision=workshop.supervision_id)
    return tiles_of(list(rows.filter(public_id__in=wanted[:MOST_TILES])))


def timeline_of(workshop: Workshop) -> list[TimelineMark]:
    """Out: what happened, oldest first; the newest of it where it is too much."""
    marks = [*_steps(workshop), *_joins(workshop), *_finishes(workshop)]
    return sorted(marks, key=lambda mark: mark.at)[-MOST_MARKS:]


def _exercise(slug: str) -> Exercise | None:
    try:
        return exercise(slug)
    except UnknownExercise:
        return None


def _goals(shown: Exercise | None) -> list[GoalColumn]:
    return [GoalColumn(each.id, each.text, each.must_not) for each in shown.goals] if shown else []


def _steps(workshop: Workshop) -> list[TimelineMark]:
    """Out: changes of state and exercise, from the journal."""
    marks: list[TimelineMark] = []
    state, exercise = "draft", None
    rows = workshop.journal.filter(events__0__type="WorkshopChanged").order_by("revision")
    for at, events in rows.values_list("at", "events"):
        told = from_json(events)[0]["workshop"]
        current = told["current"]
        now = told["exercises"][current]["title"] if current is not None else None
        if told["state"] != state:
            marks.append(_mark(at, "state", told["state"]))
        if now != exercise:
            marks.append(_mark(at, "exercise", now or ""))
        state, exercise = told["state"], now
    return marks


def _joins(workshop: Workshop) -> list[TimelineMark]:
    by_minute = workshop.enrollments.annotate(minute=TruncMinute("joined_at")).values("minute")
    counted = by_minute.annotate(first=Min("joined_at"), count=Count("pk")).order_by("first")
    return [_mark(at, "joined", "", count) for at, count in counted.values_list("first", "count")]


def _finishes(workshop: Workshop) -> list[TimelineMark]:
    titles = {each.slug: each.title for each in exercises_of(workshop)}
    rows = Attempt.objects.filter(enrollment__workshop=workshop, finished_at__isnull=False)
    by_minute = rows.annotate(minute=TruncMinute("finished_at")).values("minute", "exercise")
    counted = by_minute.annotate(first=Min("finished_at"), count=Count("pk")).order_by("first")
    return [
        _mark(at, "finished", titles.get(slug, slug), count)
        for slug, at, count in counted.values_list("exercise", "first", "count")
    ]


def _mark(
    at: datetime, kind: Literal["state", "exercise", "joined", "finished"], what: str, count: int = 1
) -> TimelineMark:
    return TimelineMark(at.isoformat(), kind, what, count)
