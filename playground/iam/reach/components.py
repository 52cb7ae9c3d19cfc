"""Roles that can all become each other, in an order in which whoever comes first is done first.

Path-based search of strongly connected components (Dijkstra 1976, Gabow 2000), with sets for the segments of the path.
"""

from collections.abc import Sequence

from playground.iam.reach.bits import lowest


def components(incoming: Sequence[int]) -> list[int]:
    """In: for each role the set of roles that may assume it. Out: the components, each after all that lead into it."""
    return _Search(incoming).run()


class _Search:
    """A walk against the arrows. A segment is a piece of the path already known to be one component."""

    def __init__(self, incoming: Sequence[int]) -> None:
        self.incoming = incoming
        self.unseen = (1 << len(incoming)) - 1
        self.path: list[int] = []
        self.segments: list[tuple[int, int]] = []  # its first role, and all of them
        self.found: list[int] = []

    def run(self) -> list[int]:
        while self.unseen:
            self._enter(lowest(self.unseen))
            while self.path:
                fresh = self.incoming[self.path[-1]] & self.unseen
                if fresh:
                    self._enter(lowest(fresh))
                else:
                    self._leave(self.path.pop())
        return self.found

    def _enter(self, role: int) -> None:
        self.unseen &= ~(1 << role)
        self.path.append(role)
        self.segments.append((role, 1 << role))

    def _leave(self, role: int) -> None:
        """Everything between a role and the earliest segment that leads into it is one component with it."""
        into = self.incoming[role]
        first, together = self.segments[-1]
        for at, (start, segment) in enumerate(self.segments):
            if into & segment:
                first = start
                for _, later in self.segments[at:]:
                    together |= later
                self.segments[at:] = [(first, together)]
                break
        if first == role:
            self.found.append(self.segments.pop()[1])
