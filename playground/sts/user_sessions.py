"""Temporary credentials that a user gets without a role: GetSessionToken and GetFederationToken.

Sources: AWS STS API Reference, GetSessionToken and GetFederationToken; IAM User Guide, "Compare AWS STS credentials".
"""

from datetime import datetime

from playground.iam.authorize import authorize
from playground.iam.callers import AnonymousCaller, Caller, FederatedUserCaller, RootCaller, UserCaller
from playground.iam.context import federated_arn
from playground.iam.explain import aws_message
from playground.iam.request import ContextValue
from playground.iam.snapshot import Snapshot
from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sandbox.stream import editing
from playground.sentences import say
from playground.sts.callers import CallerRef, FoundCaller, find_caller
from playground.sts.durations import own_duration
from playground.sts.errors import AccessDenied, MissingAuthenticationToken
from playground.sts.issue import Grant, IssuedSession, check_session_policies, issue
from playground.sts.mfa import counting_guesses, with_mfa
from playground.sts.models import SessionKind
from playground.sts.parameters import (
    FEDERATION_TOKEN,
    SESSION_TOKEN,
    SessionParameters,
    check_parameters,
    packed_percent,
)
from playground.sts.principals import Principal, principals_of
from playground.sts.queries import database_now, issue_time
from playground.sts.recording import recording_refusal


@counting_guesses()
def get_session_token(
    sandbox_pk: int, ref: CallerRef, said: SessionParameters, *, person: Person | None = None
) -> IssuedSession:
    """In: a user or root user. Out: temporary credentials of the same, with its MFA state. No permission is needed."""
    with (
        recording_refusal(sandbox_pk, "GetSessionToken", said, person, ref=ref),
        editing(sandbox_pk, person=person, label=say("Get session token")) as edit,
    ):
        check_parameters(said, SESSION_TOKEN)
        now = issue_time(edit.sandbox)
        found = find_caller(edit.sandbox, ref, now)
        user = _user_behind(edit.sandbox, found, "GetSessionToken")
        said = with_mfa(edit, found, said, database_now())
        seconds = own_duration(said.duration_seconds, root=isinstance(found.caller, RootCaller))
        grant = Grant(str(SessionKind.USER), user, session_name="", seconds=seconds, mfa=said.mfa)
        session, credentials = issue(edit, found, grant, said, now)
    return IssuedSession(session, credentials, edit, packed_percent=0)


def get_federation_token(
    sandbox_pk: int, ref: CallerRef, said: SessionParameters, *, person: Person | None = None
) -> IssuedSession:
    """In: a user that may call it; the name of the federated user. Out: its credentials: what both allow, at most."""
    with (
        recording_refusal(sandbox_pk, "GetFederationToken", said, person, ref=ref),
        editing(sandbox_pk, person=person, label=say("Get federation token")) as edit,
    ):
        check_parameters(said, FEDERATION_TOKEN)
        now = issue_time(edit.sandbox)
        found = find_caller(edit.sandbox, ref, now)
        user = _user_behind(edit.sandbox, found, "GetFederationToken")
        snapshot = snapshot_of(edit.sandbox)
        name = said.session_name or ""
        _authorize(snapshot, found.caller, user.arn, name, said, now)
        check_session_policies(snapshot, said, user.arn.split(":")[4])
        percent = packed_percent(said)
        seconds = own_duration(said.duration_seconds, root=isinstance(found.caller, RootCaller))
        grant = Grant(str(SessionKind.FEDERATED), user, session_name=name, seconds=seconds, tags=said.tags)
        session, credentials = issue(edit, found, grant, said, now)
    return IssuedSession(session, credentials, edit, percent)


def _user_behind(sandbox: Sandbox, found: FoundCaller, operation: str) -> Principal:
    """Out: the IAM user or the root user that calls with its long-term keys; all others are refused."""
    if isinstance(found.caller, AnonymousCaller):
        raise MissingAuthenticationToken
    if found.is_session:
        raise AccessDenied(
            f"Cannot call {operation} with session credentials",
            hint=say("Only a user's long-term keys can ask for this. Choose the user itself."),
            place="caller",
        )
    if isinstance(found.caller, RootCaller):
        return principals_of(sandbox, [found.caller.account])[found.caller.account]
    if not isinstance(found.caller, UserCaller):
        raise AccessDenied(
            say("Only an IAM user or a root user can call {operation}.", operation=operation),
            hint=say("Choose a user. Services and people of an identity provider assume roles."),
            place="caller",
        )
    return principals_of(sandbox, [found.ref.id])[found.ref.id]


def _authorize(
    snapshot: Snapshot, caller: Caller, user: str, name: str, said: SessionParameters, now: datetime
) -> None:
    """The user's policies must allow the call on the federated user's ARN, and tagging it if tags are passed."""
    target = federated_arn(FederatedUserCaller(user, name, now))
    keys: dict[str, ContextValue] = {f"aws:RequestTag/{key}": value for key, value in said.tags.items()}
    if said.tags:
        keys["aws:TagKeys"] = tuple(said.tags)
    for action in ("sts:GetFederationToken", *(["sts:TagSession"] if said.tags else [])):
        judged = authorize(snapshot, caller, action, target, at=now, context=keys, trace=True)
        if not judged.allowed:
            raise AccessDenied(
                aws_message(judged.decision, judged.request),
                judgement=judged,
                hint=say(
                    "Allow {action} in a permissions policy of the user; a boundary or an SCP may stand above it.",
                    action=action,
                ),
            )
