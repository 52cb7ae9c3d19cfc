"""Running several commands one after the other and saying which of them failed."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playground.config.steps import say

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Part:
    """One command: what it is called, how and where it is run, in which environment (ours if None)."""

    name: str
    command: Sequence[str]
    folder: Path = ROOT
    environment: Mapping[str, str] | None = None


def run_all(parts: Sequence[Part]) -> int:
    """Run every part, also after one failed; a line each, and the failed ones again at the end. Out: the exit code."""
    failed = [part.name for part in parts if not _passes(part)]
    if failed:
        say(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def _passes(part: Part) -> bool:
    say(f"\n── {part.name}")
    started = time.monotonic()
    try:
        code = subprocess.run(part.command, cwd=part.folder, env=part.environment, check=False).returncode
    except OSError as error:
        say(f"{part.command[0]} could not be started: {error.strerror}")
        code = 1
    say(f"── {part.name}: {'passed' if code == 0 else 'FAILED'} ({time.monotonic() - started:.1f} s)")
    return code == 0
