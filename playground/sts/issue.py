"""The pieces of a new session: its session policies checked, room for it, and its row."""

from datetime import datetime, timedelta

from playground.iam.assume_role import AssumeRoleJudgement
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.snapshot import Snapshot
from playground.live.events import SessionsRemoved
from playground.sandbox.errors import LimitExceeded, MalformedPolicyDocument, ValidationError
from playground.sandbox.models import Role, Sandbox
from playground.sandbox.queries import clock_of
from playground.sandbox.secrets import seal
from playground.sandbox.stream import Edit
from playground.sts.callers import FoundCaller, role_arn
from playground.sts.credentials import TemporaryCredentials, hash_token
from playground.sts.models import CallerKind, RoleSession, State
from playground.sts.parameters import SessionParameters
from playground.sts.queries import live_sessions_of, sessions_of

MOST_LIVE = 1_000
MOST_ENDED = 1_000


def check_session_policies(snapshot: Snapshot, said: SessionParameters) -> None:
    """Source: AWS STS API Reference, AssumeRole (Policy, PolicyArns)."""
    for arn in said.session_policy_arns:
        if arn not in snapshot.managed_policies:
            raise ValidationError(
                f"The managed policy {arn[:200]} does not exist.",
                hint="Choose an AWS managed policy, or one of the role's account.",
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
    live = live_sessions_of(edit.sandbox).count()
    if live >= MOST_LIVE:
        raise LimitExceeded(
            f"Cannot exceed quota for SessionsPerSandbox: {MOST_LIVE}",
            hint="Wait until some have expired, or speed up the sandbox's clock.",
        )
    ended = sessions_of(edit.sandbox).exclude(state=State.ACTIVE).order_by("-expiration", "-pk")
    surplus = list(ended.values_list("public_id", flat=True)[MOST_ENDED:])
    if surplus:
        RoleSession.objects.filter(public_id__in=surplus).delete()
        edit.announce(SessionsRemoved(surplus))


def new_session(
    sandbox: Sandbox,
    found: FoundCaller,
    role: Role,
    name: str,
    said: SessionParameters,
    judged: AssumeRoleJudgement,
    credentials: TemporaryCredentials,
    now: datetime,
    seconds: int,
) -> RoleSession:
    expiration = now + timedelta(seconds=seconds)
    key_id = credentials.access_key_id
    return RoleSession(
        sandbox=sandbox,
        role_unique_id=role.public_id,
        role_arn=role_arn(role),
        role_name=role.name,
        caller_kind=CallerKind.SESSION if found.is_session else CallerKind.IDENTITY,
        caller_id=found.ref.id,
        caller_role_id=found.role_id,
        caller_label=found.label,
        session_name=name,
        access_key_id=key_id,
        secret=seal(credentials.secret_access_key, key_id),
        token_hash=hash_token(credentials.session_token),
        issued_at=now,
        duration=seconds,
        expiration=expiration,
        ends_at=clock_of(sandbox).real_time(expiration),
        parameters=said.to_json(),
        session_policies=[said.session_policy] if said.session_policy else [],
        tags=dict(judged.tags),
        transitive_tag_keys=sorted(judged.transitive_tags),
        source_identity=judged.source_identity or "",
        federation=found.federation(),
    )
