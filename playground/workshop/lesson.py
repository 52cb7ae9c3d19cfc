"""PURE: the lesson of an exercise: when its pattern fits and when not, facts for the exam, and a quiz made from them.

fits = [sentences], fits_not = [sentences], facts = [sentences]
[[question]]
text, options = [2 to 6 texts], right = [indexes], why = the explanation, shown at once
[[question]]
text with {n}, options, why, and in place of `right`
numbers = [{ n = 900, right = [0] }, …], one of which is drawn each time
"""

import random
import re
from dataclasses import dataclass
from typing import Any, Final

from playground.sentences import Sentence
from playground.workshop.goals.table import Table

FIELDS: Final = ("fits", "fits_not", "facts", "question")
MOST_QUESTIONS: Final = 10
MOST_OPTIONS: Final = 6
SENTENCES: Final = range(1, 7)


@dataclass(frozen=True, slots=True)
class Question:
    """`variants`: the number to write for {n}, None without one, and the indexes of the right options."""

    text: str
    options: tuple[str, ...]
    why: str
    variants: tuple[tuple[int | None, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an exercise is an example of."""

    fits: tuple[str, ...]
    fits_not: tuple[str, ...]
    facts: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with its number drawn; `many`: several options are right."""

    text: str
    options: list[str]
    right: list[int]
    many: bool
    why: str


def lesson_from(given: Any) -> Lesson:
    """In: what lesson.toml holds. Out: the lesson; MalformedExercise with the place of the first slip."""
    table = Table(given, "")
    table.only(FIELDS)
    questions = table.given.get("question", [])
    if not isinstance(questions, list) or not 1 <= len(questions) <= MOST_QUESTIONS:
        raise table.complaint("question", "There is no quiz.", f"Write 1 to {MOST_QUESTIONS} [[question]] tables.")
    return Lesson(
        fits=_sentences(table, "fits"),
        fits_not=_sentences(table, "fits_not"),
        facts=_sentences(table, "facts"),
        questions=tuple(_question(Table(each, f"question[{index}]")) for index, each in enumerate(questions)),
    )


def ask(question: Question, dice: random.Random) -> AskedQuestion:
    """Out: the question with one of its numbers, and the options in an order of their own."""
    number, right = dice.choice(question.variants)
    order = list(range(len(question.options)))
    dice.shuffle(order)
    return AskedQuestion(
        text=_with_number(question.text, number),
        options=[question.options[index] for index in order],
        right=sorted(order.index(index) for index in right),
        many=any(len(each) > 1 for _, each in question.variants),
        why=question.why,
    )


def _with_number(text: str, number: int | None) -> str:
    if number is None or not isinstance(text, Sentence):
        return text
    return Sentence(text.template, {"n": Sentence("{n:,}", {"n": number})}, told=text.told)


def _sentences(table: Table, name: str) -> tuple[str, ...]:
    found = table.all_said(name)
    if len(found) not in SENTENCES:
        raise table.complaint(name, f"{name} has {len(found)} sentences.", f"Write 1 to {SENTENCES[-1]}.")
    return found


def _question(table: Table) -> Question:
    table.only(("text", "options", "right", "numbers", "why"))
    text, options = table.said("text", longest=300), table.all_said("options")
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise table.complaint("options", f"There are {len(options)} options.", f"Write 2 to {MOST_OPTIONS}.")
    if ("{n}" in text) != table.has("numbers"):
        raise table.complaint("numbers", "A text with {n} has numbers, and no other has.", "Add {n} or numbers.")
    if table.has("numbers") and re.search(r"[{}]", text.replace("{n}", "")):
        raise table.complaint("text", "A text with {n} has other braces too.", "Take them out.")
    if not table.has("numbers"):
        return Question(text, options, table.said("why", longest=500), (_variant(table, options),))
    given = table.given["numbers"]
    if not isinstance(given, list) or not given:
        raise table.complaint("numbers", "These are no numbers.", "Write [{ n = 1, right = [0] }].")
    tables = [Table(each, f"{table.at('numbers')}[{index}]") for index, each in enumerate(given)]
    variants = tuple(_variant(each, options) for each in tables)
    return Question(text, options, table.said("why", longest=500), variants)


def _variant(table: Table, options: tuple[str, ...]) -> tuple[int | None, tuple[int, ...]]:
    right = table.given.get("right")
    indexes = range(len(options))
    if not isinstance(right, list) or not right or any(type(each) is not int or each not in indexes for each in right):
        raise table.complaint("right", "This names no option.", f"Write indexes from 0 to {len(options) - 1}.")
    return table.whole_number("n"), tuple(right)
