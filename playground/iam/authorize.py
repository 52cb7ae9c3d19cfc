"""A request in the world: collect what applies to the caller and the resource, fill the condition keys, evaluate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from playground.iam.arn import find_arn
from playground.iam.callers import Caller, UserCaller
from playground.iam.collect import policies_for
from playground.iam.context import condition_keys, principal_of
from playground.iam.decision import Decision, Outcome
from playground.iam.evaluate import evaluate
from playground.iam.request import ContextValue, Policies, Request
from playground.iam.snapshot import Resource, Role, Snapshot

_ROLE_ACTIONS = ("sts:assumerole", "sts:tagsession", "sts:setsourceidentity")
_AFTER_GET_SESSION_TOKEN = frozenset(
    {"sts:assumerole", "sts:getcalleridentity", "sts:tagsession", "sts:setsourceidentity"}
)


@dataclass(frozen=True, eq=False)
class Judgement:
    """A decision with what it was made from, so that explaining can go on."""

    decision: Decision
    request: Request
    policies: Policies
    given: Mapping[str, ContextValue] = field(default_factory=dict)  # condition keys that came with the call

    @property
    def allowed(self) -> bool:
        """Whether the request goes through."""
        return self.decision.allowed


def authorize(
    snapshot: Snapshot,
    caller: Caller,
    action: str,
    resource_arn: str,
    *,
    at: datetime,
    context: Mapping[str, ContextValue] | None = None,
    trace: bool = False,
) -> Judgement:
    """In: the world, who asks, for what, when; `context` adds or overrides condition keys. Out: the judgement.

    Raises UnknownEntity when the caller itself is unknown; an unknown resource is judged by its ARN.
    """
    principal = principal_of(snapshot, caller)
    resource = find_resource(snapshot, action, resource_arn)
    keys = condition_keys(snapshot, caller, principal, action, resource, at)
    owner = resource.account if resource is not None else None
    request = Request(principal, action, resource_arn, owner, with_overrides(keys, context or {}))
    policies = policies_for(snapshot, caller, principal, action, resource)
    refused = _refused(caller, action.lower())
    if refused is not None:
        return Judgement(Decision(Outcome.IMPLICIT_DENY, refused), request, policies, context or {})
    return Judgement(evaluate(request, policies, trace=trace), request, policies, context or {})


def find_resource(snapshot: Snapshot, action: str, arn: str) -> Resource | Role | None:
    """What a request acts on: a role for the STS actions, else a resource or what an object's ARN belongs to.

    An object (bucket/key) shares owner and policy with the longest resource ARN that it begins with.
    """
    role = snapshot.roles.get(arn)
    if role is not None:
        if action.lower().startswith(_ROLE_ACTIONS):
            return role
        return Resource(role.arn, role.account, None, role.tags)  # its trust policy has no say in other actions
    user = snapshot.users.get(arn)
    found = snapshot.resources.get(arn) if user is None else Resource(user.arn, user.account, None, user.tags)
    if found is not None:
        return found
    parent = arn
    while "/" in parent:
        parent = parent.rpartition("/")[0]
        if parent in snapshot.resources:
            holder = snapshot.resources[parent]
            return Resource(arn, holder.account, holder.policy)  # an object has tags of its own, not the bucket's
    parts = find_arn(arn)
    if parts is not None and parts.account.isdecimal():
        return Resource(arn, parts.account)
    return None


def with_overrides(keys: Mapping[str, ContextValue], overrides: Mapping[str, ContextValue]) -> dict[str, ContextValue]:
    """In: two contexts. Out: the first with the second on top, whatever the letter case of their keys."""
    hidden = {key.lower() for key in overrides}
    return {key: value for key, value in keys.items() if key.lower() not in hidden} | dict(overrides)


def _refused(caller: Caller, action: str) -> str | None:
    """What GetSessionToken credentials may not call at all (STS: comparing API operations)."""
    if not isinstance(caller, UserCaller) or caller.token_issued_at is None:
        return None
    if action.startswith("iam:") and caller.mfa_at is None:
        return "not_permitted.iam_without_mfa"
    if action.startswith("sts:") and action not in _AFTER_GET_SESSION_TOKEN:
        return "not_permitted.session_credentials"
    return None
