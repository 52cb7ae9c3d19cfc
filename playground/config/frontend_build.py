"""The built front end: `npm ci` and `npm run build` in frontend/, each only when its sources changed. Standard library
only. The build is made beside the old one and then takes its place, so a page is never served from half a build."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from playground.config.node import Node, find_node
from playground.config.steps import SetUpFailed, hash_of, is_current, run, say, set_stamp, step

NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results"}
SQUEEZED = {".js", ".css", ".svg", ".json"}  # fonts and pictures are compressed as they are


def build_frontend(root: Path) -> None:
    """In: the checkout. Afterwards frontend/dist is what frontend/'s sources say."""
    frontend = root / "frontend"
    if not (frontend / "package.json").exists():
        raise SetUpFailed("frontend/package.json is missing: this checkout is not complete. Clone it again.")
    wanted = hash_of(sources(frontend))
    if is_current(frontend / "dist", wanted) and is_current(frontend / "node_modules", _wanted_packages(frontend)):
        return
    node = find_node(root / ".venv")
    if node is None:
        raise SetUpFailed(
            "No Node was found. Install Node 22 or newer, or remove .venv and run the same command again."
        )
    install_packages(frontend, node)
    if is_current(frontend / "dist", wanted):
        return
    with step("Building the front end"):
        fresh = frontend / "node_modules" / ".new-dist"
        shutil.rmtree(fresh, ignore_errors=True)
        run(
            [*node.npm, "run", "build", "--", "--outDir", str(fresh), "--emptyOutDir"],
            frontend,
            "The lines above name the file.",
            node.environment(),
        )
        squeeze(fresh)
        set_stamp(fresh, wanted)
        _replace(frontend / "dist", fresh, frontend / "node_modules" / ".old-dist")


def install_packages(frontend: Path, node: Node) -> None:
    """Make node_modules what package-lock.json says, from nothing if it is not."""
    wanted = _wanted_packages(frontend)
    if is_current(frontend / "node_modules", wanted):
        return
    with step("Installing the front end's packages"):
        run([*node.npm, "ci"], frontend, "Is the network up? Then run the same command again.", node.environment())
        set_stamp(frontend / "node_modules", wanted)


def sources(frontend: Path) -> list[Path]:
    """Out: every file that the build could depend on, in a fixed order."""
    found: list[Path] = []
    for each in sorted(frontend.iterdir()):
        if each.name in NOT_SOURCES or each.suffix == ".tsbuildinfo":
            continue
        inside = each.rglob("*") if each.is_dir() else [each]
        found.extend(sorted(path for path in inside if path.is_file() and not NOT_SOURCES.intersection(path.parts)))
    return found


def squeeze(folder: Path) -> None:
    """Put a .gz beside each text file: WhiteNoise sends that one to browsers that take it, at no cost per request."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in SQUEEZED and path.is_file():
            text = path.read_bytes()
            small = gzip.compress(text, mtime=0)
            if len(small) < len(text):
                path.with_name(f"{path.name}.gz").write_bytes(small)


def _wanted_packages(frontend: Path) -> str:
    return hash_of([frontend / "package-lock.json"])


def _replace(target: Path, fresh: Path, old: Path) -> None:
    """Put `fresh` where `target` is. Two renames: between them there is nothing, and a repeat mends that."""
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    say("  frontend/dist is new")
