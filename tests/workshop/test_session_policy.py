"""Goals about the session policy of the session that a learner has obtained."""

from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.sandbox.models import Sandbox
from playground.sts.parameters import SessionParameters
from playground.workshop.catalog import exercise
from playground.workshop.commands import check, start
from playground.workshop.errors import MalformedExercise
from playground.workshop.models import Attempt, GoalResult
from playground.workshop.operations import do
from playground.workshop.solution import compare
from tests.workshop.test_marking import ALARM, BOB, BOB_ID, BOB_RINGS, HAT_ID, TRUSTS_BOB, A, marked, policy, world

AS_ASKED = {"session_of": f"role:{A}/Hat", "by": f"user:{A}/bob", "params": {"Policy": "$session_policy"}}
RINGS = {**BOB_RINGS, "who": AS_ASKED}
SHAPE = exercise("session-policy")


def asked(**said: Any) -> Any:
    return {"asked": {(HAT_ID, BOB_ID): SessionParameters(**said)}}


def test_before_any_session_the_goal_says_what_is_missing() -> None:
    got = marked(world(BOB, hat=TRUSTS_BOB), **RINGS, expect="allow")
    assert (got.met, got.why) == (False, "Bob has no session of Hat yet.")


def test_the_session_policy_that_the_learner_passed_is_the_ceiling() -> None:
    passed = asked(session_policy=policy(Action="s3:*", Resource="*"))
    assert marked(world(BOB, hat=TRUSTS_BOB, **passed), **RINGS, expect="deny", reason="implicit_deny.session").met
    passed = asked(session_policy=policy(Action="sns:Publish", Resource=ALARM))
    assert marked(world(BOB, hat=TRUSTS_BOB, **passed), **RINGS, expect="allow").met
    assert marked(world(BOB, hat=TRUSTS_BOB, **asked()), **RINGS, expect="allow").met


def test_the_role_must_still_let_the_caller_in() -> None:
    got = marked(
        world(BOB, hat=policy(Principal={"AWS": HAT_ID}, Action="sts:AssumeRole"), **asked()), **RINGS, expect="allow"
    )
    assert got.why.startswith("This takes a session of Hat, which Bob cannot have yet")


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ({**AS_ASKED, "params": {"Policy": "$policy"}}, "goal[0].who.params.Policy"),
        ({**AS_ASKED, "by": "service:ec2.amazonaws.com"}, "goal[0].who.by"),
    ],
)
def test_other_values_and_other_callers_are_refused_with_their_place(who: Any, place: str) -> None:
    with pytest.raises(MalformedExercise) as refused:
        marked(world(BOB), **{**RINGS, "who": who}, expect="allow")
    assert refused.value.place == place


def test_a_call_that_starts_a_session_knows_no_such_value() -> None:
    with pytest.raises(MalformedExercise, match="means nothing here"):
        marked(
            world(BOB),
            type="assume",
            who=f"user:{A}/bob",
            role=f"role:{A}/Hat",
            params={"Policy": "$session_policy"},
            expect="allow",
        )


@pytest.fixture
def attempt(db: None) -> Attempt:
    return start(create_guest(), SHAPE.slug)


def unmet(attempt: Attempt) -> set[str]:
    check(attempt.pk)
    return set(GoalResult.objects.filter(attempt=attempt, met=False).values_list("goal", flat=True))


def test_the_newest_session_counts_and_assuming_marks_again(attempt: Attempt) -> None:
    widens = next(each for each in SHAPE.mistakes if each.code == "SESSION_POLICY_WIDENS")
    do(attempt.sandbox, SHAPE.solution, {})
    assert unmet(attempt) == set()
    do(attempt.sandbox, widens.operations, {})
    assert unmet(attempt) == {"g2"}
    do(attempt.sandbox, SHAPE.solution, {})
    assert unmet(attempt) == set()


def test_the_reference_is_compared_by_its_session_policy(attempt: Attempt) -> None:
    do(attempt.sandbox, SHAPE.solution, {})
    check(attempt.pk)
    finished = Attempt.objects.get(pk=attempt.pk)
    assert compare(finished).same
    widens = next(each for each in SHAPE.mistakes if each.code == "SESSION_POLICY_WIDENS")
    do(Sandbox.objects.get(pk=attempt.sandbox_id), widens.operations, {})
    (difference,) = compare(finished).differences
    assert difference.place == "Session policy of DataOps for bot"
    assert "dynamodb" in difference.mine
    assert "tenants/blue" in difference.reference


def test_what_is_passed_besides_a_policy_is_refused(attempt: Attempt) -> None:
    (operation,) = SHAPE.solution
    with pytest.raises(MalformedExercise, match="ExternalId is not passed here"):
        do(attempt.sandbox, [{**operation, "params": {"ExternalId": "x"}}], {})


def test_a_session_policy_of_another_role_does_not_count() -> None:
    facts = world(BOB, hat=TRUSTS_BOB, asked={("AROA2", BOB_ID): SessionParameters()})
    assert not marked(facts, **RINGS, expect="allow").met
