"""The report of a workshop: what each learner has done of each goal, and what was hard. Read in a fixed number of
questions, however many learners there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from playground.workshop.afterwards.figures import Spread, spread_of
from playground.workshop.afterwards.work import Work, works_of
from playground.workshop.catalog import Exercise, exercise
from playground.workshop.errors import UnknownExercise
from playground.workshop.models import Enrollment, Seat, Team, Workshop

MOST_LISTED: Final = 10  # of the hardest goals, and of the mistakes


@dataclass(frozen=True, slots=True)
class Learner:
    """`works`: their best work at each exercise of the workshop, in its order; None for what was never begun."""

    id: str
    nickname: str
    team: str
    enrollment: int
    works: tuple[Work | None, ...]

    @property
    def finished(self) -> bool:
        return bool(self.works) and all(work is not None and work.finished for work in self.works)


@dataclass(frozen=True, slots=True)
class GoalFigure:
    """A goal as the class did it: met by `met` of the `begun` who began its exercise."""

    id: str
    exercise: str
    number: int
    text: str
    met: int
    begun: int

    @property
    def percent(self) -> int:
        return 100 * self.met // self.begun if self.begun else 0


@dataclass(frozen=True, slots=True)
class MistakeFigure:
    """A known mistake, and in how many attempts it was made."""

    exercise: str
    feedback: str
    made: int


@dataclass(frozen=True, slots=True)
class ExerciseFigure:
    """One exercise as the class did it. `hints`: taken in all attempts. `missing`: who did not finish it."""

    slug: str
    title: str
    begun: int
    finished: int
    spread: Spread | None
    hints: int
    goals: tuple[GoalFigure, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`team`: whose report it is, "" for everybody's."""

    workshop: Workshop
    team: str
    teams: tuple[tuple[str, str], ...]
    exercises: tuple[ExerciseFigure, ...]
    learners: tuple[Learner, ...]
    hardest: tuple[GoalFigure, ...]
    mistakes: tuple[MistakeFigure, ...]
    hints: int
    finished: int


def report_of(workshop: Workshop, team: str = "") -> Report:
    """In: a team's id for its learners alone; an unknown one has none. Out: the report as things stand."""
    shown = exercises_in(workshop)
    learners = learners_of(workshop, shown, team)
    figures = tuple(_figure(each, index, learners) for index, each in enumerate(shown))
    goals = sorted((goal for each in figures for goal in each.goals if goal.begun), key=lambda goal: goal.percent)
    return Report(
        workshop=workshop,
        team=team,
        teams=tuple(Team.objects.filter(workshop=workshop).order_by("name").values_list("public_id", "name")),
        exercises=figures,
        learners=learners,
        hardest=tuple(goal for goal in goals if goal.percent < 100)[:MOST_LISTED],
        mistakes=_mistakes(shown, learners),
        hints=sum(each.hints for each in figures),
        finished=sum(learner.finished for learner in learners),
    )


def learners_of(workshop: Workshop, shown: list[Exercise], team: str = "") -> tuple[Learner, ...]:
    """Out: who is in, by nickname, each with the best of their own work and of their team's."""
    rows = Enrollment.objects.filter(workshop=workshop, state=Seat.IN).order_by("nickname")
    if team:
        rows = rows.filter(team__public_id=team)
    works = works_of(workshop, shown)
    found = rows.values_list("pk", "public_id", "nickname", "team_id", "team__name")
    return tuple(
        Learner(public_id, nickname, team_name or "", pk, tuple(works.best(pk, team_pk, each.slug) for each in shown))
        for pk, public_id, nickname, team_pk, team_name in found
    )


def exercises_in(workshop: Workshop) -> list[Exercise]:
    """Out: those of its exercises that there still are, in its order."""
    return [found for slug in workshop.exercises if (found := _exercise(slug)) is not None]


def _exercise(slug: str) -> Exercise | None:
    """Out: None for one that is not shipped any more."""
    try:
        return exercise(slug)
    except UnknownExercise:
        return None


def _figure(shown: Exercise, index: int, learners: tuple[Learner, ...]) -> ExerciseFigure:
    begun = [(learner, work) for learner in learners if (work := learner.works[index]) is not None]
    finished = [learner for learner, work in begun if work.finished]
    met = Counter(goal for _, work in begun for goal in work.met)
    attempts = _once(work for _, work in begun)
    return ExerciseFigure(
        slug=shown.slug,
        title=shown.title,
        begun=len(begun),
        finished=len(finished),
        spread=spread_of([work.seconds for work in attempts if work.finished]),
        hints=sum(work.hints for work in attempts),
        goals=tuple(
            GoalFigure(goal.id, shown.title, number, goal.text, met[goal.id], len(begun))
            for number, goal in enumerate(shown.goals, 1)
        ),
        missing=tuple(
            learner.nickname for learner in learners if (work := learner.works[index]) is None or not work.finished
        ),
    )


def _mistakes(shown: list[Exercise], learners: tuple[Learner, ...]) -> tuple[MistakeFigure, ...]:
    found: list[MistakeFigure] = []
    for index, each in enumerate(shown):
        attempts = _once(work for learner in learners if (work := learner.works[index]) is not None)
        made = Counter(code for work in attempts for code in work.mistakes)
        found += [
            MistakeFigure(each.title, mistake.feedback, made[mistake.code])
            for mistake in each.mistakes
            if made[mistake.code]
        ]
    return tuple(sorted(found, key=lambda figure: -figure.made)[:MOST_LISTED])


def _once(works: Iterable[Work]) -> list[Work]:
    """Out: each attempt once, however many of a team did it."""
    return list({work.attempt: work for work in works}.values())
