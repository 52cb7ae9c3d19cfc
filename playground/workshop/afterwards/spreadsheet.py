"""A report as rows of a spreadsheet. Their columns are the same for every workshop."""

from collections.abc import Iterator, Sequence
from typing import Final

from playground.languages import for_reader
from playground.workshop.afterwards.report import Report
from playground.workshop.catalog import exercise

BY_EXERCISE: Final = (
    "learner_id", "nickname", "team", "exercise", "begun", "finished", "started_at", "finished_at", "seconds",
    "goals_met", "goals", "score", "hints", "hint_points", "mistakes", "sandbox",
)  # fmt: skip
BY_GOAL: Final = ("learner_id", "nickname", "team", "exercise", "goal", "goal_text", "met")


def by_exercise(report: Report) -> Iterator[Sequence[object]]:
    """Out: the header, then a row for each learner and exercise."""
    yield BY_EXERCISE
    for learner in report.learners:
        for figure, work in zip(report.exercises, learner.works, strict=True):
            who = (learner.id, learner.nickname, learner.team, figure.slug)
            if work is None:
                yield *who, 0, 0, "", "", "", 0, len(figure.goals), "", 0, 0, "", ""
                continue
            yield (
                *who, 1, int(work.finished),
                work.started_at.isoformat(timespec="seconds"),
                work.finished_at.isoformat(timespec="seconds") if work.finished_at else "",
                work.seconds if work.finished else "",
                len(work.met), work.of, work.score, work.hints, work.paid, " ".join(work.mistakes), work.sandbox,
            )  # fmt: skip


def by_goal(report: Report) -> Iterator[Sequence[object]]:
    """Out: the header, then a row for each learner and goal; `met` is empty where the exercise was not begun."""
    yield BY_GOAL
    goals = {
        each.slug: [(goal.id, for_reader(goal.text)) for goal in exercise(each.slug).goals] for each in report.exercises
    }
    for learner in report.learners:
        for figure, work in zip(report.exercises, learner.works, strict=True):
            for goal, text in goals[figure.slug]:
                met = "" if work is None else int(goal in work.met)
                yield learner.id, learner.nickname, learner.team, figure.slug, goal, text, met
