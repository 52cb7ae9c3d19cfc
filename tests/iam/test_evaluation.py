"""The rules of policy evaluation, row by row: single elements, and who may do what with which policies."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.callers import AnonymousCaller, Caller, RootCaller, ServiceCaller, UserCaller
from playground.iam.conditions import compile_condition
from playground.iam.elements import action_matcher, resource_test
from playground.iam.policy import VERSION_2012, Condition
from playground.iam.principals import user_principal
from playground.iam.request import Request
from playground.iam.snapshot import Resource
from tests.iam.worlds import ANA, ANA_ID, HERE, NOW, THERE, allow, document, policy, role, session, user, world

DATA = Path(__file__).parent / "data"
VECTORS = json.loads((DATA / "evaluation_vectors.json").read_text(encoding="utf-8"))
MATRIX = json.loads((DATA / "evaluation_matrix.json").read_text(encoding="utf-8"))
SERVICE = "ec2.amazonaws.com"
OTHER = f"arn:aws:iam::{HERE}:user/other"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _facts(context: dict[str, Any]) -> Any:
    values = {key: tuple(value) if isinstance(value, list) else _text(value) for key, value in context.items()}
    return Request(user_principal(ANA), "s3:GetObject", "*", None, values).facts


@pytest.mark.parametrize("row", VECTORS["cond"], ids=str)
def test_a_condition_holds_or_not(row: list[Any]) -> None:
    operator, key, wanted, actual, expected = row
    values = tuple(map(_text, wanted if isinstance(wanted, list) else [wanted]))
    compiled = compile_condition(Condition(operator, key, values), has_variables=True)
    assert compiled.test(_facts({} if actual is None else {key: actual})) is expected


@pytest.mark.parametrize("row", VECTORS["res"], ids=str)
def test_a_resource_pattern_covers_an_arn_or_not(row: list[Any]) -> None:
    pattern, resource, expected = row
    assert resource_test(pattern, has_variables=True)(resource, {}) is expected


@pytest.mark.parametrize("row", VECTORS["act"], ids=str)
def test_an_action_pattern_covers_an_action_or_not(row: list[Any]) -> None:
    pattern, action, expected = row
    assert action_matcher(pattern)(action.lower()) is expected


@pytest.mark.parametrize("row", VECTORS["var"], ids=str)
def test_a_variable_takes_its_value_literally(row: list[Any]) -> None:
    pattern, context, resource, version, expected = row
    assert resource_test(pattern, has_variables=version == VERSION_2012)(resource, _facts(context)) is expected


@pytest.mark.parametrize("row", MATRIX["assume"], ids=str)
def test_who_may_assume_a_role(row: list[Any]) -> None:
    caller, owner, things = _caller(row, "sts:AssumeRole")
    principal = _trusted(row[2])
    target = role(document(allow("sts:AssumeRole", None, principal)), f"arn:aws:iam::{owner}:role/T", "AROATARGET")
    judgement = judge_assume_role(world(target, *things), caller, target.arn, AssumeRoleParameters(), at=NOW)
    assert judgement.reason == row[-1]


@pytest.mark.parametrize("row", MATRIX["queue"], ids=str)
def test_who_may_send_to_a_queue(row: list[Any]) -> None:
    caller, owner, things = _caller(row, "sqs:SendMessage")
    arn = f"arn:aws:sqs:eu-west-1:{owner}:jobs"
    text = None if row[2] == "none" else document(allow("sqs:SendMessage", arn, _trusted(row[2])))
    queue = Resource(arn, owner, text)
    judgement = authorize(world(queue, *things), caller, "sqs:SendMessage", arn, at=NOW)
    assert judgement.decision.reason == row[-1]


def _caller(row: list[Any], action: str) -> tuple[Caller, str, list[Any]]:
    """The caller, the account that owns what it wants, and what its own account holds."""
    kind, relation, _, identity_allows, boundary_silent, session_silent, _ = row
    owner = HERE if relation == "same" else THERE
    silent = policy(allow("s3:ListAllMyBuckets"), name="Silent")
    limits: dict[str, Any] = {
        "policies": (policy(allow(action)),) if identity_allows else (),
        "boundary": silent if boundary_silent else None,
    }
    hat = role(document(), **limits)
    if kind == "user":
        return UserCaller(ANA), owner, [user(**limits)]
    if kind == "session":
        passed = (silent.document,) if session_silent else ()
        return session(hat, session_policies=passed), owner, [hat]
    callers: dict[str, Caller] = {
        "root": RootCaller(HERE),
        "anonymous": AnonymousCaller(),
        "service": ServiceCaller(SERVICE),
    }
    return callers[kind], owner, []


def _trusted(kind: str) -> Any:
    """A Principal element, as stored: users and roles by their unique ids."""
    return {
        "user": {"AWS": ANA_ID},
        "role": {"AWS": "AROAHATHATHATHATHAT22"},
        "session": {"AWS": f"arn:aws:sts::{HERE}:assumed-role/Hat/s1"},
        "account": {"AWS": HERE},
        "star": {"AWS": "*"},
        "other": {"AWS": OTHER},
        "service": {"Service": SERVICE},
    }[kind]
