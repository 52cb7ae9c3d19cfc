"""Whom a goal speaks of, as the engine's caller; sessions are obtained on the spot, or the goal is not met."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from playground.errors import PlaygroundError
from playground.iam.assume_role import AssumeRoleJudgement, AssumeRoleParameters, judge_assume_role
from playground.iam.callers import (
    AnonymousCaller,
    Caller,
    RootCaller,
    ServiceCaller,
    SessionCaller,
    UserCaller,
    WebIdentityCaller,
)
from playground.iam.snapshot import Role, User
from playground.sentences import opening, say
from playground.sts.durations import session_duration
from playground.sts.parameters import SessionParameters, check_parameters
from playground.workshop.goals import kinds
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.words import Cast, Unmet, because, holder_of, missing, name_of

DEFAULT_SESSION_NAME = "session"
BEFORE_IT_BEGAN = timedelta(minutes=5)
EXPIRED = "invalid.expired_token"
# Claims that stay with a session (IAM User Guide, "Available keys for AWS OIDC federation").
_LASTING_CLAIMS = frozenset({"aud", "sub", "amr", "app_id", "id", "user_id"})


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of asking for a role."""

    allowed: bool
    reason: str
    role: Role
    caller: Caller
    judged: AssumeRoleJudgement | None = None  # None when the call was refused before any policy was read
    seconds: int = 0  # how long the session lasts, when allowed


def attempt(
    who: kinds.Who, wanted: kinds.Entity, operation: str, said: SessionParameters, facts: Facts, at: datetime
) -> Attempt:
    """In: who asks for which role, and how. Out: STS's answer. Unmet when the role or the caller is not there."""
    role = facts.role(wanted)
    if role is None:
        raise missing(wanted, facts)
    caller = caller_of(who, facts, at)
    if is_expired(who, facts, at):
        return Attempt(False, EXPIRED, role, caller)
    try:
        check_parameters(said)
    except PlaygroundError as error:
        return Attempt(False, _invalid(error), role, caller)
    judged = judge_assume_role(facts.snapshot, caller, role.arn, _parameters(operation, said), at=at)
    if not judged.allowed:
        return Attempt(False, judged.reason, role, caller, judged)
    try:
        seconds = session_duration(
            said.duration_seconds,
            max_session_duration=role.max_session_duration,
            chained=isinstance(caller, SessionCaller),
            service=isinstance(caller, ServiceCaller),
        )
    except PlaygroundError as error:
        return Attempt(False, _invalid(error), role, caller, judged)
    return Attempt(True, judged.reason, role, caller, judged, seconds)


def is_expired(who: kinds.Who, facts: Facts, at: datetime) -> bool:
    """Whether these are credentials past their expiration: refused before any policy is read."""
    return isinstance(who, kinds.Saved) and at >= facts.saved[who.name].expiration


def caller_of(who: kinds.Who, facts: Facts, at: datetime) -> Caller:
    """Out: the engine's caller. Unmet when there is no such user, or the session cannot be had."""
    match who:
        case kinds.Entity():
            return UserCaller(_user(who, facts).arn)
        case kinds.Root():
            return RootCaller(who.account)
        case kinds.Service():
            return ServiceCaller(who.principal)
        case kinds.WebIdentity():
            return WebIdentityCaller(who.provider, who.claims)
        case kinds.UserToken():
            used = None if who.mfa_age is None else at - timedelta(seconds=who.mfa_age)
            return UserCaller(_user(who.user, facts).arn, token_issued_at=at, mfa_at=used)
        case kinds.SessionOf():
            return _session(who, facts, at)
        case kinds.Saved():
            return facts.saved[who.name].caller
        case _:
            return AnonymousCaller()


def _session(who: kinds.SessionOf, facts: Facts, at: datetime) -> SessionCaller:
    said = _as_asked(who, facts) if who.as_asked else who.parameters
    if who.leaked:
        return _leaked(who, facts, at)
    got = attempt(who.by, who.role, who.operation, said, facts, at)
    if not got.allowed or got.judged is None:
        cast = Cast(name_of(who.by, facts), holder_of(who.by, facts), who.role.name)
        told = because(got.reason, cast)
        raise Unmet(
            say(
                "This takes a session of {role}, which {caller} cannot have yet: {told}.",
                role=cast.role,
                caller=cast.caller,
                told=told,
            )
        )
    return session_from(got, got.judged, said, at)


def _as_asked(who: kinds.SessionOf, facts: Facts) -> SessionParameters:
    """Out: the parameters, with the session policies of the newest session; how long ago it ended does not matter."""
    role, user = facts.role(who.role), facts.user(who.by) if isinstance(who.by, kinds.Entity) else None
    if role is None:
        raise missing(who.role, facts)
    asked = facts.asked.get((role.unique_id, user.unique_id)) if user else None
    if asked is None:
        caller = name_of(who.by, facts)
        raise Unmet(say("{caller} has no session of {role} yet.", caller=opening(caller), role=role.name))
    return replace(
        who.parameters, session_policy=asked.session_policy or None, session_policy_arns=asked.session_policy_arns
    )


def _leaked(who: kinds.SessionOf, facts: Facts, at: datetime) -> SessionCaller:
    role = facts.role(who.role)
    if role is None:
        raise missing(who.role, facts)
    issued_at = (facts.began_at or at) - BEFORE_IT_BEGAN
    name = who.parameters.session_name or DEFAULT_SESSION_NAME
    return SessionCaller(role_arn=role.arn, role_id=role.unique_id, session_name=name, issued_at=issued_at)


def session_from(got: Attempt, judged: AssumeRoleJudgement, said: SessionParameters, at: datetime) -> SessionCaller:
    """Out: whoever wears the role after this attempt."""
    by = got.caller
    return SessionCaller(
        role_arn=got.role.arn,
        role_id=got.role.unique_id,
        session_name=said.session_name or DEFAULT_SESSION_NAME,
        issued_at=at,
        session_policies=(said.session_policy,) if said.session_policy else (),
        session_policy_arns=said.session_policy_arns,
        tags=judged.tags,
        transitive_tags=judged.transitive_tags,
        source_identity=judged.source_identity,
        federation_claims=_lasting(by) if isinstance(by, WebIdentityCaller) else {},
        federated_provider=by.provider if isinstance(by, WebIdentityCaller) else None,
    )


def _lasting(caller: WebIdentityCaller) -> dict[str, str | tuple[str, ...]]:
    return {key: value for key, value in caller.claims.items() if key.rpartition(":")[2] in _LASTING_CLAIMS}


def _parameters(operation: str, said: SessionParameters) -> AssumeRoleParameters:
    return AssumeRoleParameters(
        operation=operation,
        role_session_name=said.session_name or DEFAULT_SESSION_NAME,
        duration_seconds=said.duration_seconds,
        external_id=said.external_id,
        mfa=said.mfa,
        tags=said.tags,
        transitive_tag_keys=said.transitive_tag_keys,
        source_identity=said.source_identity,
        session_policies=(said.session_policy,) if said.session_policy else (),
    )


def _user(wanted: kinds.Entity, facts: Facts) -> User:
    user = facts.user(wanted)
    if user is None:
        raise missing(wanted, facts)
    return user


def _invalid(error: PlaygroundError) -> str:
    return "invalid.duration" if error.place == "duration_seconds" else "invalid.param"
