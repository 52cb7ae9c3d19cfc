"""Sessions end while processes are killed: none lost, none twice, none early, none accepted after its expiration.

    .venv/bin/python -m tests.trials.expiry_kills [--sessions 20000] [--kills 40] [--seconds 60] [--scaled] [--seed 1]

Starts the real set, puts sessions into it that end within a minute, and kills its parts with -9 meanwhile: embedded
the web process, the worker with its beat, the key-value server, and once the whole command; scaled each web process and
worker, beat, Redis and PostgreSQL. Twenty sockets listen, reading the journal after each cut; a probe uses credentials
every 100 ms. Afterwards the journals of all sandboxes are counted. Prints one JSON object.

Planted defects that turn it red: let `expire_due_sessions` in sts/expiry.py take what expires within the next five
minutes (early; tried with 2,000 sessions), or look at all sessions instead of the live ones (twice); let
`session_as_caller` in sts/callers.py look at `state` instead of comparing `expiration` (accepted); let the first look
of `sweep` in sts/tasks.py begin one second ago, so that nothing catches up after an outage (lost).
"""

import argparse
import asyncio
import http.client
import json
import os
import random
import sys
import threading
import time
from typing import Any

from tests.trials.embedded import Embedded, Visitor, answers, listens
from tests.trials.listening import Ear, all_listening, until
from tests.trials.scaled import Scaled
from tests.trials.sets import Running, running

SANDBOXES, EARS, USABLE = 200, 20, 400
SETTLING, FILLING = 30.0, 0.002
OUTAGE_SECONDS = 1.0  # until somebody starts again what was killed
DRAIN_SECONDS = 60.0
DRAIN_BAR = 5.0
HAS_TO_BE_ZERO = (
    "lost_in_journal",
    "lost_on_sockets",
    "still_live",
    "twice",
    "early",
    "accepted_after_expiration",
    "refused_before_expiration",
    "strange_answers",
    "secrets_kept",
)
CLOCK_STEP = 0.002  # SQLite's clock counts milliseconds


