"""A Decision to words: one sentence for a learner, AWS's own denial text, and (`changes.py`) what would flip it."""

from playground.iam.changes import Proposal, smallest_changes
from playground.iam.decision import Decision, Layer, Outcome
from playground.iam.protocols import Protocol, protocol_of
from playground.iam.request import PrincipalKind, Request
from playground.iam.words import caller_name, deed, not_deed, owner_name, place_name, resource_name
from playground.sentences import joined, opening, say

__all__ = ["Proposal", "aws_message", "sentence", "smallest_changes"]

# Troubleshoot access denied error messages: how each policy type is named there.
_AWS_NAMES = {
    Layer.SCP: "service control policy",
    Layer.RCP: "resource control policy",
    Layer.RESOURCE: "resource-based policy",
    Layer.TRUST: "role trust policy",
    Layer.BOUNDARY: "permissions boundary",
    Layer.SESSION: "session policy",
    Layer.IDENTITY: "identity-based policy",
}
_NOT_PERMITTED = {
    "not_permitted.root_assume": say("a root user can never assume a role; sign in as an IAM user instead"),
    "not_permitted.unsigned": say("an unsigned call cannot do this; it needs credentials or a provider's token"),
    "not_permitted.federated": say("a federated user's credentials cannot call IAM, and nearly nothing of STS"),
    "not_permitted.session_credentials": say("temporary credentials cannot make this STS call"),
    "not_permitted.iam_without_mfa": say("credentials from GetSessionToken without MFA cannot call IAM"),
}
_INVALID_TOKEN = "The security token included in the request is invalid."


def sentence(decision: Decision, request: Request) -> str:
    """Out: one sentence a learner understands."""
    who = opening(caller_name(request))
    if decision.outcome is Outcome.ALLOWED:
        return say("{who} may {deed}: {why}.", who=who, deed=deed(request), why=_why_allowed(decision, request))
    return say("{who} may {deed}: {why}.", who=who, deed=not_deed(request), why=_why_not(decision, request))


def aws_message(decision: Decision, request: Request) -> str:
    """Out: AWS's own denial text (Troubleshoot access denied error messages); empty for an allowed request."""
    if decision.outcome is Outcome.ALLOWED:
        return ""
    if decision.reason.startswith("not_permitted."):
        return _not_permitted_message(decision.reason, request)
    if request.principal.kind in (PrincipalKind.WEB_IDENTITY, PrincipalKind.SAML):
        return f"Not authorized to perform {request.action}"
    if request.principal.kind is PrincipalKind.ANONYMOUS:
        return "Access Denied"
    target = "" if request.resource == "*" else f" on resource: {request.resource}"
    message = f"User: {request.principal.arn} is not authorized to perform: {request.action}{target}"
    return f"{message} {denial_context(decision, request)}" if request.same_account else message


def aws_code(decision: Decision, request: Request) -> str:
    """Out: AWS's code for a request that is not allowed. Credentials that cannot call it at all are no denial."""
    if decision.reason == "not_permitted.unsigned":
        end = "Exception" if protocol_of(request.action) is Protocol.JSON else ""
        return f"MissingAuthenticationToken{end}"
    return "InvalidClientTokenId" if aws_message(decision, request) == _INVALID_TOKEN else "AccessDenied"


def denial_context(decision: Decision, request: Request) -> str:
    """Out: the tail that AWS adds inside one account; faces show it beside a cross-account message, never in it."""
    if decision.outcome is Outcome.EXPLICIT_DENY and decision.deciding is not None:
        name = _AWS_NAMES[decision.deciding.layer]
        return f"with an explicit deny in {'the' if decision.deciding.layer is Layer.TRUST else 'a' + _n(name)} {name}"
    if decision.outcome is Outcome.IMPLICIT_DENY and decision.missing:
        return f"because no {_AWS_NAMES[decision.missing[0]]} allows the {request.action} action"
    return ""


def _not_permitted_message(reason: str, request: Request) -> str:
    if reason == "not_permitted.root_assume":
        return "Roles may not be assumed by root accounts."
    if reason == "not_permitted.unsigned":
        return "Request is missing Authentication Token"
    if request.action.lower().startswith("iam:"):
        return _INVALID_TOKEN
    return f"Cannot call {request.action.partition(':')[2]} with session credentials"


def _why_allowed(decision: Decision, request: Request) -> str:
    place = _place(decision)
    match decision.reason:
        case "allowed.always":
            return say("this call needs no permission")
        case "allowed.root":
            return say("a root user may do everything in its own account")
        case "allowed.cross_account":
            owner = owner_name(request)
            return say(
                "both sides agree, {place} here and a permissions policy of {owner} there", place=place, owner=owner
            )
        case "allowed.resource" if request.same_account:
            return say("{place} names the caller, which is enough inside one account", place=place)
        case "allowed.resource":
            return say("{place} lets it in", place=place)
    return say("{place} allows it", place=place)


def _why_not(decision: Decision, request: Request) -> str:
    if decision.outcome is Outcome.EXPLICIT_DENY:
        return say("{place} says Deny, and a Deny always wins", place=_place(decision))
    return _NOT_PERMITTED.get(decision.reason) or joined([_lack(layer, request) for layer in decision.missing])


def _lack(layer: Layer, request: Request) -> str:
    """What is missing in one layer, as half a sentence."""
    action, owner, resource = request.action, owner_name(request), resource_name(request)
    match layer:
        case Layer.TRUST:
            return say("the trust policy of {role} does not let this caller in", role=resource)
        case Layer.RESOURCE:
            return say("no resource policy of {resource} lets this caller in", resource=resource)
        case Layer.IDENTITY:
            return say("no permissions policy of {owner} allows {action} here", owner=owner, action=action)
        case Layer.BOUNDARY:
            return say("the permissions boundary of {owner} does not include {action}", owner=owner, action=action)
        case Layer.SESSION:
            return say("the session policy does not include {action}", action=action)
        case Layer.SCP:
            return say(
                "some level of the organization has no service control policy that allows {action}", action=action
            )
    return say("no resource control policy allows {action}", action=action)


def _place(decision: Decision) -> str:
    return say("a policy") if decision.deciding is None else place_name(decision.deciding)


def _n(word: str) -> str:
    return "n" if word[0] in "aeiou" else ""
