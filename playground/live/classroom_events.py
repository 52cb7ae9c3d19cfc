"""Events of a workshop: those who teach it get all of them, journaled; its learners get what is for them.

As with sandboxes most carry a whole shape, so that applying one twice changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playground.live.classroom_shapes import Actor, ClassShape, LearnerShape, SeatShape, WorkshopShape
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
    """Somebody is no learner of this workshop any more: they teach it now."""

    learner_id: str


JOURNALED: tuple[type[Event], ...] = (WorkshopChanged, LearnerChanged, LearnerGone)


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


MESSAGES = (WorkshopEdit, ClassChanged, SeatChanged)
