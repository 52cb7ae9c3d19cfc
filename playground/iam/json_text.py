"""JSON read with positions, within bounds. Python's own reader keeps the last of two equal keys (a Deny could become an

Allow), accepts NaN, and fails by exception on deep or long input; a policy text must be refused with a place instead.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from playground.sentences import say

MAX_NUMBER_LENGTH = 40

_BLANK = frozenset(" \t\n\r")
_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(
    r"""(?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")"""
    r"""|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z_.+-])"""
    r"""|(?P<word>true|false|null)(?![0-9A-Za-z_])"""
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before any work is done."""

    characters: int = 64 * 1024
    nodes: int = 4_000  # twice what the longest policy that AWS takes can hold
    depth: int = 32


POLICY_LIMITS = Limits()


class Kind(StrEnum):
    """The sorts of JSON values."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


@dataclass(slots=True)
class Node:
    """One value with its place. `text` is a string's content, a number's digits, or true, false, null."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    items: Sequence["Node"] = ()
    members: Sequence["Member"] = ()

    def get(self, key: str) -> "Node | None":
        """The first member named `key`, letter case and all."""
        for member in self.members:
            if member.key.text == key:
                return member.value
        return None

    def as_list(self) -> Sequence["Node"]:
        """A list's items; anything else is a list of itself, as AWS lets most elements be."""
        return self.items if self.kind is Kind.ARRAY else [self]


@dataclass(slots=True)
class Member:
    """A key with its value."""

    key: Node
    value: Node


class JsonProblem(Exception):
    """Why a text is no JSON that we read, and where."""

    def __init__(self, code: str, message: str, hint: str, start: int, end: int) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.start, self.end = code, message, hint, start, end


def read_json(text: str, limits: Limits = POLICY_LIMITS) -> Node:
    """In: any text. Out: its tree; raises JsonProblem, quickly, for anything else. Equal keys are kept, in order."""
    if len(text) > limits.characters:
        message = say(
            "The text has {count:,} characters; at most {most:,} are read.", count=len(text), most=limits.characters
        )
        raise JsonProblem("policy_too_large", message, say("Split it into several policies."), 0, 0)
    return _Reader(text, limits).document()


def duplicate_keys(node: Node, pointer: str = "") -> Iterator[tuple[Member, str]]:
    """Every member whose key came before in the same object, with its JSON pointer."""
    seen: set[str] = set()
    for member in node.members:
        known, value = member.key.text in seen, member.value
        seen.add(member.key.text)
        if known or value.members or value.items:
            place = f"{pointer}/{escape_pointer(member.key.text)}"
            if known:
                yield member, place
            yield from duplicate_keys(value, place)
    for index, item in enumerate(node.items):
        if item.members or item.items:
            yield from duplicate_keys(item, f"{pointer}/{index}")


def escape_pointer(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def find(node: Node, pointer: str) -> Node:
    """The node at a JSON pointer, or the deepest one on the way to it."""
    for step in pointer.split("/")[1:]:
        below = _step(node, step.replace("~1", "/").replace("~0", "~"))
        if below is None:
            return node
        node = below
    return node


def _step(node: Node, key: str) -> Node | None:
    if node.kind is Kind.ARRAY:
        return node.items[int(key)] if key.isdecimal() and int(key) < len(node.items) else None
    return node.get(key)


class _Reader:
    """Reads one text once, from left to right."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.nodes = 0

    def document(self) -> Node:
        node, position = self.value(self.skip(0), 1)
        position = self.skip(position)
        if position < len(self.text):
            raise self.problem(position, say("Remove what follows the end of the policy."))
        return node

    def skip(self, position: int) -> int:
        if self.text[position : position + 1] not in _BLANK:
            return position
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def problem(self, position: int, hint: str) -> JsonProblem:
        end = min(position + 1, len(self.text))
        return JsonProblem("invalid_json", say("This policy contains invalid Json"), hint, min(position, end), end)

    def value(self, position: int, depth: int) -> tuple[Node, int]:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            message = say("The text holds more than {nodes:,} values.", nodes=self.limits.nodes)
            raise JsonProblem(
                "policy_too_large", message, say("Split it into several policies."), position, position + 1
            )
        opening = self.text[position : position + 1]
        if opening in ("{", "["):
            if depth > self.limits.depth:
                message = say("The text is nested deeper than {depth} levels.", depth=self.limits.depth)
                raise JsonProblem("policy_too_deep", message, say("A policy needs about six."), position, position + 1)
            return self.object(position, depth) if opening == "{" else self.array(position, depth)
        return self.scalar(position)

    def scalar(self, position: int) -> tuple[Node, int]:
        match = _SCALAR.match(self.text, position)
        if match is None:
            raise self.problem(position, self.why(position))
        end, token = match.end(), match.group()
        if match.lastgroup == "string":
            return Node(Kind.STRING, position, end, self.string(token, position, end)), end
        if match.lastgroup == "number":
            if len(token) > MAX_NUMBER_LENGTH:
                message = say("A number has more than {most} characters.", most=MAX_NUMBER_LENGTH)
                raise JsonProblem("number_too_long", message, say("Write a shorter number."), position, end)
            return Node(Kind.NUMBER, position, end, token), end
        return Node(Kind.NULL if token == "null" else Kind.BOOLEAN, position, end, token), end

    def why(self, position: int) -> str:
        """What a learner most likely did at a place where a value should begin."""
        found = self.text[position : position + 1]
        if not found:
            return say("The text ends too early: a value, a bracket or a brace is missing.")
        if found == '"':
            return say("This string has no end, or holds a line break or a backslash that JSON does not know.")
        if found == "'":
            return say('Use double quotes ("), not single ones.')
        if found in "]}":
            return say("Remove the comma before this bracket.")
        return say("Write a string in double quotes, a list, an object, a number, true or false here.")

    def string(self, token: str, start: int, end: int) -> str:
        content = str(json.loads(token)) if "\\" in token else token[1:-1]
        if _SURROGATE.search(content):
            raise JsonProblem(
                "invalid_json",
                say("This policy contains invalid Json"),
                say("Half of a character (a lone surrogate) is written here; write the whole one."),
                start,
                end,
            )
        return content

    def array(self, position: int, depth: int) -> tuple[Node, int]:
        start, items = position, list[Node]()
        position = self.skip(position + 1)
        done = self.text[position : position + 1] == "]"
        position += done
        while not done:
            item, position = self.value(position, depth + 1)
            items.append(item)
            position, done = self.separator(position, "]")
        return Node(Kind.ARRAY, start, position, items=items), position

    def object(self, position: int, depth: int) -> tuple[Node, int]:
        start, members = position, list[Member]()
        position = self.skip(position + 1)
        done = self.text[position : position + 1] == "}"
        position += done
        while not done:
            if self.text[position : position + 1] != '"':
                hint = say("Write a name in double quotes here; after the last member there is no comma.")
                raise self.problem(position, hint)
            key, position = self.scalar(position)
            position = self.skip(position)
            if self.text[position : position + 1] != ":":
                raise self.problem(position, say('Write a colon after "{name}".', name=key.text[:40]))
            value, position = self.value(self.skip(position + 1), depth + 1)
            members.append(Member(key, value))
            position, done = self.separator(position, "}")
        return Node(Kind.OBJECT, start, position, members=members), position

    def separator(self, position: int, closing: str) -> tuple[int, bool]:
        """Past a comma (and spaces), or past the closing bracket."""
        position = self.skip(position)
        found = self.text[position : position + 1]
        if found == closing:
            return position + 1, True
        if found != ",":
            raise self.problem(position, say("Write a comma or {closing} here.", closing=closing))
        return self.skip(position + 1), False
