"""The end of sessions: due, early, twice, gone; and that every use compares the expiration itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import redis
from hypothesis import given
from hypothesis import strategies as st

from playground.config.celery import app
from playground.config.metrics import QUEUES
from playground.sandbox.clock import Clock
from playground.sandbox.errors import NotFound
from playground.sandbox.models import Sandbox
from playground.sts import tasks
from playground.sts.authentication import authenticate, secret_of
from playground.sts.callers import CallerRef, find_caller
from playground.sts.errors import ExpiredToken, InvalidClientTokenId, NothingEnds, SignatureDoesNotMatch
from playground.sts.expiry import expire_due_sessions, set_clock, skip_to_next_end
from playground.sts.models import RoleSession
from playground.sts.queries import database_now, next_end, sandbox_now, sandboxes_with_due, session_shape
from tests.builders import Drawn
from tests.sts.conftest import events_since, in_real_time, sandbox_later, wear


def states() -> list[str]:
    return list(RoleSession.objects.order_by("pk").values_list("state", flat=True))


def test_what_is_due_ends_together_in_one_edit_with_one_event(drawn: Drawn) -> None:
    ids = [wear(drawn, duration_seconds=900).session.public_id for _ in range(3)]
    wear(drawn, duration_seconds=1800)
    sandbox_later(drawn, 900)
    before = drawn.fresh().revision
    assert expire_due_sessions(drawn.sandbox.pk) == 3
    assert drawn.fresh().revision == before + 1
    assert events_since(drawn, before) == [{"type": "SessionsExpired", "session_ids": ids}]
    assert states() == ["expired"] * 3 + ["active"]


def test_ending_twice_changes_nothing_the_second_time(drawn: Drawn) -> None:
    wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    before = drawn.fresh().revision
    assert expire_due_sessions(drawn.sandbox.pk) == 0
    assert drawn.fresh().revision == before


def test_ending_too_early_changes_nothing(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    before = drawn.fresh().revision
    assert session.ends_at is not None
    assert expire_due_sessions(drawn.sandbox.pk, at=session.ends_at - timedelta(milliseconds=1)) == 0
    assert drawn.fresh().revision == before
    assert expire_due_sessions(drawn.sandbox.pk, at=session.ends_at) == 1


@given(rate=st.integers(1, 3600), microseconds=st.integers(0, 10**9), duration=st.integers(900, 43200))
def test_at_its_real_end_a_session_has_reached_its_expiration_whatever_the_pace(
    rate: int, microseconds: int, duration: int
) -> None:
    anchor = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
    clock = Clock(
        rate=rate, paused=False, real_anchor=anchor, sandbox_anchor=anchor + timedelta(microseconds=microseconds)
    )
    expiration = anchor + timedelta(seconds=duration)
    ends_at = clock.real_time(expiration)
    assert ends_at is not None
    assert clock.sandbox_time(ends_at) >= expiration
    assert clock.sandbox_time(ends_at - timedelta(microseconds=1)) < expiration


def test_ending_what_is_gone_says_so_and_harms_nobody(drawn: Drawn) -> None:
    wear(drawn, duration_seconds=900)
    pk = drawn.sandbox.pk
    drawn.fresh().delete()
    with pytest.raises(NotFound):
        expire_due_sessions(pk)
    assert tasks.expire_due(pk) == 0


def test_the_secret_is_erased_at_the_end(drawn: Drawn) -> None:
    issued = wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    kept = RoleSession.objects.get(pk=issued.session.pk)
    assert (kept.secret, secret_of(kept), kept.ends_at) == ("", None, None)


def test_credentials_are_good_until_their_expiration_and_not_at_it(drawn: Drawn) -> None:
    issued = wear(drawn, duration_seconds=900)
    made, ends = issued.credentials, issued.session.expiration
    last_moment = ends - timedelta(microseconds=1)
    found = authenticate(drawn.sandbox, made.access_key_id, made.session_token, last_moment, made.secret_access_key)
    assert found.ref == CallerRef("session", issued.session.public_id)
    with pytest.raises(ExpiredToken):
        authenticate(drawn.sandbox, made.access_key_id, made.session_token, ends, made.secret_access_key)


def test_a_late_sweep_lets_nobody_in(drawn: Drawn) -> None:
    """The row still says active: its expiration alone decides."""
    issued = wear(drawn, duration_seconds=900)
    later = sandbox_later(drawn, 900)
    assert states() == ["active"]
    with pytest.raises(ExpiredToken):
        find_caller(later, CallerRef("session", issued.session.public_id), sandbox_now(later))


def test_after_the_end_a_known_token_is_expired_and_an_unknown_one_invalid(drawn: Drawn) -> None:
    issued = wear(drawn, duration_seconds=900)
    later = sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    made, now = issued.credentials, sandbox_now(later)
    with pytest.raises(ExpiredToken):
        authenticate(later, made.access_key_id, made.session_token, now)
    with pytest.raises(InvalidClientTokenId):
        authenticate(later, made.access_key_id, made.session_token + "x", now)
    with pytest.raises(InvalidClientTokenId):
        authenticate(later, "ASIAAAAAAAAAAEXAMPLE", made.session_token, now)


def test_a_wrong_secret_does_not_sign(drawn: Drawn) -> None:
    made = wear(drawn).credentials
    now = sandbox_now(drawn.fresh())
    with pytest.raises(SignatureDoesNotMatch):
        authenticate(drawn.sandbox, made.access_key_id, made.session_token, now, "x" * 40)


def test_credentials_of_one_sandbox_are_unknown_in_another(drawn: Drawn) -> None:
    made = wear(drawn).credentials
    other = Sandbox.objects.create(name="Other", owner=drawn.owner)
    with pytest.raises(InvalidClientTokenId):
        authenticate(other, made.access_key_id, made.session_token, sandbox_now(other))


def test_a_faster_clock_brings_the_real_end_nearer_and_says_so_in_one_edit(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    before = drawn.fresh().revision
    set_clock(drawn.sandbox.pk, rate=60, paused=False)
    assert drawn.fresh().revision == before + 1
    assert [event["type"] for event in events_since(drawn, before)] == ["SandboxChanged", "SessionsChanged"]
    moved = RoleSession.objects.get(pk=session.pk)
    assert moved.expiration == session.expiration
    assert moved.ends_at is not None and moved.ends_at <= in_real_time(15)
    assert expire_due_sessions(drawn.sandbox.pk, at=moved.ends_at + timedelta(milliseconds=1)) == 1


def test_a_paused_clock_ends_nothing_and_a_running_one_goes_on(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    set_clock(drawn.sandbox.pk, rate=3600, paused=True)
    stopped = RoleSession.objects.get(pk=session.pk)
    assert stopped.ends_at is None
    assert session_shape(stopped).ends_at is None
    assert expire_due_sessions(drawn.sandbox.pk, at=in_real_time(10**6)) == 0
    set_clock(drawn.sandbox.pk, rate=3600, paused=False)
    going = RoleSession.objects.get(pk=session.pk)
    assert going.ends_at is not None and going.ends_at <= in_real_time(1)


def test_a_skip_stops_ten_seconds_before_the_next_end_and_moves_every_real_end_in_one_edit(drawn: Drawn) -> None:
    first = wear(drawn, duration_seconds=900).session
    second = wear(drawn, duration_seconds=1800).session
    before = drawn.fresh().revision
    assert skip_to_next_end(drawn.sandbox.pk) == before + 1
    assert [event["type"] for event in events_since(drawn, before)] == ["SandboxChanged", "SessionsChanged"]
    for session in (first, second):
        ahead = timedelta(seconds=10) + (session.expiration - first.expiration)
        moved = RoleSession.objects.get(pk=session.pk)
        assert moved.expiration == session.expiration
        assert moved.ends_at == drawn.fresh().clock_real_anchor + ahead
    assert expire_due_sessions(drawn.sandbox.pk, at=in_real_time(11)) == 1


def test_a_fast_clock_slows_down_after_a_skip_so_that_the_end_can_be_watched(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=3600).session
    set_clock(drawn.sandbox.pk, rate=60, paused=False)
    skip_to_next_end(drawn.sandbox.pk)
    sandbox = drawn.fresh()
    assert (sandbox.clock_rate, sandbox.clock_paused) == (1, False)
    assert sandbox.clock_sandbox_anchor == session.expiration - timedelta(seconds=10)


def test_a_paused_clock_skips_and_stays_paused(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    set_clock(drawn.sandbox.pk, rate=60, paused=True)
    skip_to_next_end(drawn.sandbox.pk)
    assert drawn.fresh().clock_paused
    assert sandbox_now(drawn.fresh()) == session.expiration - timedelta(seconds=10)
    assert RoleSession.objects.get(pk=session.pk).ends_at is None
    assert expire_due_sessions(drawn.sandbox.pk, at=in_real_time(10**6)) == 0


def test_a_skip_so_near_to_the_end_changes_nothing(drawn: Drawn) -> None:
    wear(drawn, duration_seconds=900)
    before = skip_to_next_end(drawn.sandbox.pk)
    assert skip_to_next_end(drawn.sandbox.pk) == before


def test_without_a_live_session_there_is_nothing_to_skip_to(drawn: Drawn) -> None:
    with pytest.raises(NothingEnds):
        skip_to_next_end(drawn.sandbox.pk)
    wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)  # due, although nobody has noticed yet
    with pytest.raises(NothingEnds):
        skip_to_next_end(drawn.sandbox.pk)


def test_the_same_clock_again_is_no_edit(drawn: Drawn) -> None:
    before = drawn.fresh().revision
    assert set_clock(drawn.sandbox.pk, rate=1, paused=False) == before


def test_the_clock_leaves_ended_sessions_alone(drawn: Drawn) -> None:
    wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    before = drawn.fresh().revision
    set_clock(drawn.sandbox.pk, rate=60, paused=False)
    assert [event["type"] for event in events_since(drawn, before)] == ["SandboxChanged"]


def test_the_sweep_queues_a_sandbox_once_however_many_sessions_are_due(drawn: Drawn) -> None:
    for _ in range(3):
        wear(drawn, duration_seconds=900)
    assert sandboxes_with_due(database_now()) == []
    sandbox_later(drawn, 900)
    assert sandboxes_with_due(database_now()) == [drawn.sandbox.pk]


def test_later_looks_of_a_sweep_take_only_what_has_become_due_since(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    assert session.ends_at is not None
    assert next_end(after=database_now()) == session.ends_at
    assert sandboxes_with_due(session.ends_at, after=session.ends_at) == []
    assert sandboxes_with_due(session.ends_at, after=session.ends_at - timedelta(seconds=1)) == [drawn.sandbox.pk]


def test_a_sweep_at_start_ends_once_what_fell_due_while_all_was_down(drawn: Drawn, run_tasks_at_once: None) -> None:
    ids = [wear(drawn, duration_seconds=900).session.public_id for _ in range(2)]
    sandbox_later(drawn, 10**6)
    before = drawn.fresh().revision
    tasks.queue_due(by=database_now())
    tasks.queue_due(by=database_now())
    assert events_since(drawn, before) == [{"type": "SessionsExpired", "session_ids": ids}]


def test_a_sandbox_whose_task_still_waits_is_not_queued_again(drawn: Drawn, redis_url: str) -> None:
    wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 10**6)
    with redis.Redis.from_url(redis_url) as server:
        server.delete(QUEUES[0])
        tasks.queue_due(by=database_now())
        tasks.queue_due(by=database_now())
        assert server.llen(QUEUES[0]) == 1
        tasks.expire_due(drawn.sandbox.pk)  # begun: what falls due from now on is another matter
        later = wear(drawn, duration_seconds=900).session
        RoleSession.objects.filter(pk=later.pk).update(ends_at=in_real_time(-1))
        tasks.queue_due(by=database_now())
        assert server.llen(QUEUES[0]) == 2
        server.delete(QUEUES[0])


@pytest.fixture
def run_tasks_at_once() -> Iterator[None]:
    """Celery's own eager mode: the task runs where it would be queued."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False
