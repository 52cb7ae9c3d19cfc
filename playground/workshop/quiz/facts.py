"""PURE: questions from lessons: those that are written there, each fact beside myths, facts mixed, and when it fits."""

import random
from collections.abc import Callable, Mapping, Sequence

from playground.sentences import say
from playground.workshop.lesson import Lesson, Question, situation, with_number
from playground.workshop.quiz.asked import Asked, shuffled

MIXED = 4  # sentences in a question with several right ones
MOST_MYTHS = 3  # beside one fact

Maker = Callable[[random.Random], Asked]


def makers_of(title: str, lesson: Lesson, others: Sequence[Lesson]) -> Mapping[str, Maker]:
    """In: a lesson and what else is taught. Out: by a name that stays, what makes each of its questions."""
    made: dict[str, Maker] = {}
    for index, question in enumerate(lesson.questions):
        made[f"question-{index + 1}"] = _written(question)
    if lesson.myths:
        for index in range(len(lesson.facts)):
            made[f"fact-{index + 1}"] = _one_fact(title, lesson, index)
        made["facts"] = _facts_mixed(title, lesson, [each for each in others if each.myths and each is not lesson])
    made["fits"] = _when_it_fits(title, lesson)
    return made


def _written(question: Question) -> Maker:
    def ask(dice: random.Random) -> Asked:
        number, right = dice.choice(question.variants)
        text = with_number(question.text, number)
        options = question.options
        wrong = [option for index, option in enumerate(options) if index not in right]
        many = any(len(each) > 1 for _, each in question.variants)
        return shuffled(dice, text, [options[index] for index in right], wrong, [question.why], many)

    return ask


def _one_fact(title: str, lesson: Lesson, index: int) -> Maker:
    """A fact, what is often believed instead of it, and myths about its neighbours."""

    def ask(dice: random.Random) -> Asked:
        rest = [myth for each, myth in enumerate(lesson.myths) if each != index]
        wrong = [lesson.myths[index], *dice.sample(rest, min(len(rest), MOST_MYTHS - 1))]
        why = [lesson.facts[lesson.myths.index(myth)] for myth in wrong[1:]] or [lesson.facts[index]]
        return shuffled(dice, say("{title}: which sentence is true?", title=title), [lesson.facts[index]], wrong, why)

    return ask


def _facts_mixed(title: str, lesson: Lesson, others: Sequence[Lesson]) -> Maker:
    """Each fact of the lesson, or the myth in its place, filled up from other lessons; one at least is true."""

    def ask(dice: random.Random) -> Asked:
        pairs = list(zip(lesson.facts, lesson.myths, strict=True))[:MIXED]
        for other in dice.sample(list(others), min(len(others), MIXED - len(pairs))):
            pairs.append(dice.choice(list(zip(other.facts, other.myths, strict=True))))
        shown = [dice.random() < 0.5 for _ in pairs]
        shown[dice.randrange(len(pairs))] = True
        right = [fact for (fact, _), true in zip(pairs, shown, strict=True) if true]
        wrong = [myth for (_, myth), true in zip(pairs, shown, strict=True) if not true]
        why = [fact for (fact, _), true in zip(pairs, shown, strict=True) if not true]
        text = say("{title} and more: which of these sentences are true?", title=title)
        return shuffled(dice, text, right, wrong, why or [say("All of them are.")], many=True)

    return ask


def _when_it_fits(title: str, lesson: Lesson) -> Maker:
    def ask(dice: random.Random) -> Asked:
        right, wrong = ([situation(each) for each in some] for some in (lesson.fits, lesson.fits_not))
        text = say("{title}: when does this pattern fit?", title=title)
        return shuffled(dice, text, right, wrong, [*lesson.fits_not], many=True)

    return ask
