"""The Condition element's shape (IAM JSON policy elements: Condition operators)."""

from playground.iam.checks.report import shown
from playground.iam.checks.scope import SYNTAX, Scope
from playground.iam.conditions.operators import closest_operator, find_operator
from playground.iam.json_text import Kind, Member, Node, escape_pointer
from playground.iam.policy import Condition
from playground.sentences import say

_SCALARS = (Kind.STRING, Kind.NUMBER, Kind.BOOLEAN)


def check_condition(node: Node, pointer: str, scope: Scope) -> tuple[Condition, ...]:
    """In: a statement. Out: its conditions, one for each operator and key."""
    block = node.get("Condition")
    if block is None:
        return ()
    place = f"{pointer}/Condition"
    if block.kind is not Kind.OBJECT:
        hint = say('Write {"Operator": {"key": "value"}}.')
        scope.report.error(block, place, "wrong_type", SYNTAX, hint)
        return ()
    read: list[Condition] = []
    for member in block.members:
        read.extend(_operator(member, f"{place}/{escape_pointer(member.key.text)}", scope))
    return tuple(read)


def _operator(member: Member, pointer: str, scope: Scope) -> list[Condition]:
    operator = member.key.text
    if find_operator(operator) is None:
        near = None if scope.report.full else closest_operator(operator)
        hint = (
            say("Did you mean {near}? Letter case counts.", near=near)
            if near
            else say("Write one of AWS's condition operators, such as StringEquals. Letter case counts.")
        )
        message = say("Invalid Condition type : {operator}", operator=shown(operator))
        scope.report.error(member.key, pointer, "unknown_operator", message, hint)
    if member.value.kind is not Kind.OBJECT:
        hint = say('Write "{operator}": {{"key": "value"}}.', operator=shown(operator))
        scope.report.error(member.value, pointer, "wrong_type", SYNTAX, hint)
        return []
    keys = member.value.members
    return [_condition(operator, key, f"{pointer}/{escape_pointer(key.key.text)}", scope) for key in keys]


def _condition(operator: str, member: Member, pointer: str, scope: Scope) -> Condition:
    values: list[str] = []
    single = member.value.kind is not Kind.ARRAY
    for index, item in enumerate(member.value.as_list()):
        if item.kind in _SCALARS:
            values.append(item.text)
        else:
            place = pointer if single else f"{pointer}/{index}"
            hint = say("Write a string, a number, true or false, or a list of those.")
            scope.report.error(item, place, "wrong_type", SYNTAX, hint)
    return Condition(operator, member.key.text, tuple(values))
