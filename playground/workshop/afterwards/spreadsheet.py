"""A report as CSV, RFC 4180. Its columns are the same for every workshop; a text is never taken for a formula."""

import csv
import io
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
BYTE_ORDER_MARK: Final = "\ufeff"  # by which Excel knows UTF-8
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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


def written(rows: Iterator[Sequence[object]], *, byte_order_mark: bool = False) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([unformula(each) for each in row] for row in rows)
    return ((BYTE_ORDER_MARK if byte_order_mark else "") + text.getvalue()).encode()


def unformula(value: object) -> object:
    """Out: the same; a text that a spreadsheet would compute begins with an apostrophe: OWASP, "CSV Injection"."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value
