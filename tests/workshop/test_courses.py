"""Goals that are no single question: courses of time, and what AWS refuses whoever asks."""

from typing import Any

import pytest

from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.notation import goals_from
from tests.workshop.test_marking import ALARM, BOB, BOB_ASSUMES, TRUSTS_BOB, A, marked, trust, world

RING = {"do": "access", "action": "sns:Publish", "resource": ALARM}
BOB_TAKES_IT = {**BOB_ASSUMES, "do": "assume", "expect": "allow", "save": "s", "params": {"DurationSeconds": 900}}
BOB_TAKES_IT.pop("type")
GONE_AND_BACK = [
    {"op": "delete_user", "user": f"user:{A}/bob"},
    {"op": "create_user", "user": {"account": A, "name": "bob"}},
]
NO_SIGN_IN = {"type": "op", "op": {"op": "sign_in", "target": f"role:{A}/Hat"}, "expect_error": "RoleCannotSignIn"}
NEXT_USER = {"op": {"op": "create_user", "user": {"account": A, "name": "x"}}, "expect_error": "LimitExceeded"}


def timeline(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"type": "timeline", "steps": list(steps)}


def refused(**goal: Any) -> MalformedExercise:
    with pytest.raises(MalformedExercise) as complaint:
        goals_from([{"id": "g1", "text": "So it is", **goal}], {})
    return complaint.value


def test_a_saved_session_works_to_its_last_second_and_not_at_its_expiration() -> None:
    facts = world(BOB, hat=TRUSTS_BOB)
    works = {**RING, "who": "$s", "expect": "allow"}
    ended = {**RING, "who": "$s", "expect": "deny", "reason": "invalid.expired_token"}
    assert marked(facts, **timeline(BOB_TAKES_IT, {"do": "advance", "seconds": 899}, works)).met
    assert marked(facts, **timeline(BOB_TAKES_IT, {"do": "advance", "seconds": 900}, ended)).met
    got = marked(facts, **timeline(BOB_TAKES_IT, {"do": "advance", "seconds": 900}, works))
    assert got.why == "Bob as Hat cannot do sns:Publish on alarm yet: the credentials are past their expiration."


def test_an_expired_session_starts_no_other() -> None:
    onward = {**BOB_TAKES_IT, "who": "$s", "expect": "deny", "reason": "invalid.expired_token"}
    facts = world(BOB, hat=trust({"AWS": A}))
    assert not marked(facts, **timeline(BOB_TAKES_IT, {"do": "advance", "seconds": 900}, onward)).met
    facts = world(BOB, hat=TRUSTS_BOB)
    assert marked(facts, **timeline(BOB_TAKES_IT, {"do": "advance", "seconds": 900}, onward)).met


def test_who_comes_back_under_an_old_name_is_somebody_else() -> None:
    again = {**BOB_TAKES_IT, "expect": "deny", "reason": "implicit_deny.trust"}
    facts = world(BOB, hat=TRUSTS_BOB)
    assert marked(facts, **timeline(BOB_TAKES_IT, {"do": "ops", "ops": GONE_AND_BACK}, again)).met
    assert facts.snapshot.users[BOB.arn].unique_id == BOB.unique_id  # the sandbox itself kept its Bob


def test_a_revocation_cuts_off_what_was_issued_before_and_nothing_later() -> None:
    facts = world(BOB, hat=TRUSTS_BOB)
    revoke = {"do": "ops", "ops": [{"op": "revoke_sessions", "role": f"role:{A}/Hat"}]}
    minutes, second = {"do": "advance", "seconds": 300}, {"do": "advance", "seconds": 1}
    cut = {**RING, "who": "$s", "expect": "deny", "reason": "explicit_deny.identity"}
    fresh = [{**BOB_TAKES_IT, "save": "fresh"}, {**RING, "who": "$fresh", "expect": "allow"}]
    assert marked(facts, **timeline(BOB_TAKES_IT, minutes, revoke, second, cut, *fresh)).met
    assert marked(facts, **timeline(BOB_TAKES_IT, minutes, revoke, minutes, revoke, second, cut, *fresh)).met
    assert not marked(facts, **timeline(BOB_TAKES_IT, minutes, cut)).met
    got = marked(world(BOB), **timeline(revoke))
    assert got.why == "There is no role Hat yet."
    unknown = refused(**timeline({"do": "ops", "ops": [{"op": "revoke_sessions", "role": "Hat"}]}))
    assert unknown.place == "goal[0].steps[0].ops[0].role"


def test_the_5001st_user_is_refused_and_room_is_told() -> None:
    setup = [NEXT_USER["op"]]
    assert marked(world(BOB, user_population={A: 4999}), type="op", **NEXT_USER).met
    assert marked(world(BOB, user_population={A: 4998}), type="op", setup=setup, **NEXT_USER).met
    got = marked(world(BOB, user_population={A: 4998}), type="op", **NEXT_USER)
    assert got.why == "Northwind still has room for 1 user."


def test_a_role_takes_neither_password_nor_keys_once_it_is_there() -> None:
    assert marked(world(BOB, hat=TRUSTS_BOB), **NO_SIGN_IN).met
    assert marked(world(BOB), **NO_SIGN_IN).why == "There is no role Hat yet."


@pytest.mark.parametrize(
    ("goal", "place"),
    [
        (timeline(), "goal[0].steps"),
        (timeline({"do": "dance"}), "goal[0].steps[0].do"),
        (timeline({"do": "advance", "seconds": -1}), "goal[0].steps[0].seconds"),
        (timeline({"do": "advance"}), "goal[0].steps[0].seconds"),
        (timeline({**RING, "who": "$s", "expect": "allow"}), "goal[0].steps[0].who"),
        (timeline({"do": "ops", "ops": GONE_AND_BACK[:1]}), "goal[0].steps[0].ops"),
        ({"type": "op", "op": {"op": "fly"}, "expect_error": "X"}, "goal[0].op.op"),
        ({"type": "op", **NEXT_USER, "expect_error": "NoSuchEntity"}, "goal[0].expect_error"),
        ({"type": "op", **NEXT_USER, "setup": [{"op": "fly"}]}, "goal[0].setup"),
        (
            {"type": "op", "op": {"op": "sign_in", "target": "Hat"}, "expect_error": "RoleCannotSignIn"},
            "goal[0].op.target",
        ),
    ],
)
def test_a_course_that_is_not_understood_is_refused_with_its_place(goal: dict[str, Any], place: str) -> None:
    complaint = refused(**goal)
    assert complaint.place == place
    assert complaint.hint
