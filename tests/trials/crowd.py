"""A thousand sockets on two web processes: actions, a thousand sessions that end in one second, some who never read.

    .venv/bin/python -m tests.trials.crowd [--sockets 1000] [--actions 20] [--seconds 20] [--rounds 3] [--silent 50]
                                           [--seed 1]

Twenty sandboxes, watched by as many sockets each, half of them at either web process of the scaled set. So many actions
a second move nodes; amid them a thousand sessions end in one second. Each round has two halves: beside so many more
sockets that come at once, read, and leave when those who do not read are let go; and beside as many whose owners read
nothing at all. Prints one line of JSON, in milliseconds from the answer's request (or the session's end) to the message
in each of the thousand; the bars are p95, errors, memory of both processes, the seconds until those who do not read are
let go, and how much later the others hear beside them than beside those who read. `noise` is how far apart the p95s of
the halves beside readers are: a ratio closer to 1 than that says nothing.

Planted defect that turns it red: take `--ws-ping-interval` and `--ws-ping-timeout` away from deploy/Procfile
(let_go_seconds).
"""

import argparse
import asyncio
import base64
import os
import random
import socket
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from tests.trials.embedded import Visitor
from tests.trials.lean_socket import LeanSocket, open_socket
from tests.trials.listening import Ear, all_listening, until
from tests.trials.running import report, spread
from tests.trials.scaled import Scaled
from tests.trials.sets import Running, memory_mb, running

SANDBOXES = 20
ENDING, SETTLING = 1_000, 3.0
P95_BAR_MS, MEMORY_BAR_MB, LET_GO_BAR_SECONDS, OTHERS_BAR = 500, 1_024, 10.0, 1.10
FIRST_REVISION = 1  # of each sandbox: its note
FIRST_X = 1_000  # marks are told apart by where they put a node
GATHERING = 4.0  # seconds in which the last messages may arrive
LOOKING = 0.5  # seconds between two looks at all that was heard: each takes a while itself
STAYING = 8.0  # seconds: those who read leave when the server lets those go who do not
PATIENCE = 90.0  # seconds until a server that lets nobody go is given up


@dataclass
class Phase:
    """What rounds of actions and ends gave."""

    acts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    errors: int = 0
    missing: int = 0


