"""What a learner reads about a goal that is not met: what happened and where to look, never what to write."""

from playground.workshop.goals import kinds
from playground.workshop.goals.facts import Facts

SERVICES = {"ec2": "EC2", "lambda": "Lambda", "ecs-tasks": "ECS", "states": "Step Functions"}

# Reason codes of the engine. {caller} and {role} are names; access has no {role}.
_REFUSED_ROLE = {
    "implicit_deny.trust": "the trust policy of {role} does not let {caller} in. Look at who is listed there, for "
    "which action and on which conditions",
    "implicit_deny.identity": "{role} leaves it to the caller's own account, and no policy there lets {caller} "
    "assume it",
    "explicit_deny.trust": "a Deny in the trust policy of {role} matches {caller}",
    "not_permitted.root_assume": "AWS never lets a root user assume a role",
    "not_permitted.unsigned": "assuming a role takes AWS credentials, and {caller} has none",
    "invalid.duration": "the session would not last as long as asked: 900 seconds is the least, the role's own maximum "
    "the most, and one hour when one session starts another",
    "invalid.param": "the call itself is not valid",
}
_REFUSED_ACCESS = {
    "implicit_deny.identity": "no permissions policy of {caller} allows it",
    "implicit_deny.resource": "the resource's own policy does not let {caller} in",
    "not_permitted.unsigned": "this service answers signed requests only",
}
_REFUSED = {
    "implicit_deny.boundary": "the permissions boundary does not include it, whatever is granted below",
    "implicit_deny.session": "the session policy does not include it, whatever the role may do",
    "implicit_deny.scp": "a service control policy of the organization does not include it",
    "explicit_deny.identity": "a Deny in a permissions policy matches, and no Allow overrides it",
    "explicit_deny.resource": "a Deny in the resource's policy matches, and no Allow overrides it",
    "explicit_deny.boundary": "a Deny in the permissions boundary matches, and no Allow overrides it",
    "explicit_deny.session": "a Deny in the session policy matches, and no Allow overrides it",
    "explicit_deny.scp": "a Deny in a service control policy matches, and no Allow overrides it",
    "explicit_deny.rcp": "a Deny in a resource control policy matches, and no Allow overrides it",
}
_LET_IN = {
    "allowed.identity": "a permissions policy of {caller} allows it",
    "allowed.resource": "the {door} lets {caller} in, which is enough",
    "allowed.cross_account": "both accounts allow it",
    "allowed.root": "a root user may do everything in its own account",
    "allowed.always": "AWS never refuses this",
}
# Who should be the one to refuse, when somebody else did.
_DOORS = {
    "trust": "the role's trust policy",
    "identity": "the policies of the caller's own account",
    "resource": "the resource's own policy",
    "boundary": "a permissions boundary",
    "session": "a session policy",
    "scp": "a service control policy",
    "rcp": "a resource control policy",
}


class Unmet(Exception):
    """A check that does not hold; its text says why."""


def outcome(expected: kinds.Expectation, *, allowed: bool, reason: str, deed: str, caller: str, role: str = "") -> None:
    """Raise Unmet unless it came as expected. `deed` completes "{caller} can …"."""
    start = caller[:1].upper() + caller[1:] if " " in caller else caller
    if expected.allowed and not allowed:
        raise Unmet(f"{start} cannot {deed} yet: {because(reason, caller, role)}.")
    if allowed and not expected.allowed:
        door = f"trust policy of {role}" if role else "resource's policy"
        told = _LET_IN.get(reason, reason).format(caller=caller, door=door)
        raise Unmet(f"{start} can {deed} and must not: {told}.")
    if expected.reason not in ("", reason) and not allowed:
        told = because(reason, caller, role)
        raise Unmet(f"{start} cannot {deed}, as it should be, but for the wrong reason: {told}. {_rather(expected)}")


def because(reason: str, caller: str, role: str) -> str:
    """In: the engine's reason for a refusal; `role` when a role was asked for. Out: the reason as half a sentence."""
    first = _REFUSED_ROLE if role else _REFUSED_ACCESS
    text = first.get(reason) or _REFUSED.get(reason) or f"the answer is {reason}"
    return text.format(caller=caller, role=role)


def _rather(expected: kinds.Expectation) -> str:
    family, _, layer = expected.reason.partition(".")
    door = _DOORS.get(layer)
    if door is None:
        return "Something else should have stopped it."
    how = "by a Deny" if family == "explicit_deny" else "by granting nothing"
    return f"It should be {door} that refuses, {how}."


def name_of(who: kinds.Who, facts: Facts) -> str:
    """Out: what to call somebody inside a sentence."""
    match who:
        case kinds.Entity():
            return who.name
        case kinds.Root():
            return f"the root user of {facts.account_name(who.account)}"
        case kinds.Service():
            return SERVICES.get(who.principal.split(".")[0], who.principal)
        case kinds.WebIdentity():
            return f"somebody signed in with {who.provider.rpartition(':oidc-provider/')[2]}"
        case kinds.UserToken():
            return f"{who.user.name} with temporary credentials {'without' if who.mfa_age is None else 'and'} MFA"
        case kinds.SessionOf():
            return f"{name_of(who.by, facts)} as {who.role.name}"
        case _:
            return "somebody without credentials"


def missing(wanted: kinds.Entity, facts: Facts) -> Unmet:
    """Out: the complaint about a user or role that is not there."""
    place = "" if len(facts.snapshot.accounts) < 2 else f" in {facts.account_name(wanted.account)}"
    return Unmet(f"There is no {wanted.kind} {wanted.name}{place} yet.")


def thing(resource: str) -> str:
    """In: an ARN. Out: its last part, which is what people call it."""
    return resource.split(":", 5)[-1] if resource.startswith("arn:") else "anything"
