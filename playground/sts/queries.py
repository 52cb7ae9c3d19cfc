"""Reads of sessions: a sandbox's, one by its id, one by its access key, those that fall due; and what time it is."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from django.db import connection
from django.db.models import QuerySet

from playground.live.session_shapes import SessionState
from playground.live.shapes import SessionShape
from playground.sandbox.models import Role, Sandbox
from playground.sandbox.queries import clock_of
from playground.sts.errors import NoSuchSession
from playground.sts.models import CallerKind, RoleSession, SessionKind, State

# SQLite answers with text without a zone, which is UTC. PostgreSQL's now() would stand still inside a transaction.
_NOW = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "postgresql": "SELECT clock_timestamp()",
}


def database_now() -> datetime:
    """Out: the database's time: one clock for every process, whatever their machines believe."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW[connection.vendor])
        (found,) = cursor.fetchone()
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if isinstance(found, str) else found


def sandbox_now(sandbox: Sandbox) -> datetime:
    """Out: what the sandbox's clock shows at the database's now."""
    return clock_of(sandbox).sandbox_time(database_now())


def issue_time(sandbox: Sandbox, at: datetime | None = None) -> datetime:
    """In: the database's now, where it is known. Out: sandbox time in whole seconds, as STS counts it.

    What is issued late in a second begins with it.
    """
    return clock_of(sandbox).sandbox_time(at or database_now()).replace(microsecond=0)


def sessions_of(sandbox: Sandbox) -> QuerySet[RoleSession]:
    return RoleSession.objects.filter(sandbox=sandbox).order_by("pk")


def live_sessions_of(sandbox: Sandbox) -> QuerySet[RoleSession]:
    """Out: those not marked as ended yet; whether one may still be used is for its expiration to say."""
    return sessions_of(sandbox).filter(state=State.ACTIVE)


def alarms_of(sandboxes: Collection[int]) -> dict[int, RoleSession]:
    """In: keys of sandboxes. Out: of those in which a glass is broken now the session that ends last."""
    rows = RoleSession.objects.filter(sandbox__in=sandboxes, state=State.ACTIVE).exclude(reason="")
    return {session.sandbox_id: session for session in rows.order_by("expiration", "pk")}


def session_of(sandbox: Sandbox, public_id: str) -> RoleSession:
    """Out: one session, or NoSuchSession for unknown and foreign ids alike."""
    found = sessions_of(sandbox).filter(public_id=public_id).first()
    if found is None:
        raise NoSuchSession
    return found


def roles_of(sandbox: Sandbox) -> QuerySet[Role]:
    return Role.objects.filter(sandbox=sandbox).select_related("account")


def sandboxes_with_due(by: datetime, after: datetime | None = None) -> list[int]:
    """Out: keys of sandboxes with a session whose real end is in (after, by]."""
    due = RoleSession.objects.filter(state=State.ACTIVE, ends_at__lte=by)
    if after is not None:
        due = due.filter(ends_at__gt=after)
    return list(due.order_by().values_list("sandbox_id", flat=True).distinct())


def count_live() -> int:
    """Out: how many sessions of all sandboxes are not marked as ended."""
    return RoleSession.objects.filter(state=State.ACTIVE).count()


def count_overdue() -> int:
    """Out: how many of them have ended by the database's time."""
    return RoleSession.objects.filter(state=State.ACTIVE, ends_at__lte=database_now()).count()


def sandboxes_to_renew(by: datetime, after: datetime | None = None) -> list[int]:
    """Out: keys of sandboxes with a session that its service replaces at a real moment in (after, by]."""
    due = RoleSession.objects.filter(state=State.ACTIVE, renews=True, renews_at__lte=by)
    if after is not None:
        due = due.filter(renews_at__gt=after)
    return list(due.order_by().values_list("sandbox_id", flat=True).distinct())


def next_end(after: datetime) -> datetime | None:
    """Out: the first real end or renewal later than `after`."""
    active = RoleSession.objects.filter(state=State.ACTIVE)
    ends = active.filter(ends_at__gt=after).order_by("ends_at").values_list("ends_at", flat=True)
    renewals = active.filter(renews=True, renews_at__gt=after).order_by("renews_at").values_list("renews_at", flat=True)
    return min((moment for moment in (ends.first(), renewals.first()) if moment is not None), default=None)


def session_shapes(sessions: Iterable[RoleSession]) -> list[SessionShape]:
    return [session_shape(session) for session in sessions]


def session_shape(session: RoleSession) -> SessionShape:
    """Out: what browsers see. Made from the row alone, so that an event and a fresh canvas agree."""
    chained = session.caller_kind == CallerKind.SESSION
    wears = session.kind == SessionKind.ROLE
    return SessionShape(
        id=session.public_id,
        kind=session.kind,
        role_id=session.principal_id if wears and not session.principal_gone else None,
        role_name=session.principal_name if wears else "",
        role_arn=session.principal_arn if wears else "",
        caller_id=session.caller_node_id if chained else session.caller_id,
        caller_session_id=session.caller_id if chained else None,
        caller_label=session.caller_label,
        session_name=session.session_name,
        arn=session.arn,
        user_id=session.user_id,
        mfa=session.mfa,
        access_key_id=session.access_key_id,
        issued_at=session.issued_at.isoformat(),
        expiration=session.expiration.isoformat(),
        duration=session.duration,
        ends_at=session.ends_at.isoformat() if session.ends_at else None,
        renews=session.renews,
        reason=session.reason,
        tags=session.tags,
        transitive_tag_keys=session.transitive_tag_keys,
        source_identity=session.source_identity,
        state=_state(session),
    )


def _state(session: RoleSession) -> SessionState:
    """Out: how it stands; once its time is over, that is all there is to say."""
    if session.state == State.EXPIRED:
        return "expired"
    if session.principal_gone:
        return "dead"
    return "revoked" if session.revoked else "active"
