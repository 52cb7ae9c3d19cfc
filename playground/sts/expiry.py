"""The end of sessions: expiration, the clock that moves it, and roles that leave. Each is one edit of the journal."""

from datetime import datetime

from playground.live.events import SessionsChanged, SessionsExpired
from playground.people.models import Person
from playground.sandbox.commands import sandboxes
from playground.sandbox.models import Role, Sandbox
from playground.sandbox.queries import clock_of
from playground.sandbox.stream import Edit, editing
from playground.sts.callers import role_arn
from playground.sts.models import RoleSession, State
from playground.sts.queries import database_now, live_sessions_of, roles_of, session_shapes, sessions_of


def expire_due_sessions(sandbox_pk: int, at: datetime | None = None) -> int:
    """Mark every session of a sandbox that is due by the real moment `at`, the database's now by default.

    Out: how many ended. Run again, or too early, it changes nothing.
    """
    with editing(sandbox_pk, label="Sessions expired") as edit:
        # Read under the lock: somebody may have slowed the clock a moment ago.
        now = clock_of(edit.sandbox).sandbox_time(at or database_now())
        due = live_sessions_of(edit.sandbox).filter(expiration__lte=now)
        ended = list(due.select_for_update().values_list("public_id", flat=True))
        if ended:  # one edit, one revision, however many end together
            due.update(state=State.EXPIRED, secret="", ends_at=None)
            edit.announce(SessionsExpired(ended))
    return len(ended)


def set_clock(sandbox_pk: int, *, rate: int, paused: bool, person: Person | None = None) -> int:
    """Change the pace of a sandbox's time and with it the real end of every live session. Out: the revision."""
    with editing(sandbox_pk, person=person) as edit:
        before = clock_of(edit.sandbox)
        sandboxes.set_clock(edit, rate, paused, database_now())
        if clock_of(edit.sandbox) != before:
            _move_ends(edit)
    return edit.revision


def follow_roles(sandbox_pk: int) -> int:
    """Bring sessions up to date with roles that were deleted, brought back or renamed. Out: how many changed."""
    with editing(sandbox_pk, label="Sessions follow their roles") as edit:
        roles = {role.public_id: role for role in roles_of(edit.sandbox)}
        changed = [session for session in sessions_of(edit.sandbox) if _follow(session, roles)]
        if changed:
            RoleSession.objects.bulk_update(changed, ["role_gone", "role_arn", "role_name"])
            edit.announce(SessionsChanged(session_shapes(changed)))
    return len(changed)


def roles_moved(sandbox_pk: int) -> bool:
    """Out: whether `follow_roles` would find something. Asked after every change, so it takes no lock."""
    sandbox = Sandbox(pk=sandbox_pk)
    worn = set(sessions_of(sandbox).order_by().values_list("role_unique_id", "role_arn", "role_gone").distinct())
    present = {
        role.public_id: role_arn(role) for role in roles_of(sandbox).filter(public_id__in={each[0] for each in worn})
    }
    return any(gone != (role not in present) or present.get(role, arn) != arn for role, arn, gone in worn)


def _follow(session: RoleSession, roles: dict[str, Role]) -> bool:
    """Out: whether the session's copy of its role had to change."""
    role = roles.get(session.role_unique_id)
    before = (session.role_gone, session.role_arn, session.role_name)
    session.role_gone = role is None
    if role is not None:
        session.role_arn, session.role_name = role_arn(role), role.name
    return before != (session.role_gone, session.role_arn, session.role_name)


def _move_ends(edit: Edit) -> None:
    clock = clock_of(edit.sandbox)
    live = list(live_sessions_of(edit.sandbox))
    for session in live:
        session.ends_at = clock.real_time(session.expiration)
    if live:
        RoleSession.objects.bulk_update(live, ["ends_at"])
        edit.announce(SessionsChanged(session_shapes(live)))
