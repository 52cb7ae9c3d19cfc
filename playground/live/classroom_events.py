"""Events of a workshop: those who teach it get all of them, journaled; its learners get what is for them.

As with sandboxes most carry a whole shape, so that applying one twice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playground.live.classroom_shapes import Actor, ClassShape, LearnerHelp, LearnerShape, SeatShape, WorkshopShape
from playground.live.control_shapes import ControlShape, ControlsShape, MessageShape
from playground.live.events import Event


@dataclass(frozen=True, slots=True)
class WorkshopChanged(Event):
    """Its title, state, exercises, which of them is done now, who teaches it, whether it is frozen."""

    workshop: WorkshopShape


@dataclass(frozen=True, slots=True)
class LearnerChanged(Event):
    """Somebody came, was let in, was removed."""

    learner: LearnerShape


@dataclass(frozen=True, slots=True)
class LearnerGone(Event):
    """Somebody is no learner of this workshop any more: they teach it now, or went for good."""

    learner_id: str


@dataclass(frozen=True, slots=True)
class ControlsChanged(Event):
    """Something begins or ends to hold for everybody."""

    controls: ControlsShape


@dataclass(frozen=True, slots=True)
class MessageSent(Event):
    """A hint or a message to some learners, or to all."""

    message: MessageShape


@dataclass(frozen=True, slots=True)
class RosterChanged(Event):
    """Who is expected is not who was: a page that shows them asks again. `entries`: how many they are."""

    entries: int


@dataclass(frozen=True, slots=True)
class CoInstructorLinksChanged(Event):
    """A link for co-instructors was made, used or taken back. `links`: how many are open."""

    links: int


@dataclass(frozen=True, slots=True)
class HelpChanged(Event):
    """A learner asks for help, or somebody who teaches offers it, gives it, ends it."""

    helped: LearnerHelp


JOURNALED: tuple[type[Event], ...] = (
    WorkshopChanged,
    LearnerChanged,
    LearnerGone,
    ControlsChanged,
    MessageSent,
    RosterChanged,
    CoInstructorLinksChanged,
    HelpChanged,
)


@dataclass(frozen=True, slots=True)
class WorkshopEdit:
    """One committed change, for those who teach. `events` holds the JSON forms of the events above."""

    type: Literal["workshop"]
    revision: int
    at: str
    person: Actor | None
    events: list[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ClassChanged:
    """Not journaled, for every page of a learner: what the workshop is by now."""

    type: Literal["class"]
    workshop: ClassShape


@dataclass(frozen=True, slots=True)
class SeatChanged:
    """Not journaled, for the pages of one learner: let in, removed, in another team."""

    type: Literal["seat"]
    seat: SeatShape


@dataclass(frozen=True, slots=True)
class ControlsTold:
    """Not journaled, for every page of a learner: what holds for everybody by now, all of it."""

    type: Literal["controls"]
    controls: ControlsShape


@dataclass(frozen=True, slots=True)
class MessageTold:
    """Not journaled, for the pages of those it is for."""

    type: Literal["message"]
    message: MessageShape


@dataclass(frozen=True, slots=True)
class MessageRead:
    """Not journaled, for those who teach: so many have read it."""

    type: Literal["read"]
    message_id: str
    read: int


@dataclass(frozen=True, slots=True)
class BarsTold:
    """Not journaled: how a question to everybody is answered so far."""

    type: Literal["bars"]
    control_id: str
    answered: int
    bars: list[int]


@dataclass(frozen=True, slots=True)
class ControlCounted:
    """Not journaled, for those who teach: how learners take what is shown, or use what was leaked."""

    type: Literal["counted"]
    control: ControlShape


MESSAGES = (
    WorkshopEdit,
    ClassChanged,
    SeatChanged,
    ControlsTold,
    MessageTold,
    MessageRead,
    BarsTold,
    ControlCounted,
)
