"""Who gets into which role, over any number of hops."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.iam.reach.bits import lowest, members
from playground.iam.reach.components import components


@dataclass(frozen=True, eq=False)
class Closure:
    """`columns` and `into` by role number: who may assume it, and who gets into it by one hop or more."""

    columns: tuple[int, ...]
    into: tuple[int, ...]
    order: tuple[int, ...]  # components of the roles, each after all that lead into it

    def replaced(self, columns: Sequence[int]) -> "Closure":
        """Out: the closure of other columns. Components are kept where no arrow between roles has changed."""
        roles = (1 << len(columns)) - 1
        same = all((new ^ old) & roles == 0 for new, old in zip(columns, self.columns, strict=True) if new is not old)
        return _closed(columns, self.order) if same else close(columns)

    def leading_to(self, goal: int) -> int:
        """In: a set of principals. Out: everybody who gets into a role of it."""
        found = 0
        left = goal & (1 << len(self.columns)) - 1
        while left:
            role = lowest(left)
            found |= self.into[role]
            left &= ~(1 << role | self.into[role])  # who leads to a role that leads here is in already
        return found


def close(columns: Sequence[int]) -> Closure:
    """In: for each role everybody who may assume it. Out: the closure."""
    roles = (1 << len(columns)) - 1
    return _closed(columns, tuple(components([column & roles for column in columns])))


def _closed(columns: Sequence[int], order: tuple[int, ...]) -> Closure:
    into = [0] * len(columns)
    roles = (1 << len(columns)) - 1
    for together in order:
        gathered = 0
        for role in members(together):
            gathered |= columns[role]
        left = gathered & roles & ~together
        while left:
            role = left.bit_length() - 1
            gathered |= into[role]
            left &= ~(1 << role | into[role])
        for role in members(together):
            into[role] = gathered
    return Closure(tuple(columns), tuple(into), order)
