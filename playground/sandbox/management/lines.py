"""The input of commands that read JSON Lines."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.core.management.base import CommandError

from playground.iam.case_lines import MAX_LINE


@contextmanager
def open_lines(name: str) -> Iterator[Iterator[str]]:
    """In: a file's name, or - for standard input. Gives its lines, none longer than the reader takes plus one."""
    if name == "-":
        yield _lines(sys.stdin)
        return
    path = Path(name)
    if not path.is_file() or not os.access(path, os.R_OK):
        raise CommandError(f"{name} is no file that can be read. Give a file of JSON Lines, or - for standard input.")
    with path.open(encoding="utf-8", errors="replace") as file:
        yield _lines(file)


def _lines(file: TextIO) -> Iterator[str]:
    """A line that is too long comes as its beginning; the rest of it is skipped."""
    while line := file.readline(MAX_LINE + 2):
        yield line
        while line and not line.endswith("\n"):
            line = file.readline(MAX_LINE)
