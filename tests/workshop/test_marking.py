"""Goals against hand-made facts: what holds, what does not, and what a learner then reads."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from playground.iam.callers import SessionCaller
from playground.iam.snapshot import Account, AttachedPolicy, Resource, Role, Snapshot, User
from playground.workshop.goals import kinds
from playground.workshop.goals.callers import caller_of
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.marking import Mark, mark
from playground.workshop.goals.notation import goals_from
from playground.workshop.goals.table import Table
from playground.workshop.goals.who import who_from

NOW = datetime(2030, 1, 7, 9, tzinfo=UTC)
A, B = "111111111111", "222222222222"
BOB_ID, JANE_ID, HAT_ID = "AIDAAAAAAAAAAAAAAAAA2", "AIDAAAAAAAAAAAAAAAAA3", "AROAAAAAAAAAAAAAAAAA4"
ALARM = f"arn:aws:sns:us-east-1:{A}:alarm"
BOB_ASSUMES = {"type": "assume", "who": f"user:{A}/bob", "role": f"role:{A}/Hat"}
BOB_RINGS = {"type": "access", "who": f"user:{A}/bob", "action": "sns:Publish", "resource": ALARM}
BOB_WITH_HAT = {"session_of": f"role:{A}/Hat", "by": f"user:{A}/bob"}


def policy(**statement: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


def trust(principal: Any, **more: Any) -> str:
    return policy(Principal=principal, Action="sts:AssumeRole", **more)


def user(name: str, unique_id: str, *documents: str, account: str = A) -> User:
    arn = f"arn:aws:iam::{account}:user/{name}"
    policies = tuple(AttachedPolicy(f"P{index}", text, arn) for index, text in enumerate(documents))
    return User(arn, unique_id, account, name, policies=policies)


def world(*users: User, hat: str | None = None, accounts: int = 1, **more: Any) -> Facts:
    """A company with an alarm, these users and, when its trust policy is given, the role Hat that rings the alarm."""
    arn = f"arn:aws:iam::{A}:role/Hat"
    ring = AttachedPolicy("Ring", policy(Action="sns:Publish", Resource=ALARM), arn)
    roles = {arn: Role(arn, HAT_ID, A, "Hat", hat, policies=(ring,))} if hat else {}
    known = {A: Account(A, "Northwind"), B: Account(B, "Southwind")}
    snapshot = Snapshot(
        accounts=dict(list(known.items())[:accounts]),
        users={each.arn: each for each in users},
        roles=roles,
        resources={ALARM: Resource(ALARM, A)},
    )
    return Facts(snapshot, **more)


def marked(facts: Facts, sets: dict[str, tuple[str, ...]] | None = None, **assertion: Any) -> Mark:
    (found,) = mark(goals_from([{"id": "g1", "text": "It is so", **assertion}], sets or {}), facts, at=NOW)
    return found


def read(who: Any) -> kinds.Who:
    return who_from(Table({"who": who}, "goal"), "who")


BOB, JANE = user("bob", BOB_ID), user("jane", JANE_ID)
TRUSTS_BOB = trust({"AWS": BOB_ID})


def test_who_is_trusted_by_name_in_the_same_account_can_assume() -> None:
    assert marked(world(BOB, hat=TRUSTS_BOB), **BOB_ASSUMES, expect="allow") == Mark("g1", met=True)


def test_who_is_not_named_cannot_and_learns_where_to_look() -> None:
    got = marked(world(BOB, hat=trust({"AWS": JANE_ID})), **BOB_ASSUMES, expect="allow")
    assert not got.met
    assert got.why.startswith("Bob cannot assume Hat yet: the trust policy of Hat does not let Bob in. Look at who")


def test_a_role_that_is_not_there_meets_no_goal_about_it() -> None:
    for expect in ("allow", "deny"):
        got = marked(world(BOB), **BOB_ASSUMES, expect=expect)
        assert got == Mark("g1", met=False, why="There is no role Hat yet.")


def test_a_user_that_is_not_there_meets_no_goal_about_them() -> None:
    got = marked(world(hat=TRUSTS_BOB, accounts=2), **BOB_ASSUMES, expect="deny")
    assert got == Mark("g1", met=False, why="There is no user bob in Northwind yet.")


def test_somebody_let_in_who_must_stay_out_is_told() -> None:
    got = marked(world(BOB, hat=trust({"AWS": "*"})), **BOB_ASSUMES, expect="deny", reason="implicit_deny.trust")
    assert got.why == "Bob can assume Hat and must not: the trust policy of Hat lets Bob in, which is enough."


def test_a_refusal_for_the_wrong_reason_does_not_count() -> None:
    facts = world(BOB, hat=trust({"AWS": f"arn:aws:iam::{A}:root"}))
    got = marked(facts, **BOB_ASSUMES, expect="deny", reason="implicit_deny.trust")
    assert not got.met
    assert "which is right, but only because no policy in the caller's own account" in got.why
    assert got.why.endswith("The refusal should come from the role's trust policy, for want of an Allow there.")


def test_any_refusal_counts_where_no_reason_is_asked_for() -> None:
    assert marked(world(BOB, hat=trust({"AWS": f"arn:aws:iam::{A}:root"})), **BOB_ASSUMES, expect="deny").met


def test_power_comes_with_the_hat_and_not_before() -> None:
    facts = world(BOB, hat=TRUSTS_BOB)
    assert marked(facts, **BOB_RINGS, expect="deny", reason="implicit_deny.identity").met
    assert marked(facts, **{**BOB_RINGS, "who": BOB_WITH_HAT}, expect="allow").met


def test_a_session_nobody_can_have_meets_no_goal_even_one_that_forbids() -> None:
    facts = world(BOB, JANE, hat=trust({"AWS": JANE_ID}))
    for expect in ("allow", "deny"):
        got = marked(facts, **{**BOB_RINGS, "who": BOB_WITH_HAT}, expect=expect)
        assert got.why.startswith("This takes a session of Hat, which Bob cannot have yet:")


def test_a_session_may_put_on_the_next_hat() -> None:
    chained = {"session_of": f"role:{A}/Hat", "by": BOB_WITH_HAT}
    facts = world(BOB, hat=trust({"AWS": [BOB_ID, HAT_ID]}))
    assert marked(facts, **{**BOB_RINGS, "who": chained}, expect="allow").met


@pytest.mark.parametrize("seconds", [600, 3601, 50_000])
def test_a_session_too_short_or_too_long_is_refused_for_its_duration(seconds: int) -> None:
    facts, params = world(BOB, hat=TRUSTS_BOB), {"DurationSeconds": seconds}
    assert marked(facts, **BOB_ASSUMES, params=params, expect="deny", reason="invalid.duration").met
    got = marked(facts, **BOB_ASSUMES, params=params, expect="allow")
    assert "900 seconds is the least" in got.why


def test_mfa_and_session_names_reach_the_trust_policy() -> None:
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}, "StringEquals": {"sts:RoleSessionName": "bob"}}
    facts = world(BOB, hat=trust({"AWS": BOB_ID}, Condition=condition))
    assert marked(facts, **BOB_ASSUMES, params={"RoleSessionName": "bob", "mfa": True}, expect="allow").met
    assert marked(facts, **BOB_ASSUMES, params={"RoleSessionName": "bob"}, expect="deny").met
    assert marked(facts, **BOB_ASSUMES, params={"RoleSessionName": "eve", "mfa": True}, expect="deny").met


def test_requests_come_from_the_usual_address_region_and_channel() -> None:
    condition = {
        "IpAddress": {"aws:SourceIp": "203.0.113.0/24"},
        "StringEquals": {"aws:RequestedRegion": "us-east-1"},
        "Bool": {"aws:SecureTransport": "true"},
    }
    facts = world(user("bob", BOB_ID, policy(Action="sns:Publish", Resource="*", Condition=condition)))
    assert marked(facts, **BOB_RINGS, expect="allow").met
    assert marked(facts, **BOB_RINGS, context={"aws:SourceIp": "198.51.100.1"}, expect="deny").met


def test_token_credentials_carry_the_age_of_their_mfa() -> None:
    condition = {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}
    facts = world(user("bob", BOB_ID, policy(Action="sns:Publish", Resource="*", Condition=condition)))
    for age, expect in ((60, "allow"), (7200, "deny")):
        who = {"session_token_of": f"user:{A}/bob", "mfa_age": age}
        assert marked(facts, **{**BOB_RINGS, "who": who}, expect=expect).met
    assert marked(facts, **{**BOB_RINGS, "who": {"session_token_of": f"user:{A}/bob"}}, expect="deny").met


def test_a_web_identity_keeps_its_subject_and_loses_its_other_claims() -> None:
    text = policy(Principal={"Federated": "accounts.google.com"}, Action="sts:AssumeRoleWithWebIdentity")
    who = {"web_identity": {"provider": "accounts.google.com", "claims": {"sub": "7", "email": "a@example.com"}}}
    params = {"operation": "AssumeRoleWithWebIdentity"}
    facts = world(hat=text)
    assert marked(facts, type="assume", who=who, role=f"role:{A}/Hat", params=params, expect="allow").met
    session = {"session_of": f"role:{A}/Hat", "by": who, "params": params}
    assert marked(facts, **{**BOB_RINGS, "who": session}, expect="allow").met
    caller = caller_of(read(session), facts, NOW)
    assert isinstance(caller, SessionCaller)
    assert caller.federation_claims == {"accounts.google.com:sub": "7"}


def test_nobody_without_credentials_and_no_root_user_assumes_a_role() -> None:
    facts = world(BOB, hat=trust({"AWS": "*"}))
    for who, reason in (("anonymous", "not_permitted.unsigned"), (f"root:{A}", "not_permitted.root_assume")):
        assert marked(facts, **{**BOB_ASSUMES, "who": who}, expect="deny", reason=reason).met
    got = marked(facts, **{**BOB_ASSUMES, "who": f"root:{A}"}, expect="allow")
    assert got.why.startswith("The root user of Northwind cannot assume Hat yet: AWS never lets")


def test_imaginary_users_count() -> None:
    facts = world(BOB, user_population={A: 2000})
    assert marked(facts, type="count", entity="users", account=A, min=2001, max=2001).met
    got = marked(facts, type="count", entity="users", account=A, max=0)
    assert got.why == "Northwind has 2,001 users, and this should work without any."
    assert not marked(facts, type="count", entity="roles", account=A, min=1).met


def test_an_instance_profile_holds_the_role_or_not() -> None:
    goal = {"type": "struct", "check": "instance_profile_holds", "role": f"role:{A}/Hat"}
    assert "No instance profile holds Hat" in marked(world(BOB, hat=TRUSTS_BOB), **goal).why
    held = world(BOB, hat=TRUSTS_BOB, profiled_roles=frozenset({f"arn:aws:iam::{A}:role/Hat"}))
    assert marked(held, **goal).met


def test_access_keys_of_an_account_are_noticed() -> None:
    goal = {"type": "struct", "check": "no_access_keys", "account": A}
    assert marked(world(BOB), **goal).met
    got = marked(world(BOB, key_holders=frozenset({BOB.arn})), **goal)
    assert got.why == "bob has an access key, which never expires."
    elsewhere = user("eve", JANE_ID, account=B)
    assert marked(world(elsewhere, key_holders=frozenset({elsewhere.arn})), **goal).met


def test_a_principal_of_nobody_is_noticed() -> None:
    goal = {"type": "struct", "check": "no_dangling_principals", "role": f"role:{A}/Hat"}
    assert marked(world(BOB, hat=TRUSTS_BOB), **goal).met
    got = marked(world(BOB, hat=trust({"AWS": JANE_ID})), **goal)
    assert got.why == f"The trust policy of Hat still names {JANE_ID}, which belongs to nobody any more."


def test_a_refusal_over_a_set_says_where_it_happened() -> None:
    goal = {**BOB_ASSUMES, "role": "role:{each}/Hat", "each": "all", "expect": "allow"}
    got = marked(world(BOB, hat=trust({"AWS": JANE_ID})), {"all": (A,)}, **goal)
    assert got.why.startswith("Northwind: Bob cannot assume Hat yet:")


def test_a_goal_over_a_set_names_the_member_that_fails() -> None:
    goal = {"type": "count", "entity": "users", "account": "{each}", "each": "all", "max": 0}
    facts = world(user("eve", JANE_ID, account=B), accounts=2)
    got = marked(facts, {"all": (A, B)}, **goal)
    assert got.why == "Southwind has 1 user, and this should work without any."
