"""How goals are written: what is understood, and what is refused where."""

from typing import Any

import pytest

from playground.workshop.errors import MalformedExercise
from playground.workshop.goals import kinds
from playground.workshop.goals.notation import goals_from

BOB = kinds.Entity("user", "111111111111", "bob")
HAT = kinds.Entity("role", "111111111111", "Hat")
ASSUME = {"type": "assume", "who": "user:111111111111/bob", "role": "role:111111111111/Hat", "expect": "allow"}


def goal(**fields: Any) -> dict[str, Any]:
    given = {"id": "g1", "text": "Bob can put on the hat", **ASSUME, **fields}
    return {name: value for name, value in given.items() if value is not None}


def read(**fields: Any) -> kinds.Check:
    return goals_from([goal(**fields)], {})[0].checks[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("user:111111111111/bob", BOB),
        ("root:111111111111", kinds.Root("111111111111")),
        ("service:ec2.amazonaws.com", kinds.Service("ec2.amazonaws.com")),
        ("anonymous", kinds.Anonymous()),
        ({"session_of": "role:111111111111/Hat", "by": "user:111111111111/bob"}, kinds.SessionOf(HAT, BOB)),
        ({"session_token_of": "user:111111111111/bob", "mfa_age": 60}, kinds.UserToken(BOB, 60)),
        ({"session_token_of": "user:111111111111/bob"}, kinds.UserToken(BOB, None)),
        (
            {"web_identity": {"provider": "accounts.google.com", "claims": {"sub": "7", "amr": ["a", "b"]}}},
            kinds.WebIdentity(
                "accounts.google.com", {"accounts.google.com:sub": "7", "accounts.google.com:amr": ("a", "b")}
            ),
        ),
    ],
)
def test_everybody_who_can_ask_has_a_notation(written: Any, meant: kinds.Who) -> None:
    assert read(who=written).who == meant


def test_parameters_of_the_call_are_written_as_aws_names_them() -> None:
    check = read(params={"RoleSessionName": "bob", "mfa": True, "DurationSeconds": 900, "Tags": {"team": "red"}})
    assert check.parameters.session_name == "bob"
    assert check.parameters.mfa
    assert check.parameters.duration_seconds == 900
    assert check.parameters.tags == {"team": "red"}
    assert check.operation == "AssumeRole"


def test_each_repeats_a_goal_over_a_set() -> None:
    written = goal(role="role:{each}/Hat", each="shops")
    (found,) = goals_from([written], {"shops": ("111111111111", "222222222222")})
    assert found.members == ("111111111111", "222222222222")
    assert [check.role.account for check in found.checks] == ["111111111111", "222222222222"]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"type": "guess"}, "goal[0].type"),
        ({"who": None}, "goal[0].who"),
        ({"who": "group:111111111111/Staff"}, "goal[0].who"),
        ({"who": "role:111111111111/Hat"}, "goal[0].who"),
        ({"who": "user:1/bob"}, "goal[0].who"),
        ({"who": "$s1"}, "goal[0].who"),
        ({"who": {"somebody": "else"}}, "goal[0].who.somebody"),
        ({"who": {"session_of": "role:111111111111/Hat"}}, "goal[0].who.by"),
        ({"who": {"session_of": "user:111111111111/bob", "by": "anonymous"}}, "goal[0].who.session_of"),
        ({"who": {"web_identity": {"provider": "a", "claims": {"sub": 7}}}}, "goal[0].who.web_identity.claims.sub"),
        ({"role": "Hat"}, "goal[0].role"),
        ({"expect": "maybe"}, "goal[0].expect"),
        ({"reason": 7}, "goal[0].reason"),
        ({"must_not": "yes"}, "goal[0].must_not"),
        ({"colour": "red"}, "goal[0].colour"),
        ({"each": "nobody"}, "goal[0].each"),
        ({"params": {"DurationSeconds": -1}}, "goal[0].params.DurationSeconds"),
        ({"params": {"operation": "AssumeRoot"}}, "goal[0].params.operation"),
        ({"params": {"Tags": {"team": ["a", "b"]}}}, "goal[0].params.Tags"),
        ({"params": {"Policy": "$mine"}}, "goal[0].params.Policy"),
        ({"text": ""}, "goal[0].text"),
        ({"text": "x" * 201}, "goal[0].text"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(fields: dict[str, Any], place: str) -> None:
    with pytest.raises(MalformedExercise) as refused:
        goals_from([goal(**fields)], {})
    assert refused.value.place == place
    assert refused.value.hint


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ({"type": "count", "entity": "keys", "account": "111111111111", "max": 0}, "goal[0].entity"),
        ({"type": "count", "entity": "users", "account": "111111111111"}, "goal[0].max"),
        ({"type": "struct", "check": "tidy"}, "goal[0].check"),
        ({"type": "struct", "check": "no_access_keys", "role": "role:111111111111/Hat"}, "goal[0].account"),
        ({"type": "struct", "check": "instance_profile_holds"}, "goal[0].role"),
        ({"type": "access", "who": "anonymous", "action": "s3:GetObject", "expect": "deny"}, "goal[0].resource"),
    ],
)
def test_other_kinds_of_goals_name_the_place_too(written: dict[str, Any], place: str) -> None:
    with pytest.raises(MalformedExercise) as refused:
        goals_from([{"id": "g1", "text": "It is so", **written}], {})
    assert refused.value.place == place


def test_sessions_nested_too_deep_are_refused() -> None:
    who: Any = "user:111111111111/bob"
    for _ in range(6):
        who = {"session_of": "role:111111111111/Hat", "by": who}
    with pytest.raises(MalformedExercise, match="nested"):
        goals_from([goal(who=who)], {})


def test_two_goals_need_two_ids() -> None:
    with pytest.raises(MalformedExercise) as refused:
        goals_from([goal(), goal()], {})
    assert refused.value.place == "goal[1].id"


def test_an_exercise_without_goals_is_refused() -> None:
    with pytest.raises(MalformedExercise, match="0 goals"):
        goals_from([], {})
