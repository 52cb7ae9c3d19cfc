"""A clock that nobody can set. Beat counts by it: were the wall clock set back an hour, it would not tick for one."""

import time
from datetime import UTC, datetime, timedelta

_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def steady_now() -> datetime:
    """Out: a moment that only says how long after another one it is."""
    return _SOME_DAY + timedelta(seconds=time.monotonic())
