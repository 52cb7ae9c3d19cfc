"""Reading JSON objects by field: what is missing or of the wrong sort is named with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.iam.reach.errors import MalformedOrganization, OrganizationTooLarge

MAX_ROWS = 100_000  # of one list
MAX_TEXT = 2_048  # letters of a name or an ARN
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One object of the document, and where it stands: users[3]."""

    fields: Mapping[str, Any]
    place: str

    def at(self, key: str) -> str:
        """The place of a field."""
        return f"{self.place}.{key}" if self.place else key

    def text(self, key: str) -> str:
        """A string that is not empty."""
        return _text(self._typed(key, str, "a string"), self.at(key))

    def text_or_none(self, key: str) -> str | None:
        """A string, or null or nothing."""
        return None if self.fields.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; nothing is an empty one."""
        return tuple(_text(item, f"{self.at(key)}[{index}]") for index, item in enumerate(self._list(key)))

    def row(self, key: str) -> "Row":
        """An object."""
        return Row(self._typed(key, dict, "an object"), self.at(key))

    def rows(self, key: str) -> "Sequence[Row]":
        """A list of objects; nothing is an empty one."""
        found = []
        for index, item in enumerate(self._list(key)):
            place = f"{self.at(key)}[{index}]"
            if not isinstance(item, dict):
                raise MalformedOrganization(f"{place} is no object.", hint="Write a JSON object.", place=place)
            found.append(Row(item, place))
        return found

    def tags(self, key: str) -> dict[str, str]:
        """An object of strings; nothing is an empty one."""
        given = self.row(key).fields if self.fields.get(key) is not None else {}
        for name, value in given.items():
            if not isinstance(value, str):
                place = f"{self.at(key)}.{name[:100]}"
                raise MalformedOrganization(f"{place} is no text.", hint="Write a string.", place=place)
        return dict(given)

    def _list(self, key: str) -> Sequence[Any]:
        found: Sequence[Any] = self._typed(key, list, "a list") if self.fields.get(key) is not None else ()
        if len(found) > MAX_ROWS:
            message = f"{self.at(key)} has {len(found):,} entries; at most {MAX_ROWS:,} are read."
            raise OrganizationTooLarge(message, hint="Ask about a part of the organisation.", place=self.at(key))
        return found

    def _typed(self, key: str, wanted: type[T], words: str) -> T:
        found = self.fields.get(key)
        if not isinstance(found, wanted):
            state = "is missing" if found is None else f"is not {words}"
            raise MalformedOrganization(f"{self.at(key)} {state}.", hint=f"Write {words}.", place=self.at(key))
        return found


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MAX_TEXT:
        hint = f"Write a string of 1 to {MAX_TEXT:,} characters."
        raise MalformedOrganization(f"{place} is no text, empty or too long.", hint=hint, place=place)
    return value
