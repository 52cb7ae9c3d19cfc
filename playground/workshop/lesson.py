"""PURE: the lesson of an exercise: when its pattern fits and when not, facts for the exam, and a quiz made from them.

fits = [sentences], fits_not = [sentences], facts = [sentences]
    What stands before a colon is the situation, what follows is the advice: the quiz asks about the situation alone.
myths = [sentences], may be left out: for each fact, in their order, what is often believed in its place and is false
[[question]]
text, options = [2 to 6 texts], right = [indexes], why = the explanation, shown at once
[[question]]
text with {n}, options, why, and in place of `right`
numbers = [{ n = 900, right = [0] }, …], one of which is drawn each time
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from playground.sentences import Sentence, say
from playground.workshop.goals.table import Table

FIELDS: Final = ("fits", "fits_not", "facts", "myths", "question")
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
    myths: tuple[str, ...] = ()


def lesson_from(given: Any) -> Lesson:
    """In: what lesson.toml holds. Out: the lesson; MalformedExercise with the place of the first slip."""
    table = Table(given, "")
    table.only(FIELDS)
    questions = table.given.get("question", [])
    if not isinstance(questions, list) or not 1 <= len(questions) <= MOST_QUESTIONS:
        raise table.complaint(
            "question",
            say("There is no quiz."),
            say("Write 1 to {most_questions} [[question]] tables.", most_questions=MOST_QUESTIONS),
        )
    facts, myths = _sentences(table, "facts"), table.all_said("myths")
    if myths and len(myths) != len(facts):
        raise table.complaint(
            "myths",
            say("There are {count} facts and {count2} myths.", count=len(facts), count2=len(myths)),
            say("Write one for each."),
        )
    return Lesson(
        fits=_sentences(table, "fits"),
        fits_not=_sentences(table, "fits_not"),
        facts=facts,
        questions=tuple(_question(Table(each, f"question[{index}]")) for index, each in enumerate(questions)),
        myths=myths,
    )


def with_number(text: str, number: int | None) -> str:
    """Out: the text with its number written in, in every language as that writes numbers."""
    if number is None or not isinstance(text, Sentence):
        return text
    return Sentence(text.template, {"n": Sentence("{n:,}", {"n": number})}, told=text.told)


def situation(sentence: str) -> Sentence:
    """Out: what stands before the advice, without a full stop: nobody shall tell options apart by that."""
    told = sentence.told if isinstance(sentence, Sentence) else {}
    return Sentence(_head(sentence), {}, told={language: _head(text) for language, text in told.items()})


def _head(sentence: str) -> str:
    return sentence.partition(": ")[0].removesuffix(".")


def _sentences(table: Table, name: str) -> tuple[str, ...]:
    found = table.all_said(name)
    if len(found) not in SENTENCES:
        raise table.complaint(
            name,
            say("{name} has {count} sentences.", name=name, count=len(found)),
            say("Write 1 to {given}.", given=SENTENCES[-1]),
        )
    return found


def _question(table: Table) -> Question:
    table.only(("text", "options", "right", "numbers", "why"))
    text, options = table.said("text", longest=300), table.all_said("options")
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise table.complaint(
            "options",
            say("There are {count} options.", count=len(options)),
            say("Write 2 to {most_options}.", most_options=MOST_OPTIONS),
        )
    if ("{n}" in text) != table.has("numbers"):
        raise table.complaint("numbers", "A text with {n} has numbers, and no other has.", "Add {n} or numbers.")
    if table.has("numbers") and re.search(r"[{}]", text.replace("{n}", "")):
        raise table.complaint("text", "A text with {n} has other braces too.", say("Take them out."))
    if not table.has("numbers"):
        return Question(text, options, table.said("why", longest=500), (_variant(table, options),))
    given = table.given["numbers"]
    if not isinstance(given, list) or not given:
        raise table.complaint("numbers", say("These are no numbers."), "Write [{ n = 1, right = [0] }].")
    tables = [Table(each, f"{table.at('numbers')}[{index}]") for index, each in enumerate(given)]
    variants = tuple(_variant(each, options) for each in tables)
    return Question(text, options, table.said("why", longest=500), variants)


def _variant(table: Table, options: tuple[str, ...]) -> tuple[int | None, tuple[int, ...]]:
    right = table.given.get("right")
    indexes = range(len(options))
    if not isinstance(right, list) or not right or any(type(each) is not int or each not in indexes for each in right):
        raise table.complaint(
            "right", say("This names no option."), say("Write indexes from 0 to {given}.", given=len(options) - 1)
        )
    return table.whole_number("n"), tuple(right)
