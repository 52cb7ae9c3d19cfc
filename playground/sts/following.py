"""Sessions follow what stands behind them: a role deleted, brought back, renamed, or told to deny older sessions."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from playground.iam.revocation import POLICY_NAME, is_revoked
from playground.live.events import SessionsChanged
from playground.prepared import Prepared
from playground.sandbox.models import InlinePolicy, Sandbox
from playground.sandbox.stream import editing
from playground.sentences import say
from playground.sts.models import RoleSession
from playground.sts.principals import Principal, principals_of
from playground.sts.queries import session_shapes, sessions_of

_revoking: Prepared[InlinePolicy] = Prepared(
    lambda sandbox: InlinePolicy.objects.filter(sandbox=sandbox, name=POLICY_NAME, role__isnull=False).select_related(
        "role"
    ),
    int,
)
FOLLOWED = ("principal_gone", "principal_arn", "principal_name", "revoked")


@dataclass(frozen=True, slots=True)
class Revocations:
    """The text of AWSRevokeOlderSessions by role id, for the roles that have it."""

    documents: Mapping[str, str]

    def hits(self, session: RoleSession) -> bool:
        document = self.documents.get(session.principal_id)
        return document is not None and is_revoked(document, session.arn, session.issued_at)


def revocations_of(sandbox: Sandbox) -> Revocations:
    return Revocations({row.role.public_id: row.document for row in _revoking.all(sandbox.pk) if row.role is not None})


def follow_principals(sandbox_pk: int) -> int:
    """Bring sessions up to date with their roles and users. Out: how many changed."""
    with editing(sandbox_pk, label=say("Sessions follow their roles")) as edit:
        sessions = list(sessions_of(edit.sandbox))
        principals = principals_of(edit.sandbox, (session.principal_id for session in sessions))
        revocations = revocations_of(edit.sandbox)
        changed = [session for session in sessions if _follow(session, principals, revocations)]
        if changed:
            RoleSession.objects.bulk_update(changed, FOLLOWED)
            edit.announce(SessionsChanged(session_shapes(changed)))
    return len(changed)


def principals_moved(sandbox_pk: int) -> bool:
    """Out: whether `follow_principals` would find something. Asked after every change, so it takes no lock."""
    sandbox = Sandbox(pk=sandbox_pk)
    told = sessions_of(sandbox).order_by().values_list("principal_id", "principal_arn", "principal_gone")
    named = set(told.distinct())
    if not named:
        return False
    present = principals_of(sandbox, (unique_id for unique_id, _, _ in named))
    for unique_id, arn, gone in named:
        now = present.get(unique_id)
        if gone != (now is None) or (now is not None and now.arn != arn):
            return True
    return _revocations_moved(sandbox)


def _revocations_moved(sandbox: Sandbox) -> bool:
    """Most roles were never told to revoke: only the sessions of those that were are read."""
    revocations = revocations_of(sandbox)
    concerned = Q(revoked=True) | Q(principal_id__in=list(revocations.documents))
    return any(session.revoked != revocations.hits(session) for session in sessions_of(sandbox).filter(concerned))


def _follow(session: RoleSession, principals: Mapping[str, Principal], revocations: Revocations) -> bool:
    """Out: whether the session's copy of its principal had to change."""
    now = principals.get(session.principal_id)
    before = [getattr(session, name) for name in FOLLOWED]
    session.principal_gone = now is None
    if now is not None:
        session.principal_arn, session.principal_name = now.arn, now.name
    session.revoked = revocations.hits(session)
    return before != [getattr(session, name) for name in FOLLOWED]
