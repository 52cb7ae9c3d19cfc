"""What the pages of a workshop read."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from playground.live.classroom_events import WorkshopEdit
from playground.live.classroom_shapes import (
    ClassShape,
    LearnerHelp,
    LearnerShape,
    SeatShape,
    WorkshopShape,
    WorkshopState,
)
from playground.live.control_shapes import ControlsShape, MessageShape
from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.sentences import from_json
from playground.workshop.classroom.access import led_by
from playground.workshop.classroom.held import controls_shape, for_learners
from playground.workshop.classroom.helping import helped_in
from playground.workshop.classroom.holding.messages import messages_for, messages_of
from playground.workshop.classroom.shapes import class_shape, learner_shape, seat_shape, workshop_shape
from playground.workshop.classroom.stream import message_of
from playground.workshop.models import Attempt, Enrollment, LookingAway, PollAnswer, Seat, Workshop
from playground.workshop.models.workshop import HERE

JOURNAL_REACH = 500  # entries a page may be behind before it reads everything anew


@dataclass(frozen=True, slots=True)
class WorkshopCard:
    """A workshop in the list of those who teach it. `learners`: how many are in."""

    id: str
    title: str
    state: WorkshopState
    learners: int
    exercises: int
    starts_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class WorkshopDetail:
    """A whole workshop at one revision, for those who teach it; `learners` in the order they came.

    `messages`: what was said, newest first.
    `helped`: who asks for help, is offered some or gets it.
    """

    workshop: WorkshopShape
    learners: list[LearnerShape]
    controls: ControlsShape
    messages: list[MessageShape]
    helped: list[LearnerHelp]


@dataclass(frozen=True, slots=True)
class WorkshopSince:
    """The journal since a revision; `complete` is false when it reaches back further than is told."""

    revision: int
    complete: bool
    entries: list[WorkshopEdit]


@dataclass(frozen=True, slots=True)
class MineShape:
    """A workshop as one of its learners has it."""

    workshop: ClassShape
    seat: SeatShape


@dataclass(frozen=True, slots=True)
class HeldShape:
    """What holds for one learner now. `picked`: what they answered to the question that is asked, None before;
    `away`: the id of what is shown to all and they do not look at."""

    controls: ControlsShape
    messages: list[MessageShape]
    picked: list[int] | None
    may_be_shown: bool
    away: str | None


@dataclass(frozen=True, slots=True)
class SandboxClassShape:
    """The workshop that a sandbox belongs to. `nickname`: whose it is, a learner's or a team's.

    `exercise`: its slug in the workshop.
    """

    workshop: ClassShape
    nickname: str
    exercise: str


def cards_of(person: Person) -> list[WorkshopCard]:
    """Out: what this person teaches, newest first."""
    rows = led_by(person).annotate(learners=Count("enrollments", filter=Q(enrollments__state=Seat.IN)))
    return [
        WorkshopCard(
            id=row.public_id,
            title=row.title,
            state=row.state,
            learners=row.learners,
            exercises=len(row.exercises),
            starts_at=row.starts_at.isoformat() if row.starts_at else None,
            created_at=row.created_at.isoformat(),
        )
        for row in rows.order_by("-created_at", "-pk")
    ]


def detail_of(workshop: Workshop) -> WorkshopDetail:
    rows = workshop.enrollments.select_related("person", "team").order_by("joined_at", "pk")
    learners = [learner_shape(each) for each in rows]
    controls, messages = controls_shape(workshop), messages_of(workshop)
    return WorkshopDetail(workshop_shape(workshop), learners, controls, messages, helped_in(workshop))


def journal_since(workshop: Workshop, since: int) -> WorkshopSince:
    """Out: what came after this revision; not complete when that is too much, or a revision we never had."""
    if not 0 <= workshop.revision - since <= JOURNAL_REACH:
        return WorkshopSince(workshop.revision, False, [])
    rows = workshop.journal.filter(revision__gt=since).select_related("person").order_by("revision")
    entries = [replace(message_of(each), events=from_json(each.events)) for each in rows]
    return WorkshopSince(entries[-1].revision if entries else workshop.revision, True, entries)


def mine_of(enrollment: Enrollment) -> MineShape:
    return MineShape(class_shape(enrollment.workshop), seat_shape(enrollment))


def held_for(enrollment: Enrollment) -> HeldShape:
    given = PollAnswer.objects.filter(enrollment=enrollment, control__ended_at=None).first()
    away = LookingAway.objects.filter(enrollment=enrollment, control__ended_at=None).select_related("control").first()
    return HeldShape(
        controls=for_learners(controls_shape(enrollment.workshop)),
        messages=messages_for(enrollment),
        picked=given.picked if given is not None else None,
        may_be_shown=enrollment.may_be_shown,
        away=away.control.public_id if away is not None else None,
    )


def class_of(sandbox: Sandbox) -> SandboxClassShape | None:
    """In: a sandbox that somebody may see. Out: the workshop it belongs to, None for none."""
    rows = Attempt.objects.select_related("enrollment__workshop__supervision", "team")
    found = rows.filter(sandbox=sandbox, enrollment__isnull=False).first()
    if found is None or found.enrollment is None or sandbox.supervision_id is None:
        return None
    whose = found.team.name if found.team is not None else found.enrollment.nickname
    return SandboxClassShape(class_shape(found.enrollment.workshop), whose, found.exercise)


def revisions_of(public_ids: Collection[str]) -> dict[str, int]:
    """Out: where the journals of these workshops stand, in one query: what a heartbeat tells."""
    return dict(Workshop.objects.filter(public_id__in=public_ids).values_list("public_id", "revision"))


def workshops_joined(person: Person) -> list[ClassShape]:
    """Out: those this person sits in, or waits for, that go on; newest first."""
    rows = Workshop.objects.filter(enrollments__person=person, enrollments__state__in=HERE)
    return [class_shape(each) for each in rows.filter(state__in=("open", "locked")).order_by("-created_at")]
