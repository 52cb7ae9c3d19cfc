"""Requests in a world: which policies apply, which keys a caller has, and both sides of assuming a role."""

from datetime import timedelta
from typing import Any

import pytest

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.authorize import authorize
from playground.iam.callers import (
    AnonymousCaller,
    Caller,
    FederatedUserCaller,
    RootCaller,
    SamlCaller,
    ServiceCaller,
    UserCaller,
    WebIdentityCaller,
)
from playground.iam.errors import UnknownEntity
from playground.iam.snapshot import AttachedPolicy, Group, Organization, Provider, Resource, Role, Snapshot, User
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

BUCKET = "arn:aws:s3:::photos"
OPEN_HAT = document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}))
ASSUME = AssumeRoleParameters(role_session_name="s1")
GITHUB = f"arn:aws:iam::{HERE}:oidc-provider/token.actions.githubusercontent.com"


def _reason(snapshot: Snapshot, caller: Caller, action: str = "s3:GetObject", arn: str = f"{BUCKET}/a.png") -> str:
    return authorize(snapshot, caller, action, arn, at=NOW).decision.reason


def test_a_user_may_what_its_own_and_its_groups_policies_allow() -> None:
    readers = Group(f"arn:aws:iam::{HERE}:group/r", "AGPA1", HERE, "r", policies=(policy(allow("s3:Get*")),))
    snapshot = world(user(groups=(readers.arn,)), groups={readers.arn: readers})
    assert _reason(snapshot, UserCaller(ANA)) == "allowed.identity"
    assert _reason(snapshot, UserCaller(ANA), "s3:PutObject") == "implicit_deny.identity"


def test_a_session_has_the_permissions_of_its_role_at_the_time_of_the_request() -> None:
    before = role(OPEN_HAT)
    after = role(OPEN_HAT, policies=(policy(allow("s3:*")),))
    assert _reason(world(before), session(before)) == "implicit_deny.identity"
    assert _reason(world(after), session(before)) == "allowed.identity"


def test_a_session_of_a_role_that_was_made_again_is_dead() -> None:
    old, new = role(OPEN_HAT), role(OPEN_HAT, unique_id="AROANEWNEWNEWNEWNEW22")
    with pytest.raises(UnknownEntity):
        _reason(world(new), session(old))


def test_an_object_is_guarded_by_the_policy_of_its_bucket() -> None:
    bucket = Resource(BUCKET, HERE, document(allow("s3:GetObject", f"{BUCKET}/*", "*")))
    snapshot = world(bucket)
    assert _reason(snapshot, AnonymousCaller()) == "allowed.resource"
    assert _reason(snapshot, AnonymousCaller(), "s3:PutObject") == "implicit_deny.resource"
    assert (
        _reason(snapshot, AnonymousCaller(), "sqs:SendMessage", f"arn:aws:sqs:eu-west-1:{HERE}:q") != "allowed.resource"
    )


def test_unsigned_calls_reach_few_services() -> None:
    assert _reason(world(), AnonymousCaller(), "dynamodb:GetItem", "*") == "not_permitted.unsigned"


def test_a_bucket_of_another_account_needs_both_sides() -> None:
    bucket = Resource(BUCKET, THERE, document(allow("s3:GetObject", f"{BUCKET}/*", {"AWS": HERE})))
    assert _reason(world(bucket, user()), UserCaller(ANA)) == "implicit_deny.identity"
    reader = user(policies=(policy(allow("s3:GetObject")),))
    assert _reason(world(bucket, reader), UserCaller(ANA)) == "allowed.cross_account"
    assert _reason(world(Resource(BUCKET, THERE), reader), UserCaller(ANA)) == "implicit_deny.resource"


def test_a_recreated_user_is_another_user_to_a_trust_policy() -> None:
    hat = role(OPEN_HAT)
    assert judge_assume_role(world(hat, user()), UserCaller(ANA), HAT, ASSUME, at=NOW).allowed
    again = user(unique_id="AIDANEWNEWNEWNEWNEW22")
    assert judge_assume_role(world(hat, again), UserCaller(ANA), HAT, ASSUME, at=NOW).reason == "implicit_deny.trust"


