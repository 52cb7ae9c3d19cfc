"""Trust links in and out of a trust policy's text. Every byte that need not change stays as its author wrote it.

A role that trusts nobody yet still needs a policy with a statement and a principal, or AWS refuses it. Ours is one
Deny on everybody, named TrustsNobody: it is valid, says what it does, and `with_link` replaces it by the first link.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.iam.errors import MalformedPolicy
from playground.iam.json_text import JsonProblem, Kind, Node, escape_pointer, read_json
from playground.iam.text_edit import (
    Edit,
    apply,
    indent_at,
    insertion,
    member_removals,
    newline,
    pretty,
    removals,
    unit,
    wrapped,
)
from playground.sentences import say

NOBODY: Mapping[str, Any] = {
    "Sid": "TrustsNobody",
    "Effect": "Deny",
    "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole",
}
# sts:TagSession and sts:SetSourceIdentity go along with one of these; alone they let nobody in.
LINK_ACTIONS = frozenset({"sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity"})
_PRINCIPAL_ELEMENTS = ("Principal", "NotPrincipal")


@dataclass(frozen=True, slots=True)
class TrustPrincipal:
    """Whom to trust: a principal type with a value, the action that fits it, and on what conditions."""

    type: str  # AWS, Service or Federated
    value: str
    action: str = "sts:AssumeRole"
    conditions: Mapping[str, Any] = field(default_factory=dict, hash=False)  # a Condition element


@dataclass(frozen=True, slots=True)
class TrustLink:
    """One principal that a trust policy names: one arrow. Lines count from 1 and cover the statement."""

    principal_type: str
    value: str
    action: str
    effect: str
    statement_index: int
    sid: str | None
    pointer: str  # of the principal's value
    line_start: int
    line_end: int
    conditions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Named:
    """A value inside a Principal element, with where it stands."""

    type: str
    node: Node
    pointer: str


def trust_links(text: str) -> tuple[TrustLink, ...]:
    """In: a trust policy's text. Out: a link for each principal and action, in the order of the text."""
    root = _read(text)
    return () if root is None else tuple(_links(text, root))


def with_link(text: str, principal: TrustPrincipal) -> str:
    """Out: the text that trusts `principal` too; the same text if it does already, with conditions or without."""
    statements, single = _statements(text)
    if any(_allows(each, principal) and _finds(each, principal) for each in statements):
        return text
    for each in statements:
        if _value(each) == NOBODY:
            new = pretty(_statement(principal), indent_at(text, each.start), unit(text), newline(text))
            return apply(text, [Edit(each.start, each.end, new)])
    for each in statements:
        if _plainly_allows(each, principal) and not principal.conditions:
            values = _principals_of(each, principal.type)
            if values is not None:
                return apply(text, _added(text, values, principal.value))
    if single is not None:
        return apply(text, wrapped(text, single, _statement(principal)))
    return apply(text, [insertion(text, _statement_list(text), statements, _statement(principal))])


def without_link(text: str, principal: TrustPrincipal) -> str:
    """Out: the text whose Allows no longer name `principal` for its action; the same text if they never did."""
    statements, single = _statements(text)
    gone: set[int] = set()
    edits: list[Edit] = []
    for index, each in enumerate(statements):
        if _allows(each, principal) and _finds(each, principal):
            cuts = _cut_principal(each, principal)
            if cuts is None:
                gone.add(index)
            else:
                edits.extend(cuts)
    if gone and len(gone) == len(statements):
        first, last = statements[0], statements[-1]
        step = unit(text)
        indent = indent_at(text, first.start) if single is None else indent_at(text, single.start)
        return apply(text, [Edit(first.start, last.end, pretty(dict(NOBODY), indent, step, newline(text)))])
    edits.extend(removals([(each.start, each.end) for each in statements], gone))
    return apply(text, edits)


def to_stored(text: str, ids: Mapping[str, str]) -> str:
    """In: a text as people write it, unique ids by user and role ARN. Out: the text with ids inside Principal."""
    return _translated(text, ids)


def to_shown(text: str, arns: Mapping[str, str]) -> str:
    """In: a stored text, current ARNs by unique id. Out: the text for people; ids of nobody stay as they are."""
    return _translated(text, arns)


def new_trust_policy(principal: TrustPrincipal | None) -> str:
    """Out: a fresh trust policy, two spaces a level. None gives the one that trusts nobody."""
    statement = dict(NOBODY) if principal is None else _statement(principal)
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def _statement(principal: TrustPrincipal) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Principal": {principal.type: principal.value}, "Action": principal.action}
    return statement | ({"Condition": dict(principal.conditions)} if principal.conditions else {})


def _read(text: str) -> Node | None:
    try:
        return read_json(text)
    except JsonProblem:
        return None


def _statement_list(text: str) -> Node:
    root = _read(text)
    found = root.get("Statement") if root is not None else None
    if found is None or found.kind not in (Kind.ARRAY, Kind.OBJECT):
        hint = say("Correct the policy as JSON first; it needs a Statement.")
        raise MalformedPolicy(say("This trust policy cannot be read, so no link can be drawn in it."), hint=hint)
    return found


