"""What can go wrong with people."""

from playground.errors import Kind, PlaygroundError


class LinkNotUsable(PlaygroundError):
    """An instructor link that is unknown, used or too old; which of them is not told."""

    code = "LinkNotUsable"
    kind = Kind.NOT_FOUND


class DeviceLinkNotUsable(PlaygroundError):
    """A link to go on elsewhere that is unknown, used or too old; which of them is not told."""

    code = "LinkNotUsable"
    kind = Kind.NOT_FOUND


class TooManyGuests(PlaygroundError):
    """One address made more guests than a full lecture hall would."""

    code = "TooManyRequests"
    kind = Kind.TOO_OFTEN


class NameNotUsable(PlaygroundError):
    """Too long, empty, or with control characters in it."""

    code = "ValidationError"


class AccountExists(PlaygroundError):
    """Somebody with a password asked for an account."""

    code = "AccountExists"
    kind = Kind.CONFLICT


class EmailTaken(PlaygroundError):
    """Another account has this e-mail."""

    code = "EmailTaken"
    kind = Kind.CONFLICT


class EmailNotUsable(PlaygroundError):
    """No e-mail address."""

    code = "ValidationError"


class PasswordNotUsable(PlaygroundError):
    """Too short, too common, or too much like the name."""

    code = "ValidationError"


class SignInRefused(PlaygroundError):
    """E-mail and password do not belong together; which of them is wrong is not told."""

    code = "SignInRefused"
    kind = Kind.DENIED


class TooManyTries(PlaygroundError):
    """An account, or all accounts from one address, were tried more often than people do."""

    code = "TooManyRequests"
    kind = Kind.TOO_OFTEN


class TooMuchToBring(PlaygroundError):
    """A guest and an account have more together than one person may have; both keep what is theirs."""

    code = "LimitExceeded"
    kind = Kind.CONFLICT


class ProviderRefused(PlaygroundError):
    """An OpenID Connect provider did not say who somebody is, or not so that it can be believed."""

    code = "SignInRefused"
    kind = Kind.DENIED
