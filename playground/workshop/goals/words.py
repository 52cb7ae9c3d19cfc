"""What a learner reads about a goal that is not met: what happened and where to look, never what to write."""

from dataclasses import dataclass

from playground.sentences import Sentence, capital, opening, phrase, say
from playground.workshop.goals import kinds
from playground.workshop.goals.facts import Facts

SERVICES = {"ec2": "EC2", "lambda": "Lambda", "ecs-tasks": "ECS", "states": "Step Functions"}

# Reason codes of the engine. {caller} and {role} are names; {holder} is whose permissions policies count.
_REFUSED_ROLE = {
    "implicit_deny.trust": phrase("the trust policy of {role} does not let {caller} in"),
    "implicit_deny.identity": phrase("no policy in the caller's own account lets {caller} assume it"),
    "explicit_deny.trust": phrase("a Deny in the trust policy of {role} matches {caller}"),
    "not_permitted.root_assume": phrase("AWS never lets a root user assume a role"),
    "not_permitted.unsigned": phrase("assuming a role takes AWS credentials, and {caller} has none"),
    "invalid.duration": phrase(
        "the session would not last as long as asked: 900 seconds is the least, the role's own maximum the most, "
        "and one hour when one session starts another"
    ),
    "invalid.param": phrase("the call itself is not valid"),
}
_REFUSED_ACCESS = {
    "implicit_deny.identity": phrase("no permissions policy of {holder} allows it"),
    "implicit_deny.resource": phrase("the resource's own policy does not let {caller} in"),
    "not_permitted.unsigned": phrase("this service answers signed requests only"),
}
_REFUSED = {
    "implicit_deny.boundary": phrase("the permissions boundary does not include it, whatever is granted below"),
    "implicit_deny.session": phrase("the session policy does not include it, whatever the role may do"),
    "implicit_deny.scp": phrase("a service control policy of the organization does not include it"),
    "explicit_deny.identity": phrase("a Deny in a permissions policy matches, and no Allow overrides it"),
    "explicit_deny.resource": phrase("a Deny in the resource's policy matches, and no Allow overrides it"),
    "explicit_deny.boundary": phrase("a Deny in the permissions boundary matches, and no Allow overrides it"),
    "explicit_deny.session": phrase("a Deny in the session policy matches, and no Allow overrides it"),
    "explicit_deny.scp": phrase("a Deny in a service control policy matches, and no Allow overrides it"),
    "explicit_deny.rcp": phrase("a Deny in a resource control policy matches, and no Allow overrides it"),
    "invalid.expired_token": phrase("the credentials are past their expiration"),
    "invalid.credentials": phrase("whoever stood behind these credentials is not there any more"),
}
_LET_IN = {
    "allowed.identity": phrase("a permissions policy of {holder} allows it"),
    "allowed.resource": phrase("the {door} lets {caller} in, which is enough"),
    "allowed.cross_account": phrase("both accounts allow it"),
    "allowed.root": phrase("a root user may do everything in its own account"),
    "allowed.always": phrase("AWS never refuses this"),
}
_LOOK = {
    "implicit_deny.trust": phrase("{told} Look at who is listed there, for which action and on which conditions."),
    "implicit_deny.identity": phrase("{told} The role leaves that choice to its caller's account."),
}
# Who should be the one to refuse, when somebody else did.
_DOORS = {
    "trust": say("the role's trust policy"),
    "identity": say("the policies of the caller's own account"),
    "resource": say("the resource's own policy"),
    "boundary": say("a permissions boundary"),
    "session": say("a session policy"),
    "scp": say("a service control policy"),
    "rcp": say("a resource control policy"),
}


_KINDS = {"user": say("user"), "group": say("group"), "role": say("role")}


class Unmet(Exception):
    """A check that does not hold; its text says why, `reason` is the engine's code where the engine decided."""

    def __init__(self, why: str, reason: str = "") -> None:
        super().__init__(why)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cast:
    """Who wants to do what: assume `role`, or else do `action` on `resource`. `holder`: whose policies count."""

    caller: str
    holder: str
    role: str = ""
    action: str = ""
    resource: str = ""

    # Each as a whole, since other languages put "not" elsewhere.

    def cannot_yet(self) -> str:
        if self.role:
            return say("cannot assume {role} yet", role=self.role)
        return say("cannot do {action} on {resource} yet", action=self.action, resource=self.resource)

    def can_and_must_not(self) -> str:
        if self.role:
            return say("can assume {role} and must not", role=self.role)
        return say("can do {action} on {resource} and must not", action=self.action, resource=self.resource)

    def cannot(self) -> str:
        if self.role:
            return say("cannot assume {role}", role=self.role)
        return say("cannot do {action} on {resource}", action=self.action, resource=self.resource)

    @property
    def door(self) -> str:
        return say("trust policy of {role}", role=self.role) if self.role else say("resource's policy")

    def say(self, text: str) -> str:
        return Sentence(text, {"caller": self.caller, "role": self.role, "holder": self.holder, "door": self.door})


