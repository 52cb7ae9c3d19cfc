"""A file to people: each line is somebody, or says what is wrong with it and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from playground.errors import PlaygroundError
from playground.people.accounts import LONGEST_EMAIL
from playground.people.nicknames import check_name
from playground.sandbox.names import TITLE
from playground.sentences import say
from playground.workshop.classroom.roster.columns import Columns, Field, columns_of
from playground.workshop.classroom.roster.text import Line, UnreadableRoster, lines_of, text_of
from playground.workshop.classroom.teams import LONGEST_NAME as LONGEST_TEAM
from playground.workshop.models.roster import key_of

MOST_ROWS: Final = 1_000
LONGEST_ID: Final = 64


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the file; None for a column that the file does not have."""

    line: int
    name: str
    email: str | None
    team: str | None
    external_id: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, and the way out. `field`: name, email, team or id, empty for the line as a whole."""

    line: int
    field: str
    message: str
    hint: str


class Wrong(Exception):
    """A line that cannot be taken."""

    def __init__(self, field: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint

    def at(self, line: int) -> Fault:
        return Fault(line, self.field, self.message, self.hint)


@dataclass(frozen=True, slots=True)
class Read:
    """`ignored`: what the columns are called that nothing is made of."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


def read(content: bytes) -> Read:
    """In: a file. Out: its people in their order, each name, e-mail and id once. UnreadableRoster, RosterTooLarge."""
    text = text_of(content)
    columns = columns_of(text)
    lines = list(islice(lines_of(text, columns.separator), columns.skip, columns.skip + MOST_ROWS + 1))
    if len(lines) > MOST_ROWS:
        raise UnreadableRoster(
            say("The file has more than {most:,} people.", most=MOST_ROWS), hint=say("Make two workshops of it.")
        )
    found = Read(ignored=columns.ignored)
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        try:
            row = _row(line, columns)
            _once(row, seen)
            found.rows.append(row)
        except Wrong as wrong:
            found.faults.append(wrong.at(line.number))
    return found


def _row(line: Line, columns: Columns) -> Row:
    count = len(columns.fields)
    if any(line.cells[count:]):
        raise Wrong(
            "",
            say("This line has {count} columns, the first one {most}.", count=len(line.cells), most=count),
            say('Put a text that holds a comma or a semicolon between two ".'),
        )
    cells = {what: cell for what, cell in zip(columns.fields, line.cells, strict=False) if what is not None}
    missing = {what: "" for what in columns.fields if what is not None and what not in cells}
    values: Mapping[Field, str] = {**missing, **cells}
    whole = values.get("name") or " ".join(filter(None, (values.get("first"), values.get("last"))))
    return Row(
        line.number,
        _name(whole),
        _email(values.get("email")),
        _line(values.get("team"), "team", LONGEST_TEAM),
        _line(values.get("external_id"), "id", LONGEST_ID),
    )


def _name(text: str) -> str:
    try:
        return check_name(text, may_teach=False)
    except PlaygroundError as error:
        raise Wrong("name", error.message, error.hint) from error


def _email(text: str | None) -> str | None:
    if not text:
        return text
    try:
        if len(text) > LONGEST_EMAIL:
            raise ValidationError("")
        validate_email(text)
    except ValidationError as error:
        raise Wrong(
            "email", say("{text} is no e-mail address.", text=text[:60]), say("Write it as in ana@example.com.")
        ) from error
    return text.lower()


def _line(text: str | None, field: str, most: int) -> str | None:
    if not text:
        return text
    if len(text) > most or not TITLE.fullmatch(text) or not text.isprintable():
        raise Wrong(
            field,
            say("{text} is too long, or not on one line.", text=text[:60]),
            say("Use {most} characters at most.", most=most),
        )
    return text


def _once(row: Row, seen: dict[tuple[str, str], int]) -> None:
    """Two of one name could not be told apart when they come."""
    keys = (("name", key_of(row.name)), ("email", row.email or ""), ("id", row.external_id or ""))
    for key in keys:
        if key[1] and key in seen:
            raise Wrong(key[0], _twice(key[0], seen[key]), say("Leave one of them out, or tell them apart."))
    seen.update(dict.fromkeys((key for key in keys if key[1]), row.line))


def _twice(field: str, line: int) -> str:
    if field == "name":
        return say("Line {line} has this name already.", line=line)
    if field == "email":
        return say("Line {line} has this e-mail already.", line=line)
    return say("Line {line} has this id already.", line=line)
