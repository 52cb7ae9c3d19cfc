"""changing(): the one door for changes of a workshop. It locks, counts the revision, writes the journal, sends after
commit: everything to those who teach, and to learners what is for all of them or for one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from playground.live import groups, publish
from playground.live.classroom_events import (
    ClassChanged,
    ControlsChanged,
    ControlsTold,
    LearnerChanged,
    SeatChanged,
    WorkshopChanged,
    WorkshopEdit,
)
from playground.live.classroom_shapes import Actor
from playground.live.events import Event
from playground.people.models import Person
from playground.sentences import to_json
from playground.workshop.classroom.errors import NoWorkshop
from playground.workshop.classroom.held import controls_shape, for_learners
from playground.workshop.classroom.shapes import class_shape, learner_shape, seat_shape, workshop_shape
from playground.workshop.models import Enrollment, Workshop, WorkshopEntry

KEPT: Final = 20_000  # entries of a journal, the newest: many times what a page that resumes may be behind
TIDIED_EVERY: Final = 100  # revisions


@contextmanager
def changing(workshop: Workshop, person: Person | None = None) -> Iterator["Change"]:
    """Out: the change, committed whole or not at all on leaving. `change.workshop` is the locked row."""
    with transaction.atomic():
        locked = Workshop.objects.select_for_update().filter(pk=workshop.pk).first()
        if locked is None:
            raise NoWorkshop
        change = Change(locked, person, timezone.now())
        yield change
        change.close()


class Change:
    """One change to one workshop."""

    def __init__(self, workshop: Workshop, person: Person | None, at: datetime) -> None:
        self.workshop = workshop
        self.person = person
        self.at = at
        self._touched = False
        self._controls = False
        self._events: list[Event] = []
        self._seats: list[Enrollment] = []

    def touch(self) -> None:
        """The workshop itself, its supervision or who teaches it is not what it was: everybody hears."""
        self._touched = True

    def control(self) -> None:
        """What holds for everybody is not what it was: everybody hears."""
        self._controls = True

    def tell(self, learners: Iterable[Enrollment], message: object) -> None:
        """Something for the pages of these learners alone."""
        supervision = self.workshop.supervision.public_id
        for each in learners:
            publish.after_commit(groups.of_supervised(supervision, each.person.public_id), message)

    def announce(self, event: Event) -> None:
        """For those who teach."""
        self._events.append(event)

    def seat(self, enrollment: Enrollment, *, tell: bool = True) -> None:
        """A learner came or is not as they were: those who teach hear, and with `tell` the learner, too."""
        self._events.append(LearnerChanged(learner_shape(enrollment)))
        if tell:
            self._seats.append(enrollment)

    def close(self) -> None:
        """Count the revision and write the journal, if anything changed; news leaves after commit."""
        if not (self._touched or self._controls or self._events):
            return
        self.workshop.revision += 1
        self.workshop.save()
        supervision = self.workshop.supervision.public_id
        if self._controls:
            shape = controls_shape(self.workshop)
            self._events.append(ControlsChanged(shape))
            publish.after_commit(groups.of_class(supervision), ControlsTold("controls", for_learners(shape)))
        if self._touched:
            self._events.insert(0, WorkshopChanged(workshop_shape(self.workshop)))
        entry = WorkshopEntry.objects.create(
            workshop=self.workshop,
            revision=self.workshop.revision,
            at=self.at,
            person=self.person,
            events=to_json([event.to_json() for event in self._events]),
        )
        if self.workshop.revision % TIDIED_EVERY == 0:
            self.workshop.journal.filter(revision__lte=self.workshop.revision - KEPT).delete()
        publish.after_commit(groups.of_workshop(self.workshop.public_id), asdict(message_of(entry)))
        if self._touched:
            news = ClassChanged("class", class_shape(self.workshop))
            publish.after_commit(groups.of_supervision(supervision), news)
        for enrollment in self._seats:
            own = groups.of_supervised(supervision, enrollment.person.public_id)
            publish.after_commit(own, SeatChanged("seat", seat_shape(enrollment)))


def message_of(entry: WorkshopEntry) -> WorkshopEdit:
    """Out: an entry of the journal as those who teach get it, live or later."""
    person = entry.person
    return WorkshopEdit(
        type="workshop",
        revision=entry.revision,
        at=entry.at.isoformat(),
        person=Actor(person.public_id, str(person)) if person else None,
        events=entry.events,
    )
