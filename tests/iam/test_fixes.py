"""One-click fixes: each takes its finding away and says what was meant."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.iam.case_format import POLICY_TYPES
from playground.iam.fixes import fixes_of
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.text_edit import apply

DATA = Path(__file__).parent / "data"
GOOD = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::plans/*"
    }
  ]
}"""
NAMES = """{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Deny", "Action": "dynamodb:GetItem", "Resource": "*"},
    {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringLike": {"s3:prefix": "a"}}},
    {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
     "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
  ]
}"""
TRUST = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {"AWS": "*"},
      "Action": "sts:AssumeRole",
      "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorg1"}}
    }
  ]
}"""


def fixed(text: str, policy_type: PolicyType, code: str) -> str:
    """Out: the text after the fix of its first finding with this code."""
    findings = parse_policy(text, policy_type).findings
    fix = next(each for each in fixes_of(text, findings) if findings[each.finding].code == code)
    assert fix.title
    return apply(text, fix.edits)


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ('"allow"', '"Allow"', "bad_effect"),
        ('"Alow"', '"Allow"', "bad_effect"),
        ('"2012-10-71"', '"2012-10-17"', "bad_version"),
        ('"Resources"', '"Resource"', "unknown_element"),
        ('"statement"', '"Statement"', "unknown_element"),
        ('"Allow"\n', '"Allow",\n', "invalid_json"),
        ('plans/*",\n', 'plans/*"\n', "invalid_json"),
        ("},\n  ]", "}\n  ]", "invalid_json"),
        ("'Allow'", '"Allow"', "invalid_json"),
        ('"S3:getobjekt"', '"s3:GetObject"', "unknown_action"),
    ],
)
def test_a_slip_in_a_permissions_policy_is_put_right_to_the_byte(wrong: str, right: str, code: str) -> None:
    broken = GOOD.replace(right, wrong, 1)
    assert broken != GOOD
    assert fixed(broken, PolicyType.IDENTITY, code) == GOOD


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ('"dynamdb:GetItem"', '"dynamodb:GetItem"', "unknown_action"),
        ('"s3:prefx"', '"s3:prefix"', "unknown_key"),
        ('"BoolIfExists"', '"Bool"', "if_exists_lets_in"),
    ],
)
def test_a_name_that_aws_does_not_know_becomes_the_nearest_one(wrong: str, right: str, code: str) -> None:
    broken = NAMES.replace(right, wrong)
    assert broken != NAMES
    assert fixed(broken, PolicyType.IDENTITY, code) == NAMES


@pytest.mark.parametrize(
    "statement",
    [
        {"Action": "s3:GetObjcet*"},
        {"Action": "zz:GetObject"},
        {"Action": "s3:*", "Condition": {"Null": {"aws:PrincipalTagg/team": "true"}}},
    ],
    ids=str,
)
def test_what_only_the_author_knows_is_not_guessed(statement: dict[str, Any]) -> None:
    text = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Resource": "*", **statement}})
    findings = parse_policy(text, PolicyType.IDENTITY).findings
    assert findings and fixes_of(text, findings) == ()


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ('"stringequals"', '"StringEquals"', "unknown_operator"),
        ('"Principal": "*"', '"Principal": {"AWS": "*"}', "principal_bare_star"),
        ('"Action": "sts:AssumeRole",\n      "Resource": "*"', '"Action": "sts:AssumeRole"', "trust_resource"),
    ],
)
def test_a_slip_in_a_trust_policy_is_put_right_to_the_byte(wrong: str, right: str, code: str) -> None:
    broken = TRUST.replace(right, wrong, 1)
    assert broken != TRUST
    assert fixed(broken, PolicyType.TRUST, code) == TRUST


def test_a_managed_policy_gets_the_version_that_it_needs_as_its_first_line() -> None:
    broken = GOOD.replace('  "Version": "2012-10-17",\n', "")
    assert fixed(broken, PolicyType.MANAGED, "version_missing") == GOOD


def test_a_wildcard_that_is_taken_as_a_letter_becomes_a_pattern() -> None:
    exact = TRUST.replace("aws:PrincipalOrgID", "aws:PrincipalArn").replace("o-exampleorg1", "arn:aws:iam::*:role/x")
    assert '"StringLike"' in fixed(exact, PolicyType.TRUST, "literal_wildcard")


def test_what_needs_a_choice_gets_no_fix() -> None:
    text = GOOD.replace('"s3:GetObject"', '"GetObject"')
    findings = parse_policy(text, PolicyType.IDENTITY).findings
    assert findings and fixes_of(text, findings) == ()


def test_a_misspelt_name_is_not_turned_into_one_that_is_there_already() -> None:
    text = GOOD.replace('"Effect": "Allow",', '"Effect": "Allow",\n      "Effects": "Deny",')
    findings = parse_policy(text, PolicyType.IDENTITY).findings
    assert [each.code for each in findings] == ["unknown_element"]
    assert fixes_of(text, findings) == ()


def test_a_comma_that_would_not_help_is_not_offered() -> None:
    text = json.dumps({"Version": "2012-10-17"})[:-1] + ' "Statement" ['
    assert all(fix.title == "Add the comma" for fix in fixes_of(text, parse_policy(text, PolicyType.IDENTITY).findings))
    assert fixes_of('{"a" "b"}', parse_policy('{"a" "b"}', PolicyType.IDENTITY).findings) == ()


@pytest.mark.parametrize("line", (DATA / "invalid_policies.jsonl").read_text(encoding="utf-8").splitlines())
def test_every_fix_that_is_offered_takes_its_finding_away(line: str) -> None:
    case = json.loads(line)
    text = case["policy"] if isinstance(case["policy"], str) else json.dumps(case["policy"])
    policy_type = POLICY_TYPES[case["policyType"]]
    findings = parse_policy(text, policy_type).findings
    for fix in fixes_of(text, findings):
        gone = findings[fix.finding]
        left = parse_policy(apply(text, fix.edits), policy_type).findings
        assert (gone.code, gone.pointer, gone.message) not in {(each.code, each.pointer, each.message) for each in left}


def test_a_name_with_a_slash_is_found_by_its_pointer() -> None:
    broken = GOOD.replace('"Resource"', '"Resourc/~e"')
    findings = parse_policy(broken, PolicyType.IDENTITY).findings
    assert "/Statement/0/Resourc~1~0e" in {each.pointer for each in findings}
    assert fixed(broken, PolicyType.IDENTITY, "unknown_element") == GOOD
