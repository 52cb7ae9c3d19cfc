"""Start a round, answer a question. The server draws and judges; what is right leaves it with the judgement alone."""

import random
import secrets
from collections.abc import Mapping, Sequence
from functools import cache

from django.db import transaction
from django.utils import timezone

from playground.people.models import Person
from playground.sentences import say
from playground.workshop.catalog import exercise, exercises
from playground.workshop.quiz.asked import Asked
from playground.workshop.quiz.errors import NoAnswer, NothingToAsk, NotThisQuestion, UnknownRound
from playground.workshop.quiz.pool import NUMBERS, Pool, pool_of
from playground.workshop.quiz_models import QuizMark, QuizRound

ROUND = 10  # questions, fewer where there are not as many
MOST_ROUNDS = 30  # kept of one person, the newest
MOST_MARKS = 2_000  # likewise
MOST_OLD = 4  # wrong ones that a new round asks again


@cache
def pool() -> Pool:
    return pool_of((each.slug, each.title, each.lesson) for each in exercises() if each.lesson)


@transaction.atomic
def start_round(person: Person, scope: str = "", again: bool = False) -> QuizRound:
    """In: an exercise's slug, `NUMBERS` or nothing for all; `again`: only what this person got wrong last time.

    Out: a new round; UnknownExercise, NothingToAsk. The oldest rounds beyond `MOST_ROUNDS` go.
    """
    if scope not in ("", NUMBERS):
        exercise(scope)
    streaks = dict(QuizMark.objects.filter(person=person).values_list("question", "streak"))
    dice = random.Random(secrets.randbits(64))
    keys = _drawn(pool().keys(scope), streaks, again, dice)
    if not keys:
        raise NothingToAsk(
            say("There is nothing that you got wrong.") if again else say("There is no question about this."),
            hint=say("Start a round of other questions."),
        )
    questions = [[key, secrets.randbits(31)] for key in keys]
    made = QuizRound.objects.create(person=person, scope=scope, questions=questions, started_at=timezone.now())
    kept = QuizRound.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True)[:MOST_ROUNDS]
    QuizRound.objects.filter(person=person).exclude(pk__in=list(kept)).delete()
    return made


def round_of(person: Person, public_id: str) -> QuizRound:
    """Out: this person's round; UnknownRound for any other, and for one whose questions are no more."""
    found = QuizRound.objects.filter(person=person, public_id=public_id).first()
    if found is None or not all(pool().question(key, seed) for key, seed in found.questions):
        raise UnknownRound(say("There is no such round."), hint=say("Start a new one."))
    return found


@transaction.atomic
def answer(person: Person, public_id: str, index: int, picked: Sequence[int]) -> QuizRound:
    """Judge the answer to question `index`. The same again changes nothing. Raises NoAnswer, NotThisQuestion."""
    found = QuizRound.objects.select_for_update().get(pk=round_of(person, public_id).pk)
    given = sorted(picked)
    if index < len(found.answers) and found.answers[index] == given:
        return found
    if index != len(found.answers) or index >= len(found.questions):
        raise NotThisQuestion(say("This question is not the next one."), hint=say("Load the page again."))
    asked = question_of(found, index)
    if not asked.takes(picked):
        raise NoAnswer(say("This is no answer to that question."), hint=say("Choose from its options."), place="picked")
    is_right = asked.judge(picked)
    found.answers, found.right = [*found.answers, given], found.right + is_right
    found.finished_at = timezone.now() if len(found.answers) == len(found.questions) else None
    found.save(update_fields=["answers", "right", "finished_at"])
    _note(person, found.questions[index][0], is_right)
    return found


def question_of(found: QuizRound, index: int) -> Asked:
    key, seed = found.questions[index]
    asked = pool().question(key, seed)
    if asked is None:
        raise UnknownRound(say("There is no such round."), hint=say("Start a new one."))
    return asked


def _drawn(keys: Sequence[str], streaks: Mapping[str, int], again: bool, dice: random.Random) -> list[str]:
    """Out: some that went wrong, then what was never asked, then what is known least; in an order of their own."""
    mixed = list(keys)
    dice.shuffle(mixed)
    wrong = [key for key in mixed if streaks.get(key) == 0]
    if again:
        return wrong[:ROUND]
    old = wrong[:MOST_OLD]
    rest = sorted((key for key in mixed if key not in old), key=lambda key: streaks.get(key, -1))
    rest.sort(key=lambda key: streaks.get(key) == 0)  # more of the wrong ones only where there is nothing else
    drawn = [*old, *rest[: ROUND - len(old)]]
    dice.shuffle(drawn)
    return drawn


def _note(person: Person, key: str, is_right: bool) -> None:
    mark, _ = QuizMark.objects.get_or_create(person=person, question=key, defaults={"streak": 0, "at": timezone.now()})
    mark.streak, mark.at = (min(mark.streak + 1, 100) if is_right else 0), timezone.now()
    mark.save(update_fields=["streak", "at"])
    mine = QuizMark.objects.filter(person=person)
    if mine.count() > MOST_MARKS:
        mine.filter(pk__in=list(mine.order_by("at").values_list("pk", flat=True)[:100])).delete()
