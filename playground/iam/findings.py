"""A complaint or a remark about a policy text, with its place: what the editor underlines."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FindingLevel(StrEnum):
    """How bad it is: an error may not be saved, a warning may, a suggestion is a hint."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `line` and `column` count from 1, `offset` and `length` are characters of the text."""

    code: str
    level: FindingLevel
    pointer: str
    line: int
    column: int
    offset: int
    length: int
    message: str
    hint: str

    def to_json(self) -> dict[str, Any]:
        """Out: the shape that editors and commands show."""
        return {
            "code": self.code,
            "level": self.level.value,
            "pointer": self.pointer,
            "line": self.line,
            "column": self.column,
            "offset": self.offset,
            "length": self.length,
            "message": self.message,
            "hint": self.hint,
        }