def test_a_role_that_does_not_exist_answers_like_one_that_does_not_trust() -> None:
    nobody = judge_assume_role(world(user()), UserCaller(ANA), HAT, ASSUME, at=NOW)
    closed = judge_assume_role(world(user(), role(document())), UserCaller(ANA), HAT, ASSUME, at=NOW)
    assert (nobody.code, nobody.message) == (closed.code, closed.message)
    assert nobody.message == (
        f"User: {ANA} is not authorized to perform: sts:AssumeRole on resource: {HAT} "
        "because no role trust policy allows the sts:AssumeRole action"
    )


def test_across_accounts_the_message_does_not_say_why() -> None:
    far = role(document(), f"arn:aws:iam::{THERE}:role/Far", "AROAFAR")
    judged = judge_assume_role(world(user(), far), UserCaller(ANA), far.arn, ASSUME, at=NOW)
    assert judged.message == f"User: {ANA} is not authorized to perform: sts:AssumeRole on resource: {far.arn}"
    assert judged.judgements[0].decision.missing == ("trust", "identity")


def test_an_external_id_must_be_the_agreed_one() -> None:
    agreed = {"Condition": {"StringEquals": {"sts:ExternalId": "tenant-42"}}}
    snapshot = world(user(), role(document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, **agreed))))
    for given, allowed in (("tenant-42", True), ("tenant-43", False), (None, False)):
        parameters = AssumeRoleParameters(external_id=given)
        assert judge_assume_role(snapshot, UserCaller(ANA), HAT, parameters, at=NOW).allowed is allowed


def test_mfa_counts_when_its_code_comes_with_the_call_and_not_in_the_session() -> None:
    needed = {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
    hat = role(
        document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, **needed)), policies=(policy(allow("s3:*", **needed)),)
    )
    snapshot = world(user(), hat)
    assert not judge_assume_role(snapshot, UserCaller(ANA), HAT, ASSUME, at=NOW).allowed
    assert judge_assume_role(snapshot, UserCaller(ANA), HAT, AssumeRoleParameters(mfa=True), at=NOW).allowed
    assert _reason(snapshot, session(hat)) == "implicit_deny.identity"


def test_passing_tags_needs_tag_session_as_well() -> None:
    parameters = AssumeRoleParameters(tags={"team": "blue"})
    plain = judge_assume_role(world(user(), role(OPEN_HAT)), UserCaller(ANA), HAT, parameters, at=NOW)
    assert (plain.allowed, plain.denied_by.request.action) == (False, "sts:TagSession")
    both = role(document(allow(["sts:AssumeRole", "sts:TagSession"], None, {"AWS": ANA_ID})))
    judged = judge_assume_role(world(user(), both), UserCaller(ANA), HAT, parameters, at=NOW)
    assert (judged.allowed, judged.tags) == (True, {"team": "blue"})


def test_transitive_tags_and_source_identity_travel_down_a_chain() -> None:
    actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
    first = role(OPEN_HAT)
    second = role(document(allow(actions, None, {"AWS": HAT_ID})), f"arn:aws:iam::{HERE}:role/Next", "AROANEXT")
    tags = {"team": "blue", "own": "x"}
    caller = session(first, tags=tags, transitive_tags=frozenset({"team"}), source_identity="jane")
    judged = judge_assume_role(world(first, second), caller, second.arn, ASSUME, at=NOW)
    assert (judged.allowed, dict(judged.tags), judged.source_identity) == (True, {"team": "blue"}, "jane")
    assert [each.request.action for each in judged.judgements] == actions
    taken = judge_assume_role(
        world(first, second), caller, second.arn, AssumeRoleParameters(tags={"TEAM": "red"}), at=NOW
    )
    assert (taken.reason, taken.code, taken.http_status) == ("invalid.param", "InvalidParameterValue", 400)
    other = AssumeRoleParameters(source_identity="eve")
    changed = judge_assume_role(world(first, second), caller, second.arn, other, at=NOW)
    assert (changed.reason, changed.code, changed.http_status) == ("invalid.param", "AccessDenied", 403)


def test_a_service_needs_only_the_trust_policy() -> None:
    snapshot = world(role(document(allow("sts:AssumeRole", None, {"Service": "ec2.amazonaws.com"}))))
    assert judge_assume_role(snapshot, ServiceCaller("ec2.amazonaws.com"), HAT, ASSUME, at=NOW).allowed
    other = judge_assume_role(snapshot, ServiceCaller("lambda.amazonaws.com"), HAT, ASSUME, at=NOW)
    assert other.reason == "implicit_deny.trust"


