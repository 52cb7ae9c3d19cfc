"""Which browser the browser tests and trials drive. A missing one fails them with the command that brings it."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium was found. Bring one with `sudo apt install chromium`, or name one: "
    "PLAYGROUND_CHROMIUM=/path/to/chromium"
)


class NoBrowser(Exception):
    """There is none; the message says how to get one."""


def find_browser() -> str:
    """Out: the path of a Chromium: the one named in the environment, else the first that is installed."""
    named = os.environ.get("PLAYGROUND_CHROMIUM", "").strip()
    if named:
        if Path(named).is_file():
            return named
        raise NoBrowser(f"PLAYGROUND_CHROMIUM is {named}, which does not exist. Name a browser that does, or unset it.")
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise NoBrowser(MISSING)


def launch_options() -> dict[str, object]:
    """Out: what Playwright needs to start it. Chromium's sandbox does not work for root, so only there it is off."""
    return {"executable_path": find_browser(), "args": ["--no-sandbox"] if os.geteuid() == 0 else []}
