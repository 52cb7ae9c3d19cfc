"""Changing a JSON text in place: cut and paste between positions, in the style of what stands around.

Only the bytes that must change do; a person's own layout survives.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playground.iam.json_text import Member, Node

_INDENT = re.compile(r"[ \t]*")
_DEFAULT_UNIT = "  "


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `new`."""

    start: int
    end: int
    new: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """In: edits that do not overlap, in any order. Out: the changed text."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def removals(spans: Sequence[tuple[int, int]], gone: set[int]) -> list[Edit]:
    """In: where the elements of a list or object stand, and which of them go (not all). Out: cuts, commas included."""
    edits: list[Edit] = []
    kept_before = False
    for index, (start, end) in enumerate(spans):
        if index not in gone:
            kept_before = True
        elif kept_before:
            edits.append(Edit(spans[index - 1][1], end))
        else:
            edits.append(Edit(start, spans[index + 1][0]))
    return edits


def insertion(text: str, container: Node, items: Sequence[Node], value: Any) -> Edit:
    """In: a list in the text with its items. Out: the edit that adds `value`, laid out like its neighbours."""
    if not items:
        return Edit(container.start, container.end, f"[{_laid_out(text, value, container.start, inline=True)}]")
    last = items[-1]
    if starts_line(text, last.start):
        indent = indent_at(text, last.start)
        return Edit(last.end, last.end, f",{newline(text)}{indent}{_laid_out(text, value, last.start, inline=False)}")
    gap = text[items[-2].end : last.start] if len(items) > 1 else _gap(text)
    return Edit(last.end, last.end, gap + _laid_out(text, value, last.start, inline=isinstance(value, str)))


def member_insertion(text: str, container: Node, key: str, value: Any, *, first: bool = False) -> Edit:
    """In: an object in the text. Out: the edit that adds a member to it, last or first, laid out like the others."""
    quoted = json.dumps(key)
    if not container.members:
        inner = pretty({key: value}, indent_at(text, container.start), unit(text), newline(text))
        return Edit(container.start, container.end, inner if "\n" in text else inline_json(text, {key: value}))
    beside = container.members[0 if first else -1]
    own_line = starts_line(text, beside.key.start)
    colon = text[beside.key.end : beside.value.start]
    shown = _laid_out(text, value, beside.key.start, inline=not own_line)
    gap = f",{newline(text)}{indent_at(text, beside.key.start)}" if own_line else _gap(text)
    if first:
        return Edit(beside.key.start, beside.key.start, f"{quoted}{colon}{shown}{gap}")
    return Edit(beside.value.end, beside.value.end, f"{gap}{quoted}{colon}{shown}")


def member_removals(container: Node, gone: Sequence[Member]) -> list[Edit]:
    """In: an object and some of its members, not all. Out: the cuts that take them out, commas included."""
    spans = [(each.key.start, each.value.end) for each in container.members]
    return removals(spans, {index for index, each in enumerate(container.members) if each in gone})


def wrapped(text: str, node: Node, value: Any) -> list[Edit]:
    """In: a single value that stands where a list may. Out: edits that make it a list with `value` at its end."""
    if not starts_line(text, key_start(text, node.start)) or "\n" in text[node.start : node.end]:
        return [Edit(node.start, node.start, "["), Edit(node.end, node.end, f"{_gap(text)}{inline_json(text, value)}]")]
    outer = indent_at(text, node.start)
    line = newline(text)
    inner = f"{line}{outer}{unit(text)}"
    return [
        Edit(node.start, node.start, f"[{inner}"),
        Edit(node.end, node.end, f",{inner}{json.dumps(value)}{line}{outer}]"),
    ]


def pretty(value: Any, indent: str, step: str, line: str = "\n") -> str:
    """JSON over several lines, whose later lines begin with `indent`."""
    return json.dumps(value, indent=step).replace("\n", line + indent)


def unit(text: str) -> str:
    """One step of indentation as the text uses it; two spaces where it has no lines."""
    for line in text.splitlines()[1:]:
        found = _INDENT.match(line)
        if found and found.group() and line.strip():
            return found.group()
    return _DEFAULT_UNIT


def newline(text: str) -> str:
    """How the text ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"


def starts_line(text: str, position: int) -> bool:
    """Whether only white space stands before a position on its line, and a line before that."""
    start = text.rfind("\n", 0, position)
    return start >= 0 and not text[start + 1 : position].strip()


def indent_at(text: str, position: int) -> str:
    """The white space at the start of the line of a position."""
    start = text.rfind("\n", 0, position) + 1
    found = _INDENT.match(text, start)
    return found.group() if found else ""


def key_start(text: str, position: int) -> int:
    """Where the key stands whose value begins at a position: the last quoted string before it on its line."""
    before = text[:position].rstrip().removesuffix(":").rstrip()
    return before.rfind('"', 0, len(before) - 1) if before.endswith('"') else position


def _laid_out(text: str, value: Any, position: int, inline: bool) -> str:
    if inline or isinstance(value, str):
        return inline_json(text, value)
    return pretty(value, indent_at(text, position), unit(text), newline(text))


def inline_json(text: str, value: Any) -> str:
    """JSON on one line, with or without spaces as the text has them."""
    compact = "\n" not in text.strip() and '": ' not in text
    return json.dumps(value, separators=(",", ":") if compact else (", ", ": "))


def _gap(text: str) -> str:
    """The usual comma."""
    return ", " if '": ' in text or '", "' in text else ","
