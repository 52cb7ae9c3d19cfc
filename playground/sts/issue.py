"""A new session: its session policies checked, room made for it, its row with new credentials."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.snapshot import Snapshot
from playground.live.events import SessionIssued, SessionsRemoved
from playground.prepared import Prepared, PreparedRows
from playground.sandbox.errors import LimitExceeded, MalformedPolicyDocument, ValidationError
from playground.sandbox.models import Sandbox
from playground.sandbox.queries import clock_of
from playground.sandbox.secrets import seal
from playground.sandbox.stream import Edit
from playground.sentences import say
from playground.sts.callers import FoundCaller
from playground.sts.credentials import TemporaryCredentials, hash_token, make_credentials
from playground.sts.models import CallerKind, RoleSession, State
from playground.sts.parameters import SessionParameters
from playground.sts.principals import Principal
from playground.sts.queries import session_shape, sessions_of
from playground.sts.recording import session_call

_CALLER_KINDS = {
    "session": CallerKind.SESSION,
    "resource": CallerKind.RESOURCE,
    "account_root": CallerKind.ROOT,
}
_counted: Prepared[Sandbox] = Prepared(
    lambda sandbox: (
        Sandbox.objects.filter(pk=sandbox)
        .only("pk")
        .annotate(
            live=Count("role_sessions", filter=Q(role_sessions__state=State.ACTIVE)), all_of_them=Count("role_sessions")
        )
    ),
    int,
)
_sessions = PreparedRows(RoleSession)
MOST_LIVE = 1_000
MOST_ENDED = 1_000


def check_session_policies(snapshot: Snapshot, said: SessionParameters, account: str) -> None:
    """In: the account of the role or user. Source: AWS STS API Reference, AssumeRole (Policy, PolicyArns)."""
    for arn in said.session_policy_arns:
        if arn not in snapshot.managed_policies or arn.split(":")[4] not in ("aws", account):
            raise ValidationError(
                say("The managed policy {arn} does not exist.", arn=arn[:200]),
                hint=say("Choose an AWS managed policy, or one of the same account."),
                place="session_policy_arns",
            )
    if said.session_policy is None:
        return
    parsed = parse_policy(said.session_policy, PolicyType.SESSION)
    if not parsed.ok:
        findings = [finding.to_json() for finding in parsed.findings]
        raise MalformedPolicyDocument(
            parsed.findings[0].message,
            hint=parsed.findings[0].hint,
            place="session_policy",
            details={"findings": findings},
        )


def make_room(edit: Edit) -> None:
    """Refuse above the live limit; beyond the ended limit the oldest leave the canvas."""
    counted: Any = _counted.first(edit.sandbox.pk)
    live, all_of_them = counted.live, counted.all_of_them
    if live >= MOST_LIVE:
        raise LimitExceeded(
            say("Cannot exceed quota for SessionsPerSandbox: {most}", most=MOST_LIVE),
            hint=say("Wait until some have expired, or speed up the sandbox's clock."),
        )
    if all_of_them - live <= MOST_ENDED:
        return
    ended = sessions_of(edit.sandbox).exclude(state=State.ACTIVE).order_by("-expiration", "-pk")
    surplus = list(ended.values_list("public_id", flat=True)[MOST_ENDED:])
    RoleSession.objects.filter(public_id__in=surplus).delete()
    edit.announce(SessionsRemoved(surplus), of_services=False)  # only a live one is renewed


@dataclass(frozen=True, slots=True)
class Grant:
    """What STS grants: whom the session speaks as, under which name, for how long, and what goes with it."""

    kind: str
    principal: Principal
    session_name: str
    seconds: int
    tags: Mapping[str, str] = field(default_factory=dict)
    transitive_tag_keys: Iterable[str] = ()
    source_identity: str = ""
    mfa: bool = False
    renews_in: int | None = None  # seconds until its service replaces it, None: nobody does
    federation: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""  # why a glass was broken, "" where there was none


@dataclass(frozen=True, slots=True)
class IssuedSession:
    """A new session with its credentials, which nobody can read again."""

    session: RoleSession
    credentials: TemporaryCredentials
    edit: Edit
    packed_percent: int

    @property
    def revision(self) -> int:
        """Out: where the journal stands after it; only known once the edit is closed."""
        return self.edit.revision


def issue(
    edit: Edit, found: FoundCaller, grant: Grant, said: SessionParameters, now: datetime
) -> tuple[RoleSession, TemporaryCredentials]:
    """Make the credentials and the session's row, and announce it. Raises LimitExceeded."""
    make_room(edit)
    credentials = make_credentials()
    session = _row(edit.sandbox, found, grant, said, credentials, now)
    _sessions.store(session)
    edit.announce(SessionIssued(session_shape(session)), of_services=session.renews)
    edit.record(session_call(session, found, said))
    return session, credentials


def _row(
    sandbox: Sandbox,
    found: FoundCaller,
    grant: Grant,
    said: SessionParameters,
    credentials: TemporaryCredentials,
    now: datetime,
) -> RoleSession:
    expiration, real_time = now + timedelta(seconds=grant.seconds), clock_of(sandbox).real_time
    key_id = credentials.access_key_id
    return RoleSession(
        sandbox=sandbox,
        kind=grant.kind,
        principal_id=grant.principal.id,
        principal_arn=grant.principal.arn,
        principal_name=grant.principal.name,
        caller_kind=_CALLER_KINDS.get(found.ref.kind, CallerKind.IDENTITY),
        caller_id=found.ref.id,
        caller_node_id=found.node_id,
        caller_label=found.label,
        session_name=grant.session_name,
        access_key_id=key_id,
        secret=seal(credentials.secret_access_key, key_id),
        token_hash=hash_token(credentials.session_token),
        issued_at=now,
        duration=grant.seconds,
        expiration=expiration,
        ends_at=real_time(expiration),
        renews=grant.renews_in is not None,
        renews_at=None if grant.renews_in is None else real_time(now + timedelta(seconds=grant.renews_in)),
        parameters=said.to_json(),
        session_policies=[said.session_policy] if said.session_policy else [],
        tags=dict(grant.tags),
        transitive_tag_keys=sorted(grant.transitive_tag_keys),
        source_identity=grant.source_identity,
        mfa=grant.mfa,
        federation=dict(grant.federation),
        reason=grant.reason,
    )
