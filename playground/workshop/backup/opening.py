"""An upload becomes text, and what can be told at little cost is told at once: that it is no back-up, broken, or newer
than we read. What only reading all of it can tell is the worker's to find."""

import json
import re
import zlib
from typing import Any, Final

from playground.sentences import say
from playground.workshop.backup.notation import FORMAT, MOST_CHARACTERS, VERSION, check_kind
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.table import Table
from playground.workshop.package import parsed

GZIP: Final = 31  # zlib's word for its format
READ_AT_ONCE: Final = 1_000_000  # characters; a longer one would keep other requests waiting
ENDS: Final = 1_000  # characters
_BEGINNING: Final = re.compile(r'\s*(\{\s*"format"\s*:\s*"[^"\\]{0,40}"\s*,\s*"version"\s*:\s*[0-9]{1,9})\s*,')


def unzipped(body: bytes) -> str:
    """Out: the text of a file, gzip or plain. MalformedExercise for what is neither, cut off, or too long."""
    try:
        if body[:2] == b"\x1f\x8b":
            reader = zlib.decompressobj(wbits=GZIP)
            body = reader.decompress(body, MOST_CHARACTERS + 1)
            if not reader.eof and len(body) <= MOST_CHARACTERS:
                raise _cut_off()
        if len(body) > MOST_CHARACTERS:
            raise MalformedExercise(
                say("This file is larger than {most} bytes.", most=MOST_CHARACTERS),
                hint=say("Nothing larger is written here."),
                place="file",
            )
        return body.decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise _no_back_up() from error


def refuse_at_once(body: bytes) -> None:
    """In: an upload. MalformedExercise for what nobody has to wait for; of a long file only its two ends are read."""
    text = unzipped(body)
    if not text[:ENDS].lstrip().startswith("{"):
        raise _no_back_up()
    if len(text) > READ_AT_ONCE and not text[-ENDS:].rstrip().endswith("}"):
        raise _cut_off()
    try:
        check_kind(Table(_whole(text) if len(text) <= READ_AT_ONCE else _beginning(text), ""))
    except MalformedExercise as error:
        error.place = error.place.removeprefix(".") or "file"
        raise


def _whole(text: str) -> Any:
    try:
        return parsed(text)
    except MalformedExercise as error:
        error.hint = _cut_off().hint  # nobody writes such a file by hand
        raise


def _beginning(text: str) -> Any:
    """Out: what a long file says it is: they are written with that first. Any other is left to the worker."""
    found = _BEGINNING.match(text)
    return json.loads(f"{found[1]}}}") if found else {"format": FORMAT, "version": VERSION}


def _cut_off() -> MalformedExercise:
    return MalformedExercise(
        say("This file ends before its end."), hint=say("Fetch it once more, whole."), place="file"
    )


def _no_back_up() -> MalformedExercise:
    return MalformedExercise(
        say("This is no back-up of a workshop."), hint=say("Choose a file that was backed up here."), place="file"
    )
