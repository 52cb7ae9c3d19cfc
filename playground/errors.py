"""The one error that people are meant to see. Everything a learner can cause is a subclass of PlaygroundError.

A subclass names its `code` and its `kind`; each raise adds the message, the way out and the place:

    class NameTaken(PlaygroundError):
        code = "NameTaken"
        kind = Kind.CONFLICT

    raise NameTaken("There is a role named Firefighter in 111122223333.", hint="Choose another name.", place="name")
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar


class Kind(StrEnum):
    """What sort of trouble it is; a face turns it into its own status codes."""

    INVALID = "invalid"  # the request itself is wrong
    UNAUTHENTICATED = "unauthenticated"  # nobody is signed in
    DENIED = "denied"  # signed in, but not allowed; AWS's AccessDenied too
    NOT_FOUND = "not_found"  # no such thing, or not yours to know about
    CONFLICT = "conflict"  # right by itself, but not as things stand: a name taken, a quota reached
    TOO_LARGE = "too_large"  # more bytes than we read
    TOO_OFTEN = "too_often"  # slower, please
    UNAVAILABLE = "unavailable"  # not now


class PlaygroundError(Exception):
    """In: a message for people, the way out (`hint`), the place (a field path or JSON pointer), JSON-able `details`."""

    code: ClassVar[str] = "ValidationError"
    kind: ClassVar[Kind] = Kind.INVALID

    def __init__(
        self, message: str, *, hint: str = "", place: str = "", details: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place
        self.details = dict(details or {})

    def to_json(self) -> dict[str, Any]:
        """Out: the shape that every face shows."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "place": self.place,
            "details": self.details,
        }
