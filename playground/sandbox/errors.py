"""What the sandbox refuses, under AWS's codes where AWS has one (IAM API Reference, "Common errors")."""

from playground.errors import Kind, PlaygroundError
from playground.sentences import say


class NotFound(PlaygroundError):
    """An id that is unknown, or not yours to know about: the same answer for both."""

    code = "NotFound"
    kind = Kind.NOT_FOUND


class ViewOnly(PlaygroundError):
    """You may look at this sandbox, not draw in it."""

    code = "ViewOnly"
    kind = Kind.DENIED


class OwnerOnly(PlaygroundError):
    """Who may come in is for the owner to say."""

    code = "OwnerOnly"
    kind = Kind.DENIED


class Frozen(PlaygroundError):
    """The instructor has paused this class; the message is theirs."""

    code = "Frozen"
    kind = Kind.CONFLICT


class ClockKept(PlaygroundError):
    """All sandboxes of this class run by one clock."""

    code = "ClockKept"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(
            say("In this class the instructor sets the clock."), hint=say("Ask them to make it faster or slower.")
        )


class InvalidAuthenticationCode(PlaygroundError):
    """Source: IAM API Reference, EnableMFADevice."""

    code = "InvalidAuthenticationCode"
    kind = Kind.DENIED

    def __init__(self, serial_number: str) -> None:
        super().__init__(
            say("Authentication code for device is not valid: {serial_number}", serial_number=serial_number),
            hint=say("Give two codes that the device showed one after the other, in that order."),
            place="code_1",
        )


class LinkNotUsable(PlaygroundError):
    """A share link that is unknown or was revoked; which of them is not told."""

    code = "LinkNotUsable"
    kind = Kind.NOT_FOUND


class NoSuchEntity(PlaygroundError):
    code = "NoSuchEntity"
    kind = Kind.NOT_FOUND


class EntityAlreadyExists(PlaygroundError):
    code = "EntityAlreadyExists"
    kind = Kind.CONFLICT


class DeleteConflict(PlaygroundError):
    code = "DeleteConflict"
    kind = Kind.CONFLICT


class LimitExceeded(PlaygroundError):
    code = "LimitExceeded"
    kind = Kind.CONFLICT


class MalformedPolicyDocument(PlaygroundError):
    """`details["findings"]` lists every complaint."""

    code = "MalformedPolicyDocument"


class DocumentChanged(PlaygroundError):
    """Somebody saved this document meanwhile; `details["current"]` is their text, so that both can be merged."""

    code = "DocumentChanged"
    kind = Kind.CONFLICT


class PasswordPolicyViolation(PlaygroundError):
    code = "PasswordPolicyViolation"


class InvalidInput(PlaygroundError):
    code = "InvalidInput"


class ValidationError(PlaygroundError):
    """A length or a pattern, in the words of the AWS APIs; `place` is the field."""

    code = "ValidationError"


class PolicyTooLarge(PlaygroundError):
    code = "PolicyTooLarge"
    kind = Kind.TOO_LARGE


class CannotConnect(PlaygroundError):
    """A trust link that cannot be; the message says why."""

    code = "CannotConnect"
    kind = Kind.CONFLICT


class CannotMove(PlaygroundError):
    """AWS keeps it where it is; the hint says what to do instead."""

    code = "CannotMove"
    kind = Kind.CONFLICT


class RoleCannotSignIn(PlaygroundError):
    """Roles are assumed, not logged into."""

    code = "RoleCannotSignIn"
    kind = Kind.CONFLICT


class UndoConflict(PlaygroundError):
    """Somebody else has changed the same things since, or there is nothing to take back."""

    code = "UndoConflict"
    kind = Kind.CONFLICT


class RestoreConflict(PlaygroundError):
    """A version that does not fit over what is drawn now."""

    code = "RestoreConflict"
    kind = Kind.CONFLICT


class InvalidWorld(PlaygroundError):
    """A sandbox file that cannot be read; `place` is a JSON pointer."""

    code = "InvalidWorld"


class ProposalOutdated(PlaygroundError):
    """A proposed change that is not what would be proposed now: somebody changed the picture meanwhile."""

    code = "ProposalOutdated"
    kind = Kind.CONFLICT


class ProposalNotEnough(PlaygroundError):
    """A proposed change that cannot be made, or after which the request is still refused. Nothing was changed."""

    code = "ProposalNotEnough"
    kind = Kind.CONFLICT
