"""Which condition keys a caller brings along, and in which shape a finding is shown."""

from datetime import timedelta
from typing import Any

import pytest

from playground.iam.authorize import authorize
from playground.iam.callers import AnonymousCaller, Caller, ServiceCaller, UserCaller
from playground.iam.findings import Finding, FindingLevel
from tests.iam.worlds import ANA, ANA_ID, HAT, HAT_ID, HERE, NOW, allow, document, role, session, user, world

WEARER = session(
    role(document(allow("sts:AssumeRole", None, {"AWS": ANA})), tags={"Team": "red"}),
    source_identity="ana",
    federated_provider="accounts.google.com",
)
SIGNED_IN = UserCaller(ANA, token_issued_at=NOW, mfa_at=NOW - timedelta(seconds=90))
USER = {
    "aws:PrincipalArn": ANA,
    "aws:PrincipalAccount": HERE,
    "aws:PrincipalType": "User",
    "aws:userid": ANA_ID,
    "aws:username": "ana",
    "aws:PrincipalIsAWSService": "false",
}


@pytest.mark.parametrize(
    ("caller", "keys"),
    [
        (UserCaller(ANA), USER),
        (SIGNED_IN, USER | {"aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "90"}),
        (UserCaller(ANA, token_issued_at=NOW), {"aws:MultiFactorAuthPresent": "false"}),
        (
            WEARER,
            {
                "aws:PrincipalArn": HAT,
                "aws:PrincipalType": "AssumedRole",
                "aws:userid": f"{HAT_ID}:s1",
                "aws:PrincipalTag/Team": "red",
                "aws:SourceIdentity": "ana",
                "aws:FederatedProvider": "accounts.google.com",
                "aws:MultiFactorAuthPresent": "false",
            },
        ),
        (AnonymousCaller(), {"aws:PrincipalType": "Anonymous", "aws:PrincipalAccount": "anonymous"}),
        (ServiceCaller("ec2.amazonaws.com"), {"aws:PrincipalIsAWSService": "true"}),
    ],
)
def test_a_caller_brings_its_keys_along(caller: Caller, keys: dict[str, Any]) -> None:
    snapshot = world(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA})), tags={"Team": "red"}))
    context = authorize(snapshot, caller, "s3:GetObject", "arn:aws:s3:::b/x", at=NOW).request.context
    assert {name: context.get(name) for name in keys} == keys


def test_a_user_with_long_term_keys_says_nothing_about_mfa() -> None:
    context = authorize(world(user()), UserCaller(ANA), "s3:GetObject", "arn:aws:s3:::b/x", at=NOW).request.context
    assert not [name for name in context if "MultiFactor" in name]


def test_a_finding_is_json_as_editors_and_commands_show_it() -> None:
    finding = Finding(
        "bad_effect", FindingLevel.ERROR, "/Statement/0/Effect", 3, 16, 40, 7, "Invalid effect", "Write it"
    )
    assert finding.to_json() == {
        "code": "bad_effect",
        "level": "error",
        "pointer": "/Statement/0/Effect",
        "line": 3,
        "column": 16,
        "offset": 40,
        "length": 7,
        "message": "Invalid effect",
        "hint": "Write it",
    }
