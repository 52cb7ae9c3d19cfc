"""What a browser sees of an exercise beside its goals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MistakeShape:
    """A typical wrong turn that this sandbox shows; `goals` are those that it breaks."""

    code: str
    feedback: str
    goals: list[str]
