"""Who sits in a workshop: let in, remove, block; and who else teaches it."""

from typing import Final

from playground.live import groups, publish
from playground.live.classroom_events import LearnerGone
from playground.live.classroom_shapes import SeatState
from playground.people.models import Person
from playground.sandbox.models import Member, Sandbox, Supervisor
from playground.sandbox.supervision import add_supervisor, looking_on, remove_supervisor
from playground.sentences import say
from playground.workshop.classroom.access import learner_in
from playground.workshop.classroom.errors import Full, InvalidWorkshop, NoLearner
from playground.workshop.classroom.helping import end_all, rows_of
from playground.workshop.classroom.holding.showing import show_anew
from playground.workshop.classroom.joining import watch_again
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.classroom.teams import leave
from playground.workshop.models import Enrollment, Seat, Workshop

MOST_CO_INSTRUCTORS: Final = 20
TAUGHT_PER_PERSON: Final = 500


def seat(workshop: Workshop, person: Person, learner_id: str, state: SeatState) -> Enrollment:
    """Let somebody in, remove or block them. Whoever is out keeps their sandboxes, unwatched; their pages are told."""
    with changing(workshop, person) as change:
        found = learner_in(change.workshop, learner_id)
        if found.state == state:
            return found
        was_in, found.state = found.state == Seat.IN, state
        if state == "in":
            watch_again(found)
        else:
            leave(found)
            _let_go(change, found)
            if was_in:
                show_anew(change, found)
            found.roster_entry = None  # who is expected may still come
        found.save(update_fields=["state", "team", "roster_entry"])
        change.seat(found)
    return found


def admit_all(workshop: Workshop, person: Person) -> int:
    """Let everybody in who waits. Out: how many."""
    with changing(workshop, person) as change:
        rows = change.workshop.enrollments.select_related("workshop", "person", "team").filter(state=Seat.WAITING)
        waiting = list(rows)
        rows.update(state=Seat.IN)
        for each in waiting:
            each.state = Seat.IN
            watch_again(each)
            change.seat(each)
    return len(waiting)


def add_co_instructor(workshop: Workshop, person: Person, learner_id: str) -> Workshop:
    """A learner of this workshop teaches it from now on: looks into every sandbox, lets in and removes."""
    with changing(workshop, person) as change:
        teach(change, learner_in(change.workshop, learner_id).person)
    return change.workshop


def teach(change: Change, person: Person) -> None:
    """This person teaches the workshop from now on; if they had a seat in it, they leave it."""
    row = change.workshop
    if row.supervision.supervisors.count() > MOST_CO_INSTRUCTORS:
        raise Full(
            say("A workshop has at most {most} co-instructors.", most=MOST_CO_INSTRUCTORS),
            hint=say("Take one of them off first."),
        )
    if person.supervising.count() >= TAUGHT_PER_PERSON:
        raise Full(
            say("{name} teaches {most} workshops, and there can be no more.", name=str(person), most=TAUGHT_PER_PERSON),
            hint=say("Take them off one that is over."),
        )
    seats = row.enrollments.select_related("workshop", "person", "team")
    for found in seats.filter(person=person):
        leave(found)
        found.save(update_fields=["team"])
        _let_go(change, found)
        change.announce(LearnerGone(found.public_id))
        found.delete()
    add_supervisor(row.supervision, person)
    change.touch()


def remove_co_instructor(workshop: Workshop, person: Person, person_id: str) -> Workshop:
    """They teach it no more; their pages of it end. The owner stays."""
    with changing(workshop, person) as change:
        row = change.workshop
        found = Supervisor.objects.filter(supervision=row.supervision, person__public_id=person_id).first()
        if found is None:
            raise NoLearner
        if found.person_id == row.owner_id:
            raise InvalidWorkshop(
                say("The owner cannot be taken off their own workshop."), hint=say("Delete it, or archive it.")
            )
        end_all(change, rows_of(row).filter(helper=found.person), "gone")
        show_anew(change)
        remove_supervisor(row.supervision, found.person)
        publish.end_after_commit(groups.of_workshop(row.public_id), [person_id])
        change.touch()
    return change.workshop


def _let_go(change: Change, enrollment: Enrollment) -> None:
    """Nobody looks into this learner's sandboxes any more, and they look into nobody else's of the workshop."""
    supervision = change.workshop.supervision
    end_all(change, rows_of(change.workshop).filter(sandbox__attempt__enrollment=enrollment), "class")
    own_sandboxes = Sandbox.objects.filter(attempt__enrollment=enrollment)
    looking = [looking_on(supervision, each.person) for each in supervision.supervisors.select_related("person")]
    for public_id in own_sandboxes.values_list("public_id", flat=True):
        publish.end_after_commit(groups.of_sandbox(public_id), looking)
    own_sandboxes.update(supervision=None)
    Member.objects.filter(person=enrollment.person, sandbox__supervision=supervision).delete()
    own = groups.of_supervised(supervision.public_id, enrollment.person.public_id)
    publish.end_after_commit(own, [enrollment.person.public_id])