def outcome(expected: kinds.Expectation, cast: Cast, *, allowed: bool, reason: str) -> None:
    """Raise Unmet unless it came as expected."""
    who = opening(cast.caller)
    if expected.allowed and not allowed:
        told = say("{who} {deed}: {why}.", who=who, deed=cast.cannot_yet(), why=because(reason, cast))
        look = _LOOK.get(reason) if cast.role else None
        raise Unmet(Sentence(look, {"told": told}) if look else told, reason)
    if allowed and not expected.allowed:
        why = cast.say(_LET_IN.get(reason, reason))
        raise Unmet(say("{who} {deed}: {why}.", who=who, deed=cast.can_and_must_not(), why=why), reason)
    if expected.reason not in ("", reason) and not allowed:
        raise Unmet(
            say(
                "{who} {deed}, which is right, but only because {why}. {rather}",
                who=who,
                deed=cast.cannot(),
                why=because(reason, cast),
                rather=_rather(expected),
            ),
            reason,
        )


def because(reason: str, cast: Cast) -> str:
    """In: the engine's reason for a refusal. Out: the reason as half a sentence."""
    first = _REFUSED_ROLE if cast.role else _REFUSED_ACCESS
    text = first.get(reason) or _REFUSED.get(reason)
    return cast.say(text) if text else say("the answer is {reason}", reason=reason)


def _rather(expected: kinds.Expectation) -> str:
    family, _, layer = expected.reason.partition(".")
    door = _DOORS.get(layer)
    if door is None:
        return say("Something else should have stopped it.")
    if family == "explicit_deny":
        return say("The refusal should come from {door}, for a Deny in it.", door=door)
    return say("The refusal should come from {door}, for want of an Allow there.", door=door)


def name_of(who: kinds.Who, facts: Facts) -> str:
    """Out: what to call somebody inside a sentence. User names are mostly small; in a sentence they are people's."""
    match who:
        case kinds.Entity():
            return capital(who.name)
        case kinds.Root():
            return say("the root user of {account}", account=facts.account_name(who.account))
        case kinds.Service():
            return SERVICES.get(who.principal.split(".")[0], who.principal)
        case kinds.WebIdentity():
            return say("somebody signed in with {provider}", provider=who.provider.rpartition(":oidc-provider/")[2])
        case kinds.UserToken():
            user = capital(who.user.name)
            if who.mfa_age is None:
                return say("{user} with temporary credentials without MFA", user=user)
            return say("{user} with temporary credentials and MFA", user=user)
        case kinds.SessionOf():
            if who.leaked:
                return say("whoever has the leaked session of {role}", role=who.role.name)
            return say("{user} as {role}", user=name_of(who.by, facts), role=who.role.name)
        case kinds.Saved():
            return facts.saved[who.name].title
        case _:
            return say("somebody without credentials")


def holder_of(who: kinds.Who, facts: Facts) -> str:
    """Out: whose permissions policies count when this one asks: a session has its role's."""
    match who:
        case kinds.SessionOf():
            return who.role.name
        case kinds.Saved():
            return facts.saved[who.name].role
        case _:
            return name_of(who, facts)


def missing(wanted: kinds.Entity, facts: Facts) -> Unmet:
    """Out: the complaint about a user or role that is not there."""
    kind = _KINDS.get(wanted.kind, wanted.kind)
    if len(facts.snapshot.accounts) < 2:
        return Unmet(say("There is no {kind} {name} yet.", kind=kind, name=wanted.name))
    account = facts.account_name(wanted.account)
    return Unmet(say("There is no {kind} {name} in {account} yet.", kind=kind, name=wanted.name, account=account))


def thing(resource: str) -> str:
    """In: an ARN. Out: its last part, which is what people call it."""
    return resource.split(":", 5)[-1] if resource.startswith("arn:") else say("anything")
