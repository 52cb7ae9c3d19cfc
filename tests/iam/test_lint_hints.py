"""What a remark tells to do: the words differ with who comes in and with what the policy is for."""

from typing import Any

import pytest

from playground.iam.findings import Finding
from playground.iam.lints.remarks import MAX_NAMES
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.reference.lookup import find_service
from tests.iam.worlds import ANA, HERE, allow, deny, document

OIDC = f"arn:aws:iam::{HERE}:oidc-provider/token.example.com"
SAML = f"arn:aws:iam::{HERE}:saml-provider/Corp"
GOOGLE = "accounts.google.com"


def _found(kind: PolicyType, *statements: dict[str, Any]) -> tuple[Finding, ...]:
    parsed = parse_policy(document(*statements), kind)
    assert parsed.ok, parsed.findings
    return parsed.findings


def _trust(principal: Any, **more: Any) -> dict[str, Any]:
    return allow("sts:AssumeRole", None, principal, **more)


@pytest.mark.parametrize(
    ("provider", "action"),
    [
        (SAML, "sts:AssumeRoleWithSAML"),
        (OIDC, "sts:AssumeRoleWithWebIdentity"),
        (GOOGLE, "sts:AssumeRoleWithWebIdentity"),
        ([SAML, OIDC], "sts:AssumeRoleWithWebIdentity"),
    ],
)
def test_a_federated_caller_is_told_the_action_of_its_provider(provider: Any, action: str) -> None:
    audience = {"StringEquals": {"saml:aud": "x", "token.example.com:aud": "x", f"{GOOGLE}:aud": "x"}}
    (finding,) = _found(PolicyType.TRUST, _trust({"Federated": provider}, Condition=audience))
    assert (finding.code, finding.hint) == ("action_misfit", f"Write {action}.")
    assert action in finding.message


def test_both_ways_of_federation_are_no_way_for_a_user() -> None:
    both = ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]
    (finding,) = _found(PolicyType.TRUST, {**_trust({"AWS": ANA}), "Action": both})
    assert (finding.code, finding.hint) == ("action_misfit", "Write sts:AssumeRole.")


@pytest.mark.parametrize(
    ("kind", "statement", "deed"),
    [
        (PolicyType.TRUST, _trust({"AWS": "*"}), "assume this role"),
        (PolicyType.RESOURCE, allow("s3:GetObject", "arn:aws:s3:::b/*", {"AWS": "*"}), "do this"),
    ],
)
def test_what_everybody_may_do_is_said(kind: PolicyType, statement: dict[str, Any], deed: str) -> None:
    (finding,) = _found(kind, statement)
    assert finding.code == "everybody"
    assert finding.message == f"This lets everybody in every AWS account {deed}."


def test_a_canonical_user_names_nobody_here() -> None:
    statement = allow("s3:GetObject", "arn:aws:s3:::b/*", {"CanonicalUser": "79a5" * 16})
    (finding,) = _found(PolicyType.RESOURCE, statement)
    assert (finding.code, finding.pointer) == ("canonical_user", "/Statement/0/Principal")


def test_null_asks_whether_a_key_is_there_whatever_its_values() -> None:
    statement = deny("s3:*", Condition={"ForAllValues:Null": {"aws:TagKeys": "true"}})
    (finding,) = _found(PolicyType.IDENTITY, statement)
    assert (finding.code, finding.hint) == ("null_with_set", 'Write "Null".')


def test_a_wildcard_in_who_may_come_is_wide_only_where_it_lets_in() -> None:
    def codes(kind: PolicyType, statement: dict[str, Any]) -> set[str]:
        return {each.code for each in _found(kind, statement)}

    for key in ("aws:SourceArn", "aws:PrincipalArn"):
        wide = {"ArnLike": {key: "arn:aws:s3:::*"}}
        assert codes(PolicyType.TRUST, _trust({"AWS": ANA}, Condition=wide)) == {"wide_condition"}
        assert codes(PolicyType.TRUST, deny("sts:AssumeRole", None, {"AWS": ANA}, Condition=wide)) == set()
        assert codes(PolicyType.IDENTITY, allow("s3:GetObject", Condition=wide)) == set()
        closed = {"ArnNotLike": {key: "arn:aws:s3:::*"}}
        assert codes(PolicyType.TRUST, _trust({"AWS": ANA}, Condition=closed)) == set()


def test_a_variable_in_a_condition_needs_the_present_language_too() -> None:
    text = document(allow("s3:*", Condition={"StringEquals": {"aws:PrincipalTag/name": "${aws:username}"}}))
    old = parse_policy(text.replace("2012-10-17", "2008-10-17"), PolicyType.IDENTITY).findings
    assert [each.code for each in old] == ["variable_without_version"]


def test_names_are_looked_up_as_far_as_the_bound_and_each_once() -> None:
    ec2 = find_service("ec2")
    assert ec2 is not None
    known = [action.name for action in ec2.actions.values()]
    twice = [*known[: MAX_NAMES - 1], "ec2:Qqqq", "ec2:Qqqq", "ec2:Zzzz"]
    found = _found(PolicyType.RESOURCE, allow(twice, principal={"AWS": HERE}))
    assert [each.pointer for each in found] == [f"/Statement/0/Action/{MAX_NAMES + more}" for more in (-1, 0)]
