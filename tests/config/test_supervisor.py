"""Processes that die come back, and none outlives its parent. Real processes, no clock."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.config.supervisor import LOG_BYTES, Child, Lifeline, Supervisor

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until a test gives up waiting for a process; none of them waits for time to pass


def until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.01)  # leaves the processor to the process that is waited for


def is_alive(pid: int) -> bool:
    """A process that ended but was not yet collected by its parent counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def sleeper(folder: Path, name: str = "sleeper") -> Child:
    return Child(name, ["sleep", "600"], folder / f"{name}.log", folder)


def pid_of(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


@pytest.fixture
def said() -> list[str]:
    return []


def test_what_is_killed_is_started_again_and_said_so(tmp_path: Path, said: list[str]) -> None:
    child = sleeper(tmp_path)
    supervisor = Supervisor([child], said.append, tmp_path)
    supervisor.look_after()
    first = pid_of(child)
    os.kill(first, signal.SIGKILL)
    until(lambda: not is_alive(first), "the killed process is gone")

    def is_back() -> bool:
        supervisor.look_after()
        return child.is_running() and pid_of(child) != first

    until(is_back, "another one runs")
    assert (tmp_path / "sleeper.pid").read_text().strip() == str(pid_of(child))
    assert said == [f"sleeper ended (killed by SIGKILL); starting it again in 0.1 s. Log: {child.log}"]
    supervisor.stop_all()


def test_what_keeps_dying_is_started_less_and_less_often(tmp_path: Path, said: list[str]) -> None:
    child = Child("failing", ["false"], tmp_path / "log", tmp_path)
    supervisor = Supervisor([child], said.append, tmp_path)

    def died_four_times() -> bool:
        supervisor.look_after()
        return child.deaths == 4

    until(died_four_times, "four deaths")
    assert [line.split(" in ")[1].split(" s.")[0] for line in said] == ["0.1", "0.2", "0.4", "0.8"]
    assert "exit code 1" in said[0]


def test_all_end_when_asked_the_last_started_first(tmp_path: Path, said: list[str]) -> None:
    order = tmp_path / "order"
    script = f'trap "echo $0 >> {order}; exit 0" TERM; echo ready > $0.ready; while :; do sleep 0.05; done'
    children = [Child(name, ["sh", "-c", script, name], tmp_path / name, tmp_path) for name in ("first", "second")]
    supervisor = Supervisor(children, said.append, tmp_path)
    supervisor.look_after()
    until(lambda: len(list(tmp_path.glob("*.ready"))) == 2, "both listen for the signal")
    supervisor.stop_all()
    assert order.read_text().split() == ["second", "first"]
    assert not any(child.is_running() for child in children)


def test_what_does_not_go_is_killed(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.config.supervisor.STOP_SECONDS", 0.2)
    child = Child("deaf", ["sh", "-c", 'trap "" TERM; echo > ready; sleep 600'], tmp_path / "log", tmp_path)
    supervisor = Supervisor([child], said.append, tmp_path)
    supervisor.look_after()
    until((tmp_path / "ready").exists, "it is deaf now")
    supervisor.stop_all()
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("use_pipe", [False, True], ids=["kernel", "pipe"])
def test_children_do_not_outlive_a_killed_parent(tmp_path: Path, use_pipe: bool) -> None:
    parent = textwrap.dedent(
        f"""
        from pathlib import Path
        from playground.config.supervisor import Child, Lifeline, Supervisor
        folder = Path({str(tmp_path)!r})
        command = ["sh", "-c", "echo $$ > $0.real; exec sleep 600"]
        children = [Child(name, [*command, name], folder / name, folder) for name in ("one", "two")]
        Supervisor(children, print, folder, Lifeline(use_pipe={use_pipe})).run_until_stopped()
        """
    )
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT)
    notes = [tmp_path / "one.real", tmp_path / "two.real"]
    until(lambda: all(note.exists() and note.read_text().endswith("\n") for note in notes), "both run")
    pids = [int(note.read_text()) for note in notes]
    assert all(is_alive(pid) for pid in pids)
    process.kill()
    process.wait()
    until(lambda: not any(is_alive(pid) for pid in pids), "no orphan is left")


def test_through_the_pipe_a_request_to_stop_reaches_the_command(tmp_path: Path, said: list[str]) -> None:
    child = Child(
        "polite",
        ["sh", "-c", 'trap "echo bye; exit 0" TERM; echo > ready; while :; do sleep 0.05; done'],
        tmp_path / "log",
        tmp_path,
    )
    supervisor = Supervisor([child], said.append, tmp_path, Lifeline(use_pipe=True))
    supervisor.look_after()
    until((tmp_path / "ready").exists, "it listens")
    supervisor.stop_all()
    assert child.log.read_text() == "bye\n"


def test_a_log_that_grew_too_long_starts_anew_and_keeps_one_older_part(tmp_path: Path, said: list[str]) -> None:
    child = sleeper(tmp_path)
    child.log.write_bytes(b"x" * (LOG_BYTES + 1))
    supervisor = Supervisor([child], said.append, tmp_path)
    supervisor.look_after()
    supervisor.look_after()
    assert child.log.stat().st_size == 0
    assert (tmp_path / "sleeper.log.1").stat().st_size == LOG_BYTES + 1
    supervisor.stop_all()
