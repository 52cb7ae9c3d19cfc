"""The frame of a policy document: top level and statements (IAM JSON policy elements reference; Grammar)."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from playground.iam.checks.conditions import check_condition
from playground.iam.checks.elements import check_actions, check_resources
from playground.iam.checks.principals import check_principals
from playground.iam.checks.report import shown
from playground.iam.checks.scope import SYNTAX, Scope
from playground.iam.json_text import Kind, Node, escape_pointer
from playground.iam.policy import VERSION_2008, VERSION_2012, Effect, PolicyDocument, PolicyType, Statement
from playground.sentences import say

TOP_ELEMENTS = ("Version", "Id", "Statement")
STATEMENT_ELEMENTS = (
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
)
_NEEDS_2012 = {
    PolicyType.MANAGED: say("Policy document must be version 2012-10-17 or greater."),
    PolicyType.SCP: say("The policy must contain a valid version string"),
    PolicyType.RCP: say("The policy must contain a valid version string"),
}
_SID = re.compile(r"[0-9A-Za-z]*")


def check_document(root: Node, scope: Scope) -> PolicyDocument | None:
    """In: the tree of a policy text. Out: the document; None when its frame is broken. Complaints go to the report."""
    if root.kind is not Kind.OBJECT:
        hint = say('A policy is one object: {"Version": "2012-10-17", "Statement": [...]}.')
        scope.report.error(root, "", "not_an_object", SYNTAX, hint)
        return None
    _check_names(root, "", TOP_ELEMENTS, scope)
    version = _version(root, scope)
    identifier = root.get("Id")
    if identifier is not None and identifier.kind is not Kind.STRING:
        scope.report.error(identifier, "/Id", "wrong_type", SYNTAX, say("Write Id as a string, or leave it out."))
    statements = _statements(root, scope)
    return PolicyDocument(statements, version, identifier.text if identifier else None)


def _version(root: Node, scope: Scope) -> str:
    node = root.get("Version")
    if node is None:
        if scope.policy_type in _NEEDS_2012:
            message = _NEEDS_2012[scope.policy_type]
            scope.report.error(root, "", "version_missing", message, say('Add "Version": "2012-10-17".'))
        return VERSION_2008
    if node.kind is not Kind.STRING or node.text not in (VERSION_2008, VERSION_2012):
        message = say("The policy must contain a valid version string")
        hint = say('Write "2012-10-17": it names the policy language, not your own version.')
        scope.report.error(node, "/Version", "bad_version", message, hint)
        return VERSION_2008
    if node.text == VERSION_2008 and scope.policy_type in _NEEDS_2012:
        scope.report.error(node, "/Version", "old_version", _NEEDS_2012[scope.policy_type], say('Write "2012-10-17".'))
    return node.text


def _statements(root: Node, scope: Scope) -> tuple[Statement, ...]:
    node = root.get("Statement")
    if node is None or (node.kind is Kind.ARRAY and not node.items):
        message = say("Could not parse the policy: Statement is empty!")
        scope.report.error(
            node or root, "/Statement" if node else "", "statement_missing", message, say("Add a statement.")
        )
        return ()
    single = node.kind is Kind.OBJECT
    if not single and node.kind is not Kind.ARRAY:
        hint = say("Statement is an object or a list of objects.")
        scope.report.error(node, "/Statement", "wrong_type", SYNTAX, hint)
        return ()
    sids: set[str] = set()
    read: list[Statement] = []
    for index, item in enumerate(node.as_list()):
        if scope.report.full and scope.report.failed:  # it may not be saved, and no more would be said
            break
        pointer = "/Statement" if single else f"/Statement/{index}"
        if item.kind is not Kind.OBJECT:
            scope.report.error(item, pointer, "wrong_type", SYNTAX, say("Every statement is an object in braces."))
            continue
        read.append(_statement(item, pointer, index, sids, scope))
    return tuple(read)


def _statement(node: Node, pointer: str, index: int, sids: set[str], scope: Scope) -> Statement:
    _check_names(node, pointer, STATEMENT_ELEMENTS, scope)
    for one, other in (("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal")):
        both = node.get(other)
        if node.get(one) is not None and both is not None:
            hint = say("Keep either {one} or {other}.", one=one, other=other)
            scope.report.error(both, f"{pointer}/{other}", "both_forms", SYNTAX, hint)
    sid = _sid(node, pointer, sids, scope)
    effect = _effect(node, pointer, scope)
    principals, not_principals = check_principals(node, pointer, effect, scope)
    actions, not_actions = check_actions(node, pointer, scope)
    resources, not_resources = check_resources(node, pointer, scope)
    return Statement(
        index=index,
        pointer=pointer,
        effect=effect,
        sid=sid,
        principals=principals,
        not_principals=not_principals,
        actions=actions,
        not_actions=not_actions,
        resources=resources,
        not_resources=not_resources,
        conditions=check_condition(node, pointer, scope),
    )


def _sid(node: Node, pointer: str, sids: set[str], scope: Scope) -> str | None:
    sid = node.get("Sid")
    if sid is None:
        return None
    place = f"{pointer}/Sid"
    if sid.kind is not Kind.STRING:
        scope.report.error(sid, place, "wrong_type", SYNTAX, say("Write Sid as a string, or leave it out."))
        return None
    if not _SID.fullmatch(sid.text):
        message = say(
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
            "expression [0-9A-Za-z]*"
        )
        scope.report.error(sid, place, "bad_sid", message, say("Use letters and digits only, without spaces."))
    if sid.text and sid.text in sids:
        message = say("Statement IDs (SID) in a single policy must be unique.")
        scope.report.error(sid, place, "duplicate_sid", message, say("Give this statement another Sid, or none."))
    sids.add(sid.text)
    return sid.text


def _effect(node: Node, pointer: str, scope: Scope) -> Effect:
    effect = node.get("Effect")
    place = f"{pointer}/Effect"
    if effect is None:
        hint = say('Add "Effect": "Allow" or "Effect": "Deny".')
        scope.report.error(node, pointer, "effect_missing", say("Missing required field Effect"), hint)
        return Effect.DENY
    if effect.kind is not Kind.STRING or effect.text not in (Effect.ALLOW, Effect.DENY):
        message = say("Invalid effect: {effect}", effect=shown(effect.text)) if effect.kind is Kind.STRING else SYNTAX
        scope.report.error(
            effect, place, "bad_effect", message, say("Write Allow or Deny, with a capital first letter.")
        )
        return Effect.DENY
    if effect.text == Effect.ALLOW and scope.policy_type is PolicyType.RCP:
        hint = say("A resource control policy only denies; RCPFullAWSAccess does the allowing.")
        scope.report.error(effect, place, "rcp_allow", SYNTAX, hint)
    return Effect(effect.text)


def _check_names(node: Node, pointer: str, known: Collection[str], scope: Scope) -> None:
    for member in node.members:
        name = member.key.text
        if name not in known and not scope.report.full:
            place = f"{pointer}/{escape_pointer(name)}"
            scope.report.error(member.key, place, "unknown_element", SYNTAX, _name_hint(name, known))


def nearest_element(name: str, *, top: bool) -> str | None:
    """In: a misspelt element, and whether it stands at the top of the policy. Out: the one that was likely meant."""
    return _nearest(name, TOP_ELEMENTS if top else STATEMENT_ELEMENTS)


def _nearest(name: str, known: Collection[str]) -> str | None:
    by_lower_case = {each.lower(): each for each in known}
    near = get_close_matches(name.lower(), by_lower_case, n=1, cutoff=0.7) if len(name) <= 40 else []
    return by_lower_case[near[0]] if near else None


def _name_hint(name: str, known: Collection[str]) -> str:
    near = _nearest(name, known)
    if near is not None:
        return say('Did you mean "{near}"? Names are case-sensitive.', near=near)
    return say("Only these may stand here: {names}.", names=", ".join(known))
