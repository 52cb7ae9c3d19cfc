"""The account of a decision: a word for every layer, and for every statement what it looked at, in order."""

from typing import Any

import pytest

from playground.iam.case_format import read_case
from playground.iam.decision import Decision, StatementStep
from playground.iam.evaluate import evaluate
from tests.iam.sentences import as_case
from tests.iam.worlds import ANA, HAT, HERE, THERE, allow, deny

OBJECT = "arn:aws:s3:::b/x"


def _judged(**case: Any) -> Decision:
    request, policies = read_case(as_case({"it": "is told", **case}))
    return evaluate(request, policies, trace=True)


def _get(**layers: Any) -> Decision:
    return _judged(who=ANA, does="s3:GetObject", to=OBJECT, owner=HERE, **layers)


def _words(decision: Decision) -> dict[str, str]:
    return {step.layer.value: step.verdict for step in decision.trace}


def _statement(decision: Decision, layer: str, index: int = 0) -> StatementStep:
    (step,) = [step for step in decision.trace if step.layer == layer]
    return step.statements[index]


VERDICTS = [
    ({"identity": allow("*")}, {"identity": "allow", "scp": "absent", "boundary": "absent", "resource": "absent"}),
    ({"identity": allow("*"), "boundary": allow("ec2:*")}, {"identity": "allow", "boundary": "silent"}),
    ({"identity": allow("*"), "resource": allow("s3:PutObject", principal={"AWS": ANA})}, {"resource": "notNeeded"}),
    ({"resource": allow("s3:*", principal={"AWS": ANA})}, {"resource": "allow", "identity": "absent"}),
    (
        {"resource": allow("s3:*", principal={"AWS": ANA}), "identity": allow("ec2:*")},
        {"resource": "allow", "identity": "notNeeded"},
    ),
    ({"identity": allow("ec2:*")}, {"identity": "silent", "scp": "absent"}),
    ({"identity": [allow("*"), deny("s3:*")], "boundary": allow("ec2:*")}, {"identity": "deny", "boundary": "silent"}),
    ({"identity": allow("*"), "rcp": [[deny("s3:PutObject", principal="*")]]}, {"rcp": "allow"}),
    ({"identity": allow("*"), "rcp": [[deny("s3:GetObject", principal="*")]]}, {"rcp": "deny"}),
]


@pytest.mark.parametrize(("layers", "words"), VERDICTS, ids=str)
def test_each_layer_has_its_word(layers: dict[str, Any], words: dict[str, str]) -> None:
    told = _words(_get(**layers))
    assert {layer: told[layer] for layer in words} == words
    assert list(told) == ["scp", "rcp", "resource", "boundary", "session", "identity"]


def test_the_elements_come_in_the_order_in_which_a_statement_writes_them() -> None:
    condition = {"StringEquals": {"aws:PrincipalTag/team": ["red", "blue"]}}
    step = _statement(_get(resource=allow("s3:*", "arn:aws:s3:::b/*", {"AWS": HERE}, Condition=condition)), "resource")
    assert [(check.element, check.matched, check.wanted, check.actual, check.pointer) for check in step.checks] == [
        ("Principal", True, HERE, ANA, "/Statement/Principal"),
        ("Action", True, "s3:*", "s3:GetObject", "/Statement/Action"),
        ("Resource", True, "arn:aws:s3:::b/*", OBJECT, "/Statement/Resource"),
        ("Condition", False, "red, blue", None, "/Statement/Condition/StringEquals/aws:PrincipalTag~1team"),
    ]
    assert (step.matched, step.effect, step.grant) == (False, "Allow", None)


@pytest.mark.parametrize(
    ("principal", "grant"),
    [({"AWS": ANA}, "direct"), ({"AWS": HERE}, "account"), ({"AWS": [HERE, ANA]}, "direct"), ({"AWS": THERE}, None)],
    ids=str,
)
def test_how_an_allow_names_the_caller_is_told(principal: dict[str, Any], grant: str | None) -> None:
    decision = _judged(who=ANA, does="sts:AssumeRole", to=HAT, resource=allow("sts:AssumeRole", None, principal))
    step = _statement(decision, "trust")
    assert (step.matched, step.grant) == (grant is not None, grant)


def test_a_deny_grants_nothing() -> None:
    denied = deny("s3:*", principal={"AWS": ANA})
    step = _statement(_get(identity=allow("*"), resource=denied), "resource")
    assert (step.matched, step.effect, step.grant) == (True, "Deny", None)


def test_a_statement_without_principal_in_a_resource_policy_names_nobody() -> None:
    step = _statement(_get(identity=allow("*"), resource=allow("s3:*")), "resource")
    first = step.checks[0]
    assert (first.element, first.matched, first.wanted, first.pointer) == ("Principal", False, "", "/Statement")


def test_a_statement_about_other_actions_shows_only_that() -> None:
    step = _statement(_get(identity=[allow("ec2:*"), allow("s3:*")]), "identity")
    assert [(check.element, check.matched) for check in step.checks] == [("Action", False)]


def test_the_not_forms_are_told_by_their_names() -> None:
    spared = {"NotPrincipal": {"AWS": [HERE, ANA]}, "NotAction": "ec2:*", "NotResource": "arn:aws:s3:::c/*"}
    step = _statement(_get(identity=allow("*"), resource={"Effect": "Deny", **spared}), "resource")
    assert [(check.element, check.matched, check.wanted) for check in step.checks] == [
        ("NotPrincipal", False, f"{HERE}, {ANA}"),
        ("NotAction", True, "ec2:*"),
        ("NotResource", True, "arn:aws:s3:::c/*"),
    ]


def test_the_whole_account_is_json_as_every_face_shows_it() -> None:
    told = _get(identity=allow("s3:Get*", Sid="Read", Condition={"Bool": {"aws:SecureTransport": "true"}}))
    shown = dict(told.to_json())
    trace = shown.pop("trace")
    assert shown == {
        "outcome": "implicitDeny",
        "reason": "implicit_deny.identity",
        "missing": ["identity"],
        "deciding": None,
    }
    assert trace[0] == {"layer": "scp", "target": None, "verdict": "absent", "statements": []}
    where = {"layer": "identity", "policyName": "identityPolicies", "policyArn": None, "ownerArn": None}
    at = "/Statement"
    assert trace[-1] == {
        "layer": "identity",
        "target": None,
        "verdict": "silent",
        "statements": [
            {
                "statement": where | {"statementIndex": 0, "sid": "Read", "pointer": at},
                "effect": "Allow",
                "matched": False,
                "grant": None,
                "checks": [
                    _check("Action", True, "s3:Get*", "s3:GetObject", f"{at}/Action"),
                    _check("Resource", True, "*", OBJECT, f"{at}/Resource"),
                    _check("Condition", False, "true", None, f"{at}/Condition/Bool/aws:SecureTransport")
                    | {"operator": "Bool", "key": "aws:SecureTransport"},
                ],
            }
        ],
    }


def _check(element: str, matched: bool, wanted: str, actual: str | None, pointer: str) -> dict[str, Any]:
    return {"element": element, "matched": matched, "wanted": wanted, "actual": actual, "pointer": pointer}
