"""PURE: an exercise in another language: a file of the same shape as its texts, so that nothing can be left out.

title, objective, story, task, picture, why = [sentences], hints = [texts]
[goals]
ID = text
[mistakes]
CODE = feedback
[lesson]
fits, fits_not, facts, myths = [sentences]
[[lesson.question]]
text, options, why
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from playground.sentences import Sentence
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.kinds import Goal
from playground.workshop.lesson import Lesson
from playground.workshop.mistakes import Mistake

LANGUAGES: Final = ("de",)
LONGEST: Final = 1_500
PLACEHOLDER: Final = re.compile(r"\{n\}")

Texts = dict[str, str]


def texts_of(goals: Sequence[Goal], mistakes: Sequence[Mistake], lesson: Lesson | None, **own: Any) -> dict[str, Any]:
    """In: the parts of an exercise, `own` are its own texts. Out: all that a translation says, in its shape."""
    parts: dict[str, Any] = {
        **own,
        "goals": {goal.id: goal.text for goal in goals},
        "mistakes": {mistake.code: mistake.feedback for mistake in mistakes},
    }
    if lesson is not None:
        questions = [{"text": q.text, "options": q.options, "why": q.why} for q in lesson.questions]
        sentences = {"fits": lesson.fits, "fits_not": lesson.fits_not, "facts": lesson.facts}
        myths = {"myths": lesson.myths} if lesson.myths else {}
        parts["lesson"] = sentences | myths | {"question": questions}
    return parts


def translated(english: Mapping[str, Any], given: Any) -> tuple[Texts, list[MalformedExercise]]:
    """In: `texts_of`, what the file holds. Out: English to its translation, and every complaint with its place."""
    texts: Texts = {}
    complaints: list[MalformedExercise] = []
    for text, told, place in _pairs(english, given, ""):
        complaint = _complaint(text, told, place)
        if complaint is None and text is not None:
            complaint = _told_twice(texts.setdefault(text, told), told, place)
        if complaint is not None:
            complaints.append(complaint)
    return texts, complaints


def carried(value: Any, translations: Mapping[str, Texts]) -> Any:
    """In: an exercise, or a part of it. Out: the same; each of its sentences carries what other languages say."""
    if isinstance(value, Sentence):
        told = {language: texts[value] for language, texts in translations.items() if value in texts}
        return Sentence(value.template, value.values, value.opens, told)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: carried(getattr(value, each.name), translations) for each in fields(value)})
    return tuple(carried(each, translations) for each in value) if isinstance(value, tuple) else value


def _pairs(english: Any, given: Any, place: str) -> Iterator[tuple[str | None, Any, str]]:
    """Out: text, translation and place; None stands for what is on one side alone."""
    if isinstance(english, str):
        yield english, given, place
    elif isinstance(english, Mapping):
        inner = given if isinstance(given, Mapping) else {}
        for name in [*english, *(name for name in inner if name not in english)]:
            yield from _pairs(english.get(name), inner.get(name), f"{place}.{name}" if place else name)
    elif isinstance(english, Sequence):
        members = given if isinstance(given, list) else []
        for index in range(max(len(english), len(members))):
            text, told = (texts[index] if index < len(texts) else None for texts in (english, members))
            yield from _pairs(text, told, f"{place}[{index}]")
    else:
        yield None, given, place


def _complaint(text: str | None, told: Any, place: str) -> MalformedExercise | None:
    if text is None:
        return MalformedExercise("The exercise says nothing here.", hint="Take it out.", place=place)
    if not isinstance(told, str) or not told.strip() or len(told) > LONGEST:
        hint = f"Translate in 1 to {LONGEST} characters: {text.strip():.80}"
        return MalformedExercise(f"This is {told!r:.40}." if told else "This is missing.", hint=hint, place=place)
    if PLACEHOLDER.findall(text) != PLACEHOLDER.findall(told):
        return MalformedExercise("{n} stands in one of the two alone.", hint="Write it in both.", place=place)
    return None


def _told_twice(before: str, told: str, place: str) -> MalformedExercise | None:
    if before == told:
        return None
    return MalformedExercise("The same text is translated otherwise above.", hint=f"Write: {before:.80}", place=place)
