"""Remarks on policies that may be saved: each rule where it speaks, and where it must not."""

from typing import Any

import pytest

from playground.iam.catalog import managed_policies, shared_keys
from playground.iam.findings import FindingLevel
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from tests.iam.worlds import ANA, HERE, allow, deny, document

OIDC = f"arn:aws:iam::{HERE}:oidc-provider/token.actions.githubusercontent.com"
WEB = "sts:AssumeRoleWithWebIdentity"
SUB = "token.actions.githubusercontent.com:sub"
AUD = {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}


def _codes(policy_type: PolicyType, *statements: dict[str, Any]) -> set[str]:
    parsed = parse_policy(document(*statements), policy_type)
    assert parsed.ok, parsed.findings
    assert all(finding.level is not FindingLevel.ERROR and finding.hint for finding in parsed.findings)
    return {finding.code for finding in parsed.findings}


def _trust(principal: Any, action: str = "sts:AssumeRole", **more: Any) -> dict[str, Any]:
    return allow(action, None, principal, **more)


TRUST = [
    (_trust({"AWS": "*"}), {"everybody"}),
    (_trust({"AWS": "*"}, Condition={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}), set()),
    (_trust({"AWS": ANA}), set()),
    (_trust({"AWS": HERE}), {"whole_account"}),
    (_trust({"AWS": HERE}, Condition={"StringEquals": {"sts:ExternalId": "42"}}), set()),
    (_trust({"Service": "ec2.amazonaws.com"}), set()),
    (_trust({"Service": "ec3.amazonaws.com"}), {"unknown_service"}),
    (_trust({"Service": "ec2.amazonaws.com"}, WEB), {"action_misfit"}),
    (_trust({"Federated": OIDC}, WEB), {"no_audience"}),
    (_trust({"Federated": OIDC}, WEB, Condition=AUD), set()),
    (_trust({"Federated": OIDC}, Condition=AUD), {"action_misfit"}),
    (_trust({"Federated": OIDC}, WEB, Condition=AUD | {"StringLike": {SUB: "repo:*"}}), {"wide_condition"}),
    (_trust({"AWS": ANA}, Condition={"StringEquals": {"aws:PrincipalArn": "arn:*"}}), {"literal_wildcard"}),
    (deny("sts:AssumeRole", None, {"AWS": "*"}), set()),
]


@pytest.mark.parametrize(("statement", "codes"), TRUST, ids=str)
def test_trust_policies_that_let_in_more_than_it_seems(statement: dict[str, Any], codes: set[str]) -> None:
    assert _codes(PolicyType.TRUST, statement) == codes


IDENTITY = [
    (allow("s3:GetObject", "arn:aws:s3:::b/*"), set()),
    (allow("*"), {"administrator"}),
    (allow("iam:PassRole"), {"escalation"}),
    (allow("iam:*"), {"escalation"}),
    (allow("iam:PassRole", f"arn:aws:iam::{HERE}:role/Hat"), set()),
    (deny("iam:*"), set()),
    (allow("s3:GetObject", "arn:aws:s3:::b"), {"bucket_for_object"}),
    (allow("s3:ListBucket", "arn:aws:s3:::b/*"), {"object_for_bucket"}),
    (allow(["s3:ListBucket", "s3:GetObject"], ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]), set()),
    (allow("s3:GetObject", f"arn:aws:sqs:eu-west-1:{HERE}:q"), {"other_service"}),
    ({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}, {"allow_not_action"}),
    ({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"}, {"allow_not_resource"}),
    (allow("s3:*", Condition={"NumericLessThan": {"s3:max-keys": "ten"}}), {"value_never_matches"}),
    (allow("s3:*", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/33"}}), {"value_never_matches"}),
    (allow("s3:*", Condition={"DateLessThan": {"aws:CurrentTime": "tomorrow"}}), {"value_never_matches"}),
    (allow("s3:*", Condition={"Bool": {"aws:SecureTransport": "${aws:PrincipalTag/tls}"}}), set()),
    (allow("s3:*", Condition={"StringEquals": {"aws:TagKeys": "a"}}), {"set_operator_missing"}),
    (allow("s3:*", Condition={"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}), {"for_all_values_allow"}),
    (
        allow("s3:*", Condition={"ForAllValues:StringEquals": {"aws:TagKeys": "a"}, "Null": {"aws:TagKeys": "false"}}),
        set(),
    ),
    (deny("s3:*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "false"}}), {"key_may_be_missing"}),
    (deny("s3:*", Condition={"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}), set()),
    (allow("s3:*", Condition={"StringEquals": {"username": "ana"}}), {"key_prefix_missing"}),
    (allow("s3:*", Condition={"StringEquals": {"aws:username": []}}), {"no_values"}),
]


@pytest.mark.parametrize(("statement", "codes"), IDENTITY, ids=str)
def test_permissions_that_say_more_or_less_than_it_seems(statement: dict[str, Any], codes: set[str]) -> None:
    assert _codes(PolicyType.IDENTITY, statement) == codes


def test_an_allow_under_a_deny_of_the_same_never_counts() -> None:
    assert _codes(PolicyType.IDENTITY, allow("s3:GetObject", "arn:aws:s3:::b/*"), deny("s3:*")) == set()
    assert "unreachable" in _codes(PolicyType.IDENTITY, allow("s3:*", "arn:aws:s3:::b/*"), deny("*"))
    assert "unreachable" in _codes(PolicyType.IDENTITY, allow("s3:GetObject"), deny("s3:GetObject"))


def test_variables_need_the_present_language() -> None:
    text = document(allow("s3:*", "arn:aws:s3:::b/${aws:username}/*")).replace("2012-10-17", "2008-10-17")
    assert [finding.code for finding in parse_policy(text, PolicyType.IDENTITY).findings] == [
        "variable_without_version"
    ]


def test_a_public_resource_is_told() -> None:
    assert _codes(PolicyType.RESOURCE, allow("s3:GetObject", "arn:aws:s3:::b/*", "*")) == {"everybody"}


def test_every_aws_policy_that_we_ship_may_be_saved_and_is_what_its_name_says() -> None:
    policies = managed_policies()
    assert len(policies) == 20
    for arn, policy in policies.items():
        assert arn == f"arn:aws:iam::aws:policy{policy.path}{policy.name}"
        assert parse_policy(policy.document, PolicyType.MANAGED).ok
        assert ('"*"' in policy.document.split('"Resource"')[0]) == (
            policy.name in ("AdministratorAccess", "AWSDenyAll")
        )


def test_the_condition_keys_of_no_service_are_well_formed() -> None:
    keys = shared_keys()
    assert {key.type for key in keys.values()} == {"text", "number", "date", "address", "ARN", "true or false"}
    assert all(":" in key.name and key.meaning and name == key.name.lower() for name, key in keys.items())
