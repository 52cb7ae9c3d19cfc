"""What authoring refuses."""

from playground.errors import Kind, PlaygroundError


class UnknownDraft(PlaygroundError):
    """No exercise of yours has this id."""

    code = "NotFound"
    kind = Kind.NOT_FOUND


class GuestsCannotWrite(PlaygroundError):
    """An exercise outlives a browser's cookie, so its author has an account."""

    code = "AccountNeeded"
    kind = Kind.DENIED


class DraftTooLarge(PlaygroundError):
    code = "DraftTooLarge"
    kind = Kind.TOO_LARGE


class TooManyDrafts(PlaygroundError):
    code = "LimitExceeded"
    kind = Kind.CONFLICT


class ChangedElsewhere(PlaygroundError):
    """Somebody, perhaps oneself in another tab, saved in between. `details["revision"]` is theirs."""

    code = "ChangedElsewhere"
    kind = Kind.CONFLICT


class NotReady(PlaygroundError):
    """It cannot be published as it is; `details["findings"]` says all that is missing."""

    code = "NotReady"
    kind = Kind.CONFLICT


class NothingDrawn(PlaygroundError):
    """A picture that cannot be kept as it is."""

    code = "NothingDrawn"
    kind = Kind.CONFLICT


class StillUsed(PlaygroundError):
    """Somebody has begun it."""

    code = "DeleteConflict"
    kind = Kind.CONFLICT
