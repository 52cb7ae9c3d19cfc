"""What a learner takes home from a class: their own results."""

from dataclasses import dataclass

from playground.workshop.afterwards.report import exercises_in
from playground.workshop.afterwards.work import works_of
from playground.workshop.models import Enrollment


@dataclass(frozen=True, slots=True)
class ResultShape:
    """One exercise of the class: `met` goals of `of`, once all of them where it is `finished`. `sandbox`: where it was
    done, None for one that was not begun."""

    exercise: str
    title: str
    met: int
    of: int
    finished: bool
    sandbox: str | None


def results_of(enrollment: Enrollment) -> list[ResultShape]:
    """Out: of each exercise, in the order of the class, the best of this learner's own work and of their team's."""
    shown = exercises_in(enrollment.workshop)
    works = works_of(enrollment.workshop, shown, enrollment)
    found = []
    for each in shown:
        best = works.best(enrollment.pk, enrollment.team_id, each.slug)
        met = len(best.met) if best is not None else 0
        finished = best is not None and best.finished
        sandbox = best.sandbox if best is not None else None
        found.append(ResultShape(each.slug, each.title, met, len(each.goals), finished, sandbox))
    return found
