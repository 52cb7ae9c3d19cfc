"""Rounds and what is known, as people see them."""

from collections import Counter
from dataclasses import dataclass

from playground.people.models import Person
from playground.sentences import say
from playground.workshop.catalog import exercises
from playground.workshop.quiz.pool import NUMBERS, scope_of
from playground.workshop.quiz.rounds import pool, question_of
from playground.workshop.quiz_models import QuizMark, QuizRound

SHOWN_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class QuestionShape:
    """A question before it is answered. `exercise`: the slug of what it is about, empty for generated numbers."""

    exercise: str
    text: str
    options: list[str]
    many: bool


@dataclass(frozen=True, slots=True)
class JudgedShape:
    """The same once it is answered. `right`: which options are; `why`: the explanation, in sentences.

    `title`: of the exercise that it comes from, empty without one.
    """

    exercise: str
    title: str
    text: str
    options: list[str]
    many: bool
    picked: list[int]
    right: list[int]
    is_right: bool
    why: list[str]


@dataclass(frozen=True, slots=True)
class RoundShape:
    """`of`: how many questions it has. `judged`: those answered. `next`: the one to answer now, None at the end."""

    id: str
    scope: str
    title: str
    of: int
    right: int
    judged: list[JudgedShape]
    next: QuestionShape | None


@dataclass(frozen=True, slots=True)
class ScopeShape:
    """What can be asked about one exercise, or about generated numbers. `known`: answered rightly the last time."""

    scope: str
    title: str
    questions: int
    known: int
    wrong: int


@dataclass(frozen=True, slots=True)
class PastRoundShape:
    title: str
    right: int
    of: int
    at: str


@dataclass(frozen=True, slots=True)
class QuizShape:
    """What one person knows. `open`: the id of a round to go on with, None without one."""

    questions: int
    known: int
    wrong: int
    scopes: list[ScopeShape]
    rounds: list[PastRoundShape]
    open: str | None


def quiz_shape(person: Person) -> QuizShape:
    """Out: everything about this person's quiz, in three questions to the database."""
    streaks = dict(QuizMark.objects.filter(person=person).values_list("question", "streak"))
    keys = pool().keys()
    known, wrong, there = (
        Counter(scope_of(key) for key in keys if wanted(streaks.get(key)))
        for wanted in (lambda streak: bool(streak), lambda streak: streak == 0, lambda streak: True)
    )
    rounds = QuizRound.objects.filter(person=person, finished_at__isnull=False).order_by("-pk")[:SHOWN_ROUNDS]
    begun = QuizRound.objects.filter(person=person, finished_at=None).order_by("-pk").first()
    return QuizShape(
        questions=len(keys),
        known=known.total(),
        wrong=wrong.total(),
        scopes=[ScopeShape(scope, title_of(scope), there[scope], known[scope], wrong[scope]) for scope in there],
        rounds=[
            PastRoundShape(title_of(each.scope), each.right, len(each.questions), each.started_at.isoformat())
            for each in rounds
        ],
        open=begun.public_id if begun else None,
    )


def round_shape(found: QuizRound) -> RoundShape:
    answered, of = len(found.answers), len(found.questions)
    return RoundShape(
        id=found.public_id,
        scope=found.scope,
        title=title_of(found.scope),
        of=of,
        right=found.right,
        judged=[_judged(found, index) for index in range(answered)],
        next=_asked(found, answered) if answered < of else None,
    )


def _asked(found: QuizRound, index: int) -> QuestionShape:
    asked = question_of(found, index)
    return QuestionShape(_exercise(found, index), asked.text, list(asked.options), asked.many)


def _judged(found: QuizRound, index: int) -> JudgedShape:
    asked, picked = question_of(found, index), found.answers[index]
    return JudgedShape(
        exercise=_exercise(found, index),
        title=title_of(_exercise(found, index)) if _exercise(found, index) else "",
        text=asked.text,
        options=list(asked.options),
        many=asked.many,
        picked=picked,
        right=list(asked.right),
        is_right=asked.judge(picked),
        why=list(asked.why),
    )


def _exercise(found: QuizRound, index: int) -> str:
    scope = scope_of(found.questions[index][0])
    return "" if scope == NUMBERS else scope


def title_of(scope: str) -> str:
    """Out: of an exercise its title, as long as there is one."""
    if scope in ("", NUMBERS):
        return say("Numbers and limits") if scope else say("The whole course")
    return next((each.title for each in exercises() if each.slug == scope), scope)
