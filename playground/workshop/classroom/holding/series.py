"""How a series of questions to everybody went: what was asked from the first question until they ended."""

from dataclasses import dataclass
from typing import Final

from playground.workshop.models import Control, Enrollment, PollAnswer, Workshop
from playground.workshop.quiz.rounds import pool

MOST_SHOWN: Final = 50  # questions, the newest


@dataclass(frozen=True, slots=True)
class SeriesQuestion:
    """`answered`: how many have; `right`: how many of them were. `mine`: whether who asks was, None without answer."""

    text: str
    answered: int
    right: int
    mine: bool | None


@dataclass(frozen=True, slots=True)
class SeriesShape:
    """The newest series of a class, of the questions whose answer was told. `learners`: how many answered any."""

    questions: list[SeriesQuestion]
    learners: int


def series_of(workshop: Workshop, enrollment: Enrollment | None) -> SeriesShape:
    """In: the seat of the learner who asks, None for those who teach. Out: without names, in three queries."""
    polls = workshop.controls.filter(kind="poll").order_by("-pk")
    newest = polls.first()
    if newest is None:
        return SeriesShape([], 0)
    rows = [row for row in polls.filter(data__series=newest.data["series"])[:MOST_SHOWN] if row.data["told"]]
    given = PollAnswer.objects.filter(control__in=rows).values_list("control", "enrollment", "picked")
    answers: dict[int, list[tuple[int, list[int]]]] = {row.pk: [] for row in rows}
    for control, learner, picked in given:
        answers[control].append((learner, picked))
    questions = [_question(row, answers[row.pk], enrollment) for row in reversed(rows)]
    learners = {learner for each in answers.values() for learner, _ in each}
    return SeriesShape([each for each in questions if each is not None], len(learners))


def _question(
    row: Control, answers: list[tuple[int, list[int]]], enrollment: Enrollment | None
) -> SeriesQuestion | None:
    asked = pool().question(row.data["question"], row.data["seed"])
    if asked is None:
        return None
    marks = {learner: asked.judge(picked) for learner, picked in answers}
    mine = marks.get(enrollment.pk) if enrollment is not None else None
    return SeriesQuestion(asked.text, len(marks), sum(marks.values()), mine)
