"""What a browser sees of what those who teach a workshop hold for everybody right now, and of what they said."""

from dataclasses import dataclass
from typing import Literal

from playground.live.classroom_shapes import Actor

ControlKind = Literal["pause", "timer", "clock", "follow", "spotlight", "poll", "leak"]


@dataclass(frozen=True, slots=True)
class PollShape:
    """A question to everybody, the `number`th of its series. `bars`: how often each option was picked, without names.

    `right` and `why` are None and empty until it is told.
    """

    number: int
    text: str
    options: list[str]
    many: bool
    answered: int
    bars: list[int]
    right: list[int] | None
    why: list[str]


@dataclass(frozen=True, slots=True)
class TryShape:
    """What was tried with leaked credentials, without names. `outcome`: a verdict, or the code of a refusal."""

    action: str
    outcome: str
    times: int
    learners: int


@dataclass(frozen=True, slots=True)
class ControlShape:
    """One thing that holds for the whole class. Over once `ended_at` is set; `ends_at`: when it will end by itself.

    `words`: of a pause its message, of a spotlight whose canvas it is, of a leak the role. `sandbox_id`: what is shown,
    `link`: by which link, another one once somebody is out.
    `rate`, `paused`, `done` and `of`: of the clocks, how they go and how many are through by now;
    `failed`: of those, how many could not be set.
    `away`: of what is shown, which learners look away from it, told to those who teach alone. `tries`: of a leak, what
    was done with it.
    """

    id: str
    kind: ControlKind
    by: Actor | None
    started_at: str
    ends_at: str | None
    ended_at: str | None
    words: str
    sandbox_id: str | None
    link: str | None
    rate: int | None
    paused: bool
    done: int
    of: int
    failed: int
    revoked: bool
    poll: PollShape | None
    away: list[str]
    tries: list[TryShape]


@dataclass(frozen=True, slots=True)
class ControlsShape:
    """Of each kind the newest, as long as it lasts or was over a moment ago. An older `revision` is old news."""

    revision: int
    controls: list[ControlShape]


@dataclass(frozen=True, slots=True)
class MessageShape:
    """What somebody who teaches said. `to`: names of those it was for, empty for all; `read`: how many have read it.

    For a learner `to` holds at most their own name, and `read` is 1 once they have read it.
    """

    id: str
    by: Actor | None
    at: str
    text: str
    hint: int | None
    for_all: bool
    to: list[str]
    read: int
