"""What the engine raises. Everything else it has to say is a Finding or a Decision."""

from playground.errors import Kind, PlaygroundError


class MalformedPolicy(PlaygroundError):
    """A policy text that may not be saved or used; `details["findings"]` lists every complaint."""

    code = "malformed_policy"


class PolicyTooLarge(MalformedPolicy):
    """A policy text above the limits that are checked before any work is done."""

    code = "policy_too_large"
    kind = Kind.TOO_LARGE


class MalformedArn(PlaygroundError):
    """A text where an ARN was needed."""

    code = "malformed_arn"


class MalformedCase(PlaygroundError):
    """A line of a case file (JSON Lines) that is not a case."""

    code = "malformed_case"


class UnknownEntity(PlaygroundError):
    """An ARN that the snapshot does not hold."""

    code = "unknown_entity"
    kind = Kind.NOT_FOUND


class UnknownAction(PlaygroundError):
    """An action that the catalogue does not hold; it may be newer."""

    code = "unknown_action"
    kind = Kind.NOT_FOUND
