"""Names and sentences' parts for `explain.py`: the shortest way to say who, what and which policy."""

from collections.abc import Sequence

from playground.iam.arn import find_arn
from playground.iam.decision import Layer, StatementRef
from playground.iam.request import PrincipalKind, Request

POLICY_NAMES = {
    Layer.SCP: "service control policy",
    Layer.RCP: "resource control policy",
    Layer.RESOURCE: "resource policy",
    Layer.TRUST: "trust policy",
    Layer.BOUNDARY: "permissions boundary",
    Layer.SESSION: "session policy",
    Layer.IDENTITY: "permissions policy",
}


def caller_name(request: Request) -> str:
    """Who asks: "user ana", "session jane of role FireMarshal", "the root user of 111122223333"."""
    principal = request.principal
    arn = find_arn(principal.arn)
    match principal.kind:
        case PrincipalKind.USER:
            return f"user {arn.name if arn else principal.arn}"
        case PrincipalKind.ROLE_SESSION:
            role, _, session = (arn.resource if arn else principal.arn).removeprefix("assumed-role/").partition("/")
            return f"session {session} of role {role}"
        case PrincipalKind.FEDERATED_USER:
            return f"federated user {arn.name if arn else principal.arn}"
        case PrincipalKind.ROOT:
            return f"the root user of {principal.account}"
        case PrincipalKind.SERVICE:
            return f"the service {principal.arn}"
        case PrincipalKind.ANONYMOUS:
            return "an anonymous caller"
        case _:
            return f"a caller from {arn.resource.partition('/')[2] if arn else principal.arn}"


def owner_name(request: Request) -> str:
    """Whose permissions policies count: the role of a session, the user of a federated one."""
    arn = find_arn(identity_owner(request) or "")
    return f"{arn.kind} {arn.name}" if arn is not None else caller_name(request)


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
        return f"{arn.kind} {arn.name}"
    return request.resource


def deed(request: Request) -> str:
    """What the caller wants: "assume role FireMarshal", "do s3:GetObject on arn:aws:s3:::b/x"."""
    if request.action.lower().startswith("sts:assumerole"):
        return f"assume {resource_name(request)}"
    return f"do {request.action}" if request.resource == "*" else f"do {request.action} on {resource_name(request)}"


def statement_name(ref: StatementRef) -> str:
    """Which statement: by Sid, else by number."""
    return f"statement {ref.sid}" if ref.sid else f"statement {ref.statement_index + 1}"


def policy_name(ref: StatementRef) -> str:
    """Which policy: "the permissions policy AmazonS3ReadOnlyAccess", "the trust policy of role FireMarshal"."""
    kind = POLICY_NAMES[ref.layer]
    owner = find_arn(ref.owner_arn or "")
    named = f" {ref.policy_name}" if ref.policy_name and ref.policy_name != kind else ""
    of = f" of {owner.kind} {owner.name}" if owner is not None and "/" in owner.resource else ""
    return f"the {kind}{named}{of}"


def joined(parts: Sequence[str]) -> str:
    """A list in English."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
