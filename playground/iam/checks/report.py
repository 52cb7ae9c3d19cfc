"""Collects findings, giving each the line and column of its node."""

from playground.iam.findings import Finding, FindingLevel
from playground.iam.json_text import Node

MAX_FINDINGS = 100  # who needs more has another problem
_SHOWN = 200  # characters of a value inside a message


class Report:
    """In: the text the findings are about; `room` for how many. Findings come out in the order of the text."""

    def __init__(self, text: str, room: int = MAX_FINDINGS) -> None:
        self._text = text
        self._room = room
        self._found: list[Finding] = []

    def error(self, node: Node, pointer: str, code: str, message: str, hint: str) -> None:
        """Something that may not be saved."""
        self.at(FindingLevel.ERROR, node.start, node.end, pointer, code, message, hint)

    def warning(self, node: Node, pointer: str, code: str, message: str, hint: str) -> None:
        """Something legal but unwise."""
        self.at(FindingLevel.WARNING, node.start, node.end, pointer, code, message, hint)

    def suggestion(self, node: Node, pointer: str, code: str, message: str, hint: str) -> None:
        """Something that could be said better."""
        self.at(FindingLevel.SUGGESTION, node.start, node.end, pointer, code, message, hint)

    def at(self, level: FindingLevel, start: int, end: int, pointer: str, code: str, message: str, hint: str) -> None:
        """A finding by offsets, for texts that have no nodes."""
        if self.full:
            return
        line, column = self._place(start)
        finding = Finding(code, level, pointer, line, column, start, max(end - start, 0), message, hint)
        self._found.append(finding)

    @property
    def full(self) -> bool:
        """Whether more complaints would be dropped, so that looking for them is wasted."""
        return len(self._found) >= self._room

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(finding.level is FindingLevel.ERROR for finding in self._found)

    def findings(self) -> tuple[Finding, ...]:
        """Everything found, top to bottom, the worse first at one place."""
        order = list(FindingLevel)
        return tuple(sorted(self._found, key=lambda each: (each.offset, order.index(each.level))))

    def _place(self, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1. There are few findings, so that no table of lines is worth its time."""
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


def shown(value: str) -> str:
    """A value as it may stand in a message: not too long."""
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
