"""Cases as JSON (one object a line) to the engine's words: a request with every policy that applies, or a policy alone.

The format names callers by ARN, service or provider; it carries no unique ids, so matching goes by name.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playground.iam.arn import find_arn
from playground.iam.catalog import BUILT_IN_PROVIDERS
from playground.iam.decision import Decision, Outcome
from playground.iam.errors import MalformedCase
from playground.iam.parse import document_as_it_stands
from playground.iam.policy import PolicyType
from playground.iam.principals import (
    anonymous_principal,
    federated_user_principal,
    provider_principal,
    root_principal,
    service_principal,
    session_principal,
    user_principal,
)
from playground.iam.request import AppliedPolicy, ContextValue, Level, Policies, Principal, PrincipalKind, Request

VERDICTS = {
    Outcome.ALLOWED: "Allowed",
    Outcome.IMPLICIT_DENY: "ImplicitlyDenied",
    Outcome.EXPLICIT_DENY: "ExplicitlyDenied",
}
POLICY_TYPES = {
    "identity": PolicyType.IDENTITY,
    "managed": PolicyType.MANAGED,
    "permissionsBoundary": PolicyType.BOUNDARY,
    "session": PolicyType.SESSION,
    "resource": PolicyType.RESOURCE,
    "trust": PolicyType.TRUST,
    "serviceControl": PolicyType.SCP,
    "resourceControl": PolicyType.RCP,
}
_TRUST_PREFIXES = ("sts:assumerole", "sts:tagsession", "sts:setsourceidentity")


def read_case(case: Any) -> tuple[Request, Policies]:
    """In: one decoded line. Out: what to evaluate; raises MalformedCase naming the field that is wrong."""
    request = _object(_object(case, "")["request"] if isinstance(case, dict) and "request" in case else None, "request")
    action = _text(request.get("action"), "request.action")
    resource = _object(request.get("resource"), "request.resource")
    account = resource.get("accountId")
    principal = read_principal(_text(request.get("principal"), "request.principal"), action)
    return (
        Request(
            principal=principal,
            action=action,
            resource=_text(resource.get("arn"), "request.resource.arn"),
            resource_account=None if account is None else _text(account, "request.resource.accountId"),
            context=read_context(request.get("context", {})),
        ),
        _policies(case, principal, action),
    )


def verdict(decision: Decision) -> str:
    """The word that cases use for an outcome."""
    return VERDICTS[decision.outcome]


def read_principal(text: str, action: str) -> Principal:
    """In: a caller as cases write it. Out: the engine's principal."""
    if text == "anonymous":
        return anonymous_principal()
    federation = PrincipalKind.SAML if action.lower().endswith("withsaml") else PrincipalKind.WEB_IDENTITY
    if text in BUILT_IN_PROVIDERS and action.lower().startswith("sts:assumerolewith"):
        return provider_principal(text, federation)
    arn = find_arn(text)
    if arn is None:
        return service_principal(text) if text.count(".") else _bad_principal(text)
    if arn.kind in ("oidc-provider", "saml-provider"):
        return provider_principal(
            text, PrincipalKind.SAML if arn.kind == "saml-provider" else PrincipalKind.WEB_IDENTITY
        )
    if arn.resource == "root":
        return root_principal(arn.account, arn.partition)
    if arn.kind == "user":
        return user_principal(text)
    if arn.kind == "assumed-role":
        return session_principal(text)
    return federated_user_principal(text) if arn.kind == "federated-user" else _bad_principal(text)


def read_context(context: Any) -> dict[str, ContextValue]:
    """In: context keys with a string or a list of strings each; numbers and booleans count as their text."""
    return {key: _context_value(value, key) for key, value in _object(context, "request.context").items()}


def _policies(case: Mapping[str, Any], principal: Principal, action: str) -> Policies:
    trust = action.lower().startswith(_TRUST_PREFIXES)
    session = case.get("sessionPolicy")
    boundary = _list(case.get("permissionBoundaryPolicies"), "permissionBoundaryPolicies")
    resource = case.get("resourcePolicy")
    nothing_by_identity = () if principal.kind is PrincipalKind.FEDERATED_USER else None
    return Policies(
        identity=_documents(
            _list(case.get("identityPolicies"), "identityPolicies"), "identityPolicies", PolicyType.IDENTITY
        ),
        boundary=_documents(boundary, "permissionBoundaryPolicies", PolicyType.BOUNDARY) if boundary else None,
        session=nothing_by_identity if session is None else _documents([session], "sessionPolicy", PolicyType.SESSION),
        resource=()
        if resource is None
        else _documents([resource], "resourcePolicy", PolicyType.TRUST if trust else PolicyType.RESOURCE),
        scp=_levels(case.get("serviceControlPolicies"), "serviceControlPolicies", PolicyType.SCP),
        rcp=_levels(case.get("resourceControlPolicies"), "resourceControlPolicies", PolicyType.RCP),
    )


def _levels(levels: Any, field: str, policy_type: PolicyType) -> tuple[Level, ...]:
    read: list[Level] = []
    for index, level in enumerate(_list(levels, field)):
        place = f"{field}[{index}]"
        policies = _list(_object(level, place).get("policies"), f"{place}.policies")
        read.append(Level(str(level.get("targetId", "")), _documents(policies, f"{place}.policies", policy_type)))
    return tuple(read)


def _documents(documents: Sequence[Any], field: str, policy_type: PolicyType) -> tuple[AppliedPolicy, ...]:
    return tuple(
        AppliedPolicy(
            document_as_it_stands(json.dumps(_object(document, f"{field}[{index}]")), policy_type),
            name=field if len(documents) == 1 else f"{field}[{index}]",
        )
        for index, document in enumerate(documents)
    )


def _context_value(value: Any, key: str) -> ContextValue:
    if isinstance(value, list):
        return tuple(_scalar(item, key) for item in value)
    return _scalar(value, key)


def _scalar(value: Any, key: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    raise MalformedCase(
        f"The context key {key} is neither text nor a list.", hint="Write a string or a list.", place=key
    )


def _object(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise MalformedCase(f"{place or 'The line'} is missing or no object.", hint="Write a JSON object.", place=place)
    return value


def _list(value: Any, place: str) -> Sequence[Any]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise MalformedCase(f"{place} is no list.", hint="Write a JSON list.", place=place)
    return value


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise MalformedCase(f"{place} is missing or no text.", hint="Write a string.", place=place)
    return value


def _bad_principal(text: str) -> Principal:
    hint = "Write a user, session or root ARN, a service, a provider, or anonymous."
    raise MalformedCase(f"{text[:200]} is nobody who can call.", hint=hint, place="request.principal")
