"""How late browsers hear that a session has ended: from its expiration to the message in each of two sockets.

    .venv/bin/python -m tests.trials.lateness [--sessions 200] [--seed 1]

Prints one JSON object, in milliseconds; the bar is p99. Planted defect that turns it red: let `sweep` in sts/tasks.py
return after its first look, so that it sees what is due only once a second.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from playground.config.keyvalue import free_port
from tests.trials.embedded import Embedded, Listener, Visitor, percentile

BAR_MS = 1_000
RATE = 60
SOCKETS = 2


def main() -> int:
    """Out: 0 when p99 is under the bar and every session was heard of in every socket."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        embedded = Embedded(Path(folder) / "data", free_port())
        try:
            embedded.start()
            late, missing = measure(embedded.port, options.sessions, random.Random(options.seed))
        finally:
            embedded.stop()
    result = {"sessions": options.sessions, "sockets": SOCKETS, "seed": options.seed, "missing": missing}
    result |= {f"p{percent}_ms": round(percentile(late, percent), 1) for percent in (50, 99)} if late else {}
    print(json.dumps({**result, "max_ms": round(max(late, default=0), 1), "bar_p99_ms": BAR_MS}))
    return 0 if late and not missing and percentile(late, 99) <= BAR_MS else 1


def measure(port: int, sessions: int, chance: random.Random) -> tuple[list[float], int]:
    """Out: how late each session was heard of in each socket, in milliseconds; how many were not heard of at all."""
    visitor = Visitor(port)
    # 15 to 35 seconds of our time, at odd moments of the sweep's second.
    visitor.assume([chance.randint(900, 2100) for _ in range(sessions)])
    ears: list[dict[str, float]] = [{} for _ in range(SOCKETS)]
    listeners = [Listener(visitor, hearing(ear)) for ear in ears]
    for listener in listeners:
        listener.start()
        listener.listening.wait(10)
    ends = {session: end.timestamp() for session, end in visitor.run_clock(RATE).items()}
    until = max(ends.values()) + 10
    while time.time() < until and any(len(ear) < sessions for ear in ears):
        time.sleep(0.2)
    for listener in listeners:
        listener.stopping = True
    late = [(heard_at - ends[session]) * 1000 for ear in ears for session, heard_at in ear.items()]
    return late, sum(sessions - len(ear) for ear in ears)


def hearing(ear: dict[str, float]) -> object:
    def heard(event: dict, at: float) -> None:
        if event["type"] == "SessionsExpired":
            ear.update(dict.fromkeys(event["session_ids"], at))

    return heard


if __name__ == "__main__":
    sys.exit(main())
