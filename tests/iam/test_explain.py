"""What learners read: sentences, AWS's texts, and changes that really help."""

import json
from pathlib import Path

from playground.iam.authorize import Judgement, authorize
from playground.iam.callers import RootCaller, UserCaller
from playground.iam.case_format import read_case
from playground.iam.changes import prove
from playground.iam.evaluate import evaluate
from playground.iam.explain import aws_message, sentence, smallest_changes
from playground.iam.snapshot import Resource, Role, User
from tests.iam.worlds import (
    ANA,
    ANA_ID,
    HAT,
    HERE,
    NOW,
    THERE,
    allow,
    deny,
    document,
    policy,
    role,
    session,
    user,
    world,
)

CASES = Path(__file__).parent / "data" / "authorization.jsonl"


def _assume(*things: User | Role | Resource) -> Judgement:
    return authorize(world(*things), UserCaller(ANA), "sts:AssumeRole", HAT, at=NOW, trace=True)


def _sentence(judgement: Judgement) -> str:
    return sentence(judgement.decision, judgement.request)


def test_a_trust_that_names_the_user_is_told_as_enough() -> None:
    judged = _assume(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, Sid="Qualified"))))
    assert _sentence(judged) == (
        "User ana may assume role Hat: statement Qualified of the trust policy of role Hat names the caller, "
        "which is enough inside one account."
    )


def test_a_missing_trust_is_told_with_what_else_is_missing() -> None:
    assert _sentence(_assume(user(), role(document()))) == (
        "User ana may not assume role Hat: the trust policy of role Hat does not let this caller in "
        "and no permissions policy of user ana allows sts:AssumeRole here."
    )


def test_a_deny_is_told_with_its_place() -> None:
    hat = role(document(), policies=(policy(allow("s3:*")), policy(deny("s3:Delete*", Sid="Keep"), name="Safe")))
    judged = authorize(world(hat), session(hat), "s3:DeleteObject", "arn:aws:s3:::b/x", at=NOW)
    assert _sentence(judged) == (
        "Session s1 of role Hat may not do s3:DeleteObject on arn:aws:s3:::b/x: "
        "statement Keep of the permissions policy Safe says Deny, and a Deny always wins."
    )
    assert aws_message(judged.decision, judged.request).endswith("with an explicit deny in an identity-based policy")


def test_the_trace_shows_what_failed_on_which_value() -> None:
    wanted = {"Condition": {"StringEquals": {"sts:ExternalId": "42"}}}
    judged = _assume(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, **wanted))))
    (trust,) = [step for step in judged.decision.trace if step.layer == "trust"]
    failed = [check for check in trust.statements[0].checks if not check.matched]
    assert [(each.key, each.wanted, each.actual) for each in failed] == [("sts:ExternalId", "42", None)]
    assert failed[0].pointer == "/Statement/0/Condition/StringEquals/sts:ExternalId"


def test_a_condition_that_alone_failed_is_offered_to_be_met() -> None:
    wanted = {"Condition": {"StringEquals": {"sts:ExternalId": "42"}}}
    judged = _assume(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, **wanted))))
    first = smallest_changes(judged.decision, judged.request, judged.policies)[0]
    assert (first.kind, first.statement) == ("meetCondition", {"sts:ExternalId": "42"})


def test_inside_one_account_naming_the_user_is_the_whole_change() -> None:
    judged = _assume(user(), role(document()))
    (change,) = smallest_changes(judged.decision, judged.request, judged.policies)
    assert (change.kind, change.owner_arn) == ("addTrustPrincipal", HAT)
    assert change.statement == {"Effect": "Allow", "Principal": {"AWS": ANA}, "Action": "sts:AssumeRole"}


def test_across_accounts_both_sides_are_to_be_changed() -> None:
    bucket = Resource("arn:aws:s3:::b", THERE)
    judged = authorize(world(user(), bucket), UserCaller(ANA), "s3:GetObject", "arn:aws:s3:::b/x", at=NOW)
    changes = smallest_changes(judged.decision, judged.request, judged.policies)
    assert [change.layer for change in changes] == ["resource", "identity"]


def test_a_deny_is_to_be_removed_where_it_stands() -> None:
    hat = role(document(), policies=(policy(allow("s3:*"), deny("s3:Get*"), owner=HAT),))
    judged = authorize(world(hat), session(hat), "s3:GetObject", "arn:aws:s3:::b/x", at=NOW)
    (change,) = smallest_changes(judged.decision, judged.request, judged.policies)
    assert (change.kind, change.owner_arn, change.pointer) == ("removeStatement", HAT, "/Statement/1")


def test_what_no_policy_can_allow_has_no_change() -> None:
    judged = authorize(world(), RootCaller(HERE), "sts:AssumeRole", HAT, at=NOW)
    assert smallest_changes(judged.decision, judged.request, judged.policies) == ()
    assert aws_message(judged.decision, judged.request) == "Roles may not be assumed by root accounts."


def test_every_proposal_of_every_case_really_flips_the_verdict() -> None:
    helped = 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        request, policies = read_case(json.loads(line))
        decision = evaluate(request, policies)
        changes = smallest_changes(decision, request, policies)
        if decision.allowed or decision.reason.startswith("not_permitted"):
            assert changes == ()
            continue
        assert prove(changes, request, policies), json.loads(line)["id"]
        helped += 1
    assert helped > 700


def test_an_allowed_request_has_no_denial_text() -> None:
    judged = _assume(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}))))
    assert aws_message(judged.decision, judged.request) == ""
    assert smallest_changes(judged.decision, judged.request, judged.policies) == ()
