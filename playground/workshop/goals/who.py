"""From the notation to whom a goal speaks of.

    user:ACCOUNT/NAME  role:ACCOUNT/NAME  group:ACCOUNT/NAME  root:ACCOUNT  service:NAME.amazonaws.com  anonymous
    $NAME                                                       inside a timeline: the session a step saved as NAME
    { session_of = "role:…", by = WHO, params = { … } }         with leaked = true: obtained before the exercise began;
                                                                with Policy = "$session_policy": as the learner asked
    { session_token_of = "user:…", mfa_age = SECONDS }          without mfa_age: no MFA
    { web_identity = { provider = "…", claims = { … } } }

`params` are those of the STS operation in AWS's words, with `operation` (default AssumeRole) and `mfa = true` for a
valid serial number and code.
"""

import re
from dataclasses import replace
from typing import Any

from playground.sentences import say
from playground.sts.parameters import SessionParameters
from playground.workshop.goals import kinds
from playground.workshop.goals.table import Table, Value

DEEPEST = 5  # sessions by sessions by sessions: nobody reads more
ENTITY = re.compile(r"(user|role|group):([0-9]{12})/([\w+=,.@-]{1,128})", re.ASCII)
ROOT = re.compile(r"root:([0-9]{12})", re.ASCII)
SERVICE = re.compile(r"service:([a-z0-9.-]{1,64}\.amazonaws\.com)", re.ASCII)
OPERATIONS = ("AssumeRole", "AssumeRoleWithWebIdentity")
FORMS = "user:ACCOUNT/NAME, root:ACCOUNT, service:NAME.amazonaws.com, anonymous, or a table; see who.py"
AS_ASKED = "$session_policy"
_TEXTS = {
    "RoleSessionName": "session_name",
    "ExternalId": "external_id",
    "SourceIdentity": "source_identity",
    "Policy": "session_policy",
}


def who_from(table: Table, name: str, depth: int = 1) -> kinds.Who:
    """In: a table and the field that says who. Out: whom it means."""
    if depth > DEEPEST:
        raise table.complaint(
            name, say("Sessions are nested more than {deepest} deep.", deepest=DEEPEST), say("Start closer to the end.")
        )
    given = table.given.get(name)
    if given is None:
        raise table.complaint(name, say("{name} is missing.", name=name), say("Say who."))
    if isinstance(given, str):
        return _named(table, name, given)
    inner = table.inner(name)
    if inner.has("session_of"):
        return _session_of(inner, who_from(inner, "by", depth + 1))
    if inner.has("session_token_of"):
        inner.only(("session_token_of", "mfa_age"))
        return kinds.UserToken(_entity(inner, "session_token_of", "user"), inner.whole_number("mfa_age"))
    inner.only(("web_identity",))
    return _web_identity(inner.inner("web_identity"))


def _session_of(table: Table, by: kinds.Who) -> kinds.SessionOf:
    table.only(("session_of", "by", "params", "leaked"))
    operation, parameters = parameters_from(table)
    as_asked = parameters.session_policy == AS_ASKED
    if as_asked:
        parameters = replace(parameters, session_policy=None)
        if not isinstance(by, kinds.Entity):
            raise table.complaint(
                "by", say("Only a user's own session policy can be marked."), say("Write user:ACCOUNT/NAME.")
            )
    role = role_from(table, "session_of")
    return kinds.SessionOf(role, by, operation, parameters, table.flag("leaked"), as_asked)


def _named(table: Table, name: str, given: str) -> kinds.Who:
    if given == "anonymous":
        return kinds.Anonymous()
    if root := ROOT.fullmatch(given):
        return kinds.Root(root[1])
    if service := SERVICE.fullmatch(given):
        return kinds.Service(service[1])
    if given.startswith("$") and table.has("do"):  # the step of a timeline, which knows what was saved before
        return kinds.Saved(given[1:])
    found = ENTITY.fullmatch(given)
    if found is None or found[1] != "user":
        raise table.complaint(
            name,
            say("{given} is nobody who can make a request.", given=f"{given:.60}"),
            say("Write {forms}.", forms=FORMS),
        )
    return kinds.Entity(*found.groups())


def role_from(table: Table, name: str) -> kinds.Entity:
    """Out: the role that a field names."""
    return _entity(table, name, "role")


def user_from(table: Table, name: str) -> kinds.Entity:
    """Out: the user that a field names."""
    return _entity(table, name, "user")


def _entity(table: Table, name: str, kind: str) -> kinds.Entity:
    given = table.text(name)
    found = ENTITY.fullmatch(given)
    if found is None or found[1] != kind:
        raise table.complaint(
            name,
            say("{given} is no {kind}.", given=f"{given:.60}", kind=kind),
            say("Write {kind}:ACCOUNT/NAME.", kind=kind),
        )
    return kinds.Entity(*found.groups())


def _web_identity(table: Table) -> kinds.WebIdentity:
    """Claims become condition keys: sub of accounts.google.com is accounts.google.com:sub."""
    table.only(("provider", "claims"))
    provider = table.text("provider")
    host = provider.rpartition(":oidc-provider/")[2]
    claims: dict[str, Value] = {}
    for claim, value in table.values("claims").items():
        claims[claim if ":" in claim else f"{host}:{claim}"] = value
    return kinds.WebIdentity(provider, claims)


def parameters_from(table: Table) -> tuple[str, SessionParameters]:
    """In: a table with `params`, or none. Out: the STS operation and what is passed to it."""
    if not table.has("params"):
        return OPERATIONS[0], SessionParameters()
    inner = table.inner("params")
    lists = ("Tags", "TransitiveTagKeys", "PolicyArns")
    inner.only(("operation", "mfa", "DurationSeconds", *_TEXTS, *lists))
    said: dict[str, Any] = {ours: inner.text(aws) for aws, ours in _TEXTS.items() if inner.has(aws)}
    policy = said.get("session_policy", "")
    if policy.startswith("$") and not (policy == AS_ASKED and table.has("session_of")):
        raise inner.complaint(
            "Policy",
            say("{policy} means nothing here.", policy=f"{policy:.40}"),
            say("{as_asked} is for session_of.", as_asked=AS_ASKED),
        )
    said |= {
        "duration_seconds": inner.whole_number("DurationSeconds"),
        "mfa": inner.flag("mfa"),
        "tags": inner.values("Tags"),
        "transitive_tag_keys": inner.texts("TransitiveTagKeys"),
        "session_policy_arns": inner.texts("PolicyArns"),
    }
    if not all(isinstance(value, str) for value in said["tags"].values()):
        raise inner.complaint("Tags", say("A tag has a list of values."), say("Give each tag one text."))
    operation = inner.one_of("operation", OPERATIONS) if inner.has("operation") else OPERATIONS[0]
    return operation, SessionParameters.from_json(said)
