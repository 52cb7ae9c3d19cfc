"""PURE: rows of a file, read field by field; each complaint names its place and the way out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from playground.errors import PlaygroundError
from playground.sandbox import names
from playground.sentences import say
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.table import Table

MOST_OF_ONE: Final = 50  # goals, hints, mistakes of an attempt; rounds of a quiz, questions of a round
MOST_NUMBER: Final = 2**31 - 1


def rows(table: Table, name: str, most: int) -> list[Table]:
    found: Any = table.given.get(name)
    if not isinstance(found, list):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    bounded(table, name, len(found), most)
    return [Table(each, f"{table.at(name)}[{index}]") for index, each in enumerate(found)]


def moment(table: Table, name: str, *, needed: bool = True) -> datetime | None:
    value = table.given.get(name)
    if value is None and not needed:
        return None
    found: datetime | None
    try:
        found = datetime.fromisoformat(table.text(name, longest=40))
        found.timestamp()
    except (ValueError, OverflowError):
        found = None
    if found is None or found.tzinfo is None:
        message = say("{name} is {value}.", name=name, value=f"{value!r:.60}")
        raise table.complaint(name, message, say("Write a time such as 2030-01-07T09:00:00+00:00."))
    return found


def number(table: Table, name: str, most: int) -> int:
    found = table.whole_number(name)
    if found is None or found > most:
        message = say("{name} is {value}.", name=name, value=f"{table.given.get(name)!r:.60}")
        raise table.complaint(name, message, say("Write a whole number from 0 to {most}.", most=most))
    return found


def index(table: Table, name: str, count: int, *, needed: bool = True) -> None:
    if table.given.get(name) is None and not needed:
        return
    if number(table, name, MOST_NUMBER) >= count:
        message = say("{name} is {value}.", name=name, value=str(table.given[name]))
        raise table.complaint(name, message, say("It is a place in a list, counted from 0."))


def known(table: Table, name: str, slug: Any, slugs: set[str]) -> None:
    if not isinstance(slug, str) or slug not in slugs:
        message = say("There is no exercise called {slug}.", slug=f"{slug!s:.64}")
        raise table.complaint(name, message, say("Update Understudy, or put its package into packages."))


def title(table: Table, name: str, longest: int) -> None:
    with within(table.place):
        names.check_title(table.text(name, longest=longest), name, longest, place=f".{name}")


def exactly(table: Table, fields: Iterable[str]) -> None:
    """These fields and no others; one that says nothing says null."""
    for name in fields:
        if not table.has(name):
            raise table.complaint(name, say("{missing} is missing.", missing=name), say("Add it."))
    table.only(fields)


def texts(table: Table, name: str, most: int) -> list[str]:
    """Out: different texts."""
    found: Any = table.given.get(name)
    fits = isinstance(found, list) and all(isinstance(each, str) and 0 < len(each) <= 64 for each in found)
    if not fits or len(set(found)) < len(found):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    bounded(table, name, len(found), most)
    return list(found)


def lists(table: Table, name: str, most: int = MOST_OF_ONE) -> list[list[Any]]:
    found: Any = table.given.get(name)
    fits = isinstance(found, list) and len(found) <= most
    if not fits or not all(isinstance(each, list) and len(each) <= MOST_OF_ONE for each in found):
        raise table.complaint(name, say("{name} is no list.", name=name), say("Write {name}: [].", name=name))
    return list(found)


def is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_NUMBER


def once(tables: list[Table], key: str) -> Iterator[Table]:
    seen = set()
    for each in tables:
        value = str(each.given.get(key))
        if value in seen:
            raise each.complaint(key, say("{name} is there twice.", name=value[:40]), say("Leave one of them out."))
        seen.add(value)
        yield each


def bounded(table: Table, name: str, count: int, most: int, least: int = 0) -> None:
    if not least <= count <= most:
        message = say("{name} has {count} values.", name=name or table.place, count=count)
        raise MalformedExercise(
            message, hint=say("At most {most_values}.", most_values=most), place=table.at(name) if name else table.place
        )


@contextmanager
def within(place: str) -> Iterator[None]:
    """Errors inside name their place below this one."""
    try:
        yield
    except MalformedExercise as error:
        error.place = error.place if error.place.startswith(place) else f"{place}{error.place}"
        raise
    except PlaygroundError as error:
        error.place = f"{place}{error.place}"
        raise
