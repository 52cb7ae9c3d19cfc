"""Whatever text comes: reading gives a document or findings, and leaves the process as it was."""

import gc
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.iam.known import KnownPrincipals
from playground.iam.parse import document_as_it_stands, parse_policy
from playground.iam.policy import PolicyType
from playground.iam.uncollected import uncollected
from tests.iam.worlds import ANA, allow, document

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
NAMES = ["Version", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "Resource", "Condition", "AWS"]
VALUES = ["Allow", "Deny", "*", "s3:*", "2012-10-17", ANA, "StringEquals", "arn:aws:s3:::b", "${aws:username}", "${"]
POLICIES = st.recursive(
    st.sampled_from(VALUES) | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES + VALUES), inner, max_size=5),
    max_leaves=25,
)


@given(st.text() | JSON.map(json.dumps) | POLICIES.map(json.dumps), st.sampled_from(PolicyType))
def test_any_text_gives_a_document_or_findings_and_never_raises(text: str, policy_type: PolicyType) -> None:
    parsed = parse_policy(text, policy_type)
    assert parsed.ok == (parsed.document is not None)
    document_as_it_stands(text, policy_type)
    for finding in parsed.findings:
        assert 0 <= finding.offset <= len(text)
        assert finding.line >= 1
        assert finding.column >= 1


@given(JSON)
def test_what_python_reads_as_json_we_read_with_the_same_places(value: Any) -> None:
    text = json.dumps(value)
    codes = {finding.code for finding in parse_policy(text, PolicyType.IDENTITY).findings}
    assert not codes & {"duplicate_key", "policy_too_deep"}
    assert "invalid_json" not in codes or "\\ud" in text


@pytest.mark.parametrize("text", [document(allow("s3:ListBucket")), "{", "[" * 40], ids=["good", "cut off", "too deep"])
@pytest.mark.parametrize("on", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(text: str, on: bool) -> None:
    (gc.enable if on else gc.disable)()
    try:
        parse_policy(text, PolicyType.IDENTITY, known=KnownPrincipals())  # which is read anew each time
        assert gc.isenabled() is on
    finally:
        gc.enable()


def test_nothing_is_collected_while_a_text_is_read() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
