"""How long until a whole class has the exercise that its instructor begins: 300 learners who go for it at once.

    .venv/bin/python -m tests.trials.beginning [--learners 300] [--set embedded|scaled] [--seed 1]

They join by the code, ten a second by chance, and wait with a socket each. Then the instructor begins, and all of them
go for their sandbox in the same second, as their pages do by themselves. Prints one line of JSON, in seconds:
`begun`, from the request to the way to one's sandbox; `editable`, to its page, canvas and exercise with the socket
open; `last`, from the instructor's click to the last of these; `desk`, what the rows of the dashboard took meanwhile.

Bars, on a machine that does nothing else: `last` 0.1 seconds a learner, five at least; p95 of `desk` one second.
Planted defect that turns it red: let `begin` in playground/workshop/beginning.py start with `time.sleep(0.3)`.
"""

import argparse
import asyncio
import random
import sys
import time
from typing import Any

from tests.trials.learners import Desk, Learner, all_of
from tests.trials.running import report, spread
from tests.trials.sets import Running, running

EACH_BAR, LEAST_BAR, DESK_BAR = 0.1, 5.0, 1.0  # seconds
JOINS_A_SECOND, REACTION = 10, 1.0
LOOKING = 0.25


def main() -> int:
    """Out: 0 when both bars are met and nobody was refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--set", choices=("embedded", "scaled"), default="embedded")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with running(scaled=options.set == "scaled") as a_set:
        figures = asyncio.run(measure(a_set, options))
    bar = max(LEAST_BAR, EACH_BAR * options.learners)
    ratios = {"last": figures["last"] / bar, "desk_p95": figures["desk"]["p95"] / DESK_BAR}
    return 1 if report({**vars(options), **figures}, ratios) or figures["errors"] else 0


async def measure(a_set: Running, options: Any) -> dict[str, Any]:
    chance = random.Random(options.seed)
    desk = await asyncio.to_thread(Desk, a_set)
    learners = [Learner(desk, number, desk.visitor.port) for number in range(options.learners)]
    arrivals = [chance.uniform(0, options.learners / JOINS_A_SECOND) for _ in learners]
    joined = await all_of(learners, arrivals, Learner.join)
    looks: list[float] = []
    looking = asyncio.create_task(look(desk, looks))
    before, start = a_set.cpu(), time.monotonic()
    await asyncio.to_thread(desk.begin)
    begun = await all_of(learners, [chance.uniform(0, REACTION) for _ in learners], timed)
    last = time.monotonic() - start
    looking.cancel()
    cpu = {name: round(seconds - before[name], 2) for name, seconds in a_set.cpu().items()}
    errors = [each for each in (*joined, *begun) if isinstance(each, BaseException)]
    done = [each for each in begun if not isinstance(each, BaseException)]
    for learner in learners:
        learner.leave()
    return {
        "begun": spread([each[0] for each in done], 50, 95),
        "editable": spread([each[1] for each in done], 50, 95),
        "last": round(last, 2),
        "desk": spread(looks or [60.0], 50, 95),
        "cpu_seconds": cpu,
        "errors": len(errors),
        "first_error": str(errors[0])[:300] if errors else "",
    }


async def timed(learner: Learner) -> tuple[float, float]:
    start = time.monotonic()
    begun = await learner.begin()
    return begun, time.monotonic() - start


async def look(desk: Desk, looks: list[float]) -> None:
    """The dashboard is loaded over and over."""
    while True:
        looks.append(await asyncio.to_thread(desk.look))
        await asyncio.sleep(LOOKING)


if __name__ == "__main__":
    sys.exit(main())
