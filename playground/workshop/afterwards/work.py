"""What was done in a workshop, attempt by attempt, in four questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum

from playground.workshop.catalog import Exercise
from playground.workshop.hints import score_of
from playground.workshop.models import Attempt, Enrollment, GoalResult, HintTaken, MistakeMade, Workshop


@dataclass(frozen=True, slots=True)
class Work:
    """One attempt. `met`: ids of the goals met as last marked; `of`: how many there are. `seconds`: from the start
    until all were first met, 0 before. `hints` taken, which cost `paid` points."""

    attempt: int
    sandbox: str
    exercise: str
    started_at: datetime
    finished_at: datetime | None
    seconds: int
    met: frozenset[str]
    of: int
    hints: int
    paid: int
    score: int
    mistakes: tuple[str, ...]

    @property
    def finished(self) -> bool:
        return self.finished_at is not None


class Works:
    """Of one workshop; asks nothing any more."""

    def __init__(self, works: Iterable[tuple[int, int | None, Work]]) -> None:
        """In: each with the enrollment and the team it was done in."""
        self._own: dict[tuple[int, str], Work] = {}
        self._teams: dict[tuple[int, str], Work] = {}
        for enrollment, team, work in works:
            _keep_better(self._own, (enrollment, work.exercise), work)
            if team is not None:
                _keep_better(self._teams, (team, work.exercise), work)

    def best(self, enrollment: int, team: int | None, slug: str) -> Work | None:
        """Out: the learner's best at it: finished before not finished, then by score, then the later one."""
        found = [self._own.get((enrollment, slug)), self._teams.get((team, slug)) if team is not None else None]
        return max((each for each in found if each is not None), key=_rank, default=None)


def works_of(workshop: Workshop, shown: Iterable[Exercise], learner: Enrollment | None = None) -> Works:
    """In: a workshop and its exercises. Out: all that was done at them in it, or what a learner and their team did."""
    return Works(each_work(workshop, shown, learner))


def each_work(
    workshop: Workshop, shown: Iterable[Exercise], learner: Enrollment | None = None
) -> Iterator[tuple[int, int | None, Work]]:
    """The same, attempt by attempt, with the enrollment and the team it was done in."""
    known = {each.slug: each for each in shown}
    all_goals = {each.slug: frozenset(goal.id for goal in each.goals) for each in shown}
    attempts = Attempt.objects.filter(enrollment__workshop=workshop, exercise__in=known)
    of_it: dict[str, Any] = {"attempt__enrollment__workshop": workshop}
    if learner is not None:
        mates = Q(team=learner.team_id) if learner.team_id is not None else Q(pk=None)
        attempts = attempts.filter(Q(enrollment=learner) | mates)
        of_it = {"attempt__in": list(attempts.values_list("pk", flat=True))}
    # A class meets most goals, and marking marks all of an exercise: what is unmet is a tenth of the rows.
    unmet: dict[int, list[str]] = defaultdict(list)
    for attempt, goal in GoalResult.objects.filter(**of_it, met=False).values_list("attempt", "goal"):
        unmet[attempt].append(goal)
    mistakes: dict[int, list[str]] = defaultdict(list)
    for attempt, code in MistakeMade.objects.filter(**of_it).order_by("pk").values_list("attempt", "code"):
        mistakes[attempt].append(code)
    taken = HintTaken.objects.filter(**of_it).values_list("attempt").annotate(Count("pk"), Sum("cost")).order_by()
    hints = {attempt: (count, paid) for attempt, count, paid in taken}
    rows = attempts.values_list(
        "enrollment", "team", "pk", "sandbox__public_id", "exercise", "started_at", "finished_at",
        "marked_revision",
    )  # fmt: skip

    def work(
        pk: int, sandbox: str, slug: str, started_at: datetime, finished_at: datetime | None, marked: int | None
    ) -> Work:
        count, paid = hints.get(pk, (0, 0))
        goals = all_goals[slug].difference(unmet.get(pk, ())) if marked is not None else frozenset()
        return Work(
            attempt=pk,
            sandbox=sandbox,
            exercise=slug,
            started_at=started_at,
            finished_at=finished_at,
            seconds=int((finished_at - started_at).total_seconds()) if finished_at is not None else 0,
            met=goals,
            of=len(known[slug].goals),
            hints=count,
            paid=paid,
            # What was finished once counts as such, also when the canvas was changed afterwards.
            score=score_of(known[slug], len(known[slug].goals if finished_at else goals), paid),
            mistakes=tuple(mistakes.get(pk, ())),
        )

    for enrollment, team, *row in rows:
        yield enrollment, team, work(*row)


def _keep_better(kept: dict[tuple[int, str], Work], key: tuple[int, str], work: Work) -> None:
    if key not in kept or _rank(work) > _rank(kept[key]):
        kept[key] = work


def _rank(work: Work) -> tuple[bool, int, int]:
    return work.finished, work.score, work.attempt
