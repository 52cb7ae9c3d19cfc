"""mark(): every goal put to the engine. Nothing else ever ticks one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from playground.iam.authorize import authorize
from playground.iam.request import ContextValue
from playground.iam.revocation import POLICY_NAME, revocation_policy
from playground.iam.snapshot import AttachedPolicy, User
from playground.sandbox.limits import USERS_PER_ACCOUNT
from playground.sentences import Sentence, phrase, say
from playground.workshop.goals import kinds
from playground.workshop.goals.callers import EXPIRED, attempt, caller_of, is_expired, session_from
from playground.workshop.goals.facts import Facts, SavedSession
from playground.workshop.goals.structures import check_structure
from playground.workshop.goals.words import Cast, Unmet, holder_of, missing, name_of, outcome, thing

# What a request carries unless a goal says otherwise: an address of the documentation range, the usual Region, TLS.
USUAL_CONTEXT: Final[dict[str, ContextValue]] = {
    "aws:SourceIp": "203.0.113.10",
    "aws:RequestedRegion": "us-east-1",
    "aws:SecureTransport": "true",
}
NEXT_USER_ID: Final = "AIDA" + "2" * 17  # of whoever comes under an old name: nobody else has it


@dataclass(frozen=True, slots=True)
class Mark:
    """One goal marked; `why` explains one that is not met, `reason` is the engine's code where it decided that."""

    id: str
    met: bool
    why: str = ""
    reason: str = ""


def mark(goals: Sequence[kinds.Goal], facts: Facts, *, at: datetime) -> tuple[Mark, ...]:
    """In: the goals, one sandbox as facts, its time. Out: a mark for each goal, in their order."""
    return tuple(_mark(goal, facts, at) for goal in goals)


def _mark(goal: kinds.Goal, facts: Facts, at: datetime) -> Mark:
    for index, check in enumerate(goal.checks):
        try:
            CHECKS[type(check)](check, facts, at)
        except Unmet as unmet:
            return Mark(goal.id, False, _placed(unmet.args[0], goal, index, facts), unmet.reason)
    return Mark(goal.id, met=True)


def _placed(why: str, goal: kinds.Goal, index: int, facts: Facts) -> str:
    """Out: the reason, with the member of the set that it is about, unless it says so itself."""
    member = facts.account_name(goal.members[index]) if goal.members else ""
    return why if member in why else say("{account}: {why}", account=member, why=why)


def _assume(check: kinds.Assume, facts: Facts, at: datetime) -> None:
    got = attempt(check.who, check.role, check.operation, check.parameters, facts, at)
    cast = Cast(name_of(check.who, facts), holder_of(check.who, facts), check.role.name)
    outcome(check.expect, cast, allowed=got.allowed, reason=got.reason)


def _access(check: kinds.Access, facts: Facts, at: datetime) -> None:
    cast = Cast(
        name_of(check.who, facts), holder_of(check.who, facts), action=check.action, resource=thing(check.resource)
    )
    if is_expired(check.who, facts, at):
        return outcome(check.expect, cast, allowed=False, reason=EXPIRED)
    caller = caller_of(check.who, facts, at)
    context = USUAL_CONTEXT | dict(check.context)
    decision = authorize(facts.snapshot, caller, check.action, check.resource, at=at, context=context).decision
    return outcome(check.expect, cast, allowed=decision.allowed, reason=decision.reason)


def _timeline(check: kinds.Timeline, facts: Facts, at: datetime) -> None:
    """The steps on copies of the facts: nothing of it stays."""
    for step in check.steps:
        match step:
            case kinds.Advance():
                at += timedelta(seconds=step.seconds)
            case kinds.Recreate():
                facts = _recreated(step.user, facts)
            case kinds.Revoke():
                facts = _revoked(step.role, facts, at)
            case kinds.Access():
                _access(step, facts, at)
            case kinds.Assume():
                _assume(step, facts, at)
                facts = _with_session(step, facts, at) if step.save else facts


def _recreated(wanted: kinds.Entity, facts: Facts) -> Facts:
    user = facts.user(wanted)
    if user is None:
        raise missing(wanted, facts)
    fresh = User(user.arn, NEXT_USER_ID, user.account, user.name)
    return replace(facts, snapshot=replace(facts.snapshot, users={**facts.snapshot.users, user.arn: fresh}))


def _revoked(wanted: kinds.Entity, facts: Facts, at: datetime) -> Facts:
    role = facts.role(wanted)
    if role is None:
        raise missing(wanted, facts)
    others = tuple(policy for policy in role.policies if policy.name != POLICY_NAME)
    denied = replace(role, policies=(*others, AttachedPolicy(POLICY_NAME, revocation_policy(at), role.arn)))
    return replace(facts, snapshot=replace(facts.snapshot, roles={**facts.snapshot.roles, role.arn: denied}))


def _with_session(step: kinds.Assume, facts: Facts, at: datetime) -> Facts:
    got = attempt(step.who, step.role, step.operation, step.parameters, facts, at)
    if not got.allowed or got.judged is None:
        return facts
    role = step.role.name
    title = say("{user} as {role}", user=name_of(step.who, facts), role=role)
    caller = session_from(got, got.judged, step.parameters, at)
    session = SavedSession(caller, at + timedelta(seconds=got.seconds), title, role)
    return replace(facts, saved={**facts.saved, step.save: session})


def _refused(check: kinds.Refused, facts: Facts, at: datetime) -> None:
    """AWS knows no other answer to these, so only the place for one more user has to be looked at."""
    if check.role is not None and facts.role(check.role) is None:
        raise missing(check.role, facts)
    if check.operation is kinds.Impossible.CREATE_USER:
        room = USERS_PER_ACCOUNT - facts.count("users", check.account) - check.already
        if room > 0:
            account = facts.account_name(check.account)
            raise Unmet(say("{account} still has room for {number}.", account=account, number=_number(room, "users")))


def _count(check: kinds.Count, facts: Facts, at: datetime) -> None:
    found = facts.count(check.entity, check.account)
    values = {"account": facts.account_name(check.account), "number": _number(found, check.entity)}
    if check.most is not None and found > check.most:
        most = _number(check.most, check.entity)
        raise Unmet(
            say("{account} has {number}, and this should work with {most}.", **values, most=most)
            if check.most
            else say("{account} has {number}, and this should work without any.", **values)
        )
    if check.least is not None and found < check.least:
        least = _number(check.least, check.entity)
        raise Unmet(say("{account} has {number}, and needs at least {least}.", **values, least=least))


def _number(count: int, entity: str) -> str:
    none, one, many = _NUMBERS[entity]
    return Sentence(many if count > 1 else one if count else none, {"count": count})


# None, one and many.
_NUMBERS: Final = {
    "users": (phrase("no users"), phrase("1 user"), phrase("{count:,} users")),
    "groups": (phrase("no groups"), phrase("1 group"), phrase("{count:,} groups")),
    "roles": (phrase("no roles"), phrase("1 role"), phrase("{count:,} roles")),
}
CHECKS: Final[dict[type[kinds.Check], Callable[..., None]]] = {
    kinds.Assume: _assume,
    kinds.Access: _access,
    kinds.Count: _count,
    kinds.Struct: check_structure,
    kinds.Timeline: _timeline,
    kinds.Refused: _refused,
}
