"""Sessions follow what stands behind them: a role deleted, brought back, renamed, or told to deny older sessions."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from playground.iam.revocation import POLICY_NAME, is_revoked
from playground.live.events import SessionsChanged
from playground.sandbox.models import InlinePolicy, Role, Sandbox
from playground.sandbox.stream import editing
from playground.sts.callers import role_arn
from playground.sts.models import RoleSession
from playground.sts.queries import roles_of, session_shapes, sessions_of

FOLLOWED = ("role_gone", "role_arn", "role_name", "revoked")


@dataclass(frozen=True, slots=True)
class Revocations:
    """The text of AWSRevokeOlderSessions by role id, for the roles that have it."""

    documents: Mapping[str, str]

    def hits(self, session: RoleSession) -> bool:
        document = self.documents.get(session.role_unique_id)
        return document is not None and is_revoked(document, session.arn, session.issued_at)


def revocations_of(sandbox: Sandbox) -> Revocations:
    found = InlinePolicy.objects.filter(sandbox=sandbox, name=POLICY_NAME, role__isnull=False)
    return Revocations(dict(found.values_list("role__public_id", "document")))


def follow_roles(sandbox_pk: int) -> int:
    """Bring sessions up to date with their roles. Out: how many changed."""
    with editing(sandbox_pk, label="Sessions follow their roles") as edit:
        roles = {role.public_id: role for role in roles_of(edit.sandbox)}
        revocations = revocations_of(edit.sandbox)
        changed = [session for session in sessions_of(edit.sandbox) if _follow(session, roles, revocations)]
        if changed:
            RoleSession.objects.bulk_update(changed, FOLLOWED)
            edit.announce(SessionsChanged(session_shapes(changed)))
    return len(changed)


def roles_moved(sandbox_pk: int) -> bool:
    """Out: whether `follow_roles` would find something. Asked after every change, so it takes no lock."""
    sandbox = Sandbox(pk=sandbox_pk)
    worn = set(sessions_of(sandbox).order_by().values_list("role_unique_id", "role_arn", "role_gone").distinct())
    present = {
        role.public_id: role_arn(role) for role in roles_of(sandbox).filter(public_id__in={each[0] for each in worn})
    }
    if any(gone != (role not in present) or present.get(role, arn) != arn for role, arn, gone in worn):
        return True
    return bool(worn) and _revocations_moved(sandbox)


def _revocations_moved(sandbox: Sandbox) -> bool:
    """Most roles were never told to revoke: only the sessions of those that were are read."""
    revocations = revocations_of(sandbox)
    concerned = Q(revoked=True) | Q(role_unique_id__in=list(revocations.documents))
    return any(session.revoked != revocations.hits(session) for session in sessions_of(sandbox).filter(concerned))


def _follow(session: RoleSession, roles: Mapping[str, Role], revocations: Revocations) -> bool:
    """Out: whether the session's copy of its role had to change."""
    role = roles.get(session.role_unique_id)
    before = [getattr(session, name) for name in FOLLOWED]
    session.role_gone = role is None
    if role is not None:
        session.role_arn, session.role_name = role_arn(role), role.name
    session.revoked = revocations.hits(session)
    return before != [getattr(session, name) for name in FOLLOWED]
