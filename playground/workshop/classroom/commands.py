"""What those who teach do: prepare, open, lock, close, begin an exercise, put away, do again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from playground.languages import for_reader
from playground.live import groups, publish
from playground.live.classroom_shapes import WorkshopState
from playground.people.models import Person
from playground.sandbox import names
from playground.sandbox.supervision import supervise
from playground.sentences import say
from playground.workshop.catalog import exercise
from playground.workshop.classroom import codes
from playground.workshop.classroom.errors import Full, InstructorsOnly, InvalidWorkshop, WrongStep
from playground.workshop.classroom.helping import end_all, rows_of
from playground.workshop.classroom.holding.controls import end_everything
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Attempt, State, Workshop

WORKSHOPS_PER_PERSON: Final = 100
MOST_EXERCISES: Final = 40
LONGEST_TITLE: Final = 80
# From which states a workshop comes into one.
STEPS: Final[Mapping[WorkshopState, frozenset[WorkshopState]]] = {
    "open": frozenset({"draft", "locked", "closed"}),
    "locked": frozenset({"open"}),
    "closed": frozenset({"open", "locked", "archived"}),
    "archived": frozenset({"draft", "closed"}),
}


@transaction.atomic
def create(person: Person, title: str, exercises: Sequence[str] = (), **options: bool) -> Workshop:
    """Out: a new workshop of this person, in preparation; `options`: waiting_room, variants.

    Raises InstructorsOnly, Full, InvalidWorkshop.
    """
    if not person.may_teach:
        raise InstructorsOnly
    Person.objects.select_for_update().get(pk=person.pk)
    if person.workshops.count() >= WORKSHOPS_PER_PERSON:
        raise Full(
            say("You have {most} workshops, and there can be no more.", most=WORKSHOPS_PER_PERSON),
            hint=say("Delete one that is over."),
        )
    made = Workshop(title=_title(title), owner=person, exercises=_slugs(exercises), **options)
    codes.give(made, codes.new_code())
    made.supervision = supervise([person])
    made.save()
    return made


def change(workshop: Workshop, person: Person, **values: Any) -> Workshop:
    """In: what is to be different: title, exercises, waiting_room, variants, starts_at, ends_at. Out: the workshop."""
    with changing(workshop, person) as edit:
        row = edit.workshop
        if "title" in values:
            row.title = _title(values["title"])
        if "exercises" in values:
            now = row.exercise
            row.exercises = _slugs(values["exercises"])
            row.current = row.exercises.index(now) if now in row.exercises else None
        row.waiting_room = values.get("waiting_room", row.waiting_room)
        row.variants = values.get("variants", row.variants)
        row.starts_at, row.ends_at = _times(values.get("starts_at", row.starts_at), values.get("ends_at", row.ends_at))
        edit.touch()
    return edit.workshop


def step(workshop: Workshop, person: Person, state: WorkshopState) -> Workshop:
    """Open, lock, close or archive it. Raises WrongStep where no such step leads there. Doing it twice is no error."""
    with changing(workshop, person) as edit:
        row = edit.workshop
        if row.state == state:
            return row
        if row.state not in STEPS.get(state, frozenset()):
            raise WrongStep
        row.state = state
        if state == "closed":  # nobody is held for longer than the class lasts
            row.current = None
            end_everything(edit)
            end_all(edit, rows_of(row), "class")
        edit.touch()
    return edit.workshop


def begin(workshop: Workshop, person: Person, index: int | None) -> Workshop:
    """Do this exercise now, all of you; None: no exercise. One change, however many learners: each browser then asks
    for its own sandbox, see joining.sandbox_for."""
    with changing(workshop, person) as edit:
        row = edit.workshop
        if row.state not in (State.OPEN, State.LOCKED):
            raise WrongStep
        if index is not None and index >= len(row.exercises):
            raise InvalidWorkshop(
                say("The workshop has {count} exercises.", count=len(row.exercises)),
                hint=say("Choose one of them."),
                place="index",
            )
        if row.current != index:
            row.current = index
            edit.touch()
    return edit.workshop


def open_solution(workshop: Workshop, person: Person) -> Workshop:
    """Whoever does the current exercise by now may look at a solution, and compare theirs with it. WrongStep: none."""
    with changing(workshop, person) as edit:
        slug = edit.workshop.exercise
        if slug is None:
            raise WrongStep
        begun = Attempt.objects.filter(enrollment__workshop=edit.workshop, exercise=slug, solution_opened_at=None)
        if begun.update(solution_opened_at=edit.at):
            edit.touch()  # their pages look again
    return edit.workshop


def renew_code(workshop: Workshop, person: Person) -> Workshop:
    """The code that was known so far opens nothing any more; whoever is in stays in."""
    with changing(workshop, person) as edit:
        codes.give(edit.workshop, codes.new_code())
        edit.touch()
    return edit.workshop


def duplicate(workshop: Workshop, person: Person) -> Workshop:
    """Out: a new one with the same exercises: nobody in it, its own code, no times."""
    title = for_reader(say("Copy of {title}", title=workshop.title))[:LONGEST_TITLE]
    return create(person, title, workshop.exercises, waiting_room=workshop.waiting_room, variants=workshop.variants)


@transaction.atomic
def delete(workshop: Workshop) -> None:
    """All of it goes but the learners' sandboxes, which are theirs alone from now on. Open pages are told."""
    publish.end_after_commit(groups.of_workshop(workshop.public_id), [publish.EVERYBODY])
    workshop.delete()  # its supervision ends with it, see receivers.py


def _title(text: str) -> str:
    return names.check_title(text, "title", LONGEST_TITLE, place="title")


def _slugs(found: Sequence[str]) -> list[str]:
    """Each at most once, so that what a learner has done belongs to one place in the list."""
    slugs = [exercise(slug).slug for slug in dict.fromkeys(found)]
    if len(slugs) > MOST_EXERCISES:
        raise InvalidWorkshop(
            say("A workshop has at most {most} exercises.", most=MOST_EXERCISES),
            hint=say("Make two workshops of it."),
            place="exercises",
        )
    return slugs


def _times(starts_at: datetime | None, ends_at: datetime | None) -> tuple[datetime | None, datetime | None]:
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise InvalidWorkshop(
            say("The workshop would end before it starts."), hint=say("Choose a later end."), place="ends_at"
        )
    return starts_at, ends_at
