"""Remarks on statements that change nothing: only where that is certain."""

from typing import Any

import pytest

from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from tests.iam.worlds import ANA, HERE, allow, deny, document

READ = allow("s3:GetObject", "arn:aws:s3:::b/*")
BEN = ANA.replace("ana", "ben")
IF_RED = {"StringEquals": {"aws:PrincipalTag/team": "red"}}


def _said(*statements: dict[str, Any], kind: PolicyType = PolicyType.IDENTITY) -> list[tuple[str, str, str]]:
    parsed = parse_policy(document(*statements), kind)
    assert parsed.ok, parsed.findings
    return [
        (each.code, each.pointer, each.message) for each in parsed.findings if each.code in ("unreachable", "redundant")
    ]


@pytest.mark.parametrize(
    "denied",
    [
        deny("*"),
        deny("S3:getobject"),
        deny("s3:*Object"),
        deny(["sqs:*", "s3:Get*"]),
        deny("s3:GetObject", "arn:aws:s3:::b/*"),
        deny("s3:GetObject", "arn:aws:s3:::b*"),
        deny("s3:GetObject", ["arn:aws:s3:::a", "arn:aws:s3:::*"]),
    ],
    ids=str,
)
def test_an_allow_under_a_wider_deny_never_counts(denied: dict[str, Any]) -> None:
    first, second = (f"This Allow never counts: statement {number} denies all of it." for number in (2, 1))
    assert _said(READ, denied) == [("unreachable", "/Statement/0", first)]
    assert _said(denied, READ) == [("unreachable", "/Statement/1", second)]


@pytest.mark.parametrize(
    "denied",
    [
        deny("s3:PutObject"),
        deny("s3:Get?bjec?"),
        deny("s3:GetObject", "arn:aws:s3:::b/private/*"),
        deny("s3:GetObject", "arn:aws:s3:::b/?*"),
        deny("s3:GetObject", "arn:*:s3:::b/*"),
        deny("s3:*", Condition=IF_RED),
        {"Effect": "Deny", "NotAction": "s3:Get*", "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::open/*"},
    ],
    ids=str,
)
def test_a_deny_of_less_or_of_some_leaves_an_allow_its_use(denied: dict[str, Any]) -> None:
    assert _said(READ, denied) == []


def test_a_variable_is_no_text_that_a_pattern_surely_covers() -> None:
    own, all_homes = "arn:aws:s3:::home/${aws:username}", "arn:aws:s3:::home/*"
    assert _said(allow("s3:GetObject", own), deny("s3:GetObject", all_homes)) == []
    assert [code for code, *_ in _said(allow("s3:GetObject", own), deny("s3:GetObject", own))] == ["unreachable"]


def test_everything_is_wider_than_any_pattern() -> None:
    assert _said(allow("s3:GetObject"), deny("s3:GetObject", "arn:aws:s3:::*")) == []


def test_a_statement_said_twice_is_told_where_it_stands_again() -> None:
    first = allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::b/*", Sid="First")
    again = allow(["s3:PUTOBJECT", "s3:GetObject"], ["arn:aws:s3:::b/*"], Sid="Again")
    assert _said(first, again) == [("redundant", "/Statement/1", "Statement 1 says this already.")]


def test_a_statement_inside_a_wider_one_of_its_kind_is_told() -> None:
    assert _said(READ, allow("s3:*")) == [("redundant", "/Statement/0", "Statement 2 says this already.")]
    assert _said(deny("s3:*"), deny("s3:PutObject")) == [
        ("redundant", "/Statement/1", "Statement 1 says this already.")
    ]
    assert _said(READ, allow("s3:*", Condition=IF_RED)) == []
    assert [place for _, place, _ in _said(allow("s3:Get*", Condition=IF_RED), allow("s3:*"))] == ["/Statement/0"]


def test_what_is_excluded_is_compared_only_with_the_same_exclusion() -> None:
    spared = {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}
    elsewhere = {"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"}
    assert [place for _, place, _ in _said(spared, dict(spared))] == ["/Statement/1"]
    assert _said(spared, {**spared, "NotAction": "sts:*"}) == []
    assert _said(spared, deny("iam:*")) == []
    assert [place for _, place, _ in _said(elsewhere, dict(elsewhere))] == ["/Statement/1"]
    assert _said(elsewhere, {**elsewhere, "NotResource": "arn:aws:s3:::c/*"}) == []
    assert _said(elsewhere, deny("s3:*", "arn:aws:s3:::b/*")) == []


def test_whom_a_statement_names_counts() -> None:
    def trusted(*statements: dict[str, Any]) -> list[str]:
        return [code for code, *_ in _said(*statements, kind=PolicyType.TRUST)]

    ours = allow("sts:AssumeRole", None, {"AWS": ANA})
    assert trusted(ours, deny("sts:AssumeRole", None, {"AWS": BEN})) == []
    assert trusted(ours, deny("sts:AssumeRole", None, {"AWS": "*"})) == ["unreachable"]
    assert trusted(ours, deny("sts:AssumeRole", None, {"AWS": [BEN, ANA]})) == ["unreachable"]
    assert trusted(allow("sts:AssumeRole", None, {"AWS": [ANA, BEN]}), deny("sts:AssumeRole", None, {"AWS": ANA})) == []


def test_whom_a_statement_spares_is_never_certain() -> None:
    spares = {"Effect": "Deny", "NotPrincipal": {"AWS": [HERE, ANA]}, "Action": "s3:*", "Resource": "*"}
    named = allow("s3:GetObject", "arn:aws:s3:::b/*", {"AWS": BEN})
    assert _said(named, spares, kind=PolicyType.RESOURCE) == []
    assert _said(spares, dict(spares), kind=PolicyType.RESOURCE) == []
    everybody = deny("*", principal={"AWS": "*"})
    assert _said(everybody, spares, kind=PolicyType.RESOURCE) == []
