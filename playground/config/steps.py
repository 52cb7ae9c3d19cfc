"""What the steps of the set-up share: stamps, progress lines, one at a time. Standard library only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

STAMP = ".set-up-stamp"
TAIL_LINES = 25  # of a failed command's output


class SetUpFailed(Exception):
    """One sentence for the person at the keyboard, with the command that helps."""


def say(line: str) -> None:
    """Show progress at once, also into a pipe."""
    print(line, flush=True)


def is_current(folder: Path, wanted: str) -> bool:
    """Was `folder` made, and finished, from what hashes to `wanted`?"""
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text(encoding="ascii").strip() == wanted


def set_stamp(folder: Path, wanted: str) -> None:
    """The last act of a step: from now on `folder` is what `wanted` says."""
    draft = folder / (STAMP + ".new")
    draft.write_text(wanted + "\n", encoding="ascii")
    draft.replace(folder / STAMP)


def hash_of(files: list[Path], *more: str) -> str:
    """Out: one hash of names, contents and whatever else the result depends on."""
    total = hashlib.sha256()
    for part in more:
        total.update(part.encode() + b"\0")
    for file in files:
        total.update(str(file).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold `folder` (the lock ends with the process), so that two set-ups at once become one after the other."""
    if fcntl is None:
        raise SetUpFailed("Understudy runs on Linux and macOS. On Windows, run the same command inside WSL.")
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is running here; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Say what begins and how long it took."""
    started = time.monotonic()
    say(f"{title} …")
    yield
    say(f"  done in {time.monotonic() - started:.0f} s")


def run(
    command: list[str],
    folder: Path,
    help_line: str,
    environment: dict[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> None:
    """Run a command quietly; when it fails, show the end of what it said and `help_line`."""
    tail: list[str] = []
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            tail = [*tail[-TAIL_LINES:], line.rstrip()]
            if on_line:
                on_line(line)
    if process.returncode:
        sys.stderr.write("\n".join(tail) + "\n")
        name = " ".join(Path(part).name for part in command[:4])
        raise SetUpFailed(f"`{name} …` failed (exit code {process.returncode}). {help_line}")