class Probe(threading.Thread):
    """Uses the credentials nearest to their end, every 100 ms, and counts wrong answers."""

    def __init__(self, visitor: Visitor, ports: list[int], sessions: dict[str, Any], usable: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.visitors = [visitor.at(port) for port in ports]
        self.sandbox_of = {session: sandbox for session, (sandbox, _) in sessions.items()}
        self.ends = {session: sessions[session][1] for session in usable}
        self.credentials = usable
        self.in_order = sorted(self.ends, key=lambda session: self.ends[session])
        self.asked = self.accepted_after = self.refused_before = self.strange = 0
        self.stopping = False

    def run(self) -> None:
        turn = 0
        while not self.stopping:
            now = time.time()
            ended = [session for session in self.in_order if self.ends[session] <= now]
            for session in (*ended[-1:], *self.in_order[len(ended) : len(ended) + 1]):
                self._ask(self.visitors[turn % len(self.visitors)], session)
            turn += 1
            time.sleep(0.1)

    def _ask(self, visitor: Visitor, session: str) -> None:
        body = {"credentials": self.credentials[session], "action": "s3:GetObject", "resource": "arn:aws:s3:::trial/x"}
        asked_at = time.time()
        try:
            status, answer = visitor.send("POST", f"/api/sandboxes/{self.sandbox_of[session]}/requests/", body)
        except (OSError, http.client.HTTPException):
            return  # nobody there: neither accepted nor refused
        if status >= 500:
            return  # its database is away: the same
        self.asked += 1
        expired = status == 400 and answer["error"]["code"] == "ExpiredToken"  # as S3 answers
        self.strange += not expired and status != 200
        self.accepted_after += status == 200 and asked_at >= self.ends[session] + CLOCK_STEP
        self.refused_before += expired and time.time() < self.ends[session]


def main() -> int:
    """Out: 0 when every count that has to be zero is zero and all was told soon after the last outage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("sessions", 20_000), ("kills", 40), ("seconds", 60), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--scaled", action="store_true")
    options = parser.parse_args()
    with running(options.scaled) as a_set:
        result = trial(a_set, options, random.Random(options.seed))
    print(json.dumps({**vars(options), **result, "load": round(os.getloadavg()[0], 2)}))
    return 1 if any(result[name] for name in HAS_TO_BE_ZERO) or result["drained_seconds"] > DRAIN_BAR else 0


def trial(a_set: Running, options: Any, chance: random.Random) -> dict[str, Any]:
    """Out: the counts."""
    visitor = Visitor(a_set.ports[0])
    first_end = time.time() + SETTLING + FILLING * options.sessions
    ends = [[number % SANDBOXES, first_end + chance.uniform(0, options.seconds)] for number in range(options.sessions)]
    draw_role(visitor)
    usable = [first_end + chance.uniform(0, options.seconds) for _ in range(USABLE)]
    wanted = {"owner_of": visitor.sandbox, "sandboxes": SANDBOXES, "ends": ends, "usable": usable}
    filled = a_set.database("fill", wanted)
    sessions = filled["sessions"]
    ports = a_set.ports
    ears = [Ear(visitor, each, ports[at % len(ports)]) for at, each in enumerate(filled["sandboxes"][:EARS])]
    probe = Probe(visitor, ports, sessions, filled["credentials"])
    probe.start()
    killed, back_at, drained = asyncio.run(_meanwhile(a_set, ears, sessions, options, chance))
    probe.stopping = True
    probe.join(30)
    counted = a_set.database("count", {"owner_of": visitor.sandbox})
    while counted["live"] and time.time() < back_at + DRAIN_SECONDS:  # those that no socket listens to
        counted = a_set.database("count", {"owner_of": visitor.sandbox})
    times = counted["times"]
    heard = {session: at for ear in ears for session, at in ear.first.items()}
    watched = {session for session, (sandbox, _) in sessions.items() if sandbox in {ear.sandbox for ear in ears}}
    return {
        "lost_in_journal": len(sessions.keys() - times.keys()),
        "lost_on_sockets": len(watched - heard.keys()),
        "still_live": counted["live"],
        "twice": sum(each > 1 for each in times.values()) + sum(n > 1 for ear in ears for n in ear.times.values()),
        "early": sum(at < sessions[session][1] for session, at in heard.items()),
        "accepted_after_expiration": probe.accepted_after,
        "refused_before_expiration": probe.refused_before,
        "secrets_kept": counted["with_secret"],
        "probes": probe.asked,
        "strange_answers": probe.strange,
        "killed": killed,
        "drained_seconds": round(drained, 2),
    }


async def _meanwhile(
    a_set: Running, ears: list[Ear], sessions: dict[str, Any], options: Any, chance: random.Random
) -> tuple[dict[str, int], float, float]:
    """Listen while parts are killed. Out: how often each was, when the last outage was over, how long after the last

    end was heard.
    """
    tasks = await all_listening(ears)
    ends = sorted(end for _, end in sessions.values())
    if time.time() > ends[0]:
        raise SystemExit("The first session ended before everybody listened: this machine is too busy to measure.")
    killed = await asyncio.to_thread(_kill, a_set, options.kills, (ends[0], ends[-1]), chance)
    back_at = max(time.time(), ends[-1])
    watched = sum(1 for sandbox, _ in sessions.values() if sandbox in {ear.sandbox for ear in ears})
    await until(lambda: sum(len(ear.first) for ear in ears) >= watched, back_at - time.time() + DRAIN_SECONDS)
    last = max((at for ear in ears for at in ear.first.values()), default=time.time() + DRAIN_SECONDS)
    for task in tasks:
        task.cancel()
    return killed, back_at, max(0.0, last - back_at)


def draw_role(visitor: Visitor) -> None:
    """Draw the role whose credentials the probe uses."""
    account = visitor.must("GET", "")["accounts"][0]["id"]
    visitor.must("POST", "roles/", {"account_id": account, "position": {"x": 40, "y": 80}, "name": "Trial"})


def _kill(a_set: Running, kills: int, between: tuple[float, float], chance: random.Random) -> dict[str, int]:
    """Kill a part at each of so many moments; scaled, start it again; embedded, the command does, but for itself."""
    killed: dict[str, int] = {}
    moments = sorted(chance.uniform(*between) for _ in range(kills))
    for number, moment in enumerate(moments):
        time.sleep(max(0.0, moment - time.time()))
        whole = not a_set.is_scaled and number == kills // 2
        name = "command" if whole else chance.choice(a_set.parts)
        if _kill_one(a_set.a_set, name):
            killed[name] = killed.get(name, 0) + 1
    wait_until_all_is_back(a_set)
    return killed


def _kill_one(a_set: Embedded | Scaled, name: str) -> bool:
    if isinstance(a_set, Scaled):
        was_there = a_set.kill(name)
        time.sleep(OUTAGE_SECONDS)
        a_set.start_ended()
        return was_there
    if name == "command":
        a_set.kill()
        time.sleep(OUTAGE_SECONDS)
        a_set.start()
        time.sleep(2 * OUTAGE_SECONDS)  # what dies before the command has seen its page counts as unable to start
        return True
    return a_set.kill_part(name)


def wait_until_all_is_back(a_set: Running) -> None:
    """Return when each part runs and each web process is ready."""
    until_then = time.monotonic() + 60
    workers, ended = a_set.worker_ports, list[str]()
    while not all(answers(port) for port in a_set.ports) or not all(listens(port) for port in workers):
        if isinstance(a_set.a_set, Scaled):
            ended += a_set.a_set.start_ended()
        if time.monotonic() > until_then:
            raise SystemExit(f"Not everything came back. Ended by themselves: {ended}")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
