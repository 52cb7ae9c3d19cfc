"""Somebody sets the machine's clock while sessions end: an hour forward, an hour back, over a leap day, over the hour
that daylight saving takes away and the one that it gives twice. None lost, none twice, none early, by that clock.

    .venv/bin/python -m tests.trials.moved_clock [--sessions 60] [--seed 1]

Runs the embedded set with `moved_clock.c` between it and the machine's clock (this needs a C compiler), in New York's
time zone. In each case so many sessions end in the seconds around the moment; a socket listens. `late_ms` is how long
the last one was waited for since the clock had reached its end. Prints one line of JSON.

Planted defect that turns it red: give the schedule in config/settings.py its number of seconds instead of the steady
clock (after an hour back nothing is swept: lost).
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playground.config.keyvalue import free_port
from tests.trials.embedded import Embedded, Visitor
from tests.trials.listening import Ear, all_listening, until
from tests.trials.running import report
from tests.trials.sets import Running

SOURCE = Path(__file__).with_name("moved_clock.c")
HOUR = 3_600
MOMENTS = {  # what begins at the moment that the sessions end around
    "leap_day": datetime(2028, 2, 29, tzinfo=UTC),
    "after_leap_day": datetime(2028, 3, 1, tzinfo=UTC),
    "daylight_saving_begins": datetime(2027, 3, 14, 7, tzinfo=UTC),
    "daylight_saving_ends": datetime(2027, 11, 7, 6, tzinfo=UTC),
}
AROUND, BEFORE, PATIENCE, LONGEST = 5.0, 12.0, 20.0, 60.0  # seconds
LATE_BAR_MS = 2_500  # a sweep or two: moving the clock may cost a tick


class Clock:
    """The set's clock: this machine's and so many whole seconds more."""

    def __init__(self, folder: Path) -> None:
        self.file, self.library = folder / "ahead", folder / "moved_clock.so"
        self.ahead = 0
        self.file.write_bytes(bytes(8))
        command = ["cc", "-shared", "-fPIC", "-o", str(self.library), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True)

    def set(self, ahead: int) -> None:
        with self.file.open("r+b") as file:  # in place: the processes have it mapped
            file.write(ahead.to_bytes(8, sys.byteorder, signed=True))
        self.ahead = ahead

    def now(self) -> float:
        return time.time() + self.ahead

    def environment(self) -> dict[str, str]:
        """Out: what makes a process believe in it."""
        return {"LD_PRELOAD": str(self.library), "MOVED_CLOCK": str(self.file), "TZ": "America/New_York"}


def main() -> int:
    """Out: 0 when every count that has to be zero is zero, and nothing was told much later than it was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(Path(folder))
        embedded = Embedded(Path(folder) / "data", free_port(), clock.environment())
        try:
            embedded.start()
            cases = asyncio.run(all_cases(Running(embedded), clock, options.sessions, chance))
        finally:
            embedded.stop()
    wrong = any(case[name] for case in cases.values() for name in ("lost", "twice", "early"))
    latest = max(case["late_ms"] for case in cases.values())
    return 1 if report({**vars(options), "cases": cases}, {"late": latest / LATE_BAR_MS}) or wrong else 0


async def all_cases(a_set: Running, clock: Clock, sessions: int, chance: random.Random) -> dict[str, dict[str, Any]]:
    """Out: the counts of each case."""
    cases = {}
    for name, moves in (("an_hour_forward", HOUR), ("an_hour_back", -HOUR)):
        # Half of them end as the seconds go by, the other half by the clock that is set amid them.
        soon = [clock.now() + BEFORE + chance.uniform(0, 2 * AROUND) for _ in range(sessions // 2)]
        then = [clock.now() + BEFORE + moves + chance.uniform(AROUND, 3 * AROUND) for _ in range(sessions // 2)]
        ends = soon + [end for end in then if end > clock.now()] if moves > 0 else soon
        cases[name] = await case(a_set, clock, ends, clock.now() + BEFORE + AROUND, clock.ahead + moves)
    for name, moment in MOMENTS.items():
        clock.set(round(moment.timestamp() - BEFORE - AROUND - time.time()))
        ends = [moment.timestamp() + chance.uniform(-AROUND, AROUND) for _ in range(sessions)]
        cases[name] = await case(a_set, clock, ends, None, clock.ahead)
    return cases


async def case(a_set: Running, clock: Clock, ends: list[float], set_at: float | None, ahead: int) -> dict[str, Any]:
    """In: when the clock is set (by itself), and how far ahead it is then. Out: the counts."""
    visitor = Visitor(a_set.ports[0])  # somebody new: who came two years ago is signed out
    wanted = {"owner_of": visitor.sandbox, "sandboxes": 1, "ends": [[0, end] for end in ends]}
    filled = await asyncio.to_thread(a_set.database, "fill", wanted)
    due = {key: end for key, (_, end) in filled["sessions"].items()}
    moved: list[tuple[float, int]] = [(0.0, clock.ahead)]
    ear = Ear(visitor, filled["sandboxes"][0], a_set.ports[0])
    (task,) = await all_listening([ear])
    if set_at is not None:
        await asyncio.sleep(max(0.0, set_at - clock.now()))
        clock.set(ahead)
        moved.append((time.time(), ahead))
    longest = max(due.values()) - clock.now()
    back = longest > HOUR / 2  # set back: what ended an hour from now is waited for by setting the clock forward again
    if back:
        await asyncio.sleep(3.0)
        clock.set(ahead + HOUR)
        moved.append((time.time(), clock.ahead))
    await until(lambda: len(ear.first) == len(due), PATIENCE + min(LONGEST, max(0.0, max(due.values()) - clock.now())))
    task.cancel()
    times = Counter(ear.times)
    shown = {key: max(ahead for since, ahead in moved if since <= at) + at for key, at in ear.first.items()}
    late = [1000 * (at - due[key]) for key, at in shown.items()]
    return {
        "lost": len(due.keys() - times.keys()),
        "twice": sum(count > 1 for count in times.values()),
        "early": sum(each < -2 for each in late),
        "late_ms": round(min(1e9, max(_by_real_time(ear, due, moved), default=0)), 1),
    }


def _by_real_time(ear: Ear, due: dict[str, float], moved: list[tuple[float, int]]) -> list[float]:
    """Out: how long each waited, in milliseconds of real time, from when the clock last came to its end."""
    late = []
    for key, heard in ear.first.items():
        reached = []
        for number, (since, ahead) in enumerate(moved):
            until_then = moved[number + 1][0] if number + 1 < len(moved) else heard
            at = max(since, due[key] - ahead)
            if at <= until_then:
                reached.append(at)
        late.append(1000 * (heard - max(reached, default=heard)))
    return late


if __name__ == "__main__":
    sys.exit(main())
