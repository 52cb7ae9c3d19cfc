"""What a browser sees of the class that a sandbox belongs to, and of people."""

from dataclasses import dataclass
from typing import Literal

WorkshopState = Literal["draft", "open", "locked", "closed", "archived"]
SeatState = Literal["waiting", "in", "removed", "blocked"]
HelpState = Literal["asked", "offered", "open", "over"]
# Withdrawn by whoever asked, refused by the learner, answered without drawing, ended by the learner or the helper, the
# helper is gone, the class is over.
HelpEnding = Literal["", "withdrawn", "refused", "answered", "learner", "helper", "gone", "class"]


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HelpShape:
    """Help in one sandbox of a class: asked for, offered, open (both draw) or over, `since` when.

    `asked_at`: None where nobody asked. `helper`: who offers, draws along or did. `ending`: why it is over, else empty.
    """

    sandbox: str
    state: HelpState
    since: str
    asked_by: Actor | None
    asked_at: str | None
    note: str
    helper: Actor | None
    ending: HelpEnding


@dataclass(frozen=True, slots=True)
class SupervisionShape:
    """What holds for all sandboxes of a class. `people`: the instructors, who may look into each of them.

    `frozen`: nobody but them changes anything; `message` says why, empty for no words. `clock_kept`: they set clocks.
    """

    id: str
    frozen: bool
    message: str
    clock_kept: bool
    people: list[Actor]


@dataclass(frozen=True, slots=True)
class ClassExercise:
    """One exercise of a workshop."""

    slug: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ClassShape:
    """A workshop as its learners see it. `current` is an index into `exercises`, None before the first.

    `led_by`: who teaches it, its owner first. A shape with an older `revision` than one that is known is old news.
    """

    id: str
    revision: int
    title: str
    state: WorkshopState
    led_by: list[Actor]
    exercises: list[ClassExercise]
    current: int | None
    starts_at: str | None
    ends_at: str | None


@dataclass(frozen=True, slots=True)
class SeatShape:
    """A learner's own place in a workshop; `team` is a name, empty for none."""

    workshop_id: str
    nickname: str
    state: SeatState
    team: str


@dataclass(frozen=True, slots=True)
class TeamShape:
    """Learners who share the sandbox of each exercise; who they are stands with each learner."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class WorkshopShape:
    """A workshop as those who teach it see it. `owner_id`: the person who may delete it and take others off it.

    `variants`: each learner gets other numbers and names, so that neighbours cannot copy.
    """

    id: str
    revision: int
    title: str
    state: WorkshopState
    owner_id: str
    led_by: list[Actor]
    exercises: list[ClassExercise]
    current: int | None
    starts_at: str | None
    ends_at: str | None
    waiting_room: bool
    variants: bool
    teams: list[TeamShape]
    frozen: bool
    message: str
    clock_kept: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class LearnerHelp:
    """Help as those who teach see it; `learner_id`: whose sandbox it is, in a team whoever began."""

    learner_id: str
    help: HelpShape


@dataclass(frozen=True, slots=True)
class LearnerShape:
    """A learner as those who teach the workshop see them. `guest`: has no way back but this browser.

    `roster_id`: whom of the roster they are, None for somebody who was not expected;
    `may_be_shown`: their canvas may be shown to the class.
    """

    id: str
    person_id: str
    nickname: str
    guest: bool
    state: SeatState
    team_id: str | None
    roster_id: str | None
    joined_at: str
    last_seen: str
    may_be_shown: bool
