"""Credentials that are not accepted are refused in the code, status and text of the service that is asked."""

import pytest

from playground.sandbox.commands import roles
from tests.builders import Drawn, do
from tests.canvas.conftest import Visitor, error_of
from tests.canvas.test_sessions import assumed, end_of, request

EXPIRED = "The security token included in the request is expired"
INVALID = "The security token included in the request is invalid."


def credentials(issued: dict) -> dict[str, str]:
    return {"access_key_id": issued["session"]["access_key_id"], "session_token": issued["session_token"]}


def answer(visitor: Visitor, action: str, **said: object) -> tuple[int, str, str]:
    answered = request(visitor, action, **said)
    error = error_of(answered)
    return answered.status_code, error["code"], error["message"]


@pytest.mark.parametrize(
    ("action", "status", "code", "text"),
    [
        ("iam:ListUsers", 403, "ExpiredToken", EXPIRED),
        ("sts:GetCallerIdentity", 403, "ExpiredToken", EXPIRED),
        ("sqs:SendMessage", 403, "ExpiredToken", EXPIRED),
        ("dynamodb:GetItem", 400, "ExpiredTokenException", EXPIRED),
        ("Lambda:InvokeFunction", 400, "ExpiredTokenException", EXPIRED),
        ("s3:GetObject", 400, "ExpiredToken", "The provided token has expired."),
        ("ec2:RunInstances", 400, "RequestExpired", "Request has expired."),
    ],
)
def test_an_expired_session_is_refused_as_the_service_refuses_it(
    visitor: Visitor, drawn: Drawn, action: str, status: int, code: str, text: str
) -> None:
    issued = assumed(visitor, drawn)
    end_of(issued["session"])
    assert answer(visitor, action, credentials=credentials(issued)) == (status, code, text)
    caller = {"kind": "session", "id": issued["session"]["id"]}
    assert answer(visitor, action, caller=caller) == (status, code, text)


@pytest.mark.parametrize(
    ("action", "of_the_key", "of_the_token"),
    [
        ("sns:Publish", (403, "InvalidClientTokenId"), (403, "InvalidClientTokenId")),
        ("dynamodb:GetItem", (400, "UnrecognizedClientException"), (400, "UnrecognizedClientException")),
        ("s3:GetObject", (403, "InvalidAccessKeyId"), (400, "InvalidToken")),
        ("ec2:RunInstances", (401, "AuthFailure"), (401, "AuthFailure")),
    ],
)
def test_an_unknown_key_and_a_wrong_token_are_refused_as_the_service_refuses_them(
    visitor: Visitor, drawn: Drawn, action: str, of_the_key: tuple[int, str], of_the_token: tuple[int, str]
) -> None:
    made = credentials(assumed(visitor, drawn))
    unknown = {**made, "access_key_id": "ASIAAAAAAAAAAEXAMPLE"}
    assert answer(visitor, action, credentials=unknown)[:2] == of_the_key
    wrong = {**made, "session_token": "PLAYGROUNDwrong"}
    assert answer(visitor, action, credentials=wrong)[:2] == of_the_token


def test_the_sessions_of_a_deleted_role_hold_an_unknown_key_whatever_is_asked(visitor: Visitor, drawn: Drawn) -> None:
    made = credentials(assumed(visitor, drawn))
    do(drawn, roles.remove_role, drawn["FireMarshal"])
    assert answer(visitor, "iam:ListUsers", credentials=made) == (403, "InvalidClientTokenId", INVALID)
    assert answer(visitor, "dynamodb:GetItem", credentials=made) == (400, "UnrecognizedClientException", INVALID)
    assert answer(visitor, "s3:GetObject", credentials=made)[:2] == (403, "InvalidAccessKeyId")


def test_a_call_without_valid_credentials_is_recorded_under_the_code_that_it_got(
    visitor: Visitor, drawn: Drawn
) -> None:
    nobody = visitor.post("identities/", kind="anonymous", name="Somebody", position={"x": 1, "y": 1}).json()["id"]
    token = visitor.post("session-tokens/", caller={"kind": "identity", "id": drawn["jane"]}).json()["session"]["id"]
    asked = [
        ({"kind": "identity", "id": nobody}, "iam:ListUsers", "MissingAuthenticationToken"),
        ({"kind": "identity", "id": nobody}, "dynamodb:GetItem", "MissingAuthenticationTokenException"),
        ({"kind": "identity", "id": nobody}, "s3:GetObject", "AccessDenied"),
        ({"kind": "session", "id": token}, "iam:ListUsers", "InvalidClientTokenId"),
        ({"kind": "session", "id": token}, "sts:GetFederationToken", "AccessDenied"),
    ]
    for caller, action, code in asked:
        resource = "*" if action.split(":")[0] != "s3" else "arn:aws:s3:::plans/cellar"
        visitor.post("requests/", caller=caller, action=action, resource=resource)
        newest = visitor.get("activity/").json()["records"][0]
        assert (action, newest["error_code"]) == (action, code)
