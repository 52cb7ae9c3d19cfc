"""What those who teach see of each learner's work. Nothing here is journaled: rows are the truth.

A page that was away loads the dashboard anew; one that listens is told of every row that is not what it was.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that a learner holds; `ends_at` is real time, None while the sandbox's clock stands."""

    id: str
    role: str
    ends_at: str | None


@dataclass(frozen=True, slots=True)
class LearnerProgress:
    """One exercise of one learner, or of the team they came first in.

    `met` and `reasons` follow the goals in their order: None before the first marking; the engine's code that decided
    about a goal that is not met, empty where none did. `moved_at`: when a goal was last met that was not. `live`: the
    sessions that end first, of `sessions` in all. `mistakes` are codes of the exercise's known mistakes.
    """

    learner_id: str
    exercise: str
    sandbox: str
    revision: int
    started_at: str
    moved_at: str | None
    finished_at: str | None
    met: list[bool | None]
    reasons: list[str]
    hints: int
    mistakes: list[str]
    sessions: int
    live: list[LiveSession]


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows that may not be what they were."""

    type: Literal["progress"]
    rows: list[LearnerProgress]


@dataclass(frozen=True, slots=True)
class Here:
    """Who has a page of the class open right now, by the ids of people."""

    type: Literal["here"]
    people: list[str]


MESSAGES = (Progress, Here)
