"""Roles are assumed, ended sessions dismissed. Every change is one edit of the sandbox's journal."""

from datetime import datetime

from playground.iam.assume_role import AssumeRoleJudgement, AssumeRoleParameters, judge_assume_role
from playground.iam.callers import AnonymousCaller, FederatedUserCaller, RootCaller, SamlCaller, WebIdentityCaller
from playground.iam.snapshot import Snapshot
from playground.live.events import SessionsRemoved
from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox.models import Identity, Role, Sandbox
from playground.sandbox.providers import ACCESS_TOKENS
from playground.sandbox.snapshot import snapshot_of
from playground.sandbox.stream import Edit, editing
from playground.sentences import say
from playground.sts import saml
from playground.sts.callers import CallerRef, FoundCaller, find_caller
from playground.sts.durations import session_duration
from playground.sts.errors import NoSuchRole, SessionStillLive, refusal
from playground.sts.glass import check_reason
from playground.sts.issue import Grant, IssuedSession, check_session_policies, issue
from playground.sts.mfa import counting_guesses, with_mfa
from playground.sts.models import SessionKind
from playground.sts.parameters import WITH_WEB_IDENTITY, SessionParameters, check_parameters, packed_percent
from playground.sts.principals import role_arn, role_principal
from playground.sts.queries import database_now, issue_time, roles_of, sandbox_now, session_of
from playground.sts.recording import recording_refusal
from playground.sts.saml import SamlSignedIn
from playground.sts.web_identity import SignedIn, sign_in, sign_token

_NEVER_LET_IN = (AnonymousCaller, RootCaller, FederatedUserCaller)  # whatever device they name
_role_by_id: Prepared[Role] = Prepared(lambda sandbox, role_id: roles_of(sandbox).filter(public_id=role_id), int, str)


@counting_guesses()
def assume_role(
    sandbox_pk: int, ref: CallerRef, role_id: str, parameters: SessionParameters, *, person: Person | None = None
) -> IssuedSession:
    """In: who asks for which role, and how. Out: the session; raises what STS answers, in STS's order of checks.

    A web identity is signed in first: its provider gives it a token or an assertion, which is checked as any other.
    """
    with (
        recording_refusal(sandbox_pk, "AssumeRole", parameters, person, ref=ref, role_id=role_id),
        editing(sandbox_pk, person=person, label=say("Assume role")) as edit,
    ):
        check_parameters(parameters)
        at = database_now()
        now = issue_time(edit.sandbox, at)
        found = find_caller(edit.sandbox, ref, now)
        if not isinstance(found.caller, _NEVER_LET_IN):
            parameters = with_mfa(edit, found, parameters, at)
        role = _role(edit.sandbox, role_id)
        if isinstance(found.caller, WebIdentityCaller):
            identity = edit.find(Identity, ref.id)
            token = sign_token(edit.sandbox, identity, parameters, now)
            provider_id = identity.principal_value if identity.principal_value in ACCESS_TOKENS else None
            signed = sign_in(edit.sandbox, token, role.account, parameters, now, provider_id)
            found, parameters = signed.found, signed.said
        elif isinstance(found.caller, SamlCaller):
            asserted = saml.sign_in_as(edit.sandbox, found, role, parameters, now)
            found, parameters = asserted.found, asserted.said
        return _wear(edit, found, role, parameters, now)


def assume_role_with_web_identity(
    sandbox_pk: int,
    token: str,
    role_id: str,
    parameters: SessionParameters,
    *,
    provider_id: str | None = None,
    person: Person | None = None,
) -> tuple[IssuedSession, SignedIn]:
    """In: a token, for which role; ProviderId with an OAuth 2.0 access token. The token alone says who asks."""
    with (
        recording_refusal(sandbox_pk, "AssumeRoleWithWebIdentity", parameters, person, role_id=role_id),
        editing(sandbox_pk, person=person, label=say("Assume role with web identity")) as edit,
    ):
        check_parameters(parameters, WITH_WEB_IDENTITY)
        now = issue_time(edit.sandbox)
        role = _role(edit.sandbox, role_id)
        signed = sign_in(edit.sandbox, token, role.account, parameters, now, provider_id)
        return _wear(edit, signed.found, role, signed.said, now), signed


def assume_role_with_saml(
    sandbox_pk: int,
    assertion: str,
    principal_arn: str,
    role_id: str,
    parameters: SessionParameters,
    *,
    person: Person | None = None,
) -> tuple[IssuedSession, SamlSignedIn]:
    """In: a response in base64, of which SAML provider, for which role. Not signed either."""
    with (
        recording_refusal(sandbox_pk, "AssumeRoleWithSAML", parameters, person, role_id=role_id),
        editing(sandbox_pk, person=person, label=say("Assume role with SAML")) as edit,
    ):
        check_parameters(parameters)
        now = issue_time(edit.sandbox)
        role = _role(edit.sandbox, role_id)
        provider = saml.saml_provider(edit.sandbox, role.account, principal_arn)
        signed = saml.sign_in(edit.sandbox, assertion, provider, role, parameters, now)
        end = signed.assertion.session_end
        return _wear(edit, signed.found, role, signed.said, now, ends_by=end), signed


def dismiss_session(sandbox_pk: int, session_id: str, *, person: Person | None = None) -> int:
    """Remove an ended session from the canvas. Out: the revision. Raises SessionStillLive before its expiration."""
    with editing(sandbox_pk, person=person, label=say("Dismiss session")) as edit:
        session = session_of(edit.sandbox, session_id)
        if not session.principal_gone and sandbox_now(edit.sandbox) < session.expiration:
            raise SessionStillLive
        session.delete()
        edit.announce(SessionsRemoved([session_id]))
    return edit.revision


def _wear(
    edit: Edit, found: FoundCaller, role: Role, said: SessionParameters, now: datetime, ends_by: datetime | None = None
) -> IssuedSession:
    """Out: the session, if the engine, the durations and the session policies allow it; cut short at `ends_by`."""
    reason = check_reason(role, said)
    snapshot = snapshot_of(edit.sandbox)
    name = said.session_name or found.session_name
    judged = _judge(snapshot, found, role, name, said, now)
    seconds = session_duration(
        said.duration_seconds,
        max_session_duration=role.max_session_duration,
        chained=found.is_session,
        service=found.is_service,
    )
    if ends_by is not None:
        seconds = max(1, min(seconds, int((ends_by - now).total_seconds())))
    check_session_policies(snapshot, said, role.account.number)
    percent = packed_percent(said)
    grant = Grant(
        kind=str(SessionKind.ROLE),
        principal=role_principal(role),
        session_name=name,
        seconds=seconds,
        tags=judged.tags,
        transitive_tag_keys=judged.transitive_tags,
        source_identity=judged.source_identity or "",
        mfa=said.mfa,
        federation=found.federation(),
        reason=reason,
    )
    session, credentials = issue(edit, found, grant, said, now)
    return IssuedSession(session, credentials, edit, percent)


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
    role = _role_by_id.first(sandbox.pk, role_id)
    if role is None:
        raise NoSuchRole
    return role
