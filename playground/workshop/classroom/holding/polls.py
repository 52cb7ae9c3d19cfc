"""A question to everybody: the server draws and judges it, learners answer once, bars fill without names."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from celery import shared_task
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from playground.live import groups, publish
from playground.live.classroom_events import BarsTold
from playground.people.models import Person
from playground.sentences import say
from playground.workshop.classroom.errors import AnsweredAlready, InvalidWorkshop, NothingAsked
from playground.workshop.classroom.held import bars_of
from playground.workshop.classroom.holding.controls import check_going, held, hold
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Control, Enrollment, PollAnswer, Seat, Workshop
from playground.workshop.quiz.asked import Asked
from playground.workshop.quiz.pool import NUMBERS
from playground.workshop.quiz.rounds import pool

OFFERED: Final = 12
EVERY_SECONDS: Final = 0.5  # however many answer: the bars are told so often


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question that could be asked, for those who teach: with what is right."""

    question: str
    seed: int
    text: str
    options: list[str]
    many: bool
    right: list[int]


def offers(workshop: Workshop) -> list[OfferedQuestion]:
    """Out: questions about what the class does now, then others; each as it would be asked."""
    dice = random.Random(secrets.randbits(64))
    about = [key for slug in (workshop.exercise, NUMBERS) if slug for key in _mixed(pool().keys(slug), dice)]
    keys = list(dict.fromkeys([*about, *_mixed(pool().keys(), dice)]))[:OFFERED]
    made = ((key, seed, pool().question(key, seed)) for key in keys for seed in [dice.randrange(2**31)])
    return [
        OfferedQuestion(key, seed, asked.text, list(asked.options), asked.many, list(asked.right))
        for key, seed, asked in made
        if asked is not None
    ]


def ask(workshop: Workshop, person: Person, question: str, seed: int) -> None:
    """In: a question as it was offered. Everybody gets it, in place of one that was asked before."""
    if pool().question(question, seed) is None:
        raise InvalidWorkshop(
            say("There is no such question."), hint=say("Choose one that is offered."), place="question"
        )
    with changing(workshop, person) as change:
        check_going(change.workshop)
        hold(change, "poll", data={"question": question, "seed": seed, "told": False})


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
            transaction.on_commit(lambda: _queue(row.pk), robust=True)


def tell(workshop: Workshop, person: Person) -> None:
    """What is right, and why; no answer counts after this."""
    with changing(workshop, person) as change:
        row = held(change.workshop, "poll")
        if row is None:
            raise NothingAsked
        row.data["told"] = True
        row.save(update_fields=["data"])
        change.control()


@shared_task(name="playground.workshop.send_bars")
def send_bars(control_pk: int) -> None:
    """Tell everybody how it is answered by now. May run twice, or late."""
    row = Control.objects.select_related("workshop__supervision").filter(pk=control_pk, ended_at=None).first()
    asked = pool().question(row.data["question"], row.data["seed"]) if row is not None else None
    if row is None or asked is None:
        return
    news = BarsTold("bars", row.public_id, *bars_of(row, len(asked.options)))
    publish.send(groups.of_workshop(row.workshop.public_id), news)
    publish.send(groups.of_supervision(row.workshop.supervision.public_id), news)


def _asked(workshop: Workshop, control_id: str) -> tuple[Control, Asked]:
    row = workshop.controls.filter(kind="poll", public_id=control_id, ended_at=None).first()
    asked = pool().question(row.data["question"], row.data["seed"]) if row is not None else None
    if row is None or asked is None:
        raise NothingAsked
    return row, asked


def _mixed(keys: Sequence[str], dice: random.Random) -> list[str]:
    return dice.sample(keys, len(keys))


def _queue(control_pk: int) -> None:
    """The first answer of each stretch of time queues one telling, for after its end: it counts all of them."""
    stretch = int(timezone.now().timestamp() / EVERY_SECONDS)
    if not cache.add(f"bars:{control_pk}:{stretch}", 1, timeout=60):
        return
    try:
        send_bars.apply_async(args=[control_pk], countdown=EVERY_SECONDS, retry=False)
    except OperationalError:
        send_bars(control_pk)
