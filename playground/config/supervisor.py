"""Keeps a set of processes alive under one parent: starts them, starts again what died, ends them all together.

None of them outlives the parent (`lifeline.py`). Children are started from the main thread only: Linux ends them with
the thread that started them. Read `up.py` for which processes there are.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

LIFELINE = Path(__file__).with_name("lifeline.py")
FIRST_DELAY, LONGEST_DELAY = 0.1, 10.0  # seconds until what died is started again; doubles from one to the other
HEALTHY_AFTER = 30.0  # having run this long, the next death counts as the first
STOP_SECONDS = 5.0  # to end by itself before it is killed
LOG_BYTES = 10_000_000  # then the log starts anew, one older part is kept


@dataclass
class Child:
    """One process to keep alive: what it is called, how and where it is started, where it writes."""

    name: str
    command: list[str]
    log: Path
    folder: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    delay: float = FIRST_DELAY
    start_at: float = 0.0
    deaths: int = 0

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Lifeline:
    """The parent's end of the pipe that tells children elsewhere than on Linux that it is gone."""

    def __init__(self, use_pipe: bool = sys.platform != "linux") -> None:
        self._ends = os.pipe() if use_pipe else None

    def start(self, command: list[str], log: Path, folder: Path) -> subprocess.Popen[bytes]:
        """Out: the command, running in a session of its own, so that a Ctrl-C reaches only its parent."""
        watch = ["--watch", str(self._ends[0])] if self._ends else []
        with log.open("ab") as file:
            return subprocess.Popen(
                [sys.executable, "-I", "-S", str(LIFELINE), str(os.getpid()), *watch, *command],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=folder,
                start_new_session=True,
                pass_fds=[self._ends[0]] if self._ends else [],
            )


class Supervisor:
    """In: the children, in the order of their start (they are ended in the opposite order), where to say what happens,
    and a folder in which each child's process number is kept as NAME.pid."""

    def __init__(
        self, children: list[Child], say: Callable[[str], None], folder: Path, lifeline: Lifeline | None = None
    ) -> None:
        self.children = children
        self.say = say
        self.folder = folder
        self.stopping = False
        self._lifeline = lifeline or Lifeline()

    def start(self, child: Child) -> None:
        child.started = time.monotonic()
        child.process = self._lifeline.start(child.command, child.log, child.folder)
        written = self.folder / f"{child.name}.pid.new"
        written.write_text(f"{child.process.pid}\n", encoding="ascii")
        written.replace(self.folder / f"{child.name}.pid")  # whoever reads it meanwhile reads a whole number

    def look_after(self) -> None:
        """One round: start what is not running and due, and keep the logs within bounds."""
        now = time.monotonic()
        for child in self.children:
            if child.is_running():
                _bound(child.log)
                continue
            if child.process is not None:
                self._plan_restart(child, now)
            if now >= child.start_at:
                self.start(child)

    def _plan_restart(self, child: Child, now: float) -> None:
        assert child.process is not None
        if now - child.started > HEALTHY_AFTER:
            child.delay = FIRST_DELAY
        code = child.process.returncode
        self.say(f"{child.name} ended ({_how(code)}); starting it again in {child.delay:.1f} s. Log: {child.log}")
        child.process = None
        child.deaths += 1
        child.start_at = now + child.delay
        child.delay = min(child.delay * 2, LONGEST_DELAY)

    def run_until_stopped(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Look after the children until a signal asks to stop, then end them all."""
        try:
            while not self.stopping:
                self.look_after()
                meanwhile()
                time.sleep(0.1)
        finally:
            self.stop_all()

    def stop_all(self) -> None:
        """End the children, the last one first, so that none loses what it stands on; kill what does not go."""
        deadline = time.monotonic() + STOP_SECONDS
        for child in reversed(self.children):
            if child.process is None or child.process.poll() is not None:
                continue
            child.process.terminate()
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()

    @contextmanager
    def stopped_by_signals(self) -> Iterator[None]:
        """While this lasts, Ctrl-C, a closed terminal and a request to end are requests to stop."""

        def stop(number: int, frame: FrameType | None) -> None:
            self.stopping = True

        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, stop) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _bound(log: Path) -> None:
    """Keep a log within its size: its text moves to NAME.1, and the process goes on appending to the emptied file."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.with_name(log.name + ".1").write_bytes(log.read_bytes())
        os.truncate(log, 0)
