"""Conditions of a trust statement, written into the policy's text and taken out of it. All other bytes stay.

A condition belongs to its statement: it holds for every principal that the statement names. Keys are compared whatever
their letter case, operators as they are written (IAM JSON policy elements: Condition).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.iam.errors import MalformedPolicy
from playground.iam.json_text import JsonProblem, Kind, Member, Node, read_json
from playground.iam.policy import Condition
from playground.iam.text_edit import Edit, apply, inline_json, member_insertion, member_removals
from playground.sentences import say

_HINT = say("Correct the policy as JSON first.")


@dataclass(frozen=True, slots=True)
class _Place:
    """A condition in the text: its statement, the Condition block, the operator, and the key with its values."""

    statement: Node
    block: Member
    operator: Member
    key: Member


def with_condition(text: str, statement_index: int, condition: Condition) -> str:
    """Out: the text whose statement has this condition; one with the same operator and key gets the new values."""
    statement = _statement(text, statement_index)
    values = list(condition.values) if len(condition.values) != 1 else condition.values[0]
    found = next(_places(statement, condition.operator, condition.key), None)
    if found is not None:
        if _texts(found.key.value) == condition.values:
            return text
        return apply(text, [Edit(found.key.value.start, found.key.value.end, inline_json(text, values))])
    block = _member(statement, "Condition")
    if block is None:
        edit = member_insertion(text, statement, "Condition", {condition.operator: {condition.key: values}})
    else:
        operator = _member(_object(block.value), condition.operator)
        if operator is None:
            edit = member_insertion(text, block.value, condition.operator, {condition.key: values})
        else:
            edit = member_insertion(text, _object(operator.value), condition.key, values)
    return apply(text, [edit])


def without_condition(text: str, statement_index: int, operator: str, key: str) -> str:
    """Out: the text without this condition; an operator and a Condition left empty go with it."""
    found = next(_places(_statement(text, statement_index), operator, key), None)
    if found is None:
        return text
    if len(found.operator.value.members) > 1:
        return apply(text, member_removals(found.operator.value, [found.key]))
    if len(found.block.value.members) > 1:
        return apply(text, member_removals(found.block.value, [found.operator]))
    return apply(text, member_removals(found.statement, [found.block]))


def _places(statement: Node, operator: str, key: str) -> Iterator[_Place]:
    block = _member(statement, "Condition")
    if block is None:
        return
    for each in _object(block.value).members:
        if each.key.text == operator:
            for member in _object(each.value).members:
                if member.key.text.lower() == key.lower():
                    yield _Place(statement, block, each, member)


def _statement(text: str, index: int) -> Node:
    try:
        found = read_json(text).get("Statement")
    except JsonProblem as problem:
        raise MalformedPolicy(
            say("This trust policy cannot be read, so no condition can be written."), hint=_HINT
        ) from problem
    statements = found.as_list() if found is not None else []
    if index >= len(statements) or statements[index].kind is not Kind.OBJECT:
        raise MalformedPolicy(say("There is no statement {index} in this trust policy.", index=index + 1), hint=_HINT)
    return statements[index]


def _member(node: Node, name: str) -> Member | None:
    return next((member for member in node.members if member.key.text == name), None)


def _object(node: Node) -> Node:
    if node.kind is not Kind.OBJECT:
        raise MalformedPolicy(say('A Condition is written as {"Operator": {"key": "value"}}.'), hint=_HINT)
    return node


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(item.text for item in node.as_list())
