"""What the workshop refuses."""

from datetime import datetime

from playground.errors import Kind, PlaygroundError
from playground.sentences import say


class UnknownExercise(PlaygroundError):
    code = "UnknownExercise"
    kind = Kind.NOT_FOUND

    def __init__(self, slug: str) -> None:
        super().__init__(
            say("There is no exercise called {slug}.", slug=slug[:64]),
            hint=say("The home page lists all of them."),
            place="slug",
        )


class NoLesson(PlaygroundError):
    code = "NoLesson"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(say("This exercise has no lesson."), hint=say("Its goals say what it is about."), place="slug")


class NoScale(PlaygroundError):
    code = "NoScale"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("This exercise is not about large numbers."), hint=say("The company merger and 500,000 players are.")
        )


class NoAttempt(PlaygroundError):
    """This sandbox is yours, but it is no exercise."""

    code = "NoAttempt"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("This sandbox does not belong to an exercise, so there are no goals to check."),
            hint=say("Start an exercise from the home page."),
        )


class NoMoreHints(PlaygroundError):
    code = "NoMoreHints"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(say("Every hint is on the table already."), hint=say("Read what the open goals say."))


class HintTooEarly(PlaygroundError):
    """`details["ready_at"]` says from when on."""

    code = "HintTooEarly"
    kind = Kind.CONFLICT

    def __init__(self, ready_at: datetime) -> None:
        super().__init__(
            say("This hint is not open yet."),
            hint=say("Try a little longer; it opens by itself."),
            details={"ready_at": ready_at.isoformat()},
        )


class SolutionClosed(PlaygroundError):
    code = "SolutionClosed"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("The reference opens once all goals have been met, or your instructor opens it."),
            hint=say("Meet them once; you may start over afterwards."),
        )


class MalformedExercise(PlaygroundError):
    """A file of an exercise with something in it that we do not understand; `place` is its field path."""

    code = "MalformedExercise"


class InvalidExercise(PlaygroundError):
    """An exercise that cannot be used; `details["findings"]` lists every complaint with its file and place."""

    code = "InvalidExercise"


class NothingFinished(PlaygroundError):
    """A certificate without a finished exercise."""

    code = "NothingFinished"
    kind = Kind.CONFLICT


class TooManyCertificates(PlaygroundError):
    """One person has asked for more of them than anybody needs."""

    code = "LimitExceeded"
    kind = Kind.CONFLICT


class UnknownCertificate(PlaygroundError):
    """No certificate has this code."""

    code = "NotFound"
    kind = Kind.NOT_FOUND
