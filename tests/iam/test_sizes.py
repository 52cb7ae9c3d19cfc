"""How long a policy may be: to the character, for each type, and counted as AWS counts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.iam.checks.sizes import COMPACT_LIMITS, WHOLE_LIMITS, compact_size
from playground.iam.findings import Finding
from playground.iam.json_text import read_json
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from tests.iam.worlds import ANA

LIMITS = COMPACT_LIMITS | WHOLE_LIMITS
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(max_codepoint=255, categories=["L", "N", "P"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
)


def _of_length(policy_type: PolicyType, length: int) -> str:
    """A valid policy of so many characters, without white space: its Sid makes up the difference."""
    statement = {"Sid": "", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/x"}
    if policy_type is PolicyType.TRUST:
        statement = {"Sid": "", "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ANA}}
    if policy_type is PolicyType.RESOURCE:
        statement["Principal"] = {"AWS": ANA}
    if policy_type is PolicyType.RCP:
        statement |= {"Effect": "Deny", "Principal": "*"}
    empty = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":"))
    return empty.replace('"Sid":""', f'"Sid":"{"a" * (length - len(empty))}"')


def _too_long(text: str, policy_type: PolicyType) -> list[Finding]:
    return [each for each in parse_policy(text, policy_type).findings if each.code == "policy_too_long"]


@pytest.mark.parametrize("policy_type", LIMITS)
def test_a_policy_of_just_the_limit_is_taken_and_one_character_more_is_not(policy_type: PolicyType) -> None:
    limit, message = LIMITS[policy_type]
    assert _too_long(_of_length(policy_type, limit), policy_type) == []
    (found,) = _too_long(_of_length(policy_type, limit + 1), policy_type)
    assert (found.pointer, found.message) == ("", message.format(limit=limit))
    assert found.hint.startswith(f"It has {limit + 1:,}.")


@pytest.mark.parametrize("policy_type", LIMITS)
def test_white_space_counts_only_where_every_character_does(policy_type: PolicyType) -> None:
    text = _of_length(policy_type, LIMITS[policy_type][0])
    assert bool(_too_long(f"{text}\n", policy_type)) is (policy_type in WHOLE_LIMITS)


@pytest.mark.parametrize(("length", "more"), [(2 * 6_144, True), (2 * 6_144 + 1, False)])
def test_what_else_is_wrong_is_told_up_to_twice_the_limit(length: int, more: bool) -> None:
    text = _of_length(PolicyType.MANAGED, length).replace('"Allow"', '"allow"')
    codes = {each.code for each in parse_policy(text, PolicyType.MANAGED).findings}
    assert codes == ({"policy_too_long", "bad_effect"} if more else {"policy_too_long"})


@given(JSON, st.sampled_from([None, 1, 3]))
def test_the_size_is_that_of_the_same_json_without_white_space(value: object, indent: int | None) -> None:
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    assert compact_size(read_json(json.dumps(value, indent=indent, ensure_ascii=False))) == len(compact)
