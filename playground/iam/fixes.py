"""What one click can put right: for findings with a sure way out, the edits that take it.

Sure means that the repaired text says what its author can only have meant: a letter case, a comma, a misspelt name, an
element that has no place here. What needs a choice gets a hint and no fix. A fix is offered only if its finding is
gone afterwards.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from playground.iam.checks.structure import nearest_element
from playground.iam.conditions.operators import closest_operator
from playground.iam.findings import Finding
from playground.iam.json_text import JsonProblem, Kind, Member, Node, find, read_json
from playground.iam.policy import VERSION_2012, Effect
from playground.iam.reference.lookup import find_service
from playground.iam.reference.spelling import nearest_action, nearest_key, nearest_service
from playground.iam.text_edit import Edit, apply, inline_json, member_insertion, member_removals
from playground.sentences import say

MAX_FIXES = 20
_QUOTED = re.compile(r"'([^'\"\\\n]*)'")
_NOT_SID = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair. `finding` counts from 0 in the findings it was made for; `title` says what a click does."""

    finding: int
    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A finding's node with what stands around it; `member` is set when the node is a member's value."""

    text: str
    root: Node
    node: Node
    parent: Node
    holder: Node  # of the parent
    member: Member | None


def fixes_of(text: str, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """In: a text and what was found in it. Out: the sure repairs, at most MAX_FIXES, in the order of the findings."""
    made: list[Fix] = []
    root = _read(text)
    for index, finding in enumerate(findings):
        if len(made) == MAX_FIXES:
            break
        found = _syntax(text, finding) if root is None else _by_code(text, root, finding)
        if found is not None:
            made.append(Fix(index, found[0], tuple(found[1])))
    return tuple(made)


_Repair = tuple[str, list[Edit]] | None


def _read(text: str) -> Node | None:
    try:
        return read_json(text)
    except JsonProblem:
        return None


def _by_code(text: str, root: Node, finding: Finding) -> _Repair:
    repair = _REPAIRS.get(finding.code)
    if repair is None:
        return None
    above, _, name = finding.pointer.rpartition("/")
    parent, holder = find(root, above), find(root, above.rpartition("/")[0])
    key = name.replace("~1", "/").replace("~0", "~")
    member = next((each for each in parent.members if each.key.text == key), None)
    return repair(_Case(text, root, find(root, finding.pointer), parent, holder, member))


def _syntax(text: str, finding: Finding) -> _Repair:
    """A comma too many or too few, single quotes: repaired if the reader then gets further."""
    at, before = finding.offset, len(text[: finding.offset].rstrip())
    here = text[at : at + 1]
    quoted = _QUOTED.match(text, at)
    if here and here in "]}" and text[before - 1 : before] == ",":
        found: tuple[str, Edit] = (say("Remove the comma"), Edit(before - 1, before))
    elif here and here in '"{[' and before:
        found = (say("Add the comma"), Edit(before, before, ","))
    elif quoted:
        found = (say("Use double quotes"), Edit(quoted.start(), quoted.end(), json.dumps(quoted[1])))
    else:
        return None
    title, edit = found
    try:
        read_json(apply(text, [edit]))
    except JsonProblem as problem:
        if problem.code != finding.code or problem.start <= at:
            return None
    return title, [edit]


def _replaced(node: Node, value: str, title: str = "") -> _Repair:
    return title or say("Write {value}", value=value), [Edit(node.start, node.end, json.dumps(value))]


def _effect(case: _Case) -> _Repair:
    near = get_close_matches(case.node.text.capitalize(), list(Effect), n=1, cutoff=0.7)
    return _replaced(case.node, near[0]) if near and case.node.kind is Kind.STRING else None


def _version(case: _Case) -> _Repair:
    found = case.root.get("Version")
    if found is not None:
        return _replaced(found, VERSION_2012)
    edit = member_insertion(case.text, case.root, "Version", VERSION_2012, first=True)
    return say("Add the version {version}", version=VERSION_2012), [edit]


def _element(case: _Case) -> _Repair:
    near = nearest_element(case.member.key.text, top=case.parent is case.root) if case.member else None
    if near is None or case.member is None or case.parent.get(near) is not None:
        return None
    return _replaced(case.member.key, near)


def _removed(case: _Case) -> _Repair:
    if case.member is None or len(case.parent.members) < 2:
        return None
    return say("Remove {name}", name=case.member.key.text), member_removals(case.parent, [case.member])


def _sid(case: _Case) -> _Repair:
    plain = _NOT_SID.sub("", case.node.text)
    return _replaced(case.node, plain) if plain else _removed(case)


def _operator(case: _Case) -> _Repair:
    near = closest_operator(case.member.key.text) if case.member else None
    if near is None or case.member is None or case.parent.get(near) is not None:
        return None
    return _replaced(case.member.key, near)


def _action(case: _Case) -> _Repair:
    """What a pattern was to match is for its author to say; a name has one that is nearest."""
    prefix, _, name = case.node.text.partition(":")
    if "*" in name or "?" in name:
        return None
    if find_service(prefix) is None:
        service = nearest_service(prefix)
        return _replaced(case.node, f"{service}:{name}") if service else None
    near = nearest_action(case.node.text)
    return _replaced(case.node, f"{prefix.lower()}:{near}") if near else None


def _key(case: _Case) -> _Repair:
    near = nearest_key(case.member.key.text) if case.member else None
    if near is None or case.member is None or "/" in near or case.parent.get(near) is not None:
        return None  # after a slash stands what only its author knows
    return _replaced(case.member.key, near)


def _with_type(case: _Case) -> _Repair:
    new = {"AWS": case.node.text}
    return say('Write {"AWS": …}'), [Edit(case.node.start, case.node.end, inline_json(case.text, new))]


def _renamed(change: Callable[[str], str]) -> Callable[[_Case], _Repair]:
    """Out: a repair that gives the operator above a key another name, if it holds that key alone."""

    def repair(case: _Case) -> _Repair:
        operator = next((each for each in case.holder.members if each.value is case.parent), None)
        if operator is None or len(case.parent.members) != 1:
            return None
        new = change(operator.key.text)
        return None if case.holder.get(new) is not None else _replaced(operator.key, new)

    return repair


_REPAIRS: Mapping[str, Callable[[_Case], _Repair]] = {
    "bad_effect": _effect,
    "bad_version": _version,
    "old_version": _version,
    "version_missing": _version,
    "variable_without_version": _version,
    "unknown_element": _element,
    "principal_not_allowed": _removed,
    "trust_resource": _removed,
    "bad_sid": _sid,
    "unknown_operator": _operator,
    "principal_bare_star": _with_type,
    "principal_without_type": _with_type,
    "unknown_action": _action,
    "unknown_key": _key,
    "literal_wildcard": _renamed(lambda operator: operator.replace("StringEquals", "StringLike")),
    "key_may_be_missing": _renamed(lambda operator: f"{operator}IfExists"),
    "if_exists_lets_in": _renamed(lambda operator: operator.removesuffix("IfExists")),
    "null_with_set": _renamed(lambda operator: "Null"),
}
