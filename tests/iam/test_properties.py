"""What holds for every set of policies, whatever it says."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import PlaygroundError
from playground.iam.case_format import read_case
from playground.iam.changes import prove, smallest_changes
from playground.iam.evaluate import evaluate
from playground.iam.parse import document_as_it_stands
from playground.iam.policy import PolicyDocument, PolicyType
from playground.iam.request import AppliedPolicy, Policies, Request

ACTIONS = ["s3:GetObject", "s3:PutObject", "sts:AssumeRole", "sqs:SendMessage", "kms:Decrypt"]
PATTERNS = ["*", "s3:*", "s3:Get*", "sts:AssumeRole", "?qs:*", "kms:Decrypt"]
RESOURCES = [
    "arn:aws:s3:::b/ana/x",
    "arn:aws:iam::111122223333:role/Hat",
    "arn:aws:iam::444455556666:role/Far",
    "arn:aws:sqs:eu-west-1:444455556666:q",
    "arn:aws:kms:eu-west-1:111122223333:key/1",
    "*",
]
RESOURCE_PATTERNS = [
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b/${aws:username}/*",
    "arn:aws:iam::*:role/*",
    *RESOURCES[:5],
]
CALLERS = [
    "arn:aws:iam::111122223333:user/ana",
    "arn:aws:sts::111122223333:assumed-role/Hat/s1",
    "arn:aws:sts::444455556666:federated-user/ana",
    "arn:aws:iam::111122223333:root",
    "ec2.amazonaws.com",
    "anonymous",
]
NAMES = ["*", "111122223333", "arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:role/Hat", CALLERS[1]]
KEYS = ["aws:username", "aws:SourceIp", "aws:MultiFactorAuthPresent", "aws:TagKeys", "aws:CurrentTime", "s3:max-keys"]
VALUES = [
    "ana",
    "true",
    "false",
    "203.0.113.7",
    "203.0.113.0/24",
    "2030-01-07T09:00:00Z",
    "10",
    "",
    "a*",
    "${aws:username}",
]
OPERATORS = ["StringEquals", "StringNotLike", "Bool", "IpAddress", "DateLessThan", "NumericLessThan", "ArnLike", "Null"]
PREFIXES, SUFFIXES = ["", "ForAllValues:", "ForAnyValue:"], ["", "IfExists"]


@st.composite
def statements(make: Any, naming: bool) -> dict[str, Any]:
    """A statement of any shape; `naming` ones have a Principal or NotPrincipal."""
    made: dict[str, Any] = {"Effect": make(st.sampled_from(["Allow", "Deny"]))}
    made[make(st.sampled_from(["Action", "Action", "NotAction"]))] = make(
        st.lists(st.sampled_from(PATTERNS), min_size=1)
    )
    made[make(st.sampled_from(["Resource", "Resource", "NotResource"]))] = make(st.sampled_from(RESOURCE_PATTERNS))
    if naming:
        element = make(st.sampled_from(["Principal", "Principal", "Principal", "NotPrincipal"]))
        made[element] = {"AWS": make(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))}
    if make(st.booleans()):
        name = make(st.sampled_from(PREFIXES)) + make(st.sampled_from(OPERATORS)) + make(st.sampled_from(SUFFIXES))
        made["Condition"] = {name: {make(st.sampled_from(KEYS)): make(st.lists(st.sampled_from(VALUES), max_size=2))}}
    return made


def documents(naming: bool = False) -> Any:
    """A policy document in either version of the language."""
    return st.builds(
        lambda version, body: {"Version": version, "Statement": body},
        st.sampled_from(["2012-10-17", "2008-10-17"]),
        st.lists(statements(naming), min_size=1, max_size=3),
    )


CONTEXTS = st.dictionaries(
    st.sampled_from(KEYS), st.sampled_from(VALUES) | st.lists(st.sampled_from(VALUES), max_size=2), max_size=4
)
LEVELS = st.lists(
    st.builds(lambda found: {"targetId": "t", "policies": found}, st.lists(documents(), max_size=2)), max_size=2
)
REQUESTS = st.builds(
    lambda who, action, arn, context: {
        "principal": who,
        "action": action,
        "resource": {"arn": arn},
        "context": context,
    },
    st.sampled_from(CALLERS),
    st.sampled_from(ACTIONS),
    st.sampled_from(RESOURCES),
    CONTEXTS,
)
CASES = st.fixed_dictionaries(
    {"request": REQUESTS, "identityPolicies": st.lists(documents(), max_size=3)},
    optional={
        "resourcePolicy": documents(naming=True),
        "permissionBoundaryPolicies": st.lists(documents(), max_size=1),
        "sessionPolicy": documents(),
        "serviceControlPolicies": LEVELS,
    },
)
many = settings(max_examples=400, deadline=None)


def _deny_everything() -> AppliedPolicy:
    text = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})
    return AppliedPolicy(document_as_it_stands(text, PolicyType.IDENTITY))


@many
@given(CASES)
def test_a_matching_deny_always_wins(case: dict[str, Any]) -> None:
    request, policies = read_case(case)
    denied = evaluate(request, replace(policies, identity=(*policies.identity, _deny_everything())))
    assert not denied.allowed
    assert denied.reason.startswith(("explicit_deny", "not_permitted"))


@many
@given(CASES, documents())
def test_adding_a_deny_never_grants(case: dict[str, Any], more: dict[str, Any]) -> None:
    request, policies = read_case(case)
    for statement in more["Statement"]:
        statement["Effect"] = "Deny"
    added = AppliedPolicy(document_as_it_stands(json.dumps(more), PolicyType.IDENTITY))
    if evaluate(request, replace(policies, identity=(*policies.identity, added))).allowed:
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
        scp=tuple(replace(level, policies=turn(level.policies)) for level in policies.scp),
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
    assert (traced.outcome, traced.reason) == (decision.outcome, decision.reason)
    loud = Request(
        request.principal,
        request.action.upper(),
        request.resource,
        request.resource_account,
        {key.upper(): value for key, value in request.context.items()},
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


@many
@given(CASES, st.dictionaries(st.sampled_from(FIELDS), SCRAPS, max_size=2))
def test_no_input_raises_anything_but_the_engines_own_errors(case: dict[str, Any], spoilt: dict[str, Any]) -> None:
    try:
        request, policies = read_case(case | spoilt)
    except PlaygroundError as error:
        assert error.hint
    else:
        evaluate(request, policies, trace=True)
