"""A file becomes a sandbox: first looked through without making anything, then made whole or not at all."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from playground.errors import PlaygroundError
from playground.languages import for_reader
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.errors import InvalidWorld
from playground.sandbox.limits import BUILT_AT_ONCE
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.sandbox.world import LISTS, VERSION, refuse_too_many
from playground.sentences import say

MOST_COMPLAINTS = 100


@dataclass(frozen=True, slots=True)
class Complaint:
    """What cannot be, where (a JSON pointer into the file), and what to do about it."""

    place: str
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Checked:
    """`counts` says how many of each kind the file holds; with a complaint nothing can be imported."""

    name: str
    counts: dict[str, int]
    complaints: list[Complaint]
    more: int


def import_world(person: Person, world: Any) -> Sandbox:
    """Out: a new sandbox of this person. The first thing that cannot be is raised, and nothing is left behind."""
    with transaction.atomic():
        sandbox = create_sandbox(person, _name(upgraded(world)))
        with editing(sandbox, label=say("Import a file")) as edit:
            build(edit, upgraded(world))
    return edit.sandbox


def check_import(person: Person, world: Any) -> Checked:
    """The same as importing it, taken back at the end: what passes here imports."""
    found: list[PlaygroundError] = []
    with transaction.atomic():
        try:
            current = upgraded(world)
            sandbox = create_sandbox(person, _name(current))
            with editing(sandbox) as edit:
                build(edit, current, found)
        except PlaygroundError as error:
            found.append(error)
        transaction.set_rollback(True)
    complaints = [Complaint(error.place, error.code, error.message, error.hint) for error in found]
    return Checked(_name(world), _counts(world), complaints[:MOST_COMPLAINTS], max(0, len(found) - MOST_COMPLAINTS))


def upgraded(world: Any) -> Any:
    """Out: the file in the notation of today. Version 1 is the first; files without one were written by hand."""
    if not isinstance(world, dict):
        raise InvalidWorld(
            say("This is no sandbox file."), hint=say("Choose a file that was exported from Understudy.")
        )
    version = world.get("version", VERSION)
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise InvalidWorld(
            say(
                "This file was written by a newer Understudy: it has version {version}, we read up to {newest}.",
                version=version,
                newest=VERSION,
            ),
            hint=say("Update Understudy, then import it again."),
            place="/version",
        )
    refuse_too_many(world, BUILT_AT_ONCE)
    return world


def _name(world: Any) -> str:
    name = world.get("name") if isinstance(world, dict) else None
    return name if isinstance(name, str) and name.strip() else for_reader(say("Imported sandbox"))


def _counts(world: Any) -> dict[str, int]:
    lists = {kind: world[kind] for kind in LISTS if kind in world} if isinstance(world, dict) else {}
    return {kind: len(rows) for kind, rows in lists.items() if isinstance(rows, list)}
