"""Sandbox time and real time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies

from playground.sandbox.clock import FASTEST, Clock

NINE = datetime(2030, 1, 7, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
moments = strategies.integers(0, 10**7).map(lambda seconds: NINE + timedelta(seconds=seconds))
rates = strategies.integers(1, FASTEST)


def clock(rate: int = 1, *, paused: bool = False) -> Clock:
    return Clock(rate=rate, paused=paused, real_anchor=NINE, sandbox_anchor=NINE)


def test_at_sixty_a_minute_is_an_hour() -> None:
    assert clock(60).sandbox_time(NINE + timedelta(minutes=1)) == NINE + HOUR


def test_a_paused_clock_stands_still_and_its_future_has_no_date() -> None:
    assert clock(60, paused=True).sandbox_time(NINE + HOUR) == NINE
    assert clock(60, paused=True).real_time(NINE + HOUR) is None


def test_after_a_pause_time_goes_on_where_it_stood() -> None:
    stopped = clock().with_rate(1, paused=True, at=NINE + HOUR)
    going = stopped.with_rate(1, paused=False, at=NINE + 5 * HOUR)
    assert going.sandbox_time(NINE + 6 * HOUR) == NINE + 2 * HOUR


def test_a_skip_goes_on_in_real_time_from_there() -> None:
    skipped = clock(60).skipped_to(NINE + 5 * HOUR, at=NINE)
    assert skipped.sandbox_time(NINE + HOUR) == NINE + 6 * HOUR


def test_a_paused_clock_that_skips_stands_further_on() -> None:
    skipped = clock(paused=True).skipped_to(NINE + 5 * HOUR, at=NINE + HOUR)
    assert skipped.sandbox_time(NINE + 9 * HOUR) == NINE + 5 * HOUR


def test_no_skip_goes_back() -> None:
    assert clock().skipped_to(NINE - HOUR, at=NINE).sandbox_time(NINE) == NINE


def test_a_fast_clock_left_alone_for_a_lifetime_does_not_break() -> None:
    assert clock(FASTEST).sandbox_time(NINE + timedelta(days=36_500)).year == 9999


@given(rates, rates, moments)
def test_changing_the_rate_never_makes_time_jump(before: int, after: int, at: datetime) -> None:
    assert clock(before).with_rate(after, paused=False, at=at).sandbox_time(at) == clock(before).sandbox_time(at)


@given(rates, moments)
def test_real_time_is_the_way_back(rate: int, at: datetime) -> None:
    back = clock(rate).real_time(clock(rate).sandbox_time(at))
    assert back is not None
    assert abs(back - at) <= timedelta(microseconds=1)


@given(rates, moments, moments)
def test_later_is_later(rate: int, one: datetime, other: datetime) -> None:
    assert (one <= other) == (clock(rate).sandbox_time(one) <= clock(rate).sandbox_time(other))
