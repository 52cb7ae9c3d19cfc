"""A question to everybody: the server draws and judges it, learners answer once, bars fill without names."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from playground.people.models import Person
from playground.sentences import say
from playground.workshop.classroom.errors import AnsweredAlready, InvalidWorkshop, NothingAsked
from playground.workshop.classroom.holding.controls import check_going, held, hold
from playground.workshop.classroom.holding.counting import count_after_commit
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Control, Enrollment, PollAnswer, Seat, Workshop
from playground.workshop.quiz.asked import Asked
from playground.workshop.quiz.pool import NUMBERS, scope_of
from playground.workshop.quiz.queries import title_of
from playground.workshop.quiz.rounds import pool


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question that could be asked, for those who teach: with what is right. `scope`: the slug of the exercise that
    it is about, or "numbers"; `title`: what that is called."""

    question: str
    seed: int
    scope: str
    title: str
    text: str
    options: list[str]
    many: bool
    right: list[int]


def offers(workshop: Workshop) -> list[OfferedQuestion]:
    """Out: every question there is, as it would be asked: those about what the class does now first, then numbers,
    then those about its other exercises."""
    near = [each for each in (workshop.exercise, NUMBERS, *workshop.exercises) if each]
    keys = sorted(pool().keys(), key=lambda key: near.index(scope_of(key)) if scope_of(key) in near else len(near))
    titles = {scope: title_of(scope) for scope in {scope_of(key) for key in keys}}
    made = ((key, seed, pool().question(key, seed)) for key in keys for seed in [secrets.randbits(31)])
    return [
        OfferedQuestion(
            question=key,
            seed=seed,
            scope=scope_of(key),
            title=titles[scope_of(key)],
            text=asked.text,
            options=list(asked.options),
            many=asked.many,
            right=list(asked.right),
        )
        for key, seed, asked in made
        if asked is not None
    ]


def ask(workshop: Workshop, person: Person, question: str, seed: int) -> None:
    """In: a question as it was offered. Everybody gets it; asked while another one is, it is the next of its series."""
    if pool().question(question, seed) is None:
        raise InvalidWorkshop(
            say("There is no such question."), hint=say("Choose one that is offered."), place="question"
        )
    with changing(workshop, person) as change:
        check_going(change.workshop)
        before = held(change.workshop, "poll")
        series = before.data["series"] if before is not None else secrets.token_hex(6)
        number = before.data["number"] + 1 if before is not None else 1
        data = {"question": question, "seed": seed, "told": False, "series": series, "number": number}
        hold(change, "poll", data=data)


def answer(enrollment: Enrollment, control_id: str, picked: Sequence[int]) -> None:
    """Once. The same again changes nothing. Raises NothingAsked, AnsweredAlready, InvalidWorkshop.

    Whoever waits to be let in is asked nothing.
    """
    if enrollment.state != Seat.IN:
        raise NothingAsked
    with transaction.atomic():
        row, asked = _asked(enrollment.workshop, control_id)
        if row.data["told"]:
            raise NothingAsked
        if not asked.takes(picked):
            raise InvalidWorkshop(
                say("This is no answer to that question."), hint=say("Choose from its options."), place="picked"
            )
        given, made = PollAnswer.objects.get_or_create(
            control=row, enrollment=enrollment, defaults={"picked": sorted(picked), "at": timezone.now()}
        )
        if given.picked != sorted(picked):
            raise AnsweredAlready
        if made:
            count_after_commit(row.pk)


def tell(workshop: Workshop, person: Person) -> None:
    """What is right, and why; no answer counts after this."""
    with changing(workshop, person) as change:
        row = held(change.workshop, "poll")
        if row is None:
            raise NothingAsked
        row.data["told"] = True
        row.save(update_fields=["data"])
        change.control()


def _asked(workshop: Workshop, control_id: str) -> tuple[Control, Asked]:
    row = workshop.controls.filter(kind="poll", public_id=control_id, ended_at=None).first()
    asked = pool().question(row.data["question"], row.data["seed"]) if row is not None else None
    if row is None or asked is None:
        raise NothingAsked
    return row, asked
