"""Links of which one half is missing, and worlds without some of their layers."""

from playground.iam.authorize import authorize
from playground.iam.callers import UserCaller
from playground.iam.decision import Layer
from playground.iam.halves import HalfLink, half_links
from playground.iam.snapshot import Group, Organization, Resource, Snapshot
from playground.iam.trust import new_trust_policy
from playground.iam.what_if import Removable, world_without
from tests.iam.worlds import ANA, ANA_ID, HAT, HERE, NOW, THERE, allow, deny, document, policy, role, user, world

FAR_HAT = f"arn:aws:iam::{THERE}:role/Hat"
FAR_ID = "AROAFARFARFARFARFAR22"
PLANS = "arn:aws:s3:::plans"
nobody = new_trust_policy(None)
ana = document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}))
her_account = document(allow("sts:AssumeRole", None, {"AWS": f"arn:aws:iam::{HERE}:root"}))
may_ask = policy(allow("sts:AssumeRole", FAR_HAT))


def halves(snapshot: Snapshot) -> list[HalfLink]:
    return list(half_links(snapshot, at=NOW))


def test_across_accounts_trust_without_permission_is_half() -> None:
    found = halves(world(user(), role(ana, FAR_HAT, FAR_ID)))
    assert found == [HalfLink(ANA, FAR_HAT, Layer.IDENTITY)]


def test_inside_an_account_trust_that_names_the_caller_is_whole() -> None:
    assert halves(world(user(), role(ana))) == []


def test_permission_without_trust_is_half_wherever_the_role_is() -> None:
    wish = user(policies=(policy(allow("sts:AssumeRole", [HAT, FAR_HAT])),))
    found = halves(world(wish, role(nobody), role(nobody, FAR_HAT, FAR_ID)))
    assert found == [HalfLink(ANA, HAT, Layer.TRUST), HalfLink(ANA, FAR_HAT, Layer.TRUST)]


def test_both_halves_make_a_whole() -> None:
    for trust in (ana, her_account):
        assert halves(world(user(policies=(may_ask,)), role(trust, FAR_HAT, FAR_ID))) == []


def test_a_permission_on_every_role_is_no_wish_for_one() -> None:
    administrator = user(policies=(policy(allow("*")),))
    assert halves(world(administrator, role(nobody, FAR_HAT, FAR_ID))) == []


def test_an_unmet_condition_is_not_a_missing_half() -> None:
    with_mfa = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    trust = document(allow("sts:AssumeRole", None, {"AWS": ANA_ID}, Condition=with_mfa))
    assert halves(world(user(policies=(may_ask,)), role(trust, FAR_HAT, FAR_ID))) == []


def test_a_permission_that_a_deny_takes_away_is_no_missing_half() -> None:
    refused = user(policies=(may_ask, policy(deny("sts:*"))))
    assert halves(world(refused, role(ana, FAR_HAT, FAR_ID))) == []


def test_a_role_that_asks_for_another_role_can_be_half_as_well() -> None:
    chain = role(her_account, policies=(may_ask,))
    assert halves(world(chain, role(nobody, FAR_HAT, FAR_ID))) == [HalfLink(HAT, FAR_HAT, Layer.TRUST)]


def may(snapshot: Snapshot) -> bool:
    return authorize(snapshot, UserCaller(ANA), "s3:GetObject", f"{PLANS}/a", at=NOW).allowed


def test_each_layer_that_is_thought_away_stops_to_count_and_the_world_stays_as_it_was() -> None:
    reads = policy(allow("s3:*"))
    nothing = policy(allow("ec2:*"), name="Ceiling")
    readers = Group(f"arn:aws:iam::{HERE}:group/readers", "AGPAREADERSREADERS222", HERE, "readers", policies=(reads,))
    bucket = Resource(PLANS, HERE, document(deny("s3:*", f"{PLANS}/*", {"AWS": "*"})))
    closed = {"r": (nothing,), HERE: ()}
    organization = Organization("o-1", THERE, {HERE: ("r",)}, scp_enabled=True, rcp_enabled=True, scps=closed)
    everything = {
        Removable.BOUNDARY: world(user(policies=(reads,), boundary=nothing), Resource(PLANS, HERE)),
        Removable.RESOURCE: world(user(policies=(reads,)), bucket),
        Removable.SCP: world(user(policies=(reads,)), Resource(PLANS, HERE), organizations=(organization,)),
    }
    for layer, snapshot in everything.items():
        assert not may(snapshot), layer
        assert may(world_without(snapshot, {layer})), layer
        assert not may(world_without(snapshot, set(Removable) - {layer})), layer
        assert not may(snapshot), layer
    member = world(user(groups=(readers.arn,)), Resource(PLANS, HERE), groups={readers.arn: readers})
    assert may(member) and not may(world_without(member, {Removable.MEMBERSHIP}))
