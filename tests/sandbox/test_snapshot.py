"""Rows to facts, and the whole canvas in a number of queries that does not grow."""

from typing import Any

import pytest

from playground.sandbox import queries
from playground.sandbox.commands import identities, roles
from playground.sandbox.snapshot import fresh_snapshot, snapshot_of
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, READ_ONLY, allow, document, draw, role_arn, user_arn
from tests.builders import trust as trusts

pytestmark = pytest.mark.django_db
OIDC = f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"


def test_every_fact_the_engine_asks_for_is_there() -> None:
    floor = f"arn:aws:iam::{ACCOUNT}:policy/Floor"
    drawn = draw(
        roles={"Hat": trusts("AWS", user_arn("bob"))},
        policies=[{"arn": floor, "document": document(allow("*"))}],
        groups=[{"account": ACCOUNT, "name": "Staff", "managed": [READ_ONLY]}],
        more_users=[
            {
                "account": ACCOUNT,
                "name": "bob",
                "groups": ["Staff"],
                "managed": [floor],
                "inline": {"Read": document(allow("s3:GetObject"))},
                "boundary": floor,
                "tags": {"team": "blue"},
            }
        ],
        providers=[{"arn": OIDC, "client_ids": ["app"]}],
        resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}],
    )
    facts = snapshot_of(drawn.fresh())
    bob, hat = facts.users[user_arn("bob")], facts.roles[role_arn("Hat")]
    assert facts.accounts[ACCOUNT].name == "Offices"
    assert [(policy.name, policy.arn) for policy in bob.policies] == [("Floor", floor), ("Read", None)]
    assert (bob.boundary and bob.boundary.arn, bob.tags, bob.groups) == (
        floor,
        {"team": "blue"},
        (f"arn:aws:iam::{ACCOUNT}:group/Staff",),
    )
    assert facts.groups[bob.groups[0]].policies[0].arn == READ_ONLY
    assert bob.unique_id in hat.trust
    assert (facts.resources["arn:aws:s3:::plans"].account, facts.resources["arn:aws:s3:::plans"].policy) == (
        ACCOUNT,
        None,
    )
    provider = facts.providers[OIDC]
    assert (provider.url, provider.client_ids) == ("https://token.actions.githubusercontent.com", ("app",))
    assert READ_ONLY in facts.managed_policies


def test_a_snapshot_is_made_once_for_a_revision_and_anew_for_the_next() -> None:
    drawn = draw(["bob"])
    first = snapshot_of(drawn.fresh())
    assert snapshot_of(drawn.fresh()) is first
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.add_user(edit, drawn[ACCOUNT], "jane")
        assert user_arn("jane") in fresh_snapshot(drawn.sandbox.pk).users
    assert user_arn("jane") in snapshot_of(drawn.fresh()).users
    assert user_arn("jane") not in first.users


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_outlives_an_edit_that_changed_no_fact_and_no_other() -> None:
    drawn = draw(["bob"])
    first = snapshot_of(drawn.fresh())
    with editing(drawn.sandbox, drawn.owner) as edit:
        edit.place(drawn["bob"], 300, 400)
    assert snapshot_of(drawn.fresh()) is first
    with editing(drawn.sandbox, drawn.owner) as edit:
        edit.place(drawn["bob"], 500, 600)
        identities.change_identity(edit, drawn["bob"], name="robert")
    assert user_arn("robert") in snapshot_of(drawn.fresh()).users


def test_another_sandbox_is_never_in_it() -> None:
    draw(["eve"])
    assert list(snapshot_of(draw(["bob"]).fresh()).users) == [user_arn("bob")]


@pytest.mark.parametrize("size", [2, 40])
def test_the_number_of_queries_does_not_grow_with_the_sandbox(size: int, django_assert_max_num_queries: Any) -> None:
    names = [f"u{number}" for number in range(size)]
    drawn = draw(names, {f"r{name}": trusts("AWS", user_arn(name)) for name in names})
    sandbox = drawn.fresh()
    with django_assert_max_num_queries(18):
        queries.canvas(sandbox, drawn.owner)
    with django_assert_max_num_queries(13):
        fresh_snapshot(sandbox.pk)


@pytest.mark.parametrize("size", [2, 40])
def test_an_edit_of_many_nodes_tells_of_them_in_few_queries(size: int, django_assert_max_num_queries: Any) -> None:
    names = [f"u{number}" for number in range(size)]
    drawn = draw(names, {f"r{name}": trusts("AWS", user_arn("u0")) for name in names})
    with django_assert_max_num_queries(40), editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["u0"], name="renamed")
    with django_assert_max_num_queries(60), editing(drawn.sandbox, drawn.owner) as edit:
        roles.change_role(edit, drawn["ru0"], description="new")


def test_facts_asked_for_with_an_old_revision_are_those_of_the_newest() -> None:
    drawn = draw(more_users=[{"account": ACCOUNT, "name": "bob"}])
    old = drawn.fresh()
    with editing(old) as edit:
        identities.remove_identity(edit, drawn["bob"])
    assert user_arn("bob") not in snapshot_of(old).users
    assert snapshot_of(old) is snapshot_of(drawn.fresh())
