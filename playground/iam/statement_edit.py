"""One statement into a policy's text, or out of it. Every other byte stays as its author wrote it."""

import json
from typing import Any

from playground.iam.errors import MalformedPolicy
from playground.iam.json_text import JsonProblem, Kind, Node, read_json
from playground.iam.text_edit import apply, insertion, removals, wrapped
from playground.sentences import say


def new_document(statement: dict[str, Any]) -> str:
    """Out: a fresh policy that holds just this statement, two spaces a level."""
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def with_statement(text: str, statement: dict[str, Any]) -> str:
    """Out: the text with one more statement at its end. MalformedPolicy for what holds no statements."""
    found = _statements(text)
    if found.kind is Kind.OBJECT:
        return apply(text, wrapped(text, found, statement))
    return apply(text, [insertion(text, found, found.items, statement)])


def without_statement(text: str, pointer: str) -> str | None:
    """In: a statement's JSON pointer. Out: the text without it; None where no statement would be left."""
    found = _statements(text)
    if found.kind is Kind.OBJECT or len(found.items) == 1:
        return None
    last = pointer.rsplit("/", 1)[-1]
    if not last.isdecimal() or int(last) >= len(found.items):
        raise MalformedPolicy(
            say("There is no such statement."), hint=say("The policy has changed. Ask again."), place=pointer
        )
    return apply(text, removals([(each.start, each.end) for each in found.items], {int(last)}))


def _statements(text: str) -> Node:
    try:
        found = read_json(text).get("Statement")
    except JsonProblem:
        found = None
    if found is None or found.kind not in (Kind.ARRAY, Kind.OBJECT):
        raise MalformedPolicy(
            say("This policy cannot be read."), hint=say("Correct it as JSON first; it needs a Statement.")
        )
    return found