def _statements(text: str) -> tuple[list[Node], Node | None]:
    """The statements, and the one that stands alone without a list."""
    found = _statement_list(text)
    statements = [each for each in found.as_list() if each.kind is Kind.OBJECT]
    if len(statements) != len(found.as_list()):
        raise MalformedPolicy(
            say("A statement is no object."), hint=say("Correct the policy as JSON first."), place="/Statement"
        )
    return statements, found if found.kind is Kind.OBJECT else None


def _links(text: str, root: Node) -> Iterator[TrustLink]:
    found = root.get("Statement")
    if found is None:
        return
    for index, each in enumerate(found.as_list()):
        place = "/Statement" if found.kind is Kind.OBJECT else f"/Statement/{index}"
        sid, effect, condition = each.get("Sid"), each.get("Effect"), each.get("Condition")
        conditions = _value(condition) if condition is not None and condition.kind is Kind.OBJECT else {}
        for named in _named(each, "Principal", place):
            for action in _actions(each):
                if action.lower() in LINK_ACTIONS:
                    yield TrustLink(
                        principal_type=named.type,
                        value=named.node.text,
                        action=action,
                        effect=effect.text if effect is not None else "",
                        statement_index=index,
                        sid=sid.text if sid is not None else None,
                        pointer=named.pointer,
                        line_start=text.count("\n", 0, each.start) + 1,
                        line_end=text.count("\n", 0, each.end) + 1,
                        conditions=conditions,
                    )


def _named(statement: Node, element: str, place: str) -> Iterator[_Named]:
    """Every text inside a Principal or NotPrincipal element; a bare "*" counts as type AWS."""
    found = statement.get(element)
    if found is None:
        return
    if found.kind is Kind.STRING:
        yield _Named("AWS", found, f"{place}/{element}")
    for member in found.members:
        pointer = f"{place}/{element}/{escape_pointer(member.key.text)}"
        single = member.value.kind is not Kind.ARRAY
        for index, item in enumerate(member.value.as_list()):
            if item.kind is Kind.STRING:
                yield _Named(member.key.text, item, pointer if single else f"{pointer}/{index}")


def _actions(statement: Node) -> list[str]:
    found = statement.get("Action")
    return [] if found is None else [item.text for item in found.as_list() if item.kind is Kind.STRING]


def _allows(statement: Node, principal: TrustPrincipal) -> bool:
    effect = statement.get("Effect")
    actions = {action.lower() for action in _actions(statement)}
    return effect is not None and effect.text == "Allow" and principal.action.lower() in actions


def _plainly_allows(statement: Node, principal: TrustPrincipal) -> bool:
    """Allows this action and nothing else, without conditions: a place to add a principal without giving it more."""
    condition = statement.get("Condition")
    plain = condition is None or (condition.kind is Kind.OBJECT and not condition.members)
    return plain and _allows(statement, principal) and len(set(_actions(statement))) == 1


def _principals_of(statement: Node, principal_type: str) -> Node | None:
    found = statement.get("Principal")
    return found.get(principal_type) if found is not None and found.kind is Kind.OBJECT else None


def _finds(statement: Node, principal: TrustPrincipal) -> bool:
    wanted = (principal.type, _canonical(principal.value))
    return any((each.type, _canonical(each.node.text)) == wanted for each in _named(statement, "Principal", ""))


def _canonical(value: str) -> str:
    """An account's number and its root ARN are the same principal."""
    return f"arn:aws:iam::{value}:root" if len(value) == 12 and value.isdecimal() else value


def _added(text: str, values: Node, value: str) -> list[Edit]:
    if values.kind is Kind.ARRAY:
        return [insertion(text, values, values.items, value)]
    return wrapped(text, values, value)


def _cut_principal(statement: Node, principal: TrustPrincipal) -> list[Edit] | None:
    """The cuts that take a principal out of a statement; None if nobody would be left."""
    found = statement.get("Principal")
    if found is None or found.kind is not Kind.OBJECT:
        return None
    wanted = _canonical(principal.value)
    edits: list[Edit] = []
    gone: set[int] = set()
    for index, member in enumerate(found.members):
        if member.key.text != principal.type:
            continue
        items = member.value.as_list()
        hits = {each for each, item in enumerate(items) if item.kind is Kind.STRING and _canonical(item.text) == wanted}
        if len(hits) == len(items):
            gone.add(index)
        else:
            edits.extend(removals([(item.start, item.end) for item in items], hits))
    if len(gone) == len(found.members):
        return None
    return edits + member_removals(found, [found.members[index] for index in gone])


def _translated(text: str, names: Mapping[str, str]) -> str:
    """Replaces whole strings inside Principal and NotPrincipal, and nothing else."""
    root = _read(text)
    found = root.get("Statement") if root is not None else None
    if found is None:
        return text
    named = (each for one in found.as_list() for element in _PRINCIPAL_ELEMENTS for each in _named(one, element, ""))
    hits = (each.node for each in named if each.type == "AWS" and each.node.text in names)
    return apply(text, [Edit(node.start, node.end, json.dumps(names[node.text])) for node in hits])


def _value(node: Node) -> Any:
    """A node as plain Python values."""
    if node.kind is Kind.OBJECT:
        return {member.key.text: _value(member.value) for member in node.members}
    if node.kind is Kind.ARRAY:
        return [_value(item) for item in node.items]
    return node.text if node.kind is Kind.STRING else json.loads(node.text)
