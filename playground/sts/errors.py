"""What the Security Token Service refuses, in AWS's codes and words."""

from typing import ClassVar

from playground.errors import Kind, PlaygroundError
from playground.iam.assume_role import AssumeRoleJudgement
from playground.iam.authorize import Judgement
from playground.sandbox.errors import ValidationError
from playground.sentences import say


class AccessDenied(PlaygroundError):
    """Authorization failed. `judgement` is the engine's, for a face that shows steps; None for STS's own rules."""

    code = "AccessDenied"
    kind = Kind.DENIED

    def __init__(self, message: str, *, judgement: Judgement | None = None, hint: str = "", place: str = "") -> None:
        super().__init__(message, hint=hint, place=place)
        self.judgement = judgement


class ExpiredToken(PlaygroundError):
    code = "ExpiredToken"
    kind = Kind.DENIED
    text: ClassVar[str] = "The security token included in the request is expired"

    def __init__(self) -> None:
        super().__init__(
            self.text,
            hint=say("These credentials have ended and nothing renews them. Assume the role again."),
        )


class MissingAuthenticationToken(PlaygroundError):
    code = "MissingAuthenticationToken"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(
            "Request is missing Authentication Token",
            hint=say("Nobody signed this request. Choose a caller with credentials."),
            place="caller",
        )


class InvalidClientTokenId(PlaygroundError):
    code = "InvalidClientTokenId"
    kind = Kind.DENIED
    text: ClassVar[str] = "The security token included in the request is invalid."

    def __init__(self) -> None:
        super().__init__(
            self.text,
            hint=say("Check the access key id and the session token; a deleted role takes its sessions with it."),
        )


class WrongSessionToken(InvalidClientTokenId):
    """The key is known, but not with this token: most services do not tell that apart."""


class SignatureDoesNotMatch(PlaygroundError):
    code = "SignatureDoesNotMatch"
    kind = Kind.DENIED

    def __init__(self) -> None:
        super().__init__(
            "The request signature we calculated does not match the signature you provided. "
            "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
            hint=say("The secret access key is shown once, when the credentials are issued."),
            place="credentials.secret_access_key",
        )


class InvalidParameterValue(PlaygroundError):
    code = "InvalidParameterValue"
    kind = Kind.INVALID


class PackedPolicyTooLarge(PlaygroundError):
    code = "PackedPolicyTooLarge"
    kind = Kind.INVALID


class NoSuchSession(PlaygroundError):
    code = "NoSuchSession"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(say("There is no such session."), hint=say("It may have been dismissed. Load the page again."))


class NoSuchCaller(PlaygroundError):
    code = "NoSuchCaller"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("There is no such caller in this sandbox."), hint=say("Choose one that is drawn."), place="caller.id"
        )


class SessionStillLive(PlaygroundError):
    code = "SessionStillLive"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("Temporary credentials cannot be taken back one by one; this session has not ended yet."),
            hint=say("Wait for its expiration, or revoke the role's sessions."),
        )


class NothingEnds(PlaygroundError):
    code = "NothingEnds"
    kind = Kind.CONFLICT

    def __init__(self) -> None:
        super().__init__(
            say("No session is live, so nothing will end."), hint=say("Assume a role first, then skip to its end.")
        )


class UnmodifiableEntity(PlaygroundError):
    """Source: IAM API Reference, PutRolePolicy (UnmodifiableEntity)."""

    code = "UnmodifiableEntity"
    kind = Kind.DENIED

    def __init__(self, role_name: str) -> None:
        super().__init__(
            f"Cannot perform the operation on the protected role '{role_name}' - this role is only modifiable by AWS",
            hint=say("A service-linked role belongs to its service: sessions of it cannot be revoked."),
        )


class InvalidIdentityToken(PlaygroundError):
    code = "InvalidIdentityToken"
    kind = Kind.INVALID


class ExpiredIdentityToken(PlaygroundError):
    code = "ExpiredTokenException"
    kind = Kind.INVALID


class NoSuchRole(PlaygroundError):
    code = "NoSuchEntity"
    kind = Kind.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            say("There is no such role in this sandbox."),
            hint=say("It may have been deleted. Choose another."),
            place="role_id",
        )


_BY_CODE: dict[str, type[PlaygroundError]] = {
    error.code: error for error in (InvalidIdentityToken, ExpiredIdentityToken, InvalidParameterValue, ValidationError)
}


def refusal(judged: AssumeRoleJudgement) -> PlaygroundError:
    """In: a judgement that does not allow. Out: STS's error for it; AccessDenied carries the engine's reasons along."""
    if judged.code == MissingAuthenticationToken.code:
        return MissingAuthenticationToken()
    if judged.code in _BY_CODE:
        return _BY_CODE[judged.code](judged.message)
    denied = judged.denied_by
    looked_at_policies = denied is not None and denied.decision.trace
    hint = say("The steps show which policy said no.") if looked_at_policies else say("Choose another caller.")
    return AccessDenied(judged.message, judgement=denied, hint=hint)
