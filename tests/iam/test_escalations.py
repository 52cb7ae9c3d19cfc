"""Remarks on ways to more rights: how many there are, and what to do about them."""

from typing import Any

import pytest

from playground.iam.lints.escalations import WAYS
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.reference.lookup import find_action
from tests.iam.worlds import allow, deny, document


@pytest.mark.parametrize(
    ("actions", "more", "hint"),
    [
        (["iam:PutUserPolicy"], "", "Name the resources, or add a Condition."),
        (["iam:PutUserPolicy", "iam:AddUserToGroup"], " It opens 1 more way like this.", "Condition."),
        (
            ["iam:PassRole", "iam:PutUserPolicy", "iam:AddUserToGroup"],
            " It opens 2 more ways like this.",
            "PassedToService.",
        ),
    ],
)
def test_an_escalation_says_how_many_ways_it_opens(actions: list[str], more: str, hint: str) -> None:
    (finding,) = parse_policy(document(allow(actions)), PolicyType.IDENTITY).findings
    assert finding.message.partition(").")[2] == more
    assert finding.hint.endswith(hint)


def test_every_action_of_a_way_exists() -> None:
    assert {action for actions, _ in WAYS for action in actions if find_action(action) is None} == set()


@pytest.mark.parametrize("actions", [actions for actions, _ in WAYS], ids=" ".join)
def test_each_way_is_told_from_whichever_statements_open_it(actions: tuple[str, ...]) -> None:
    parsed = parse_policy(document(*(allow(action) for action in actions)), PolicyType.IDENTITY)
    told = [each for each in parsed.findings if each.code == "escalation" and each.pointer == "/Statement/0/Action"]
    assert [" + ".join(actions) in each.message for each in told] == [True]


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        (deny("iam:PutUserPolicy"), False),
        (deny("IAM:Put*"), False),
        (deny("*"), False),
        (deny("iam:PutUserPolicy", "arn:aws:iam::111122223333:user/boss"), True),
        (deny("iam:PutUserPolicy", Condition={"Bool": {"aws:SecureTransport": "false"}}), True),
        (deny("s3:*"), True),
    ],
    ids=str,
)
def test_a_deny_of_the_same_on_everything_closes_a_way(denied: dict[str, Any], told: bool) -> None:
    findings = parse_policy(document(allow("iam:PutUserPolicy"), denied), PolicyType.IDENTITY).findings
    assert ("escalation" in {each.code for each in findings}) is told


def test_an_allow_of_everything_is_told_as_what_it_is_and_not_as_a_way() -> None:
    findings = parse_policy(document(allow("*"), allow("s3:GetObject")), PolicyType.IDENTITY).findings
    assert {each.code for each in findings} == {"administrator", "redundant"}


ONESELF = "arn:aws:iam::*:user/${aws:username}"


@pytest.mark.parametrize(
    ("action", "resource", "told"),
    [
        ("iam:PutUserPolicy", ONESELF, True),
        ("iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/staff/${aws:username}", True),
        ("iam:DeleteUserPermissionsBoundary", ONESELF, True),
        ("iam:Put*", ONESELF, True),
        ("iam:CreateAccessKey", ONESELF, False),
        ("iam:UpdateLoginProfile", ONESELF, False),
        ("iam:PutUserPolicy", "arn:aws:iam::111122223333:user/${aws:username}-bot", False),
    ],
)
def test_adding_to_ones_own_permissions_is_a_way_and_minding_ones_own_keys_is_none(
    action: str, resource: str, told: bool
) -> None:
    findings = parse_policy(document(allow(action, resource)), PolicyType.IDENTITY).findings
    assert ("escalation" in {each.code for each in findings}) is told


def test_a_deny_on_oneself_leaves_the_way_through_others_open() -> None:
    statements = [allow("iam:PutUserPolicy"), deny("iam:PutUserPolicy", ONESELF)]
    findings = parse_policy(document(*statements), PolicyType.IDENTITY).findings
    assert "escalation" in {each.code for each in findings}
