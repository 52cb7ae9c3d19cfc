"""What the quiz refuses."""

from playground.errors import Kind, PlaygroundError


class UnknownRound(PlaygroundError):
    """No such round, or another person's."""

    code = "NotFound"
    kind = Kind.NOT_FOUND


class NothingToAsk(PlaygroundError):
    code = "NothingToAsk"
    kind = Kind.CONFLICT


class NoAnswer(PlaygroundError):
    """What was picked cannot be an answer to this question."""

    code = "NoAnswer"


class NotThisQuestion(PlaygroundError):
    """An answer to a question that is not asked yet, or was answered otherwise."""

    code = "NotThisQuestion"
    kind = Kind.CONFLICT
