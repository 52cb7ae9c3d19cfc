"""PURE: sandbox time and real time, rate and pause. The clock itself is four values; "now" is always an argument."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

SLOWEST: Final = 1
FASTEST: Final = 3600
LAST_MOMENT: Final = datetime(9999, 1, 1, tzinfo=UTC)  # past it sandbox time stands still


@dataclass(frozen=True, slots=True)
class Clock:
    """Sandbox time = sandbox_anchor + rate x (real time - real_anchor); it stands at sandbox_anchor while paused."""

    rate: int
    paused: bool
    real_anchor: datetime
    sandbox_anchor: datetime

    def sandbox_time(self, real: datetime) -> datetime:
        """In: a real moment. Out: what this sandbox's clock shows then."""
        if self.paused:
            return self.sandbox_anchor
        passed = (real - self.real_anchor) * self.rate
        return self.sandbox_anchor + min(passed, LAST_MOMENT - self.sandbox_anchor)

    def real_time(self, sandbox: datetime) -> datetime | None:
        """In: a moment of sandbox time. Out: the first real moment that is not before it; None while paused."""
        if self.paused:
            return None
        # Rounded up: at 3,600x the nearest microsecond may lie milliseconds of sandbox time too early.
        return self.real_anchor - (self.sandbox_anchor - sandbox) // self.rate

    def with_rate(self, rate: int, paused: bool, at: datetime) -> "Clock":
        """Out: the clock that goes on from here at another pace; sandbox time does not jump."""
        return Clock(rate=rate, paused=paused, real_anchor=at, sandbox_anchor=self.sandbox_time(at))

    def skipped_to(self, moment: datetime, at: datetime) -> "Clock":
        """Out: the clock set forward to `moment` of sandbox time, never back. It goes on in real time, or paused."""
        sandbox_anchor = max(moment, self.sandbox_time(at))
        return Clock(rate=SLOWEST, paused=self.paused, real_anchor=at, sandbox_anchor=sandbox_anchor)
