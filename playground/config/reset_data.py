"""`manage.py reset_data`: forget everything that was drawn, and the secrets with it."""

import argparse
import os
import sys
from pathlib import Path

from playground.config import data_folder
from playground.config.data_folder import FolderNotUsable


def main(arguments: list[str]) -> int:
    """Out: 0 when the folder is empty now, 1 when somebody said no or it is in use."""
    parser = argparse.ArgumentParser(prog="manage.py reset_data", description=__doc__)
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        folder = options.data.expanduser().absolute()
        data_folder.make_folder(folder)
        with data_folder.held(folder):
            reset(folder, options.yes)
    except FolderNotUsable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(f"{folder} is empty. The next `manage.py up` is a first start.")
    return 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that `up` shares."""
    default = Path(os.environ.get("PLAYGROUND_DATA_DIR") or data_folder.default_folder())
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER", help=f"data folder; else {default}")
    parser.add_argument("--yes", action="store_true", help="do not ask before deleting")


def reset(folder: Path, yes: bool) -> None:
    """Delete what is in the folder, which is held, after asking unless `yes`."""
    if os.environ.get("DATABASE_URL"):
        raise FolderNotUsable("DATABASE_URL is set: its database is yours to empty, with `manage.py flush`.")
    if not yes and not _agreed(folder):
        raise FolderNotUsable("Nothing was deleted. Without a terminal, add --yes.")
    data_folder.empty(folder)


def _agreed(folder: Path) -> bool:
    if not sys.stdin.isatty():
        return False
    return input(f"Delete everything that was drawn in {folder}? [y/N] ").strip().lower() in ("y", "yes")
