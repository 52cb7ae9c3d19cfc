"""What a person has done: kept for the person, so it outlives the sandboxes it was done in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from playground.people.models import Person
from playground.workshop.catalog import exercise_of
from playground.workshop.hints import score_of
from playground.workshop.models import Attempt, Finish

MOST_MOMENTS = 300
LONGEST_PAUSE = 300  # seconds: who does nothing for longer is not at it


@dataclass(frozen=True, slots=True)
class ProgressShape:
    """One exercise of one person. `attempts` are those still kept, `sandbox` the newest of them.

    `score`, `seconds` and `hints` are those of the best time all goals were met; None before the first.
    """

    exercise: str
    attempts: int
    sandbox: str | None
    score: int | None
    seconds: int | None
    hints: int | None


def progress_of(person: Person) -> list[ProgressShape]:
    """Out: every exercise that this person has begun or finished; three questions, however many there are."""
    mine = Attempt.objects.filter(sandbox__owner=person)
    counts = dict(mine.values_list("exercise").annotate(Count("pk")).order_by())
    newest = dict(mine.order_by("pk").values_list("exercise", "sandbox__public_id"))
    finished = {each.exercise: each for each in Finish.objects.filter(person=person)}
    return [
        ProgressShape(
            exercise=slug,
            attempts=counts.get(slug, 0),
            sandbox=newest.get(slug),
            score=finish.score if finish else None,
            seconds=finish.seconds if finish else None,
            hints=finish.hints if finish else None,
        )
        for slug in sorted({*counts, *finished})
        for finish in [finished.get(slug)]
    ]


def note_finish(attempt: Attempt) -> None:
    """All goals are met for the first time in this attempt: keep it for each who did it, if it is their best."""
    if attempt.finished_at is None:
        return
    chosen, costs = exercise_of(attempt), list(attempt.hints.values_list("cost", flat=True))
    values = {
        "score": score_of(chosen, len(chosen.goals), sum(costs)),
        "seconds": int((attempt.finished_at - attempt.started_at).total_seconds()),
        "hints": len(costs),
        "finished_at": attempt.finished_at,
    }
    for person in _doers(attempt):
        kept, is_new = Finish.objects.get_or_create(person=person, exercise=attempt.exercise, defaults=values)
        if not is_new and kept.score < values["score"]:
            Finish.objects.filter(pk=kept.pk).update(**values)


def _doers(attempt: Attempt) -> set[Person]:
    """Out: who gets the credit: its owner, and everybody who is in the team now."""
    mates = Person.objects.filter(enrollments__team=attempt.team_id) if attempt.team_id is not None else ()
    return {attempt.sandbox.owner, *mates}


def with_moment(moments: list[Any], revision: int, met: list[str]) -> list[Any]:
    """In: the moments of an attempt, what is met now. Out: them with this one, if it says something new.

    Of too many the newest is written over, so that the beginning and the end are told.
    """
    if moments and moments[-1][1] == met:
        return moments
    kept = moments[: MOST_MOMENTS - 1] if len(moments) >= MOST_MOMENTS else moments
    return [*kept, [revision, met]]


def worked(attempt: Attempt, now: datetime) -> tuple[int, datetime]:
    """Out: seconds spent at an attempt until now, a pause between two markings counted to `LONGEST_PAUSE`; and now."""
    since = (now - (attempt.marked_at or attempt.started_at)).total_seconds()
    return attempt.worked_seconds + int(max(0, min(since, LONGEST_PAUSE))), now


def marks_stand(attempt: Attempt, revision: int, now: datetime) -> bool:
    """In: an attempt as just read, and the revision at which only places changed.

    Its marks are those of the revision before, and its time goes on. Out: False where that one is not marked yet.
    """
    seconds, until = worked(attempt, now)
    marked = Attempt.objects.filter(pk=attempt.pk, marked_revision=revision - 1)
    return bool(marked.update(marked_revision=revision, worked_seconds=seconds, marked_at=until, changed_at=now))
