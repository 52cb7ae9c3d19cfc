"""One table of a goal, read field by field; each complaint names its place."""

from collections.abc import Iterable, Mapping
from typing import Any

from playground.sentences import Sentence, say
from playground.workshop.errors import MalformedExercise

Value = str | tuple[str, ...]
LONGEST = 2_048
MOST_VALUES = 50


class Table:
    """In: what the file holds there, and its field path."""

    def __init__(self, given: Any, place: str) -> None:
        if not isinstance(given, Mapping):
            raise MalformedExercise(
                say("Here stands {given}.", given=f"{given!r:.60}"), hint=say("Write a table."), place=place
            )
        self.given = given
        self.place = place

    def at(self, name: str) -> str:
        """Out: the place of a field."""
        return f"{self.place}.{name}"

    def has(self, name: str) -> bool:
        return name in self.given

    def only(self, names: Iterable[str]) -> None:
        """Refuse fields that nobody would read."""
        known = sorted(names)
        for name in self.given:
            if name not in known:
                raise self.complaint(
                    name,
                    say("{name} means nothing here.", name=name),
                    say("Known fields: {given}.", given=", ".join(known)),
                )

    def text(self, name: str, *, longest: int = LONGEST) -> str:
        value = self.given.get(name)
        if not isinstance(value, str) or not value or len(value) > longest:
            empty = value is None or value == ""
            told = (
                say("{name} is missing.", name=name)
                if empty
                else say("{name} is {value}.", name=name, value=f"{value!r:.60}")
            )
            raise self.complaint(name, told, say("Write a text of 1 to {longest} characters.", longest=longest))
        return value

    def said(self, name: str, *, longest: int = LONGEST) -> str:
        """Out: a text that learners read, as a sentence, so that it reaches them in their language."""
        return Sentence(self.text(name, longest=longest), {})

    def all_said(self, name: str) -> tuple[str, ...]:
        return tuple(Sentence(text, {}) for text in self.texts(name))

    def one_of(self, name: str, choices: Iterable[str]) -> str:
        known = [str(choice) for choice in choices]
        value = self.given.get(name)
        if value not in known:
            raise self.complaint(
                name,
                say("{name} is {value}.", name=name, value=f"{value!r:.60}"),
                say("Choose one of: {given}.", given=", ".join(known) or "none"),
            )
        return str(value)

    def flag(self, name: str) -> bool:
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            raise self.complaint(
                name, say("{name} is {value}.", name=name, value=f"{value!r:.60}"), say("Write true or false.")
            )
        return value

    def whole_number(self, name: str) -> int | None:
        value = self.given.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            raise self.complaint(
                name,
                say("{name} is {value}.", name=name, value=f"{value!r:.60}"),
                say("Write a whole number, zero or more."),
            )
        return value

    def values(self, name: str) -> dict[str, Value]:
        """Out: a table of texts and lists of texts; empty when it is not there."""
        inner = Table(self.given.get(name, {}), self.at(name))
        if len(inner.given) > MOST_VALUES:
            raise self.complaint(
                name,
                say("{name} has {count} values.", name=name, count=len(inner.given)),
                say("At most {most_values}.", most_values=MOST_VALUES),
            )
        return {key: inner._value(key) for key in inner.given}

    def texts(self, name: str) -> tuple[str, ...]:
        """Out: a list of texts; empty when it is not there."""
        value = Table({name: self.given.get(name, [])}, self.place)._value(name)
        return (value,) if isinstance(value, str) else value

    def inner(self, name: str) -> "Table":
        return Table(self.given.get(name), self.at(name))

    def with_member(self, member: str) -> "Table":
        """Out: the same table with {each} written out."""
        return Table(_written_out(self.given, member), self.place)

    def complaint(self, name: str, message: str, hint: str) -> MalformedExercise:
        return MalformedExercise(message, hint=hint, place=self.at(name))

    def _value(self, name: str) -> Value:
        value = self.given[name]
        parts = value if isinstance(value, list) else [value]
        if len(parts) > MOST_VALUES or not all(isinstance(part, str) and len(part) <= LONGEST for part in parts):
            raise self.complaint(
                name,
                say("{name} is {value}.", name=name, value=f"{value!r:.60}"),
                say("Write a text or a list of texts."),
            )
        return tuple(parts) if isinstance(value, list) else value


def _written_out(given: Any, member: str) -> Any:
    if isinstance(given, str):
        return given.replace("{each}", member)
    if isinstance(given, Mapping):
        return {name: _written_out(value, member) for name, value in given.items()}
    return [_written_out(value, member) for value in given] if isinstance(given, list) else given
