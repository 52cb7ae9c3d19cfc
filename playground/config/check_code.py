"""`manage.py check_code`: everything that can be said about the code without running it."""

import argparse
import os
import sys
import tempfile

from playground.config.node import find_node
from playground.config.parts import ROOT, Part, run_all

LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
SCHEMA = ("spectacular", "--fail-on-warn", "--format", "openapi-json", "--file", "frontend/schema.json")


def main(arguments: list[str]) -> int:
    """Out: 0 when there is nothing to mend."""
    parser = argparse.ArgumentParser(prog="manage.py check_code", description=__doc__)
    parser.add_argument("--fix", action="store_true", help="let ruff mend and format what it can, first")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="understudy-check-") as folder:
        os.environ["PLAYGROUND_DATA_DIR"] = folder  # nothing that was drawn on this machine is looked at
        return run_all([*(_mending() if options.fix else []), *_of_python(), *_of_frontend()])


def _mending() -> list[Part]:
    ruff = [sys.executable, "-m", "ruff"]
    return [Part("ruff --fix", [*ruff, "check", "--fix"]), Part("ruff format", [*ruff, "format"])]


def _of_python() -> list[Part]:
    python, manage = [sys.executable, "-m"], [sys.executable, "manage.py"]
    return [
        Part("ruff", [*python, "ruff", "check"]),
        Part("ruff format --check", [*python, "ruff", "format", "--check"]),
        Part("mypy", [*python, "mypy"]),
        Part("German sentences", [*python, "playground.config.texts", "--check"]),
        Part("import contracts", [sys.executable, "-c", LINT_IMPORTS]),
        Part("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Part("event types", [*manage, "write_event_types", "--check"]),
        Part("REST schema", [*manage, *SCHEMA]),
    ]


def _of_frontend() -> list[Part]:
    frontend = ROOT / "frontend"
    node = find_node(ROOT / ".venv")
    if node is None or not (frontend / "node_modules").exists():
        why = "frontend/node_modules is missing: run python3 manage.py test once, it installs them."
        return [Part("front end", [sys.executable, "-c", f"import sys; sys.exit({why!r})"])]
    run = [*node.npm, "run", "--silent"]
    return [
        Part("oxlint", [*run, "lint"], frontend, node.environment()),
        Part("tsc", [*run, "typecheck"], frontend, node.environment()),
        Part("REST types", [*run, "types:check"], frontend, node.environment()),
        Part("German texts", [*run, "texts:check"], frontend, node.environment()),
    ]
