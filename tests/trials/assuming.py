"""How many times a second a role is assumed by the REST API of one web process, and how long each takes.

    .venv/bin/python -m tests.trials.assuming [--each 900] [--clients 8] [--scaled] [--json]

Every client is somebody else, in a sandbox of their own with one user and one role, and asks again as soon as it has
its answer. A socket listens to the first sandbox. Afterwards everything must be there: each session in its canvas,
each in the journal, each in the socket. Prints one line of JSON; the bars are 300 a second and p99 100 ms. The clients
share the machine with what they measure: `server_cpu_ms` is the web process's own time for each. `--scaled` asks one
of the scaled set's web processes. Planted defect that turns it red, tried: let `issue` in sts/issue.py announce nothing
(missing, unannounced).
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playground.config.keyvalue import free_port
from tests.trials.embedded import Embedded, Listener, Visitor, percentile
from tests.trials.running import report
from tests.trials.scaled import Scaled

RATE_BAR, P99_BAR_MS = 300, 100
TICKS = os.sysconf("SC_CLK_TCK")


class Client(threading.Thread):
    """Somebody who assumes one role again and again."""

    def __init__(self, port: int, times: int) -> None:
        super().__init__(daemon=True)
        self.visitor, self.times = Visitor(port), times
        account = self.visitor.must("GET", "")["accounts"][0]["id"]
        new = {"account_id": account, "position": {"x": 40, "y": 80}}
        user = self.visitor.must("POST", "identities/", {**new, "kind": "user", "name": "trial"})
        role = self.visitor.must("POST", "roles/", {**new, "name": "Trial", "trusted": user["id"]})
        self.call = {"caller": {"kind": "identity", "id": user["id"]}, "role_id": role["id"]}
        self.took: list[float] = []
        self.issued: list[str] = []
        self.refused = 0

    def run(self) -> None:
        path = self.visitor.base + "sessions/"
        for _ in range(self.times):
            started = time.perf_counter()
            status, answer = self.visitor.send("POST", path, self.call)
            self.took.append(1000 * (time.perf_counter() - started))
            if status == 201:
                self.issued.append(answer["session"]["id"])
            else:
                self.refused += 1

    def missing(self) -> int:
        """Out: how many of its sessions are not in the canvas, or not in the journal."""
        self.visitor = self.visitor.copy()  # the server drops a line that was still for some seconds
        canvas = {session["id"] for session in self.visitor.must("GET", "")["sessions"]}
        told: set[str] = set()
        since, revision = 0, 1
        while since < revision:
            page = self.visitor.must("GET", f"past/?since={since}")
            told |= {event["session"]["id"] for each in page["edits"] for event in issued_in(each)}
            since, revision = page["edits"][-1]["revision"], page["revision"]
        return len(set(self.issued) - canvas) + len(set(self.issued) - told)


def issued_in(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for event in entry["events"] if event["type"] == "SessionIssued"]


def main() -> int:
    """Out: 0 when both bars are met and nothing is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=900)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--scaled", action="store_true")
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with one_web_process(options.scaled) as (port, process):
        figures = measure(port, process, options.clients, options.each)
    wrong = figures["refused"] or figures["missing"] or figures["unannounced"]
    ratios = {"rate": RATE_BAR / figures["rate"], "p99": figures["p99_ms"] / P99_BAR_MS}
    return 1 if report({"scaled": options.scaled, **figures}, ratios) or wrong else 0


@contextmanager
def one_web_process(scaled: bool) -> Iterator[tuple[int, int]]:
    """Out: its port and its process number."""
    with tempfile.TemporaryDirectory() as folder:
        a_set = Scaled(Path(folder), webs=1) if scaled else Embedded(Path(folder) / "data", free_port())
        try:
            a_set.start()
            if isinstance(a_set, Scaled):
                yield a_set.ports["web-1"], a_set.processes["web-1"].pid
            else:
                yield a_set.port, int((a_set.data / "run" / "web.pid").read_text())
        finally:
            a_set.stop()


def measure(port: int, process: int, clients: int, each: int) -> dict[str, Any]:
    """Out: the figures."""
    everybody = [Client(port, each) for _ in range(clients)]
    heard: dict[str, float] = {}
    listener = Listener(everybody[0].visitor, lambda event, at: heard.update(new_in(event, at)))
    listener.start()
    listener.listening.wait(10)
    for client in everybody:  # one each, so that nothing is counted that is done once
        client.visitor.must("POST", "sessions/", client.call)
    before, started = cpu_seconds(process), time.perf_counter()
    for client in everybody:
        client.start()
    for client in everybody:
        client.join()
    seconds, used = time.perf_counter() - started, cpu_seconds(process) - before
    until = time.monotonic() + 10
    while time.monotonic() < until and set(everybody[0].issued) - heard.keys():
        time.sleep(0.05)
    listener.stopping = True
    took = sorted(ms for client in everybody for ms in client.took)
    return {
        "rate": round(len(took) / seconds, 1),
        "requests": len(took),
        **{f"p{percent}_ms": round(percentile(took, percent), 1) for percent in (50, 95, 99)},
        "max_ms": round(took[-1], 1),
        "server_cpu_ms": round(1000 * used / len(took), 2),
        "refused": sum(client.refused for client in everybody),
        "missing": sum(client.missing() for client in everybody),
        "unannounced": len(set(everybody[0].issued) - heard.keys()),
    }


def new_in(event: dict[str, Any], at: float) -> dict[str, float]:
    return {event["session"]["id"]: at} if event["type"] == "SessionIssued" else {}


def cpu_seconds(process: int) -> float:
    """Out: what a process has used so far, all its threads together."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    sys.exit(main())
