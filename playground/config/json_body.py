"""Reading a request's JSON within bounds: size, depth and characters are checked before anything is built from it."""

import json
import re
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.parsers import JSONParser

from playground.errors import Kind, PlaygroundError
from playground.sentences import say

_IMPORTS = re.compile(r"/api/(import/|workshops/[^/]+/roster/)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


class MalformedJson(PlaygroundError):
    """The body is not JSON; the place is a line and a column."""

    code = "MalformedJson"


class BodyTooLarge(PlaygroundError):
    """The body has more bytes than we read at this address."""

    code = "BodyTooLarge"
    kind = Kind.TOO_LARGE

    def __init__(self, most: int) -> None:
        super().__init__(
            say("The request is larger than {most:,} bytes.", most=most),
            hint=say("Send less at once."),
            details={"bytes": most},
        )


class BoundedJSONParser(JSONParser):
    """JSON within the bounds of the settings; every complaint is one of the errors above."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        most = most_bytes(parser_context["request"].path if parser_context else "")
        return parse_json(stream.read(most + 1), most)


def most_bytes(path: str) -> int:
    """Out: how long a body may be there; only an imported file is more than a change."""
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE if _IMPORTS.match(path) else settings.CHANGE_MAX_BYTES


def parse_json(body: bytes, most: int | None = None) -> Any:
    """In: bytes from outside. Out: plain values, or MalformedJson or BodyTooLarge."""
    most = most or settings.CHANGE_MAX_BYTES
    if len(body) > most:
        raise BodyTooLarge(most)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedJson(
            say("Byte {number} is not UTF-8.", number=error.start), hint=say("Send JSON in UTF-8.")
        ) from error
    if nested_deeper_than(text, settings.JSON_MAX_DEPTH):
        raise MalformedJson(
            say("The JSON is nested more than {most} levels deep.", most=settings.JSON_MAX_DEPTH),
            hint=say("Send a flatter document."),
        )
    return _parse(text)


def nested_deeper_than(text: str, most: int) -> bool:
    """Does `text` open more than `most` brackets within each other? Linear, whatever the text is."""
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub("", text)):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > most:
            return True
    return False


def _parse(text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a surrogate pair could not be stored
    except json.JSONDecodeError as error:
        place = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        raise MalformedJson(
            say("The JSON is broken at {place}: {problem}.", place=place, problem=error.msg),
            hint=say("Mend it."),
            place=place,
        ) from error
    except UnicodeEncodeError as error:
        raise MalformedJson(
            say("The JSON holds half a surrogate pair."), hint=say("Write the whole character.")
        ) from error
    except ValueError as error:  # a number with thousands of digits, NaN, Infinity
        raise MalformedJson(
            say("The JSON holds a number we cannot read."), hint=say("Write a smaller number.")
        ) from error
    nul = _place_of_nul(value) if r"\u0000" in text else None
    if nul is not None:  # PostgreSQL could not store it
        raise MalformedJson(say("A text holds the character NUL."), hint=say("Leave it out."), place=nul)
    return value


def _place_of_nul(value: Any, path: str = "") -> str | None:
    """Out: where the first text with a NUL stands, as `a.b[0].c`; None without any."""
    if isinstance(value, str):
        return path if "\0" in value else None
    if isinstance(value, dict):
        if "\0" in "".join(value):
            return path
        parts = [(f"{path}.{name}" if path else name, part) for name, part in value.items()]
    else:
        parts = [(f"{path}[{index}]", part) for index, part in enumerate(value)] if isinstance(value, list) else []
    return next((found for below, part in parts if (found := _place_of_nul(part, below)) is not None), None)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
