"""Remarks on policies that may be saved: each rule where it speaks, and where it must not."""

from typing import Any

import pytest

from playground.iam.catalog import managed_policies, shared_keys
from playground.iam.findings import FindingLevel
from playground.iam.lints.escalations import WAYS
from playground.iam.lints.remarks import MAX_SERVICES
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.reference.lookup import find_action
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
    (_trust({"AWS": ANA}, "sts:TagSession", Condition={"StringEquals": {"sts:ExternalId": "42"}}), set()),
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
    (allow("s3:GetObject", "arn:aws:s3:::b"), {"resource_misfit"}),
    (allow("s3:ListBucket", "arn:aws:s3:::b/*"), {"resource_misfit"}),
    (allow(["s3:ListBucket", "s3:GetObject"], ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]), set()),
    (allow("s3:GetObject", f"arn:aws:sqs:eu-west-1:{HERE}:q"), {"resource_misfit"}),
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
    (deny("s3:*", Condition={"NumericGreaterThan": {"aws:MultiFactorAuthAge": "60"}}), {"key_may_be_missing"}),
    (deny("s3:*", Condition={"Bool": {"aws:SecureTransport": "false"}}), set()),
    (deny("s3:*", Condition={"Null": {"aws:MultiFactorAuthPresent": "true"}}), set()),
    (allow("s3:*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}), set()),
    (allow("s3:*", Condition={"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}), {"if_exists_lets_in"}),
    (allow("s3:*", Condition={"BoolIfExists": {"aws:SecureTransport": "true"}}), set()),
    (allow("s3:*", Condition={"StringEquals": {"username": "ana"}}), {"key_prefix_missing"}),
    (allow("s3:*", Condition={"StringEquals": {"aws:username": []}}), {"no_values"}),
]


@pytest.mark.parametrize(("statement", "codes"), IDENTITY, ids=str)
def test_permissions_that_say_more_or_less_than_it_seems(statement: dict[str, Any], codes: set[str]) -> None:
    assert _codes(PolicyType.IDENTITY, statement) == codes


OBJECTS = "arn:aws:s3:::b/*"
IF_TLS = {"Bool": {"aws:SecureTransport": "true"}}
PAIRS = [
    (allow("s3:*", OBJECTS), deny("*"), {"unreachable"}),
    (allow("s3:GetObject", OBJECTS), deny("s3:Get*"), {"unreachable"}),
    (allow("s3:Get*", OBJECTS), deny("s3:GetObject"), set()),
    (allow("s3:Get*", OBJECTS), deny("s3:Get?bject"), set()),
    (allow("s3:GetObject", OBJECTS), deny("s3:GetObject", "arn:aws:s3:::b/secret/*"), set()),
    (allow("s3:GetObject", "arn:aws:s3:::b/a/*"), deny("s3:GetObject", OBJECTS), {"unreachable"}),
    (allow("s3:GetObject", OBJECTS), deny("s3:*", Condition=IF_TLS), set()),
    (allow("s3:GetObject", OBJECTS, Condition=IF_TLS), deny("s3:*"), {"unreachable"}),
    (allow("s3:GetObject", OBJECTS), {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}, set()),
    (allow("s3:GetObject", OBJECTS), {"Effect": "Deny", "Action": "s3:*", "NotResource": OBJECTS}, set()),
    (allow("s3:GetObject", OBJECTS), allow("s3:GetObject", OBJECTS), {"redundant"}),
    (allow("s3:GetObject", "arn:aws:s3:::b/a/*", Condition=IF_TLS), allow("s3:Get*", OBJECTS), {"redundant"}),
    (allow("s3:GetObject", OBJECTS), allow("s3:GetObject", OBJECTS, Condition=IF_TLS), {"redundant"}),
    (allow("s3:GetObject", OBJECTS), allow("s3:PutObject", OBJECTS), set()),
    (deny("s3:GetObject", OBJECTS), deny("s3:*", OBJECTS), {"redundant"}),
]


@pytest.mark.parametrize(("first", "second", "codes"), PAIRS, ids=str)
def test_one_statement_can_make_another_needless(first: Any, second: Any, codes: set[str]) -> None:
    assert _codes(PolicyType.IDENTITY, first, second) == codes


def test_of_two_equal_statements_only_the_later_one_is_called_needless() -> None:
    twice = document(allow("s3:GetObject", OBJECTS), allow("s3:GetObject", OBJECTS))
    assert [each.pointer for each in parse_policy(twice, PolicyType.IDENTITY).findings] == ["/Statement/1"]


def test_statements_about_different_people_cover_nothing() -> None:
    ana, everybody = (allow("s3:GetObject", OBJECTS, {"AWS": whom}) for whom in (ANA, "*"))
    denied = deny("s3:GetObject", OBJECTS, {"AWS": f"arn:aws:iam::{HERE}:user/bob"})
    assert _codes(PolicyType.RESOURCE, ana, denied) == set()
    assert _codes(PolicyType.RESOURCE, ana, everybody) == {"everybody", "redundant"}


NAMES = [
    (allow("s3:GetObjct", OBJECTS), "unknown_action", "/Statement/0/Action", "Did you mean s3:GetObject?"),
    (allow(["s3:GetObject", "s3:Putobjet"], OBJECTS), "unknown_action", "/Statement/0/Action/1", "s3:PutObject?"),
    (allow("dynamobd:GetItem"), "unknown_action", "/Statement/0/Action", "Did you mean dynamodb:?"),
    (allow("s3:Gett*", OBJECTS), "unknown_action", "/Statement/0/Action", "before the wildcard"),
    (allow("zqxw:Do"), "unknown_action", "/Statement/0/Action", "Service Authorization Reference"),
    (
        {"Effect": "Deny", "NotAction": ["iam:Lst*"], "Resource": "*"},
        "unknown_action",
        "/Statement/0/NotAction/0",
        "before the wildcard",
    ),
    (
        allow("s3:*", Condition={"StringEquals": {"aws:PrincipalOrgId2": "o-1"}}),
        "unknown_key",
        "/Statement/0/Condition/StringEquals/aws:PrincipalOrgId2",
        "Did you mean aws:PrincipalOrgID?",
    ),
    (
        allow("s3:GetObject", OBJECTS, Condition={"StringLike": {"s3:prefix": "a/*"}}),
        "key_misfit",
        "/Statement/0/Condition/StringLike/s3:prefix",
        "a global one",
    ),
    (
        allow("s3:ListAllMyBuckets", "arn:aws:s3:::b"),
        "resource_misfit",
        "/Statement/0/Resource",
        's3:ListAllMyBuckets is about no resource: it needs "Resource": "*".',
    ),
    (
        allow(["s3:ListBucket", "s3:GetObject"], "arn:aws:s3:::b"),
        "action_without_resource",
        "/Statement/0/Action/1",
        "s3:GetObject is about resources such as arn:aws:s3:::BucketName/ObjectName.",
    ),
    (
        allow("s3:GetObject", [OBJECTS, "arn:aws:s3:::b"]),
        "resource_misfit",
        "/Statement/0/Resource/1",
        "remove the resource",
    ),
]


@pytest.mark.parametrize(("statement", "code", "pointer", "hint"), NAMES, ids=str)
def test_what_the_catalogue_does_not_know_is_a_warning_at_its_place(
    statement: dict[str, Any], code: str, pointer: str, hint: str
) -> None:
    (finding,) = parse_policy(document(statement), PolicyType.IDENTITY).findings
    assert (finding.code, finding.level, finding.pointer) == (code, FindingLevel.WARNING, pointer)
    assert hint in finding.hint


HAT = f"arn:aws:iam::{HERE}:role/Hat"
KNOWN = [
    allow("S3:getobject", OBJECTS),
    allow("s3:*", "arn:aws:s3:::b"),
    allow(["s3:ListBucket", "s3:GetObject"], ["arn:aws:s3:::b", OBJECTS]),
    allow("s3:ListBucket", "arn:aws:s3:::b", Condition={"StringLike": {"s3:prefix": "a/*"}}),
    allow("s3:PutObject", OBJECTS, Condition={"StringEquals": {"s3:RequestObjectTag/team": "red"}}),
    allow("dynamodb:GetItem", Condition={"ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": "a"}}),
    allow("sts:AssumeRole", HAT, Condition={"StringEquals": {"sts:ExternalId": "42"}}),
    allow("sts:TagSession", HAT),
    allow("iam:PassRole", HAT, Condition={"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}),
    allow("s3:GetObject", "arn:aws:s3:::b/${aws:username}/*"),
    deny("s3:*", Condition={"StringNotEquals": {"aws:PrincipalTag/team": "red"}}),
]


@pytest.mark.parametrize("statement", KNOWN, ids=str)
def test_what_the_catalogue_knows_needs_no_word(statement: dict[str, Any]) -> None:
    assert _codes(PolicyType.IDENTITY, statement) == set()


def test_whatever_a_provider_writes_into_its_tokens_may_be_asked_for() -> None:
    asked = AUD | {"StringLike": {"token.actions.githubusercontent.com:environment": "live"}}
    assert _codes(PolicyType.TRUST, _trust({"Federated": OIDC}, WEB, Condition=asked)) == set()


def test_a_policy_that_names_hundreds_of_services_has_only_some_of_them_looked_up() -> None:
    text = document(allow([f"zz{number}:Do" for number in range(400)]))
    unknown = [each for each in parse_policy(text, PolicyType.IDENTITY).findings if each.code == "unknown_action"]
    assert len(unknown) == MAX_SERVICES


WAYS_UP = [
    ([allow("iam:PassRole"), allow(["lambda:CreateFunction", "lambda:Invoke*"])], "run code of its own as any role"),
    ([allow(["iam:PassRole", "ec2:RunInstances"])], "start an instance with any role"),
    ([allow("iam:PassRole"), allow("ec2:RunInstances", f"arn:aws:ec2:eu-west-1:{HERE}:instance/i-1")], "hand any role"),
    ([allow("iam:*"), deny("iam:PassRole")], "let itself into any role"),
    ([allow("lambda:Update*", f"arn:aws:lambda:*:{HERE}:function:*")], "as the role of any function"),
    ([allow("iam:UpdateAssumeRolePolicy", f"arn:aws:iam::{HERE}:role/*")], "let itself into any role"),
]


@pytest.mark.parametrize(("statements", "deed"), WAYS_UP, ids=str)
def test_ways_to_become_more_are_told_also_when_statements_complete_each_other(
    statements: list[dict[str, Any]], deed: str
) -> None:
    found = parse_policy(document(*statements), PolicyType.IDENTITY).findings
    assert [deed in each.message for each in found if each.code == "escalation"] == [True]


def test_every_action_of_a_way_is_one_of_aws() -> None:
    assert [action for actions, _ in WAYS for action in actions if find_action(action) is None] == []


def test_an_account_of_others_is_asked_for_an_external_id() -> None:
    others = frozenset({"999988887777"})
    vendor = _trust({"AWS": "arn:aws:iam::999988887777:root"})
    guarded = vendor | {"Condition": {"StringEquals": {"STS:externalid": "42"}}}
    for statement, codes in ((vendor, {"external_id_missing", "whole_account"}), (guarded, set())):
        found = parse_policy(document(statement), PolicyType.TRUST, strangers=others).findings
        assert {each.code for each in found} == codes
    assert _codes(PolicyType.TRUST, vendor) == {"whole_account"}


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
