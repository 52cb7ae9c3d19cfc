"""From a fresh clone to a Python that has everything: .venv from requirements.lock, then the built front end.

Standard library only. Every step leaves a stamp with the hash of what it was made from, written last, so an
interrupted set-up starts that step again and a finished one does nothing. An older Python must be able to read this
file and `steps.py` as far as the sentence about itself.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playground.config.frontend_build import build_frontend
from playground.config.steps import STAMP, SetUpFailed, hash_of, is_current, only_one, run, say, set_stamp, step

ROOT = Path(__file__).resolve().parents[2]
LEAST_PYTHON = (3, 11)
NEED_SET_UP = ("up", "test", "set_up")


def enter(argv: list[str]) -> None:
    """In: sys.argv. Makes what is missing if the command needs it, and returns only inside the environment."""
    command = argv[1] if len(argv) > 1 else ""
    try:
        require_python()
        if command in NEED_SET_UP and not {"-h", "--help"} & set(argv):
            set_up(ROOT)
    except SetUpFailed as failure:
        sys.exit(f"\n{failure}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted. The same command goes on from here.")
    # pip compiles nothing (see below), so Python must be free to keep what it compiles: else every start does it again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    venv = ROOT / ".venv"
    if not python_of(venv).exists() and importlib.util.find_spec("django") is None:
        sys.exit("Nothing is installed yet. Run this first: python3 manage.py up")
    if python_of(venv).exists() and Path(sys.prefix).resolve() != venv.resolve():
        sys.stdout.flush()
        os.execv(str(python_of(venv)), [str(python_of(venv)), *argv])


def require_python(version: tuple[int, ...] = sys.version_info[:2]) -> None:
    """Refuse a Python that cannot run us."""
    if version < LEAST_PYTHON:
        found, least = (".".join(map(str, each)) for each in (version, LEAST_PYTHON))
        again = " ".join(sys.argv[1:])
        raise SetUpFailed(
            f"This is Python {found}; Understudy needs {least} or newer. Install one and run, for example: "
            f"python{least} manage.py {again}"
        )


def set_up(root: Path) -> None:
    """Make .venv and the front end's build below `root`, as far as they are not what they should be."""
    with only_one(root):
        make_venv(root)
        build_frontend(root)


def python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def make_venv(root: Path) -> None:
    """Make .venv what requirements.lock says. One that was finished once is brought up to date, any other made anew."""
    venv, lock = root / ".venv", root / "requirements.lock"
    wanted = hash_of([], lock.read_text(encoding="utf-8"), str(venv.resolve()))
    if is_current(venv, wanted) and python_of(venv).exists():
        return
    require_venv_module()
    finished_once = (venv / STAMP).exists() and python_of(venv).exists()
    (venv / STAMP).unlink(missing_ok=True)
    if not finished_once:
        with step("Making .venv"):
            shutil.rmtree(venv, ignore_errors=True)
            run([base_python(), "-m", "venv", str(venv)], root, "Is the disk full?")
    with step("Installing the Python packages"):
        install_packages(root, lock)
    set_stamp(venv, wanted)


def require_venv_module() -> None:
    """Debian and Ubuntu keep a part of the standard library in a package of its own."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetUpFailed(
            "This Python cannot make virtual environments. Bring what is missing with: "
            "sudo apt install python3-venv   Then run the same command again."
        )


def base_python() -> str:
    """Out: a Python outside of .venv, for .venv may be about to go."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    beside = Path(sys.base_prefix) / "bin" / name
    return str(beside) if beside.exists() else sys.executable


def install_packages(root: Path, lock: Path) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line.split("#")[0])
    seen: set[str] = set()

    def show(line: str) -> None:
        if line.startswith("Collecting ") and line not in seen:
            seen.add(line)
            if len(seen) % 20 == 0:
                say(f"  {len(seen)} of about {count} packages")
        elif line.startswith("Installing collected"):
            say(f"  {len(seen)} packages found, unpacking")

    command = [str(python_of(root / ".venv")), "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(lock)]
    command += ["--no-compile"]  # Python compiles what is used when it is used: a small part of what is installed
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    try:
        run(command, root, "Is the network up? Then run the same command again.", environment, on_line=show)
    except subprocess.SubprocessError as error:
        raise SetUpFailed(f"pip could not be run: {error}") from error
