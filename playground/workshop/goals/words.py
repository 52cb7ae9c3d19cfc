"""What a learner reads about a goal that is not met: what happened and where to look, never what to write."""

from dataclasses import dataclass

from playground.workshop.goals import kinds
from playground.workshop.goals.facts import Facts

SERVICES = {"ec2": "EC2", "lambda": "Lambda", "ecs-tasks": "ECS", "states": "Step Functions"}

# Reason codes of the engine. {caller} and {role} are names; {holder} is whose permissions policies count.
_REFUSED_ROLE = {
    "implicit_deny.trust": "the trust policy of {role} does not let {caller} in",
    "implicit_deny.identity": "no policy in the caller's own account lets {caller} assume it",
    "explicit_deny.trust": "a Deny in the trust policy of {role} matches {caller}",
    "not_permitted.root_assume": "AWS never lets a root user assume a role",
    "not_permitted.unsigned": "assuming a role takes AWS credentials, and {caller} has none",
    "invalid.duration": "the session would not last as long as asked: 900 seconds is the least, the role's own maximum "
    "the most, and one hour when one session starts another",
    "invalid.param": "the call itself is not valid",
}
_REFUSED_ACCESS = {
    "implicit_deny.identity": "no permissions policy of {holder} allows it",
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
    "invalid.expired_token": "the credentials are past their expiration",
    "invalid.credentials": "whoever stood behind these credentials is not there any more",
}
_LET_IN = {
    "allowed.identity": "a permissions policy of {holder} allows it",
    "allowed.resource": "the {door} lets {caller} in, which is enough",
    "allowed.cross_account": "both accounts allow it",
    "allowed.root": "a root user may do everything in its own account",
    "allowed.always": "AWS never refuses this",
}
_LOOK = {
    "implicit_deny.trust": " Look at who is listed there, for which action and on which conditions.",
    "implicit_deny.identity": " The role leaves that choice to its caller's account.",
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


@dataclass(frozen=True, slots=True)
class Cast:
    """Who wants to do what: "{caller} can {deed}". `role` is empty unless a role is asked for."""

    caller: str
    deed: str
    holder: str
    role: str = ""

    @property
    def door(self) -> str:
        return f"trust policy of {self.role}" if self.role else "resource's policy"

    def say(self, text: str) -> str:
        return text.format(caller=self.caller, role=self.role, holder=self.holder, door=self.door)


def outcome(expected: kinds.Expectation, cast: Cast, *, allowed: bool, reason: str) -> None:
    """Raise Unmet unless it came as expected."""
    start = cast.caller[:1].upper() + cast.caller[1:]
    if expected.allowed and not allowed:
        look = _LOOK.get(reason, "") if cast.role else ""
        raise Unmet(f"{start} cannot {cast.deed} yet: {because(reason, cast)}.{look}")
    if allowed and not expected.allowed:
        raise Unmet(f"{start} can {cast.deed} and must not: {cast.say(_LET_IN.get(reason, reason))}.")
    if expected.reason not in ("", reason) and not allowed:
        told = because(reason, cast)
        raise Unmet(f"{start} cannot {cast.deed}, which is right, but only because {told}. {_rather(expected)}")


def because(reason: str, cast: Cast) -> str:
    """In: the engine's reason for a refusal. Out: the reason as half a sentence."""
    first = _REFUSED_ROLE if cast.role else _REFUSED_ACCESS
    return cast.say(first.get(reason) or _REFUSED.get(reason) or f"the answer is {reason}")


def _rather(expected: kinds.Expectation) -> str:
    family, _, layer = expected.reason.partition(".")
    door = _DOORS.get(layer)
    if door is None:
        return "Something else should have stopped it."
    how = "for a Deny in it" if family == "explicit_deny" else "for want of an Allow there"
    return f"The refusal should come from {door}, {how}."


def name_of(who: kinds.Who, facts: Facts) -> str:
    """Out: what to call somebody inside a sentence."""
    match who:
        case kinds.Entity():
            return _capital(who.name)
        case kinds.Root():
            return f"the root user of {facts.account_name(who.account)}"
        case kinds.Service():
            return SERVICES.get(who.principal.split(".")[0], who.principal)
        case kinds.WebIdentity():
            return f"somebody signed in with {who.provider.rpartition(':oidc-provider/')[2]}"
        case kinds.UserToken():
            mfa = "without" if who.mfa_age is None else "and"
            return f"{_capital(who.user.name)} with temporary credentials {mfa} MFA"
        case kinds.SessionOf():
            if who.leaked:
                return f"whoever has the leaked session of {who.role.name}"
            return f"{name_of(who.by, facts)} as {who.role.name}"
        case kinds.Saved():
            return facts.saved[who.name].title
        case _:
            return "somebody without credentials"


def holder_of(who: kinds.Who, facts: Facts) -> str:
    """Out: whose permissions policies count when this one asks: a session has its role's."""
    match who:
        case kinds.SessionOf():
            return who.role.name
        case kinds.Saved():
            return facts.saved[who.name].role
        case _:
            return name_of(who, facts)


def _capital(name: str) -> str:
    """User names are mostly written small; in a sentence they are people's names."""
    return name[:1].upper() + name[1:]


def missing(wanted: kinds.Entity, facts: Facts) -> Unmet:
    """Out: the complaint about a user or role that is not there."""
    place = "" if len(facts.snapshot.accounts) < 2 else f" in {facts.account_name(wanted.account)}"
    return Unmet(f"There is no {wanted.kind} {wanted.name}{place} yet.")


def thing(resource: str) -> str:
    """In: an ARN. Out: its last part, which is what people call it."""
    return resource.split(":", 5)[-1] if resource.startswith("arn:") else "anything"
