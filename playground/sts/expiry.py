"""The end of sessions: expiration, and the clock that moves it. Each is one edit of the journal."""

from datetime import datetime, timedelta

from prometheus_client import Histogram

from playground.live.events import SessionsChanged, SessionsExpired
from playground.people.models import Person
from playground.sandbox.commands import sandboxes
from playground.sandbox.queries import clock_of
from playground.sandbox.stream import Edit, editing
from playground.sentences import say
from playground.sts.durations import RENEWED_BEFORE
from playground.sts.errors import NothingEnds
from playground.sts.models import RoleSession, State
from playground.sts.queries import database_now, live_sessions_of, session_shapes

JUST_BEFORE = timedelta(seconds=10)
LATENESS = Histogram(
    "understudy_expiry_lateness_seconds",
    "From the end of a session to the edit that tells of it, in seconds of real time.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60),
)


def expire_due_sessions(sandbox_pk: int, at: datetime | None = None) -> int:
    """Mark every session of a sandbox that is due by the real moment `at`, the database's now by default.

    Out: how many ended. Run again, or too early, it changes nothing.
    """
    with editing(sandbox_pk, label=say("Sessions expired")) as edit:
        # Read under the lock: somebody may have slowed the clock a moment ago.
        real_now = at or database_now()
        now = clock_of(edit.sandbox).sandbox_time(real_now)
        due = live_sessions_of(edit.sandbox).filter(expiration__lte=now)
        ended = list(due.select_for_update().values_list("public_id", "ends_at", "renews"))
        if ended:  # one edit, one revision, however many end together
            due.update(state=State.EXPIRED, secret="", ends_at=None, renews=False, renews_at=None)
            renewed = any(renews for _, _, renews in ended)
            edit.announce(SessionsExpired([public_id for public_id, _, _ in ended]), of_services=renewed)
    for _, end, _ in ended:
        if end is not None:
            LATENESS.observe((real_now - end).total_seconds())
    return len(ended)


def set_clock(sandbox_pk: int, *, rate: int, paused: bool, person: Person | None = None) -> int:
    """Change the pace of a sandbox's time and with it the real end of every live session. Out: the revision."""
    with editing(sandbox_pk, person=person) as edit:
        before = clock_of(edit.sandbox)
        sandboxes.set_clock(edit, rate, paused, database_now())
        if clock_of(edit.sandbox) != before:
            _move_ends(edit)
    return edit.revision


def skip_to_next_end(sandbox_pk: int, *, person: Person | None = None) -> int:
    """Set the sandbox's clock to ten seconds before the next expiration, one edit for all whose real end that moves.

    A fast clock goes on in real time from there, a paused one stays paused. Nearer than that, nothing changes. Out: the
    revision. Raises NothingEnds.
    """
    with editing(sandbox_pk, person=person) as edit:
        real_now = database_now()
        before = clock_of(edit.sandbox)
        live = live_sessions_of(edit.sandbox).filter(principal_gone=False)
        ends = live.filter(expiration__gt=before.sandbox_time(real_now))
        first = ends.order_by("expiration").values_list("expiration", flat=True).first()
        if first is None:
            raise NothingEnds
        sandboxes.skip_clock(edit, first - JUST_BEFORE, real_now)
        if clock_of(edit.sandbox) != before:
            _move_ends(edit)
    return edit.revision


def _move_ends(edit: Edit) -> None:
    clock = clock_of(edit.sandbox)
    live = list(live_sessions_of(edit.sandbox))
    for session in live:
        session.ends_at = clock.real_time(session.expiration)
        session.renews_at = clock.real_time(session.expiration - RENEWED_BEFORE) if session.renews else None
    if live:
        RoleSession.objects.bulk_update(live, ["ends_at", "renews_at"])
        edit.announce(SessionsChanged(session_shapes(live)))
