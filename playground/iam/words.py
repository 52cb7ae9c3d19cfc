"""Names and sentences' parts for `explain.py`: the shortest way to say who, what and which policy."""

from playground.iam.arn import find_arn
from playground.iam.decision import Layer, StatementRef
from playground.iam.request import PrincipalKind, Request
from playground.sentences import say

POLICY_NAMES = {
    Layer.SCP: say("service control policy"),
    Layer.RCP: say("resource control policy"),
    Layer.RESOURCE: say("resource policy"),
    Layer.TRUST: say("trust policy"),
    Layer.BOUNDARY: say("permissions boundary"),
    Layer.SESSION: say("session policy"),
    Layer.IDENTITY: say("permissions policy"),
}
_KINDS = {"user": say("user"), "group": say("group"), "role": say("role"), "policy": say("policy")}


def caller_name(request: Request) -> str:
    """Who asks: "user ana", "session jane of role FireMarshal", "the root user of 111122223333"."""
    principal = request.principal
    arn = find_arn(principal.arn)
    match principal.kind:
        case PrincipalKind.USER:
            return entity_name("user", arn.name if arn else principal.arn)
        case PrincipalKind.ROLE_SESSION:
            role, _, session = (arn.resource if arn else principal.arn).removeprefix("assumed-role/").partition("/")
            return say("session {session} of role {role}", session=session, role=role)
        case PrincipalKind.FEDERATED_USER:
            return say("federated user {name}", name=arn.name if arn else principal.arn)
        case PrincipalKind.ROOT:
            return say("the root user of {account}", account=principal.account)
        case PrincipalKind.SERVICE:
            return say("the service {service}", service=principal.arn)
        case PrincipalKind.ANONYMOUS:
            return say("an anonymous caller")
        case _:
            return say("a caller from {provider}", provider=arn.resource.partition("/")[2] if arn else principal.arn)


def entity_name(kind: str, name: str) -> str:
    """In: "role", "FireMarshal". Out: "role FireMarshal"."""
    return say("{kind} {name}", kind=_KINDS.get(kind, kind), name=name)


def owner_name(request: Request) -> str:
    """Whose permissions policies count: the role of a session, the user of a federated one."""
    arn = find_arn(identity_owner(request) or "")
    return entity_name(arn.kind, arn.name) if arn is not None else caller_name(request)


def identity_owner(request: Request) -> str | None:
    """The ARN of the user or role that the caller's permissions policies belong to."""
    principal = request.principal
    if principal.kind is PrincipalKind.USER:
        return principal.arn
    if principal.kind is not PrincipalKind.ROLE_SESSION:
        return None
    known = request.facts.get("aws:principalarn")
    if isinstance(known, str):
        return known
    arn = find_arn(principal.arn)
    return f"arn:{arn.partition}:iam::{arn.account}:role/{arn.resource.split('/')[1]}" if arn is not None else None


def resource_name(request: Request) -> str:
    """What is asked for: "role FireMarshal", "arn:aws:s3:::b/x", or nothing for *."""
    arn = find_arn(request.resource)
    if arn is not None and arn.service == "iam" and "/" in arn.resource:
        return entity_name(arn.kind, arn.name)
    return request.resource


def deed(request: Request) -> str:
    """What the caller wants: "assume role FireMarshal", "do s3:GetObject on arn:aws:s3:::b/x"."""
    action, resource = request.action, resource_name(request)
    if action.lower().startswith("sts:assumerole"):
        return say("assume {role}", role=resource)
    if request.resource == "*":
        return say("do {action}", action=action)
    return say("do {action} on {resource}", action=action, resource=resource)


def not_deed(request: Request) -> str:
    """The same after "may", of what the caller may not: "not assume role FireMarshal". Each language has its place."""
    action, resource = request.action, resource_name(request)
    if action.lower().startswith("sts:assumerole"):
        return say("not assume {role}", role=resource)
    if request.resource == "*":
        return say("not do {action}", action=action)
    return say("not do {action} on {resource}", action=action, resource=resource)


def statement_name(ref: StatementRef) -> str:
    """Which statement: by Sid, else by number."""
    return say("statement {name}", name=ref.sid or ref.statement_index + 1)


def policy_name(ref: StatementRef) -> str:
    """Which policy: "the permissions policy AmazonS3ReadOnlyAccess", "the trust policy of role FireMarshal"."""
    kind, name, owner = _policy(ref)
    if name and owner:
        return say("the {kind} {policy} of {owner}", kind=kind, policy=name, owner=owner)
    if name:
        return say("the {kind} {policy}", kind=kind, policy=name)
    return say("the {kind} of {owner}", kind=kind, owner=owner) if owner else say("the {kind}", kind=kind)


def place_name(ref: StatementRef) -> str:
    """Which statement of which policy: other languages bend the policy's article there."""
    kind, name, owner = _policy(ref)
    statement = statement_name(ref)
    if name and owner:
        return say(
            "{statement} of the {kind} {policy} of {owner}", statement=statement, kind=kind, policy=name, owner=owner
        )
    if name:
        return say("{statement} of the {kind} {policy}", statement=statement, kind=kind, policy=name)
    if owner:
        return say("{statement} of the {kind} of {owner}", statement=statement, kind=kind, owner=owner)
    return say("{statement} of the {kind}", statement=statement, kind=kind)


def _policy(ref: StatementRef) -> tuple[str, str, str]:
    """Out: the kind of a policy, its name and its owner, empty where it has none or is called after its kind."""
    kind, owner = POLICY_NAMES[ref.layer], find_arn(ref.owner_arn or "")
    owned = owner is not None and "/" in owner.resource
    named = ref.policy_name if ref.policy_name != kind else ""
    return kind, named, entity_name(owner.kind, owner.name) if owner is not None and owned else ""
