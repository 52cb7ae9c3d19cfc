"""What the way in from a learning platform refuses."""

from playground.errors import Kind, PlaygroundError
from playground.sentences import Sentence, say


class LaunchRefused(PlaygroundError):
    """A platform's message that is not believed, or leads nowhere; the message says why."""

    code = "LaunchRefused"
    kind = Kind.DENIED


class StartAgain(LaunchRefused):
    """Used, too old or never ours; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            say("This way in was used already, or has taken too long."),
            hint=say("Go back to your course and follow the link again."),
        )


class PlatformTrouble(Exception):
    """In: a sentence for those who teach."""

    def __init__(self, message: Sentence) -> None:
        super().__init__(message)
        self.message = message


class PlatformAway(PlatformTrouble):
    """A platform does not answer now, or not so that it helps; worth trying again."""


class PlatformRefused(PlatformTrouble):
    """A platform says no, and would say so again."""
