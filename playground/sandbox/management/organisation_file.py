"""What the commands about a whole organisation share: reading its document, showing answers and errors as JSON."""

import gc
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from playground.errors import PlaygroundError
from playground.iam.reach.document import MAX_CHARACTERS, Document, read_document
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario


def add_file(parser: ArgumentParser) -> None:
    """Which document a command reads."""
    text = "the document of an organisation (schema synthetic-org/1); - or nothing for standard input"
    parser.add_argument("file", nargs="?", default="-", help=text)


class CannotAnswer(SystemExit):
    """Ends a command with exit code 1; what was wrong has been written to standard error."""


def document_of(name: str) -> Document:
    """In: a file's name, - for standard input. Out: what it holds; MalformedOrganization or CommandError otherwise."""
    try:
        if name == "-":
            return read_document(sys.stdin.read(MAX_CHARACTERS + 1))
        with Path(name).open(encoding="utf-8") as file:
            return read_document(file.read(MAX_CHARACTERS + 1))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read as text: {error}. Give the file of an organisation.") from error


def graph_of(name: str) -> Reach:
    """In: a file's name. Out: the graph of its organisation, for plain calls made now."""
    return reach_of(document_of(name).snapshot, Scenario(datetime.now(UTC)))


def show(command: BaseCommand, answer: dict[str, Any]) -> None:
    """One answer, one line."""
    command.stdout.write(json.dumps(answer))


@contextmanager
def answering(command: BaseCommand) -> Iterator[None]:
    """Errors that people are meant to see go to standard error as one JSON object, exit code 1."""
    try:
        with collector_off():
            yield
    except PlaygroundError as error:
        command.stderr.write(json.dumps({"error": error.to_json()}))
        raise CannotAnswer(1) from error


@contextmanager
def collector_off() -> Iterator[None]:
    """A graph has no cycles to collect, and walking through it again and again costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
