"""What can go wrong with people."""

from playground.errors import Kind, PlaygroundError


class LinkNotUsable(PlaygroundError):
    """An instructor link that is unknown, used or too old; which of them is not told."""

    code = "LinkNotUsable"
    kind = Kind.NOT_FOUND


class TooManyGuests(PlaygroundError):
    """One address made more guests than a full lecture hall would."""

    code = "TooManyRequests"
    kind = Kind.TOO_OFTEN


class NameNotUsable(PlaygroundError):
    """Too long, empty, or with control characters in it."""

    code = "ValidationError"
