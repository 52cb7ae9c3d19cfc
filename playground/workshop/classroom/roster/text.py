"""PURE: bytes of a spreadsheet to lines of cells, whatever program wrote it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playground.errors import Kind, PlaygroundError
from playground.sentences import say
from playground.workshop.csv_text import unguarded

MOST_BYTES: Final = 1_048_576
SEPARATORS: Final = (",", ";", "\t")
# Byte order marks, longest first where one begins like another.
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class UnreadableRoster(PlaygroundError):
    """The file is no table that we can read; the message says where it breaks off."""

    code = "UnreadableRoster"


class RosterTooLarge(PlaygroundError):
    code = "RosterTooLarge"
    kind = Kind.TOO_LARGE

    def __init__(self) -> None:
        super().__init__(
            say("The file has more than {most:,} bytes.", most=MOST_BYTES),
            hint=say("Keep the columns name, email, team and id alone, or make two workshops of it."),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is that of its first line in the file, as an editor counts."""

    number: int
    cells: list[str]


def text_of(content: bytes) -> str:
    """In: a file in UTF-8, UTF-16 or Windows-1252, with or without a byte order mark. Out: its text."""
    if len(content) > MOST_BYTES:
        raise RosterTooLarge
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    if content[1:2] == b"\0":
        return _decoded(content, "utf-16-le")
    if content[:1] == b"\0":
        return _decoded(content, "utf-16-be")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def lines_of(text: str, separator: str) -> Iterator[Line]:
    """Out: what stands in each line that is not empty. A quoted cell may go over several lines. UnreadableRoster."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnreadableRoster(
                say("Line {line} cannot be read: its quotes do not match.", line=first),
                hint=say('Put a text between two ", and write a " in it twice.'),
                place=say("line {line}", line=first),
            ) from error
        if cells is None:
            return
        kept = [unguarded(each.strip(" \xa0")).strip() for each in cells]
        if any(kept):
            yield Line(first, kept)
        first = reader.line_num + 1


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableRoster(
            say("The file is no text in UTF-8, UTF-16 or Windows-1252."),
            hint=say("Save it as CSV UTF-8 in your spreadsheet program."),
        ) from error
