"""Credentials that are not accepted, in the code, status and text of the service that was asked.

Sources: "Common errors" of the API References of IAM, STS, SQS and SNS; DynamoDB Developer Guide, "Error handling";
S3 API Reference, "Error responses"; EC2 API Reference, "Error codes".
"""

from collections.abc import Iterator
from contextlib import contextmanager

from playground.errors import Kind
from playground.iam.protocols import Protocol, protocol_of
from playground.sts.errors import ExpiredToken, InvalidClientTokenId, WrongSessionToken


class JsonExpiredToken(ExpiredToken):
    code = "ExpiredTokenException"
    kind = Kind.INVALID


class S3ExpiredToken(ExpiredToken):
    kind = Kind.INVALID
    text = "The provided token has expired."


class Ec2ExpiredToken(ExpiredToken):
    code = "RequestExpired"
    kind = Kind.INVALID
    text = "Request has expired."


class JsonUnknownKey(InvalidClientTokenId):
    code = "UnrecognizedClientException"
    kind = Kind.INVALID


class S3UnknownKey(InvalidClientTokenId):
    code = "InvalidAccessKeyId"
    text = "The AWS Access Key Id you provided does not exist in our records."


class S3WrongToken(InvalidClientTokenId):
    code = "InvalidToken"
    kind = Kind.INVALID
    text = "The provided token is malformed or otherwise invalid."


class Ec2UnknownKey(InvalidClientTokenId):
    code = "AuthFailure"
    kind = Kind.UNAUTHENTICATED
    text = "AWS was not able to validate the provided access credentials"


_EXPIRED = {Protocol.JSON: JsonExpiredToken, Protocol.S3: S3ExpiredToken, Protocol.EC2: Ec2ExpiredToken}
_UNKNOWN = {Protocol.JSON: JsonUnknownKey, Protocol.S3: S3UnknownKey, Protocol.EC2: Ec2UnknownKey}
_WRONG_TOKEN = _UNKNOWN | {Protocol.S3: S3WrongToken}


@contextmanager
def refusing_as_the_service_of(action: str) -> Iterator[None]:
    """Around finding out who calls: a refusal of STS becomes that of the service which the action belongs to."""
    try:
        yield
    except ExpiredToken as refused:
        raise _EXPIRED.get(protocol_of(action), ExpiredToken)() from refused
    except InvalidClientTokenId as refused:
        by_protocol = _WRONG_TOKEN if isinstance(refused, WrongSessionToken) else _UNKNOWN
        raise by_protocol.get(protocol_of(action), InvalidClientTokenId)() from refused
