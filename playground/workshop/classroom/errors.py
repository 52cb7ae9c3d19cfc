"""What a classroom refuses."""

from playground.errors import Kind, PlaygroundError
from playground.sentences import say


class NoWorkshop(PlaygroundError):
    """Unknown, or not yours to know about: the same answer for both."""

    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("There is no such workshop."), hint=say("It may have been deleted. The home page lists yours.")
        )


class NoLearner(PlaygroundError):
    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(say("There is nobody like that in this workshop."), hint=say("Load the page again."))


class NoTeam(PlaygroundError):
    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(say("There is no such team in this workshop."), hint=say("Load the page again."))


class NoSuchLink(PlaygroundError):
    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("There is no such link to teach this workshop."),
            hint=say("Somebody may have used it. Load the page again."),
        )


class LinkNotUsable(PlaygroundError):
    """A link to teach a workshop that is used, taken back, or too old."""

    code = "LinkNotUsable"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("This link does not work (any more)."),
            hint=say("It works once and for a week. Ask whoever sent it for another one."),
        )


class NoEntry(PlaygroundError):
    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("There is nobody like that on the roster of this workshop."), hint=say("Load the page again.")
        )


class InstructorsOnly(PlaygroundError):
    code = "InstructorsOnly"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(
            say("Only instructors hold workshops."), hint=say("Ask whoever runs this server for an instructor link.")
        )


class OwnerOnly(PlaygroundError):
    code = "OwnerOnly"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(say("Only the owner of this workshop does that."), hint=say("Ask whoever it belongs to."))


class UnknownCode(PlaygroundError):
    """A join code that no workshop has."""

    code = "UnknownCode"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("No workshop has this code."),
            hint=say("Compare it with the one on the projector: eight letters and digits."),
            place="code",
        )


class TooManyCodes(PlaygroundError):
    """More wrong codes than people type."""

    code = "TooManyRequests"
    kind = Kind.TOO_OFTEN

    def __init__(self) -> None:
        super().__init__(
            say("Too many wrong codes came from this network."), hint=say("Try again in a minute."), place="code"
        )


class UnknownLink(PlaygroundError):
    """A personal link that is nobody's, or nobody's any more."""

    code = "UnknownLink"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("This personal link does not work (any more)."),
            hint=say("Ask your instructor for another one, or join by the code."),
        )


class PlaceTaken(PlaygroundError):
    """Somebody has come in as this one of the roster."""

    code = "PlaceTaken"
    kind = Kind.CONFLICT

    def __init__(self, name: str) -> None:
        super().__init__(
            say("{name} has come in already.", name=name),
            hint=say("If it was you, go on in the browser where you did. If not, your instructor frees your place."),
        )


class AlreadySeated(PlaygroundError):
    """Who opens a personal link sits in the workshop as somebody else of the roster."""

    code = "AlreadySeated"
    kind = Kind.CONFLICT

    def __init__(self, nickname: str) -> None:
        super().__init__(
            say("In this browser you are {name}.", name=nickname),
            hint=say("Open the link in another browser, or in a private window."),
        )


class NotOpen(PlaygroundError):
    """The code is right, but nobody new comes in now; the message says why."""

    code = "NotOpen"
    kind = Kind.CONFLICT


class Blocked(PlaygroundError):
    code = "Blocked"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(say("You cannot come into this workshop."), hint=say("Talk to the instructor."), place="code")


class Full(PlaygroundError):
    """A cap is reached; the message names it."""

    code = "LimitExceeded"
    kind = Kind.CONFLICT


class WrongStep(PlaygroundError):
    """A workshop does not go from this state to that one."""

    code = "WrongStep"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("The workshop is in another state by now."), hint=say("Load the page again and look where it stands.")
        )


class InvalidWorkshop(PlaygroundError):
    """A title, a list or a time that cannot be; `place` is the field."""

    code = "ValidationError"


class NothingToDo(PlaygroundError):
    """A learner asks for the exercise of a class that does none now."""

    code = "NothingToDo"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("There is no exercise to do right now."), hint=say("Your instructor begins one in a moment.")
        )


class NoMessage(PlaygroundError):
    code = "NotFound"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(say("There is no such message for you."), hint=say("Load the page again."))


class NothingShown(PlaygroundError):
    """There is no canvas to show, or it is shown no more."""

    code = "NothingShown"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(say("There is no canvas to look at."), hint=say("Begin an exercise first."))


class NotToBeShown(PlaygroundError):
    code = "NotToBeShown"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("This learner does not want their canvas to be shown."), hint=say("Choose somebody else, or ask them.")
        )


class NothingAsked(PlaygroundError):
    """No question waits for an answer, or not this one."""

    code = "NothingAsked"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(say("This question is over."), hint=say("Wait for the next one."))


class AnsweredAlready(PlaygroundError):
    code = "AnsweredAlready"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(say("You have answered already."), hint=say("Each question is answered once."))


class NothingLeaked(PlaygroundError):
    """No credentials are in everybody's hands, or these cannot be."""

    code = "NothingLeaked"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(say("There are no leaked credentials."), hint=say("Choose a live session of a role."))


class LearnersOnly(PlaygroundError):
    """Asked for by whoever draws in a sandbox of a class, and does not learn there."""

    code = "LearnersOnly"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(
            say("Only learners of this class ask for help and accept it."), hint=say("Leave it to whoever learns here.")
        )


class HelpNotNow(PlaygroundError):
    """As things stand, help is not asked for, offered or accepted here; the message says why."""

    code = "HelpNotNow"
    kind = Kind.CONFLICT
