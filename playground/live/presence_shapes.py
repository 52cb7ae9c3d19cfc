"""The shapes of what somebody does right now, which is told to the others and never stored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the canvas, in its pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class View:
    """The part of the canvas somebody sees."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Where:
    """What one person does right now: pointer, chosen nodes, the node or policy whose text is open, what they see."""

    cursor: Point | None
    selected: list[str]
    opened: str | None
    view: View | None
