"""PURE: how long a class took, in five figures and as a picture of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Final

WIDTH: Final = 200  # of the picture, in its own units
MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Spread:
    """Of so many times, in seconds: the shortest, the quartiles and the longest."""

    count: int
    least: int
    lower: int
    median: int
    upper: int
    most: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box plot along one axis: whiskers from `least` to `most`, a box between the quartiles."""

    least: float
    lower: float
    median: float
    upper: float
    most: float

    @property
    def width(self) -> float:
        """Of the box; wide enough to be seen when everybody took the same time."""
        return max(self.upper - self.lower, 2)


def spread_of(seconds: Sequence[int]) -> Spread | None:
    """Out: the figures, quartiles between the neighbours that they fall between; None without any time."""
    if not seconds:
        return None
    lower, median, upper = quantiles(seconds, n=4, method="inclusive") if len(seconds) > 1 else [seconds[0]] * 3
    return Spread(len(seconds), min(seconds), round(lower), round(median), round(upper), max(seconds))


def box_of(spread: Spread, longest: int) -> Box:
    """In: the longest time of all that are drawn below each other. Out: places on an axis of WIDTH."""
    each = (spread.least, spread.lower, spread.median, spread.upper, spread.most)
    return Box(*(round(MARGIN + (WIDTH - 2 * MARGIN) * value / max(longest, 1), 1) for value in each))


def clock(seconds: int) -> str:
    """Out: 0:42, 12:05 or 1:02:05."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