class Crowd:
    """The sockets, the people who act, and the nodes that they move."""

    def __init__(self, a_set: Running, sockets: int, chance: random.Random) -> None:
        self.a_set, self.chance = a_set, chance
        self.visitor = Visitor(a_set.ports[0])
        wanted = {"owner_of": self.visitor.sandbox, "sandboxes": SANDBOXES, "ends": []}
        self.sandboxes: list[str] = a_set.database("fill", wanted)["sandboxes"]
        self.nodes = {each: self._draw(each) for each in self.sandboxes}
        ports = a_set.ports
        self.ears = [
            Ear(self.visitor, self.sandboxes[at % SANDBOXES], ports[at // SANDBOXES % len(ports)], FIRST_REVISION)
            for at in range(sockets)
        ]
        self.next_x = FIRST_X

    def _draw(self, sandbox: str) -> str:
        status, made = self.visitor.send(
            "POST", f"/api/sandboxes/{sandbox}/notes/", {"text": "moves", "position": {"x": 1, "y": 1}}
        )
        if status >= 300:
            raise SystemExit(f"Drawing a note answered {status}: {made}")
        return str(made["id"])

    async def round(self, phase: Phase, actions: int, seconds: float) -> None:
        """So many actions a second, and amid them the ends."""
        sent: dict[float, tuple[str, float]] = {}
        end = time.time() + SETTLING + seconds / 2
        ends = [[at % SANDBOXES, end + self.chance.uniform(0, 1)] for at in range(ENDING)]
        wanted = {"in": self.sandboxes, "ends": ends}
        due = (await asyncio.to_thread(self.a_set.database, "add", wanted))["sessions"]
        start = time.monotonic()
        waiting = []
        for number in range(int(actions * seconds)):
            await asyncio.sleep(max(0.0, start + number / actions - time.monotonic()))
            waiting.append(asyncio.create_task(asyncio.to_thread(self._act, number, sent, phase)))
        await asyncio.gather(*waiting)
        await until(lambda: self._missing(sent, due) == 0, GATHERING + max(0.0, end + 1 - time.time()), LOOKING)
        self._take(phase, sent, due)

    def place(self, number: int) -> tuple[str, int]:
        """Out: a sandbox and a port for one more."""
        return self.sandboxes[number % SANDBOXES], self.a_set.ports[number % len(self.a_set.ports)]

    async def readers(self, many: int) -> list[LeanSocket]:
        """Out: so many more who read what they hear."""

        def coming(number: int) -> Any:
            sandbox, port = self.place(number)
            return open_socket(port, f"/ws/sandboxes/{sandbox}/", {"Cookie": self.visitor.cookie}, lambda _: None)

        return await asyncio.gather(*map(coming, range(many)))

    async def silent(self, many: int) -> list["Silent"]:
        """Out: so many more who read nothing."""
        return await asyncio.gather(
            *(asyncio.to_thread(Silent, self.visitor, *self.place(number)) for number in range(many))
        )

    def _act(self, number: int, sent: dict[float, tuple[str, float]], phase: Phase) -> None:
        sandbox = self.sandboxes[number % SANDBOXES]
        self.next_x += 1
        x = float(self.next_x)
        visitor = self.visitor.at(self.a_set.ports[number % len(self.a_set.ports)])
        moved = {"positions": [{"id": self.nodes[sandbox], "position": {"x": x, "y": 2}}]}
        sent[x] = (sandbox, time.time())
        try:
            status, _ = visitor.send("POST", f"/api/sandboxes/{sandbox}/positions/", moved)
        except OSError:
            status = 599
        if status >= 300:
            phase.errors += 1
            del sent[x]

    def _missing(self, sent: dict[float, tuple[str, float]], due: dict[str, Any]) -> int:
        marks, ends = self._by_sandbox(sent), self._by_sandbox(due)
        return sum(
            len(marks[ear.sandbox] - ear.marks.keys()) + len(ends[ear.sandbox] - ear.first.keys()) for ear in self.ears
        )

    def _by_sandbox(self, what: dict[Any, tuple[str, float]]) -> dict[str, set[Any]]:
        found: dict[str, set[Any]] = {each: set() for each in self.sandboxes}
        for key, (sandbox, _) in what.items():
            found[sandbox].add(key)
        return found

    def _take(self, phase: Phase, sent: dict[float, tuple[str, float]], due: dict[str, Any]) -> None:
        phase.missing += self._missing(sent, due)
        for ear in self.ears:
            phase.acts += [1000 * (ear.marks[x] - sent[x][1]) for x in ear.marks if x in sent]
            phase.ends += [1000 * (at - due[key][1]) for key, at in ear.first.items() if key in due]


class Silent:
    """Somebody whose browser reads nothing: a handshake, and then not one byte more."""

    def __init__(self, visitor: Visitor, sandbox: str, port: int) -> None:
        self.line = socket.socket()
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self.line.settimeout(20)
        self.line.connect(("127.0.0.1", port))
        lines = (
            f"GET /ws/sandboxes/{sandbox}/ HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"Origin: http://127.0.0.1:{port}",
            f"Cookie: {visitor.cookie}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
        )
        self.line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        assert self.line.recv(12) == b"HTTP/1.1 101"

    def close_code(self) -> int | None:
        """Read to the end now. Out: the code that the server closed with."""
        data = b""
        self.line.settimeout(5)
        try:
            while part := self.line.recv(65_536):
                data += part
        except OSError:
            pass
        at = data.rfind(b"\x88")
        return int.from_bytes(data[at + 2 : at + 4], "big") if at >= 0 else None


def main() -> int:
    """Out: 0 when all bars are met and nothing went wrong or missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (
        ("sockets", 1_000),
        ("actions", 20),
        ("seconds", 20),
        ("rounds", 3),
        ("silent", 50),
        ("seed", 1),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    with running(scaled=True) as a_set:
        figures = asyncio.run(measure(a_set, options))
    alone, beside = figures["beside_readers"], figures["beside_silent"]
    ratios = {
        "acts_p95": alone["acts_ms"]["p95"] / P95_BAR_MS,
        "ends_p95": alone["ends_ms"]["p95"] / P95_BAR_MS,
        "memory": figures["memory_mb"] / MEMORY_BAR_MB,
        "let_go": figures["let_go_seconds"] / LET_GO_BAR_SECONDS,
        "others": beside["acts_ms"]["p95"] / alone["acts_ms"]["p95"] / OTHERS_BAR,
    }
    wrong = any(phase[name] for phase in (alone, beside) for name in ("errors", "missing")) or figures["wrong_codes"]
    return 1 if report({**vars(options), **figures}, ratios) or wrong else 0


async def measure(a_set: Running, options: Any) -> dict[str, Any]:
    """Out: the figures of both halves of all rounds."""
    crowd = await asyncio.to_thread(Crowd, a_set, options.sockets, random.Random(options.seed))
    tasks = await all_listening(crowd.ears)
    alone, beside, p95s, let_go, codes = Phase(), Phase(), [], [], set[str]()
    for _ in range(options.rounds):
        known, readers = len(alone.acts), await crowd.readers(options.silent)
        for each in readers:
            asyncio.get_running_loop().call_later(STAYING, each.close)
        await crowd.round(alone, options.actions, options.seconds)
        p95s.append(spread(alone.acts[known:], 95)["p95"])
        people, began = await crowd.silent(options.silent), time.monotonic()
        letting_go = asyncio.create_task(asyncio.to_thread(wait_until_let_go, a_set, options.sockets, began))
        await crowd.round(beside, options.actions, options.seconds)
        let_go.append(await letting_go)
        codes |= {str(person.close_code()) for person in people}
    for task in tasks:
        task.cancel()
    return {
        "beside_readers": shown(alone),
        "beside_silent": shown(beside),
        "noise": round(max(p95s) / min(p95s), 2),
        "memory_mb": round(sum(memory_mb(process) for process in a_set.web_processes()), 1),
        "let_go_seconds": round(max(let_go), 1),
        "close_codes": sorted(codes),
        "wrong_codes": sorted(codes - {"1011", "4429"}),
        "cuts": sum(ear.cuts for ear in crowd.ears),
        "journal_reads": sum(ear.reads for ear in crowd.ears),
    }


def shown(phase: Phase) -> dict[str, Any]:
    percents = (50, 95, 99)
    figures = {"acts_ms": spread(phase.acts, *percents), "ends_ms": spread(phase.ends, *percents)}
    return {**figures, "errors": phase.errors, "missing": phase.missing}


def wait_until_let_go(a_set: Running, others: int, began: float) -> float:
    """Out: how many seconds until the processes had no socket but those of the others."""
    assert isinstance(a_set.a_set, Scaled)
    while time.monotonic() - began < PATIENCE:
        sockets = sum(a_set.a_set.figure(name, "understudy_sockets") for name in a_set.a_set.ports)
        if time.monotonic() - began > 1 and sockets <= others:
            return time.monotonic() - began
        time.sleep(0.25)
    return PATIENCE


if __name__ == "__main__":
    sys.exit(main())
