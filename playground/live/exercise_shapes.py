"""What a browser sees of an exercise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MistakeShape:
    """A typical wrong turn that this sandbox shows; `goals` are those that it breaks."""

    code: str
    feedback: str
    goals: list[str]


@dataclass(frozen=True, slots=True)
class GoalShape:
    """One goal of an exercise as last marked; `met` is None until it was marked once."""

    id: str
    text: str
    must_not: bool
    met: bool | None
    why: str
