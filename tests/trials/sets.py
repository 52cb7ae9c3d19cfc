"""The two ways to run, as trials use them: which ports answer, what may be killed, and its database filled."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playground.config.keyvalue import free_port
from tests.trials.embedded import ROOT, Embedded
from tests.trials.scaled import Scaled

OF_EMBEDDED = ("web", "worker", "keyvalue")


class Running:
    """Either set. `ports` are those of its web processes."""

    def __init__(self, a_set: Embedded | Scaled) -> None:
        self.a_set = a_set

    @property
    def ports(self) -> list[int]:
        return list(self.a_set.ports.values()) if isinstance(self.a_set, Scaled) else [self.a_set.port]

    @property
    def worker_ports(self) -> list[int]:
        """Out: where each worker tells its figures, once it works."""
        return list(self.a_set.metrics_ports.values())

    @property
    def parts(self) -> list[str]:
        """Out: what may be killed by name."""
        return [name for name in self.a_set.names if name != "proxy"] if self.is_scaled else list(OF_EMBEDDED)

    @property
    def is_scaled(self) -> bool:
        return isinstance(self.a_set, Scaled)

    def process(self, name: str) -> int:
        """Out: the process number of a part."""
        if isinstance(self.a_set, Scaled):
            return self.a_set.processes[name].pid
        return int((self.a_set.data / "run" / f"{name}.pid").read_text())

    def cpu(self) -> dict[str, float]:
        """Out: what each part has computed so far, in seconds, with the processes that it started."""
        names = self.a_set.names if isinstance(self.a_set, Scaled) else OF_EMBEDDED
        return {name: cpu_of_tree(self.process(name)) for name in names}

    def web_processes(self) -> list[int]:
        return [self.process(name) for name in (self.a_set.ports if isinstance(self.a_set, Scaled) else ("web",))]

    def database(self, task: str, wanted: dict[str, Any]) -> dict[str, Any]:
        """Out: the answer of `filling.py`, run on this set's database."""
        here = {"PLAYGROUND_DATA_DIR": str(self.a_set.data)} if isinstance(self.a_set, Embedded) else {}
        environment = self.a_set.environment if isinstance(self.a_set, Scaled) else {**os.environ, **here}
        command = [sys.executable, "-m", "tests.trials.filling", task]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=json.dumps(wanted), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        return dict(json.loads(done.stdout))


@contextmanager
def running(scaled: bool) -> Iterator[Running]:
    """`manage.py up`, or all of deploy/, in a folder of its own; it ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        a_set = Scaled(Path(folder)) if scaled else Embedded(Path(folder) / "data", free_port())
        try:
            a_set.start()
            yield Running(a_set)
        finally:
            a_set.stop()


def memory_mb(process: int) -> float:
    """Out: what a process holds in memory."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:", 1)[1].split(None, 1)[0]) / 1024


def cpu_seconds(process: int) -> float:
    """Out: what a process has computed so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_of_tree(top: int, named: str = "") -> float:
    """Out: what the processes below this one and itself have computed so far; only those whose name begins like this.
    What one has computed that ended meanwhile is left out."""
    parents: dict[int, int] = {}
    names: dict[int, str] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            head, fields = stat.read_text().rsplit(") ", 1)
            number, names_self = head.split(" (", 1)
            parents[int(number)], names[int(number)] = int(fields.split()[1]), names_self
    tree = {top}
    while more := {each for each, parent in parents.items() if parent in tree} - tree:
        tree |= more
    found = 0.0
    for each in tree:
        with contextlib.suppress(OSError):
            found += cpu_seconds(each) if names.get(each, "").startswith(named) else 0
    return found
