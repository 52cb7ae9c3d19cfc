"""PURE: a table as TOML text, which Python's own library only reads."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from playground.workshop.errors import MalformedExercise

BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
TOKEN: Final = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|.")
LONGEST_PIECE: Final = 1_000  # of a text in one line; the reader refuses far longer ones


def toml_text(table: Mapping[str, Any]) -> str:
    """Out: a text that reads as this table. MalformedExercise for what TOML cannot say: null, fractions."""
    return "\n".join(_lines(table, ())).lstrip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, Mapping) or _are_tables(value):
            later.append((key, value))
        else:
            yield f"{_key(key)} = {_value(value, (*path, key))}"
    for key, value in later:
        inner = (*path, key)
        name = ".".join(_key(part) for part in inner)
        if isinstance(value, Mapping):
            yield from ("", f"[{name}]", *_lines(value, inner))
        else:
            for each in value:
                yield from ("", f"[[{name}]]", *_lines(each, inner))


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else _quoted(key)


def _value(value: Any, path: tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(each, path) for each in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)} = {_value(each, path)}' for key, each in value.items())}}}"
    raise MalformedExercise(
        f"{value!r:.40} cannot be written in TOML.", hint="Use texts, whole numbers, true, false.", place=".".join(path)
    )


def _quoted(text: str) -> str:
    """A basic string: what JSON escapes TOML reads the same way. A long one is broken with \\ at the ends of lines."""
    written = json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")
    if len(written) <= LONGEST_PIECE:
        return f'"{written}"'
    pieces, piece = [], ""
    for token in TOKEN.findall(written):
        if len(piece) >= LONGEST_PIECE and token != " ":  # a line that goes on loses the blanks it begins with
            pieces.append(piece)
            piece = ""
        piece += token
    return '"""' + "\\\n".join([*pieces, piece]) + '"""'
