"""How late browsers hear that a session has ended: from its real end to the message in the socket of who watches.

    .venv/bin/python -m tests.trials.lateness [--live 100000] [--watching 200] [--ending 1700] [--scaled] [--seed 1]

So many live sessions lie in the database; so many browsers watch, each another sandbox. In those, so many sessions end
at odd moments of a minute: as many as of 100,000 that last an hour. All others end later. Prints one line of JSON, in
milliseconds; the bars are p50 and p99.
Planted defect that turns it red: let `sweep` in sts/tasks.py return after its first look, so that it sees what is due
only once a second.
"""

import argparse
import asyncio
import random
import sys
import time
from typing import Any

from tests.trials.embedded import Visitor
from tests.trials.listening import Ear, all_listening, until
from tests.trials.running import report, spread
from tests.trials.sets import Running, running

P50_BAR_MS, P99_BAR_MS = 300, 1_000
FILLING = 0.0012  # seconds for each session: those that end wait until the database is filled
SETTLING, WINDOW = 30.0, 60.0
LATER = 6 * 3600.0
PATIENCE = 15.0


def main() -> int:
    """Out: 0 when both bars are met and every end was heard, none early."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("live", 100_000), ("watching", 200), ("ending", 1_700), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--scaled", action="store_true")
    options = parser.parse_args()
    with running(options.scaled) as a_set:
        late, missing = measure(a_set, options, random.Random(options.seed))
    figures = {**vars(options), "missing": missing, "early": sum(each < 0 for each in late)}
    shown = spread(late, 50, 95, 99)
    ratios = {"p50": shown["p50"] / P50_BAR_MS, "p99": shown["p99"] / P99_BAR_MS} if late else {"p99": None}
    return 1 if report({**figures, "late_ms": shown}, ratios) or missing or figures["early"] else 0


def measure(a_set: Running, options: Any, chance: random.Random) -> tuple[list[float], int]:
    """Out: how late each end was heard of by who watches, in milliseconds; how many were not heard of at all."""
    visitor = Visitor(a_set.ports[0])
    first_end = time.time() + SETTLING + FILLING * options.live + 0.1 * options.watching
    ending = [[number % options.watching, first_end + chance.uniform(0, WINDOW)] for number in range(options.ending)]
    others = options.live - options.ending
    later = [[number % options.watching, first_end + LATER + chance.uniform(0, LATER)] for number in range(others)]
    wanted = {"owner_of": visitor.sandbox, "sandboxes": options.watching, "ends": ending + later}
    filled = a_set.database("fill", wanted)
    ends = {session: end for session, (_, end) in filled["sessions"].items() if end <= first_end + WINDOW}
    ports = a_set.ports
    ears = [Ear(visitor, each, ports[at % len(ports)]) for at, each in enumerate(filled["sandboxes"])]
    asyncio.run(listen(ears, ends))
    heard = {session: at for ear in ears for session, at in ear.first.items()}
    return [(at - ends[session]) * 1000 for session, at in heard.items()], len(ends.keys() - heard.keys())


async def listen(ears: list[Ear], ends: dict[str, float]) -> None:
    """Until every end was heard of, or long after the last."""
    tasks = await all_listening(ears)
    if time.time() > min(ends.values()):
        raise SystemExit("The first session ended before everybody listened: this machine is too busy to measure.")
    patience = max(ends.values()) - time.time() + PATIENCE
    await until(lambda: sum(len(ear.first) for ear in ears) >= len(ends), patience)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    sys.exit(main())
