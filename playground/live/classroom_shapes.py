"""What a browser sees of the class that a sandbox belongs to, and of people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str


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
