"""PURE: which column of a file is what. Files of others name them in their own way: Moodle, OneRoster, by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from playground.sentences import say
from playground.workshop.classroom.roster.text import SEPARATORS, UnreadableRoster, lines_of

Field = Literal["name", "first", "last", "email", "team", "external_id"]
# As exported.
HEADER: Final = ("name", "email", "team", "id")
_WORDS: Final[dict[Field, str]] = {
    "name": "name fullname displayname learner student nickname vollständigername teilnehmer teilnehmerin schüler",
    "first": "firstname givenname vorname",
    "last": "lastname familyname surname nachname familienname",
    "email": "email mail emailaddress emailadresse",
    "team": "team teamname group groups gruppe gruppen",
    "external_id": "id externalid idnumber idnummer sourcedid studentid studentnumber matrikelnummer kennung externeid",
}
_FIELDS: Final[dict[str, Field]] = {word: field for field, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Columns:
    """`fields`: what each column is, None for what we leave out; `ignored`: what those are called.

    `headed`: the first line names the columns. `skip`: how many lines stand before the first person's.
    """

    separator: str
    fields: Sequence[Field | None]
    ignored: list[str]
    headed: bool
    skip: int


def columns_of(text: str) -> Columns:
    """Out: what the first line says. A file of one column without a heading holds names. UnreadableRoster."""
    announced = 0
    separators: Sequence[str] = SEPARATORS
    if text[:4].casefold() == "sep=" and text[4:5] in SEPARATORS:  # Excel's way to say it
        announced, separators = 1, text[4:5]
    read = [(each, _heading(text, each, announced)) for each in separators]
    separator, cells = max(read, key=lambda pair: (len(_known(pair[1])), len(pair[1])))
    fields = [_FIELDS.get(_plain(each)) for each in cells]
    if not {"name", "first", "last"} & set(fields):
        if len(cells) != 1 or fields != [None]:
            raise UnreadableRoster(
                say("The first line names no column for names."),
                hint=say("Let the first line name the columns: name, email, team, id. Only name must be there."),
                place=say("line {line}", line=announced + 1),
            )
        return Columns(separator, ["name"], [], False, announced)
    once = [field if field not in fields[:place] else None for place, field in enumerate(fields)]
    ignored = [cell for cell, field in zip(cells, once, strict=True) if field is None and cell]
    return Columns(separator, once, ignored, True, announced + 1)


def _heading(text: str, separator: str, skip: int) -> list[str]:
    lines = lines_of(text, separator)
    for _ in range(skip):
        next(lines, None)
    found = next(lines, None)
    if found is None:
        raise UnreadableRoster(
            say("There is nobody in this file."), hint=say("Write a name on each line, or choose another file.")
        )
    return found.cells


def _known(cells: Sequence[str]) -> set[Field]:
    return {_FIELDS[word] for each in cells if (word := _plain(each)) in _FIELDS}


def _plain(cell: str) -> str:
    return "".join(each for each in cell.casefold() if each.isalnum())
