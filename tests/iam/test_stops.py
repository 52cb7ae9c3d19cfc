"""What each stop of an answer says: one sentence on what was found there."""

import pytest

from playground.iam.authorize import authorize
from playground.iam.callers import UserCaller
from playground.iam.decision import Layer
from playground.iam.snapshot import AttachedPolicy, Resource
from playground.iam.stops import found_at
from tests.iam.worlds import ANA, HERE, NOW, THERE, allow, deny, document, policy, user, world

THING = "arn:aws:s3:::b/x"


def said(layer: Layer, *attached: AttachedPolicy, owner: str = HERE, text: str | None = None) -> str:
    resource = Resource("arn:aws:s3:::b", owner, text)
    judged = authorize(
        world(user(policies=attached), resource), UserCaller(ANA), "s3:GetObject", THING, at=NOW, trace=True
    )
    step = next(step for step in judged.decision.trace if step.layer is layer)
    return found_at(step, judged.decision, judged.request)


def test_what_allows_is_named() -> None:
    assert said(Layer.IDENTITY, policy(allow("s3:*", Sid="Read"), name="Mine")) == "Statement Read of Mine allows it."


def test_what_denies_is_named_though_another_statement_allows() -> None:
    both = (policy(allow("s3:*")), policy(deny("s3:GetObject"), name="Fence"))
    assert said(Layer.IDENTITY, *both) == "Statement 1 of Fence says Deny, and a Deny always wins."


def test_of_several_that_do_not_fit_the_nearest_is_told_with_what_it_misses() -> None:
    other = allow("s3:GetObject", "arn:aws:s3:::other/*", Sid="Near")
    assert said(Layer.IDENTITY, policy(allow("ec2:*"), other, name="Mine")) == (
        "None of 2 statements fits. Statement Near of Mine comes nearest, but its Resource is arn:aws:s3:::other/*, "
        f"and the request's is {THING}. An Allow for s3:GetObject is missing here."
    )


def test_a_condition_that_was_not_met_is_told_with_its_key() -> None:
    mfa = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    assert (
        "its condition wants aws:MultiFactorAuthPresent to be true (Bool), and the request does not carry it"
        in said(Layer.IDENTITY, policy(allow("s3:*", Condition=mfa), name="Mine"))
    )


@pytest.mark.parametrize(
    ("owner", "sentence"),
    [
        (HERE, "What is asked for has no policy of its own."),
        (THERE, "What is asked for has no policy of its own. It has to name this caller."),
    ],
)
def test_a_resource_without_a_policy_needs_one_only_across_accounts(owner: str, sentence: str) -> None:
    assert said(Layer.RESOURCE, policy(allow("s3:*")), owner=owner) == sentence


def test_what_does_not_fit_and_need_not_says_so() -> None:
    closed = document(allow("s3:PutObject", "*", {"AWS": "*"}))
    assert said(Layer.RESOURCE, policy(allow("s3:*")), text=closed) == (
        "Nothing here speaks of this request, and nothing has to: it is allowed already."
    )


def test_a_limit_that_is_not_set_cuts_nothing_off() -> None:
    assert said(Layer.BOUNDARY) == "No permissions boundary is set for user ana, so nothing is cut off."
