"""Sessions end while processes are killed: none lost, none twice, none early, none accepted after its expiration.

    .venv/bin/python -m tests.trials.expiry_kills [--sessions 500] [--kills 5] [--seed 1]

Starts the real embedded set, makes sessions that end within some seconds, kills the worker with -9 several times
meanwhile, then the whole command, and starts that again. Two sockets listen, reading the journal after each cut; a
probe uses credentials every 100 ms. Prints one JSON object.

Planted defects that turn it red, each tried: let `session_as_caller` in sts/callers.py look at `state` instead of
comparing `expiration` (accepted); let `expire_due_sessions` in sts/expiry.py take what expires within the next five
minutes (early), or look at all sessions instead of the live ones (twice); let the first look of `sweep` in
sts/tasks.py begin one second ago, so that nothing catches up after an outage (lost).
"""

import argparse
import http.client
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playground.config.keyvalue import free_port
from tests.trials.embedded import Embedded, Listener, Visitor

RATE = 60
SHORTEST, LONGEST = 900, 3_600  # of sandbox time: 15 to 60 seconds of ours
OUTAGE_SECONDS = 3.0
DRAIN_SECONDS = 30.0
CLOCK_STEP = 0.002  # the database's clock counts milliseconds


@dataclass
class Seen:
    """What one listener heard: how often each session ended, and when it was heard of first."""

    times: Counter[str] = field(default_factory=Counter)
    first: dict[str, float] = field(default_factory=dict)

    def heard(self, event: dict[str, Any], at: float) -> None:
        if event["type"] == "SessionsExpired":
            self.times.update(event["session_ids"])
            for session in event["session_ids"]:
                self.first.setdefault(session, at)


class Probe(threading.Thread):
    """Uses the credentials nearest to their end, every 100 ms, and counts wrong answers."""

    def __init__(self, visitor: Visitor, credentials: dict[str, dict[str, str]], ends: dict[str, float]) -> None:
        super().__init__(daemon=True)
        self.visitor, self.credentials, self.ends = visitor.copy(), credentials, ends
        self.in_order = sorted(ends, key=lambda session: ends[session])
        self.asked = self.accepted_after = self.refused_before = 0
        self.stopping = False

    def run(self) -> None:
        while not self.stopping:
            now = time.time()
            ended = [session for session in self.in_order if self.ends[session] <= now]
            for session in (*ended[-1:], *self.in_order[len(ended) : len(ended) + 1]):
                self._ask(session)
            time.sleep(0.1)

    def _ask(self, session: str) -> None:
        body = {"credentials": self.credentials[session], "action": "s3:GetObject", "resource": "arn:aws:s3:::trial/x"}
        asked_at = time.time()
        try:
            status, _ = self.visitor.send("POST", self.visitor.base + "requests/", body)
        except (OSError, http.client.HTTPException):
            return  # nobody there: neither accepted nor refused
        self.asked += 1
        self.accepted_after += status == 200 and asked_at >= self.ends[session] + CLOCK_STEP
        self.refused_before += status == 403 and time.time() < self.ends[session]


def main() -> int:
    """Out: 0 when every count that has to be zero is zero."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        embedded = Embedded(Path(folder) / "data", free_port())
        try:
            embedded.start()
            result = trial(embedded, options.sessions, options.kills, random.Random(options.seed))
        finally:
            embedded.stop()
    print(json.dumps({"sessions": options.sessions, "seed": options.seed, **result}))
    zero = ("lost", "twice", "early", "accepted_after_expiration", "refused_before_expiration")
    return 1 if any(result[name] for name in zero) else 0


def trial(embedded: Embedded, sessions: int, kills: int, chance: random.Random) -> dict[str, Any]:
    """Out: the counts."""
    visitor = Visitor(embedded.port)
    issued = visitor.assume([chance.randint(SHORTEST, LONGEST) for _ in range(sessions)])
    ears = [Seen(), Seen()]
    listeners = [Listener(visitor, ear.heard) for ear in ears]
    for listener in listeners:
        listener.start()
        listener.listening.wait(10)
    ends = {session: end.timestamp() for session, end in visitor.run_clock(RATE).items()}
    probe = Probe(visitor, {each["session"]["id"]: _credentials(each) for each in issued}, ends)
    probe.start()
    killed, back_at = _kill(embedded, kills, sorted(ends.values()), chance)
    drained_at = _wait_for_all(ears, sessions, max(back_at, *ends.values()) + DRAIN_SECONDS)
    probe.stopping = True
    for thread in (*listeners, probe):
        thread.stopping = True
        thread.join(10)
    return {
        "lost": sum(len(ends.keys() - ear.times.keys()) for ear in ears),
        "twice": sum(count > 1 for ear in ears for count in ear.times.values()),
        "early": sum(at < ends[session] for ear in ears for session, at in ear.first.items()),
        "accepted_after_expiration": probe.accepted_after,
        "refused_before_expiration": probe.refused_before,
        "probes": probe.asked,
        "worker_kills": killed,
        "drained_seconds": round(drained_at - max(back_at, *ends.values()), 2),
    }


def _credentials(issued: dict[str, Any]) -> dict[str, str]:
    return {
        "access_key_id": issued["session"]["access_key_id"],
        "secret_access_key": issued["secret_access_key"],
        "session_token": issued["session_token"],
    }


def _kill(embedded: Embedded, kills: int, ends: list[float], chance: random.Random) -> tuple[int, float]:
    """Kill the worker `kills` times in the first half of the ends, the command in the second. Out: kills, back at."""
    middle = ends[len(ends) // 2]
    pace = (middle - ends[0]) / kills  # enough for the worker to come back and be killed at work
    moments = [ends[0] + pace * (number + chance.uniform(0, 0.5)) for number in range(kills)]
    killed = 0
    for moment in moments:
        time.sleep(max(0.0, moment - time.time()))
        killed += embedded.kill_worker()
    time.sleep(max(0.0, chance.uniform(middle, ends[len(ends) * 3 // 4]) - time.time()))
    embedded.kill()
    time.sleep(OUTAGE_SECONDS)
    embedded.start()
    return killed, time.time()


def _wait_for_all(ears: list[Seen], sessions: int, until: float) -> float:
    """Out: when the last listener had heard of every session, or `until`."""
    while time.time() < until and any(len(ear.times) < sessions for ear in ears):
        time.sleep(0.05)
    return time.time()


if __name__ == "__main__":
    sys.exit(main())
