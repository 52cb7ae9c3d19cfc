"""Rows of the dashboard: each learner's exercise as it stands, in four queries for any number of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from django.db.models import Count, QuerySet

from playground.live.progress_shapes import LearnerProgress, LiveSession
from playground.sts.models import RoleSession, State
from playground.workshop.catalog import exercise
from playground.workshop.errors import UnknownExercise
from playground.workshop.models import Attempt, GoalResult, HintTaken, Workshop

MOST_LIVE: Final = 5  # sessions of one learner that a row names
Marked = tuple[bool, str]  # met, and the reason where it is not


def progress_in(workshop: Workshop, slug: str) -> list[LearnerProgress]:
    """Out: everybody's row of one exercise."""
    return rows_of(_attempts().filter(enrollment__workshop=workshop, exercise=slug))


def progress_of(workshop_id: str, attempts: Collection[int]) -> list[LearnerProgress]:
    """In: a workshop's public id, keys of attempts that may be gone or not its own. Out: the rows of those it has."""
    return rows_of(_attempts().filter(enrollment__workshop__public_id=workshop_id, pk__in=attempts))


def changed_since(workshop_id: str, at: datetime) -> list[int]:
    """Out: keys of attempts whose marks or hints changed since then: what a lost message told of."""
    found = Attempt.objects.filter(enrollment__workshop__public_id=workshop_id, changed_at__gte=at)
    return list(found.values_list("pk", flat=True))


def rows_of(attempts: QuerySet[Attempt]) -> list[LearnerProgress]:
    """Out: a row for each; of two of one learner at one exercise the older one, which is the one they are led to."""
    found = {(each.enrollment_id, each.exercise): each for each in attempts.order_by("-pk")}
    marks, hints = _marks(found.values()), _hints(found.values())
    live = _sessions(found.values())
    goals = {done: goals_of(*done) for done in {(each.exercise, each.edition) for each in found.values()}}
    return [
        _row(
            each,
            goals[each.exercise, each.edition],
            marks[each.pk],
            hints.get(each.pk, 0),
            live[each.sandbox_id],
        )
        for each in found.values()
    ]


def goals_of(slug: str, edition: int = 0) -> list[str]:
    """Out: ids of goals in their order; none for an exercise that is not there any more."""
    try:
        return [goal.id for goal in exercise(slug, edition=edition).goals]
    except UnknownExercise:
        return []


def _attempts() -> QuerySet[Attempt]:
    return Attempt.objects.select_related("sandbox", "enrollment")


def _row(
    attempt: Attempt, goals: list[str], marks: dict[str, Marked], hints: int, live: list[LiveSession]
) -> LearnerProgress:
    assert attempt.enrollment is not None
    results = [marks.get(goal) for goal in goals]
    return LearnerProgress(
        learner_id=attempt.enrollment.public_id,
        exercise=attempt.exercise,
        sandbox=attempt.sandbox.public_id,
        revision=attempt.sandbox.revision,
        started_at=attempt.started_at.isoformat(),
        moved_at=_iso(attempt.moved_at),
        finished_at=_iso(attempt.finished_at),
        met=[each[0] if each else None for each in results],
        reasons=[each[1] if each else "" for each in results],
        hints=hints,
        mistakes=list(attempt.mistakes),
        sessions=len(live),
        live=live[:MOST_LIVE],
    )


def _marks(attempts: Iterable[Attempt]) -> dict[int, dict[str, Marked]]:
    found: dict[int, dict[str, Marked]] = defaultdict(dict)
    rows = GoalResult.objects.filter(attempt__in=[each.pk for each in attempts])
    for attempt, goal, met, reason in rows.values_list("attempt", "goal", "met", "reason"):
        found[attempt][goal] = (met, reason)
    return found


def _hints(attempts: Iterable[Attempt]) -> dict[int, int]:
    rows = HintTaken.objects.filter(attempt__in=[each.pk for each in attempts])
    return dict(rows.values_list("attempt").annotate(Count("pk")).order_by())


def _sessions(attempts: Iterable[Attempt]) -> dict[int, list[LiveSession]]:
    """Out: live ones by sandbox, those that end first before others."""
    found: dict[int, list[LiveSession]] = defaultdict(list)
    rows = RoleSession.objects.filter(sandbox__in=[each.sandbox_id for each in attempts], state=State.ACTIVE)
    columns = rows.order_by("expiration").values_list("sandbox", "public_id", "principal_name", "ends_at")
    for sandbox, public_id, role, ends_at in columns:
        found[sandbox].append(LiveSession(public_id, role, _iso(ends_at)))
    return found


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
