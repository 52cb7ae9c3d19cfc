"""Sessions begin, begin again, and end. Every change is one edit of the sandbox's journal."""

from dataclasses import dataclass, replace
from datetime import datetime

from playground.iam.assume_role import AssumeRoleJudgement, AssumeRoleParameters, judge_assume_role
from playground.iam.snapshot import Snapshot
from playground.live.events import SessionIssued, SessionsRemoved
from playground.people.models import Person
from playground.sandbox.models import Role, Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sandbox.stream import editing
from playground.sts.callers import CallerRef, FoundCaller, find_caller, role_arn
from playground.sts.credentials import TemporaryCredentials, make_credentials
from playground.sts.durations import session_duration
from playground.sts.errors import NoSuchRole, SessionStillLive, refusal
from playground.sts.issue import check_session_policies, make_room, new_session
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters, check_parameters, packed_percent
from playground.sts.queries import issue_time, roles_of, sandbox_now, session_of, session_shape


@dataclass(frozen=True, slots=True)
class IssuedSession:
    """A new session with its credentials, which nobody can read again."""

    session: RoleSession
    credentials: TemporaryCredentials
    revision: int
    packed_percent: int


def assume_role(
    sandbox_pk: int, ref: CallerRef, role_id: str, parameters: SessionParameters, *, person: Person | None = None
) -> IssuedSession:
    """In: who asks for which role, and how. Out: the session; raises what STS answers, in STS's order of checks."""
    check_parameters(parameters)
    percent = packed_percent(parameters)
    with editing(sandbox_pk, person=person, label="Assume role") as edit:
        now = issue_time(edit.sandbox)
        found = find_caller(edit.sandbox, ref, now)
        role = _role(edit.sandbox, role_id)
        snapshot = snapshot_of(edit.sandbox)
        name = parameters.session_name or found.session_name
        judged = _judge(snapshot, found, role, name, parameters, now)
        seconds = session_duration(
            parameters.duration_seconds,
            max_session_duration=role.max_session_duration,
            chained=found.is_session,
            service=found.is_service,
        )
        check_session_policies(snapshot, parameters)
        make_room(edit)
        credentials = make_credentials()
        session = new_session(edit.sandbox, found, role, name, parameters, judged, credentials, now, seconds)
        session.save()
        edit.announce(SessionIssued(session_shape(session)))
    return IssuedSession(session, credentials, edit.revision, percent)


def assume_again(sandbox_pk: int, session_id: str, *, person: Person | None = None) -> IssuedSession:
    """Out: a new session with the caller, the role and the parameters of an old one; nothing is renewed."""
    old = session_of(Sandbox(pk=sandbox_pk), session_id)
    parameters = replace(SessionParameters.from_json(old.parameters), session_name=old.session_name)
    return assume_role(
        sandbox_pk, CallerRef(old.caller_kind, old.caller_id), old.role_unique_id, parameters, person=person
    )


def dismiss_session(sandbox_pk: int, session_id: str, *, person: Person | None = None) -> int:
    """Remove an ended session from the canvas. Out: the revision. Raises SessionStillLive before its expiration."""
    with editing(sandbox_pk, person=person, label="Dismiss session") as edit:
        session = session_of(edit.sandbox, session_id)
        if not session.role_gone and sandbox_now(edit.sandbox) < session.expiration:
            raise SessionStillLive
        session.delete()
        edit.announce(SessionsRemoved([session_id]))
    return edit.revision


def _judge(
    snapshot: Snapshot, found: FoundCaller, role: Role, name: str, said: SessionParameters, now: datetime
) -> AssumeRoleJudgement:
    """Out: the engine's judgement, or its refusal raised."""
    parameters = AssumeRoleParameters(
        operation=found.operation,
        role_session_name=name,
        duration_seconds=said.duration_seconds,
        external_id=said.external_id,
        mfa=said.mfa,
        tags=said.tags,
        transitive_tag_keys=said.transitive_tag_keys,
        source_identity=said.source_identity,
        session_policies=(said.session_policy,) if said.session_policy else (),
    )
    judged = judge_assume_role(snapshot, found.caller, role_arn(role), parameters, at=now, trace=True)
    if not judged.allowed:
        raise refusal(judged)
    return judged


def _role(sandbox: Sandbox, role_id: str) -> Role:
    role = roles_of(sandbox).filter(public_id=role_id).first()
    if role is None:
        raise NoSuchRole
    return role
