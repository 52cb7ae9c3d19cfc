"""Conditions written into a trust policy and taken out again, and every byte that stays as it was."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.iam.errors import MalformedPolicy
from playground.iam.parse import parse_policy
from playground.iam.policy import Condition, PolicyType
from playground.iam.trust import new_trust_policy, trust_links
from playground.iam.trust_conditions import with_condition, without_condition
from tests.iam.test_trust import ODD, ana, policies

MFA = Condition("Bool", "aws:MultiFactorAuthPresent", ("true",))
SECRET = Condition("StringEquals", "sts:ExternalId", ("door-7",))
ORG = Condition("StringEquals", "aws:PrincipalOrgID", ("o-exampleorg1", "o-exampleorg2"))
TAGS = Condition("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ("o-a1b2c3d4e5/*",))
CONDITIONS = st.sampled_from([MFA, SECRET, ORG, TAGS, Condition("StringEquals", "sts:externalid", ("other",))])


def _statements(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)["Statement"]
    return found if isinstance(found, list) else [found]


def _links(text: str) -> list[tuple[str, str, str]]:
    return [(link.principal_type, link.value, link.effect) for link in trust_links(text)]


def _conditions(text: str, index: int) -> dict[str, Any]:
    return _statements(text)[index].get("Condition", {})


def test_a_first_condition_is_laid_out_like_the_policy_around_it() -> None:
    assert with_condition(new_trust_policy(ana), 0, SECRET) == new_trust_policy(ana).replace(
        '"Action": "sts:AssumeRole"',
        '"Action": "sts:AssumeRole",\n      "Condition": {\n        "StringEquals": {\n'
        '          "sts:ExternalId": "door-7"\n        }\n      }',
    )


def test_a_policy_on_one_line_stays_on_one_line() -> None:
    line = json.dumps(json.loads(new_trust_policy(ana)), separators=(",", ":"))
    written = with_condition(line, 0, MFA)
    assert written == line.replace('"}]}', '","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}')


def test_a_second_key_joins_its_operator_and_another_operator_the_block() -> None:
    text = with_condition(with_condition(with_condition(new_trust_policy(ana), 0, SECRET), 0, ORG), 0, MFA)
    assert _conditions(text, 0) == {
        "StringEquals": {"sts:ExternalId": "door-7", "aws:PrincipalOrgID": list(ORG.values)},
        "Bool": {"aws:MultiFactorAuthPresent": "true"},
    }


def test_new_values_replace_the_old_ones_and_nothing_else() -> None:
    changed = with_condition(ODD, 1, Condition("Bool", "AWS:multifactorauthpresent", ("false",)))
    assert changed == ODD.replace('"true"', '"false"')


def test_writing_what_is_there_changes_nothing() -> None:
    assert with_condition(ODD, 1, MFA) == ODD


def test_the_last_condition_takes_the_whole_block_with_it() -> None:
    text = without_condition(ODD, 1, "Bool", "aws:MultiFactorAuthPresent")
    assert text == ODD.replace(',"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}', "")


def test_removing_what_is_not_there_changes_nothing() -> None:
    assert without_condition(ODD, 0, "Bool", "aws:MultiFactorAuthPresent") == ODD
    assert without_condition(ODD, 1, "BoolIfExists", "aws:MultiFactorAuthPresent") == ODD


@pytest.mark.parametrize("text", ["{", "[]", '{"Statement": ["x"]}', '{"Statement": [{"Condition": "x"}]}'])
def test_a_text_that_is_no_policy_takes_no_condition(text: str) -> None:
    with pytest.raises(MalformedPolicy):
        with_condition(text, 0, MFA)


def test_a_statement_that_is_gone_is_named() -> None:
    with pytest.raises(MalformedPolicy, match="no statement 3"):
        with_condition(ODD, 2, MFA)


@settings(max_examples=300, deadline=None)
@given(policies(), CONDITIONS, st.integers(0, 2))
def test_a_condition_written_is_there_and_all_else_is_as_it_was(text: str, condition: Condition, number: int) -> None:
    index = number % len(_statements(text))
    written = with_condition(text, index, condition)
    assert parse_policy(written, PolicyType.TRUST).ok
    assert _links(written) == _links(text)
    got = {key.lower(): value for key, value in _conditions(written, index)[condition.operator].items()}
    value = got[condition.key.lower()]
    assert (tuple(value) if isinstance(value, list) else (value,)) == condition.values
    for other, statement in enumerate(_statements(text)):
        if other != index:
            assert _statements(written)[other] == statement
    assert with_condition(written, index, condition) == written


@settings(max_examples=300, deadline=None)
@given(policies(), CONDITIONS, st.integers(0, 2))
def test_a_new_condition_taken_out_again_leaves_every_byte_as_it_was(
    text: str, condition: Condition, number: int
) -> None:
    index = number % len(_statements(text))
    keys = {key.lower() for key in _conditions(text, index).get(condition.operator, {})}
    if condition.key.lower() in keys:
        return
    assert without_condition(with_condition(text, index, condition), index, condition.operator, condition.key) == text