def test_root_users_and_strangers_assume_nothing() -> None:
    snapshot = world(role(document(allow("sts:AssumeRole", None, {"AWS": "*"}))))
    root = judge_assume_role(snapshot, RootCaller(HERE), HAT, ASSUME, at=NOW)
    assert (root.code, root.message) == ("AccessDenied", "Roles may not be assumed by root accounts.")
    nobody = judge_assume_role(snapshot, AnonymousCaller(), HAT, ASSUME, at=NOW)
    assert (nobody.code, nobody.http_status) == ("MissingAuthenticationToken", 403)


def test_a_web_identity_needs_a_provider_in_the_accounts_own_list() -> None:
    federated = "sts:AssumeRoleWithWebIdentity"
    condition = {"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}}
    hat = role(document(allow(federated, None, {"Federated": GITHUB}, **condition)))
    claims = {"token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main"}
    caller = WebIdentityCaller(GITHUB, claims)
    parameters = AssumeRoleParameters(operation="AssumeRoleWithWebIdentity")
    known = world(hat, providers={GITHUB: Provider(GITHUB, HERE, "oidc")})
    assert judge_assume_role(known, caller, HAT, parameters, at=NOW).allowed
    stranger = WebIdentityCaller(GITHUB, {})
    assert (
        judge_assume_role(known, stranger, HAT, parameters, at=NOW).message == f"Not authorized to perform {federated}"
    )
    assert judge_assume_role(world(hat), caller, HAT, parameters, at=NOW).code == "InvalidIdentityToken"


def test_saml_goes_by_its_own_action() -> None:
    provider = f"arn:aws:iam::{HERE}:saml-provider/Corp"
    hat = role(document(allow("sts:AssumeRoleWithSAML", None, {"Federated": provider})))
    snapshot = world(hat, providers={provider: Provider(provider, HERE, "saml")})
    parameters = AssumeRoleParameters(operation="AssumeRoleWithSAML")
    assert judge_assume_role(snapshot, SamlCaller(provider), HAT, parameters, at=NOW).allowed


def test_a_federated_user_may_only_what_its_session_policy_allows_too() -> None:
    snapshot = world(user(policies=(policy(allow("s3:*")),)))
    plain = FederatedUserCaller(ANA, "visitor", NOW)
    assert _reason(snapshot, plain) == "implicit_deny.session"
    limited = FederatedUserCaller(ANA, "visitor", NOW, session_policies=(document(allow("s3:GetObject")),))
    assert _reason(snapshot, limited) == "allowed.identity"
    assert _reason(snapshot, limited, "iam:ListUsers", "*") == "not_permitted.federated"


def test_session_token_credentials_without_mfa_stay_away_from_iam() -> None:
    snapshot = world(user(policies=(policy(allow("*")),)))
    plain = UserCaller(ANA, token_issued_at=NOW)
    careful = UserCaller(ANA, token_issued_at=NOW, mfa_at=NOW - timedelta(seconds=30))
    assert _reason(snapshot, plain, "iam:ListUsers", "*") == "not_permitted.iam_without_mfa"
    assert _reason(snapshot, careful, "iam:ListUsers", "*") == "allowed.identity"
    assert _reason(snapshot, plain, "sts:GetFederationToken", "*") == "not_permitted.session_credentials"


def _organization(**more: Any) -> Organization:
    paths = {HERE: ("r-root", "ou-a", HERE), THERE: ("r-root", THERE)}
    full = (policy(allow("*"), name="FullAWSAccess"),)
    scps = dict.fromkeys(("r-root", "ou-a", HERE, THERE), full)
    return Organization("o-a1b2c3d4e5", THERE, paths, **({"scp_enabled": True, "scps": scps} | more))


def test_every_level_of_the_organization_must_allow() -> None:
    snapshot = world(user(policies=(policy(allow("*")),)), organizations=(_organization(),))
    assert _reason(snapshot, UserCaller(ANA)) == "allowed.identity"
    scps = dict(_organization().scps) | {"ou-a": (policy(allow("sqs:*")),)}
    narrow = world(user(policies=(policy(allow("*")),)), organizations=(_organization(scps=scps),))
    assert _reason(narrow, UserCaller(ANA)) == "implicit_deny.scp"
    assert _reason(narrow, RootCaller(HERE)) == "implicit_deny.scp"


def test_the_management_account_stands_above_its_own_policies() -> None:
    scps = {target: (policy(deny("*")),) for target in ("r-root", THERE)}
    snapshot = world(organizations=(_organization(scps=scps),))
    assert _reason(snapshot, RootCaller(THERE), "s3:ListAllMyBuckets", "*") == "allowed.root"


def test_a_resource_control_policy_guards_what_a_member_owns_in_some_services() -> None:
    rcps = {"r-root": (policy(deny("*", principal="*"), name="Lock"),)}
    organization = _organization(rcp_enabled=True, rcps=rcps)
    snapshot = world(Resource(BUCKET, HERE), user(policies=(policy(allow("*")),)), organizations=(organization,))
    assert _reason(snapshot, UserCaller(ANA)) == "explicit_deny.rcp"
    topic = f"arn:aws:sns:eu-west-1:{HERE}:news"
    assert _reason(snapshot, UserCaller(ANA), "sns:Publish", topic) == "allowed.identity"


def test_a_service_linked_role_stands_outside_scp_and_rcp() -> None:
    path = "/aws-service-role/x.amazonaws.com/"
    arn = f"arn:aws:iam::{HERE}:role{path}AWSServiceRoleForX"
    linked = role(document(), arn, "AROALINKED", path=path, policies=(policy(allow("s3:*")),))
    scps = {target: (policy(deny("*")),) for target in ("r-root", "ou-a", HERE)}
    snapshot = world(linked, organizations=(_organization(scps=scps),))
    assert _reason(snapshot, session(linked)) == "allowed.identity"


def _keys(caller: Caller, *things: User | Role | Resource, **more: Any) -> dict[str, Any]:
    return dict(authorize(world(*things, **more), caller, "s3:GetObject", f"{BUCKET}/a", at=NOW).request.facts)


def test_each_caller_has_the_keys_that_aws_gives_it() -> None:
    tagged = user(tags={"team": "blue"})
    keys = _keys(UserCaller(ANA), tagged, organizations=(_organization(),))
    assert keys["aws:username"] == "ana"
    assert (keys["aws:principaltype"], keys["aws:userid"], keys["aws:principaltag/team"]) == ("User", ANA_ID, "blue")
    assert (keys["aws:principalorgid"], keys["aws:principalorgpaths"]) == (
        "o-a1b2c3d4e5",
        ("o-a1b2c3d4e5/r-root/ou-a/",),
    )
    assert "aws:tokenissuetime" not in keys
    assert "aws:multifactorauthpresent" not in keys

    hat = role(OPEN_HAT, f"arn:aws:iam::{HERE}:role/team/Hat", tags={"team": "red", "place": "x"})
    keys = _keys(session(hat, tags={"Team": "blue"}), hat)
    assert keys["aws:principalarn"] == hat.arn
    assert keys["aws:userid"] == f"{HAT_ID}:s1"
    assert (keys["aws:principaltag/team"], keys["aws:principaltag/place"]) == ("blue", "x")
    assert keys["aws:multifactorauthpresent"] == "false"
    assert "aws:username" not in keys

    keys = _keys(ServiceCaller("s3.amazonaws.com"))
    assert (keys["aws:principalisawsservice"], keys["aws:principalservicename"]) == ("true", "s3.amazonaws.com")
    assert "aws:principalarn" not in keys


def test_a_session_policy_by_arn_limits_like_an_inline_one() -> None:
    hat = role(OPEN_HAT, policies=(policy(allow("*")),))
    arn = "arn:aws:iam::aws:policy/ReadOnly"
    managed = {arn: AttachedPolicy("ReadOnly", document(allow("s3:Get*")), arn=arn)}
    caller = session(hat, session_policy_arns=(arn,))
    snapshot = world(hat, managed_policies=managed)
    assert _reason(snapshot, caller) == "allowed.identity"
    assert _reason(snapshot, caller, "s3:PutObject") == "implicit_deny.session"
