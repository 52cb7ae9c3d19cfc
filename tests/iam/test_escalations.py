"""Remarks on ways to more rights: how many there are, and what to do about them."""

import pytest

from playground.iam.lints.escalations import WAYS
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.iam.reference.lookup import find_action
from tests.iam.worlds import allow, document


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
