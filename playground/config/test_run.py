"""`manage.py test [PART or PATH …]`: after the set-up, every check and test, or one part of them.

    manage.py test                              everything
    manage.py test checks|python|frontend|browser
    manage.py test tests/iam -k chained         a path, with pytest's options
    manage.py test frontend/src/model           a path, for Vitest

Tests use a data folder and a key-value server of their own, so nothing that is drawn on this machine is touched.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from playground.config import data_folder
from playground.config.node import find_node
from playground.config.parts import ROOT, Part, run_all

BROWSER_TESTS = "tests/browser"
# A process for each core, each with a database, key-value server and playground of its own; a file stays in one.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "8", "--dist", "loadfile")
# A browser on a busy machine may stumble: three tests at most get a second go, and the end of the report tells how each
# failed at first.
SECOND_GO = ("--reruns", "1", "--max-suite-reruns", "3", "--rerun-show-tracebacks")


def main(arguments: list[str]) -> int:
    """Out: 0 when everything passed."""
    parser = argparse.ArgumentParser(
        prog="manage.py test", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", help="parts or paths; everything without any")
    options, more = parser.parse_known_args(arguments)
    with tempfile.TemporaryDirectory(prefix="understudy-test-") as folder:
        os.environ["PLAYGROUND_DATA_DIR"] = folder
        for key in ("PLAYGROUND_SECRET_KEY", "PLAYGROUND_ENCRYPTION_KEY"):  # DATABASE_URL asks for them
            os.environ.setdefault(key, data_folder.random_key())
        return run_all(parts(options.what or ["checks", "python", "frontend", "browser"], more))


def parts(what: list[str], more: list[str]) -> list[Part]:
    """In: parts and paths, and options for the runner of a path. Out: the commands."""
    named = {
        "checks": Part("checks", [sys.executable, "manage.py", "check_code"]),
        "python": _pytest("python", ["tests", f"--ignore={BROWSER_TESTS}", *SIDE_BY_SIDE, *more]),
        "frontend": _vitest("frontend", more),
        "browser": _pytest("browser", [BROWSER_TESTS, *SIDE_BY_SIDE, *SECOND_GO, *more]),
    }
    of_frontend = [path for path in what if path not in named and Path(path).parts[:1] == ("frontend",)]
    of_python = [path for path in what if path not in named and path not in of_frontend]
    chosen = [named[name] for name in what if name in named]
    if of_python:
        chosen.append(_pytest(" ".join(of_python), [*of_python, *more]))
    if of_frontend:
        inside = [str(Path(*Path(path).parts[1:])) for path in of_frontend]
        chosen.append(_vitest(" ".join(of_frontend), [*inside, *more]))
    return chosen


def _pytest(name: str, arguments: list[str]) -> Part:
    return Part(name, [sys.executable, "-m", "pytest", *arguments])


def _vitest(name: str, arguments: list[str]) -> Part:
    node = find_node(ROOT / ".venv")
    if node is None:
        return Part(
            name, [sys.executable, "-c", "import sys; sys.exit('No Node was found: run manage.py test again.')"]
        )
    command = [*node.npm, "run", "--silent", "test", *(["--", *arguments] if arguments else [])]
    return Part(name, command, ROOT / "frontend", node.environment())
