"""Edits of small random worlds, one on top of the other: after each the graph is that of the edited world."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.iam.errors import UnknownEntity
from playground.iam.reach.edits import (
    with_boundary,
    with_group_policies,
    with_groups,
    with_policies,
    with_scps,
    with_tags,
    with_trust,
)
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario
from playground.iam.snapshot import AttachedPolicy
from tests.iam.reach.organisations import ANA, AT, HOME, READER, WRITER, allow, graph, policy, read, small, trusts
from tests.iam.reach.test_worlds import ACCOUNTS, World

BUCKET = "arn:aws:s3:::b0"
EXPORT = AttachedPolicy("only", json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}))
Edit = Callable[[Reach, World], Reach]


def _anybody(reach: Reach, world: World) -> str:
    return world.rng.choice((*reach.snapshot.users, *reach.snapshot.roles))


EDITS: dict[str, Edit] = {
    "trust": lambda reach, world: with_trust(reach, world.rng.choice(tuple(reach.snapshot.roles)), world.trust()),
    "policies": lambda reach, world: with_policies(reach, _anybody(reach, world), world.held()),
    "groups": lambda reach, world: with_groups(
        reach, world.rng.choice(tuple(reach.snapshot.users)), world.some(dict(reach.snapshot.groups))
    ),
    "a group's policies": lambda reach, world: with_group_policies(
        reach, world.rng.choice(tuple(reach.snapshot.groups)), world.held()
    ),
    "boundary": lambda reach, world: with_boundary(reach, _anybody(reach, world), world.boundary()),
    "tags": lambda reach, world: with_tags(reach, _anybody(reach, world), world.tags()),
    "SCPs": lambda reach, world: with_scps(
        reach, world.rng.choice(tuple(reach.snapshot.organizations[0].scps)), world.held()
    ),
}


def _same(reach: Reach) -> None:
    anew = reach_of(reach.snapshot, reach.scenario)
    assert reach.closure.columns == anew.closure.columns
    assert reach.closure.into == anew.closure.into
    for action, arn in (("s3:GetObject", BUCKET), ("iam:PassRole", next(iter(reach.snapshot.roles)))):
        assert reach.who_can(action, arn) == anew.who_can(action, arn)


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_of_each_kind_gives_the_graph_of_the_edited_world(kind: str) -> None:
    for seed in range(12):
        world = World(seed)
        reach = reach_of(world.snapshot(), Scenario(AT))
        reach.who_can("s3:GetObject", BUCKET)  # what was remembered for a question must not outlive the edit
        for _ in range(4):
            reach = EDITS[kind](reach, world)
            _same(reach)


@pytest.mark.parametrize("seed", range(20))
def test_edits_of_every_kind_in_any_order_add_up(seed: int) -> None:
    world = World(seed)
    context = {"aws:MultiFactorAuthPresent": "true"} if seed % 2 else {}
    reach = reach_of(world.snapshot(), Scenario(AT, context))
    before = reach
    columns = before.closure.columns
    for kind in random.Random(seed).choices(tuple(EDITS), k=12):
        reach = EDITS[kind](reach, world)
    _same(reach)
    assert before.closure.columns == columns
    _same(before)  # which is still there for whoever undoes


def test_a_boundary_cuts_a_chain_and_its_removal_mends_it() -> None:
    reach = graph(read(small()))
    assert set(reach.ways_from(ANA)) == {READER, WRITER}
    bounded = with_boundary(reach, READER, EXPORT)
    assert set(bounded.ways_from(ANA)) == {READER}
    assert set(with_boundary(bounded, READER, None).ways_from(ANA)) == {READER, WRITER}


def test_an_scp_of_the_root_counts_for_its_member_accounts_only() -> None:
    reach = graph(read(small()))  # HOME is the management account
    stopped = with_scps(reach, "r-root", ())
    assert set(stopped.ways_from(ANA)) == {READER, WRITER}
    assert reach.who_can("s3:PutObject", "arn:aws:s3:::books/one").direct == (WRITER,)
    assert stopped.who_can("s3:PutObject", "arn:aws:s3:::books/one").direct == ()


def _with_trust_of_reader(**extra: Any) -> Reach:
    """The small world in which Ana becomes the reader only if a condition holds."""
    document = small()
    document["roles"][0]["trust"] = policy(trusts({"AWS": ANA}, **extra))
    return graph(read(document))


def test_a_tag_that_nobody_had_lets_in_its_first_bearer() -> None:
    reach = _with_trust_of_reader(Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})
    assert READER not in reach.ways_from(ANA)
    red = with_tags(reach, ANA, {"team": "red"})
    assert READER in red.ways_from(ANA)
    assert READER not in with_tags(red, ANA, {"Team": "blue"}).ways_from(ANA)
    assert READER not in with_tags(red, ANA, {}).ways_from(ANA)


@pytest.mark.parametrize(("operator", "untagged"), [("StringEquals", False), ("StringEqualsIfExists", True)])
def test_two_keys_of_the_caller_are_compared_with_each_other(operator: str, untagged: bool) -> None:
    reach = _with_trust_of_reader(Condition={operator: {"aws:PrincipalTag/name": "${aws:username}"}})
    assert (READER in reach.ways_from(ANA)) is untagged
    assert READER in with_tags(reach, ANA, {"name": "ana"}).ways_from(ANA)
    assert READER not in with_tags(reach, ANA, {"name": "bob"}).ways_from(ANA)


def test_a_key_of_the_role_is_compared_with_one_of_the_caller() -> None:
    reach = _with_trust_of_reader(Condition={"StringEquals": {"aws:ResourceTag/open": "for-${aws:PrincipalTag/team}"}})
    open_to_red = with_tags(reach, READER, {"open": "for-red"})
    assert READER not in open_to_red.ways_from(ANA)
    assert READER in with_tags(open_to_red, ANA, {"team": "red"}).ways_from(ANA)


def test_a_tag_of_a_role_lets_in_whoever_may_assume_roles_with_it() -> None:
    reach = _with_trust_of_reader(Condition={"StringEquals": {"aws:ResourceTag/open": "yes"}})
    assert READER not in reach.ways_from(ANA)
    assert READER in with_tags(reach, READER, {"open": "yes"}).ways_from(ANA)


@pytest.mark.parametrize(
    "said",
    [
        {"Resource": "arn:aws:iam::*:role/${aws:PrincipalTag/shut}"},
        {"Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/shut": "writer"}}},
    ],
    ids=str,
)
def test_a_tag_that_an_rcp_asks_for_counts(said: dict[str, Any]) -> None:
    snapshot = read(small()).snapshot
    stop = policy({"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", **said})
    rcps = {"r-root": (AttachedPolicy("stop", json.dumps(stop)),)}
    organization = replace(snapshot.organizations[0], rcp_enabled=True, rcps=rcps)
    reach = reach_of(replace(snapshot, organizations=(organization,)), Scenario(AT))
    assert set(reach.ways_from(READER)) == {WRITER}
    assert set(with_tags(reach, READER, {"shut": "writer"}).ways_from(READER)) == set()


@pytest.mark.parametrize("letting_in", [{"Principal": {"AWS": ANA}}, {"NotPrincipal": {"AWS": WRITER}}], ids=str)
def test_no_element_spares_who_gets_a_boundary(letting_in: dict[str, Any]) -> None:
    """Stored like this before it was refused (IAM JSON policy elements: NotPrincipal)."""
    spares = {"Effect": "Deny", "NotPrincipal": {"AWS": [HOME, ANA]}, "Action": "sts:AssumeRole"}
    lets_in = {"Effect": "Allow", "Action": "sts:AssumeRole", **letting_in}
    reach = with_trust(graph(read(small())), READER, json.dumps(policy(lets_in, spares)))
    assert READER in reach.ways_from(ANA)
    everything = AttachedPolicy("all", json.dumps(policy(allow("*"))))
    bounded = with_boundary(reach, ANA, everything)
    assert READER not in bounded.ways_from(ANA)
    assert READER in with_boundary(bounded, ANA, None).ways_from(ANA)


@pytest.mark.parametrize(
    "edit",
    [
        lambda reach: with_groups(reach, READER, ()),
        lambda reach: with_group_policies(reach, "arn:aws:iam::1:group/none", ()),
        lambda reach: with_boundary(reach, f"arn:aws:iam::{HOME}:user/none", None),
        lambda reach: with_tags(reach, f"arn:aws:iam::{HOME}:role/none", {}),
        lambda reach: with_scps(reach, "ou-none", ()),
        lambda reach: with_policies(reach, f"arn:aws:iam::{HOME}:user/none", ()),
        lambda reach: with_trust(reach, ANA, "{}"),
    ],
)
def test_an_edit_of_what_is_not_there_says_so(edit: Callable[[Reach], Reach]) -> None:
    with pytest.raises(UnknownEntity) as caught:
        edit(graph(read(small())))
    assert caught.value.message.startswith(("There is no", "No organization"))
    assert caught.value.hint


def test_the_worlds_hold_what_the_edits_are_about() -> None:
    worlds = [World(seed).snapshot() for seed in range(12)]
    assert any(user.boundary for world in worlds for user in world.users.values())
    assert any(user.groups for world in worlds for user in world.users.values())
    assert any(each.scp_enabled and ACCOUNTS[0] in each.paths for world in worlds for each in world.organizations)
