"""What holds for every set of policies, whatever it says."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import PlaygroundError
from playground.iam.case_format import read_case, verdict
from playground.iam.case_lines import judge_lines, validate_lines
from playground.iam.changes import prove, smallest_changes
from playground.iam.evaluate import evaluate
from playground.iam.parse import document_as_it_stands
from playground.iam.policy import PolicyDocument, PolicyType
from playground.iam.reach.document import read_document
from playground.iam.request import AppliedPolicy, Policies, Request
from tests.iam.plain_rules import plain_verdict
from tests.iam.random_cases import CALLERS, RESOURCES, random_case, random_document

SEEDS = st.integers(0, 2**48)
CASES, DOCUMENTS = SEEDS.map(random_case), SEEDS.map(random_document)
many = settings(max_examples=5 * settings().max_examples)  # a case from a seed costs a millisecond


def _applied(*statements: dict[str, Any]) -> AppliedPolicy:
    text = json.dumps({"Version": "2012-10-17", "Statement": statements})
    return AppliedPolicy(document_as_it_stands(text, PolicyType.IDENTITY))


@many
@given(CASES)
def test_the_compiled_engine_says_what_a_plain_reading_of_the_guide_says(case: dict[str, Any]) -> None:
    assert verdict(evaluate(*read_case(case))) == plain_verdict(case)


@many
@given(CASES)
def test_a_matching_deny_always_wins(case: dict[str, Any]) -> None:
    request, policies = read_case(case)
    everything = _applied({"Effect": "Deny", "Action": "*", "Resource": "*"})
    denied = evaluate(request, replace(policies, identity=(*policies.identity, everything)))
    assert denied.reason.startswith(("explicit_deny", "not_permitted", "allowed.always"))


@many
@given(CASES, DOCUMENTS, st.sampled_from(["identity", "boundary", "session", "resource", "scp"]))
def test_adding_a_deny_never_grants(case: dict[str, Any], more: dict[str, Any], where: str) -> None:
    request, policies = read_case(case)
    for statement in more["Statement"]:
        statement |= {"Effect": "Deny", "Principal": "*"}
    added = AppliedPolicy(document_as_it_stands(json.dumps(more), PolicyType.RESOURCE))
    if where == "scp":
        denied = replace(policies, scp=tuple(replace(each, policies=(*each.policies, added)) for each in policies.scp))
    else:
        denied = replace(policies, **{where: (*(getattr(policies, where) or ()), added)})
    if evaluate(request, denied).allowed:
        assert evaluate(request, policies).allowed


def _turned(policies: Policies) -> Policies:
    def turn(applied: tuple[AppliedPolicy, ...]) -> tuple[AppliedPolicy, ...]:
        return tuple(
            replace(each, document=PolicyDocument(each.document.statements[::-1], each.document.version))
            for each in reversed(applied)
        )

    return replace(
        policies,
        identity=turn(policies.identity),
        resource=turn(policies.resource),
        boundary=None if policies.boundary is None else turn(policies.boundary),
        session=None if policies.session is None else turn(policies.session),
        scp=tuple(replace(level, policies=turn(level.policies)) for level in reversed(policies.scp)),
        rcp=tuple(replace(level, policies=turn(level.policies)) for level in reversed(policies.rcp)),
    )


@many
@given(CASES)
def test_the_order_of_statements_and_policies_never_matters(case: dict[str, Any]) -> None:
    request, policies = read_case(case)
    forwards, backwards = evaluate(request, policies), evaluate(request, _turned(policies))
    assert (forwards.outcome, forwards.reason, forwards.missing) == (
        backwards.outcome,
        backwards.reason,
        backwards.missing,
    )


@many
@given(CASES)
def test_the_trace_agrees_and_letter_case_of_action_and_keys_never_matters(case: dict[str, Any]) -> None:
    request, policies = read_case(case)
    decision = evaluate(request, policies)
    traced = evaluate(request, policies, trace=True)
    assert (traced.outcome, traced.reason, traced.deciding) == (decision.outcome, decision.reason, decision.deciding)
    loud = Request(
        request.principal,
        request.action.upper(),
        request.resource,
        request.resource_account,
        {key.swapcase(): value for key, value in request.context.items()},
    )
    assert evaluate(loud, policies).reason == decision.reason


@many
@given(CASES)
def test_a_proposed_change_really_flips_the_verdict(case: dict[str, Any]) -> None:
    request, policies = read_case(case)
    changes = smallest_changes(evaluate(request, policies), request, policies)
    assert not changes or prove(changes, request, policies)


SCRAPS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(CALLERS + RESOURCES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Statement", "policies", "arn", "principal", "action"]), inner, max_size=3)
    ),
    max_leaves=10,
)
FIELDS = ["request", "identityPolicies", "resourcePolicy", "sessionPolicy", "serviceControlPolicies", "id"]


@given(CASES, st.dictionaries(st.sampled_from(FIELDS), SCRAPS, max_size=2))
def test_no_case_raises_anything_but_the_engines_own_errors(case: dict[str, Any], spoilt: dict[str, Any]) -> None:
    try:
        request, policies = read_case(case | spoilt)
    except PlaygroundError as error:
        assert error.hint
    else:
        evaluate(request, policies, trace=True)


@given(st.text() | SCRAPS.map(json.dumps) | CASES.map(json.dumps).map(lambda line: line[: len(line) // 2] + "}]"))
def test_no_line_and_no_organisation_raises_anything_but_the_engines_own_errors(text: str) -> None:
    for answer in [*judge_lines([text]), *validate_lines([text])]:
        assert "verdict" in answer or answer["error"]["hint"]
    try:
        read_document(text)
    except PlaygroundError as error:
        assert error.hint
