"""Try an exercise out: the start must fail, the solution pass, each mistake break what it names. Nothing is kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from playground.errors import PlaygroundError
from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.sentences import say
from playground.sts.queries import sandbox_now
from playground.workshop.catalog import Exercise
from playground.workshop.marks import Marks, marks_of
from playground.workshop.mistakes import Mistake
from playground.workshop.operations import Operation, Sets, do

TITLE: Final = "Trial"


@dataclass(frozen=True, slots=True)
class Trial:
    """One promise of an exercise: of which picture, what came, and what was promised instead where it was not kept."""

    exercise: str
    picture: str
    unmet: tuple[str, ...]
    complaint: str = ""
    place: str = ""


def try_out(exercise: Exercise) -> list[Trial]:
    """Out: a trial of the start, the solution and each mistake, in this order."""
    pictures: list[tuple[str, str, Sequence[Operation]]] = [
        ("start", "start.json", ()),
        ("solution", "solution.json", exercise.solution),
        *((each.code, f"mistakes.json {each.code}", each.operations) for each in exercise.mistakes),
    ]
    start = _trial(exercise, *pictures[0])
    if start.complaint and not start.unmet:  # what begins wrong would only be told again and again
        return [start]
    return [start, *(_trial(exercise, *picture) for picture in pictures[1:])]


def _trial(exercise: Exercise, picture: str, place: str, operations: Sequence[Operation]) -> Trial:
    try:
        marks = marks_after(exercise, exercise.world, operations)
    except PlaygroundError as error:
        return Trial(exercise.slug, picture, (), f"{error.message} {error.hint}", f"{place} {error.place}")
    unmet = tuple(each.id for each in marks.goals if not each.met)
    mistake = next((each for each in exercise.mistakes if each.code == picture), None)
    complaint = complaint_of(picture, mistake, unmet, [each.code for each in marks.mistakes])
    return Trial(exercise.slug, picture, unmet, complaint, place)


def marks_after(
    exercise: Exercise, world: Any, operations: Sequence[Operation] = (), began: datetime | None = None
) -> Marks:
    """In: a world and what is done to it; when it was begun, if not now.

    Out: its marks, everything taken back; an error's place is in the file.
    """
    with picture_of(world, operations, exercise.sets) as sandbox:
        sandbox.created_at = began or sandbox.created_at
        return marks_of(exercise, sandbox, sandbox_now(sandbox))


@contextmanager
def picture_of(world: Any, operations: Sequence[Operation], sets: Sets) -> Iterator[Sandbox]:
    """In: a world and what is done to it. Inside there is such a sandbox; afterwards everything is taken back."""
    with transaction.atomic():
        # A sandbox for each: snapshots are kept by sandbox and revision, and taking back would count one twice.
        sandbox = create_sandbox(create_guest(), TITLE)
        with editing(sandbox) as edit:
            build(edit, world)
        do(sandbox, operations, sets)
        yield Sandbox.objects.get(pk=sandbox.pk)
        transaction.set_rollback(True)


def complaint_of(picture: str, mistake: Mistake | None, unmet: Sequence[str], seen: Sequence[str]) -> str:
    """Out: which promise is broken, empty when none is."""
    if picture == "start":
        if not unmet:
            return say("Every goal is met before anything was done.")
        return say("This begins as the mistake {code}: give that more signs.", code=seen[0]) if seen else ""
    if mistake is None:
        if unmet:
            return say("The solution leaves {goals} unmet.", goals=", ".join(unmet))
        return say("The solution is taken for the mistake {code}: give that more signs.", code=seen[0]) if seen else ""
    if mistake.unmet != set(unmet):
        left, named = ", ".join(unmet) or say("nothing"), ", ".join(sorted(mistake.unmet))
        return say("It leaves {left} unmet, and names {named}.", left=left, named=named)
    if mistake.operations and list(seen) != [mistake.code]:
        codes = ", ".join(seen) or say("no mistake")
        return say("It is recognised as {codes}: give it more signs.", codes=codes)
    return ""
