"""Assuming a role in a world: which keys the call carries, and what boundaries, sessions, organizations still cut."""

from datetime import timedelta
from typing import Any

import pytest

from playground.iam.assume_role import AssumeRoleJudgement, AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.callers import Caller, FederatedUserCaller, RootCaller, ServiceCaller, UserCaller, WebIdentityCaller
from playground.iam.snapshot import AttachedPolicy, Organization, Provider, Resource, Role, Snapshot
from tests.iam.worlds import (
    ANA,
    ANA_ID,
    HAT,
    HAT_ID,
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

TARGET = f"arn:aws:iam::{HERE}:role/Target"
FAR = f"arn:aws:iam::{THERE}:role/Far"
SESSION = f"arn:aws:sts::{HERE}:assumed-role/Hat/s1"
ALL = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
SILENT = policy(allow("s3:ListAllMyBuckets"), name="Silent")
ANYTHING = policy(allow("*"), name="Anything")


def _target(principal: Any, arn: str = TARGET, **more: Any) -> Role:
    return role(document(allow(ALL, None, principal, **more)), arn, "AROATARGET", tags={"Team": "red", "place": "x"})


def _judge(snapshot: Snapshot, caller: Caller, arn: str = TARGET, **parameters: Any) -> AssumeRoleJudgement:
    return judge_assume_role(snapshot, caller, arn, AssumeRoleParameters(**parameters), at=NOW)


def test_the_call_carries_its_own_keys_and_no_others() -> None:
    snapshot = world(user(), _target({"AWS": ANA_ID}))
    plain = _judge(snapshot, UserCaller(ANA), role_session_name="work").judgements[0].request.context
    assert plain["sts:RoleSessionName"] == "work"
    assert (plain["iam:ResourceTag/Team"], plain["aws:ResourceTag/place"]) == ("red", "x")
    extra = ("sts:ExternalId", "sts:SourceIdentity", "sts:TransitiveTagKeys", "aws:TagKeys", "aws:RequestTag/team")
    assert not {*extra, "aws:MultiFactorAuthPresent", "sts:DurationSeconds"} & set(plain)
    full = _judge(
        snapshot,
        UserCaller(ANA),
        external_id="e-1",
        mfa=True,
        tags={"team": "blue", "own": "y"},
        transitive_tag_keys=("team",),
        source_identity="ana",
    )
    keys = full.judgements[-1].request.context
    assert [keys[name] for name in extra] == ["e-1", "ana", ("team",), ("team", "own"), "blue"]
    assert (keys["aws:MultiFactorAuthPresent"], keys["aws:MultiFactorAuthAge"]) == ("true", "0")
    assert [each.request.action for each in full.judgements] == ALL
    assert full.transitive_tags == {"team"}


def test_a_tag_that_travels_hides_the_roles_own_in_the_trust_evaluation() -> None:
    hat, target = role(document()), _target({"AWS": HAT_ID})
    caller = session(hat, tags={"team": "blue"}, transitive_tags=frozenset({"team"}))
    keys = _judge(world(hat, target), caller).judgements[0].request.facts
    assert (keys["aws:resourcetag/team"], keys["iam:resourcetag/team"], keys["aws:resourcetag/place"]) == (
        "blue",
        "blue",
        "x",
    )


def test_a_source_identity_set_before_needs_its_permission_at_every_hop() -> None:
    hat = role(document())
    strict = role(document(allow("sts:AssumeRole", None, {"AWS": HAT_ID})), TARGET, "AROATARGET")
    refused = _judge(world(hat, strict), session(hat, source_identity="ana"))
    assert (refused.allowed, refused.judgements[-1].request.action) == (False, "sts:SetSourceIdentity")
    assert (refused.code, refused.http_status) == ("AccessDenied", 403)
    same = _judge(world(hat, _target({"AWS": HAT_ID})), session(hat, source_identity="ana"), source_identity="ana")
    assert (same.allowed, same.source_identity) == (True, "ana")


@pytest.mark.parametrize(
    ("trusted", "reason"),
    [
        ({"AWS": HAT_ID}, "implicit_deny.session"),
        ({"AWS": SESSION}, "allowed.resource"),
        ({"AWS": HERE}, "implicit_deny.session"),
        ({"AWS": "*"}, "allowed.resource"),
    ],
    ids=["role", "session", "account", "everybody"],
)
def test_a_silent_session_policy_cuts_what_is_not_granted_to_the_session_itself(trusted: Any, reason: str) -> None:
    hat = role(document(), policies=(ANYTHING,))
    caller = session(hat, session_policies=(SILENT.document,))
    assert _judge(world(hat, _target(trusted)), caller).reason == reason


@pytest.mark.parametrize(
    ("trusted", "reason"),
    [
        ({"AWS": HAT_ID}, "implicit_deny.boundary"),
        ({"AWS": SESSION}, "allowed.resource"),
        ({"AWS": HERE}, "implicit_deny.boundary"),
    ],
    ids=["role", "session", "account"],
)
def test_a_silent_boundary_cuts_what_is_not_granted_to_the_session_itself(trusted: Any, reason: str) -> None:
    hat = role(document(), policies=(ANYTHING,), boundary=SILENT)
    assert _judge(world(hat, _target(trusted)), session(hat)).reason == reason


def _organization(**more: Any) -> Organization:
    """Both accounts are members; a third one manages."""
    return Organization("o-a1b2c3d4e5", "777788889999", {each: ("r-root", each) for each in (HERE, THERE)}, **more)


def test_an_rcp_guards_a_members_roles_from_everybody_who_is_no_service_linked_role() -> None:
    lock = policy(deny("sts:*", principal="*"), name="Lock")
    organization = _organization(rcp_enabled=True, rcps={THERE: (lock,)})
    linked_path = "/aws-service-role/x.amazonaws.com/"
    linked_arn = f"arn:aws:iam::{HERE}:role{linked_path}AWSServiceRoleForX"
    linked = role(document(), linked_arn, HAT_ID, path=linked_path, policies=(ANYTHING,))
    far = _target({"AWS": "*", "Service": "ec2.amazonaws.com", "Federated": "accounts.google.com"}, FAR)
    snapshot = world(user(policies=(ANYTHING,)), linked, far, organizations=(organization,))
    assert _judge(snapshot, UserCaller(ANA), FAR).reason == "explicit_deny.rcp"
    assert _judge(snapshot, ServiceCaller("ec2.amazonaws.com"), FAR).reason == "explicit_deny.rcp"
    assert _judge(snapshot, session(linked), FAR).reason == "allowed.cross_account"
    open_hat = world(user(), _target({"AWS": ANA_ID}), organizations=(organization,))
    assert _judge(open_hat, UserCaller(ANA)).allowed  # the other member's role is not guarded


def test_an_scp_holds_its_own_accounts_callers_and_no_others() -> None:
    no_assuming = {THERE: (policy(deny("sts:*")),), HERE: (ANYTHING,), "r-root": (ANYTHING,)}
    snapshot = world(
        user(policies=(ANYTHING,)),
        _target({"AWS": HERE}, FAR),
        organizations=(_organization(scp_enabled=True, scps=no_assuming),),
    )
    assert _judge(snapshot, UserCaller(ANA), FAR).reason == "allowed.cross_account"
    theirs = dict(no_assuming) | {HERE: no_assuming[THERE]}
    held = world(
        user(policies=(ANYTHING,)),
        _target({"AWS": HERE, "Service": "ec2.amazonaws.com"}, FAR),
        organizations=(_organization(scp_enabled=True, scps=theirs),),
    )
    assert _judge(held, UserCaller(ANA), FAR).reason == "explicit_deny.scp"
    assert _judge(held, ServiceCaller("ec2.amazonaws.com"), FAR).reason == "allowed.resource"


def test_the_trace_says_at_which_level_an_scp_is_silent() -> None:
    scps = {"r-root": (ANYTHING,), HERE: (SILENT,)}
    snapshot = world(user(), organizations=(_organization(scp_enabled=True, scps=scps),))
    steps = authorize(snapshot, UserCaller(ANA), "s3:GetObject", "*", at=NOW, trace=True).decision.trace
    assert [(step.target, step.verdict) for step in steps if step.layer == "scp"] == [
        ("r-root", "allow"),
        (HERE, "silent"),
    ]


def test_a_service_linked_role_has_no_boundary() -> None:
    path = "/aws-service-role/x.amazonaws.com/"
    linked = role(document(), HAT, path=path, policies=(ANYTHING,), boundary=SILENT)
    assert authorize(world(linked), session(linked), "s3:GetObject", "*", at=NOW).allowed


def test_a_federated_user_and_root_assume_nothing_whoever_is_trusted() -> None:
    snapshot = world(user(policies=(ANYTHING,)), _target({"AWS": "*"}))
    federated = FederatedUserCaller(ANA, "ana", NOW, session_policies=(ANYTHING.document,))
    assert _judge(snapshot, federated).reason == "not_permitted.federated"
    assert _judge(snapshot, RootCaller(HERE)).reason == "not_permitted.root_assume"


def test_a_session_token_with_mfa_carries_its_age() -> None:
    needed = {"Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}
    snapshot = world(user(), _target({"AWS": ANA_ID}, **needed))
    for minutes, allowed in ((59, True), (60, False)):
        caller = UserCaller(ANA, token_issued_at=NOW, mfa_at=NOW - timedelta(minutes=minutes))
        assert _judge(snapshot, caller).allowed is allowed


def test_built_in_providers_need_no_provider_of_the_account() -> None:
    federated = "sts:AssumeRoleWithWebIdentity"
    target = role(document(allow(federated, None, {"Federated": "accounts.google.com"})), TARGET, "AROATARGET")
    caller, operation = WebIdentityCaller("accounts.google.com"), "AssumeRoleWithWebIdentity"
    assert _judge(world(target), caller, operation=operation).allowed
    provider = f"arn:aws:iam::{THERE}:oidc-provider/id.example/realm"
    elsewhere = world(target, providers={provider: Provider(provider, THERE, "oidc")})
    refused = _judge(elsewhere, WebIdentityCaller(provider), operation=operation)
    assert refused.message == "No OpenIDConnect provider found in your account for https://id.example/realm"
    assert (refused.allowed, refused.reason) == (False, "invalid.param")
    assert (refused.code, refused.http_status) == ("InvalidIdentityToken", 400)


def test_tags_of_users_and_roles_stand_in_requests_about_them() -> None:
    own = {"Condition": {"StringEquals": {"iam:ResourceTag/team": "${aws:PrincipalTag/team}"}}}
    ana = user(tags={"team": "red"}, policies=(policy(allow("iam:*", **own)),))
    ben = user(f"arn:aws:iam::{HERE}:user/ben", "AIDABEN", tags={"team": "blue"})
    snapshot = world(ana, ben, _target({"AWS": ANA_ID}))
    for arn, allowed in ((ANA, True), (ben.arn, False), (TARGET, True)):
        assert authorize(snapshot, UserCaller(ANA), "iam:TagUser", arn, at=NOW).allowed is allowed


def test_a_managed_session_policy_that_is_gone_allows_nothing() -> None:
    hat = role(document(), policies=(ANYTHING,))
    arn = f"arn:aws:iam::{HERE}:policy/P"
    caller = session(hat, session_policy_arns=(arn,), session_policies=(SILENT.document,))
    there = world(hat, managed_policies={arn: AttachedPolicy("P", ANYTHING.document, arn=arn)})
    assert authorize(there, caller, "s3:GetObject", "*", at=NOW).allowed  # inline and managed ones are one set
    assert authorize(world(hat), caller, "s3:GetObject", "*", at=NOW).decision.reason == "implicit_deny.session"


def test_a_queue_that_names_a_role_or_a_session_is_cut_by_what_holds_the_session() -> None:
    arn = f"arn:aws:sqs:eu-west-1:{HERE}:q"
    hat = role(document(), boundary=SILENT)
    reasons = []
    for named in (HAT_ID, SESSION, HERE):
        queue = Resource(arn, HERE, document(allow("sqs:*", arn, {"AWS": named})))
        reasons.append(authorize(world(hat, queue), session(hat), "sqs:SendMessage", arn, at=NOW).decision.reason)
    assert reasons == ["implicit_deny.boundary", "allowed.resource", "implicit_deny.identity"]
