"""Customer managed policies: versions, the one that counts, and what stands in the way of deleting."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from playground.iam.authorize import authorize
from playground.iam.callers import UserCaller
from playground.sandbox import history, queries
from playground.sandbox.commands import identities, managed_policies, policies, roles
from playground.sandbox.models import PolicyVersion
from playground.sandbox.snapshot import fresh_snapshot
from tests.builders import ACCOUNT, Drawn, allow, do, document, draw, refusal, user_arn
from tests.builders import trust as trusts

pytestmark = pytest.mark.django_db
FLOOR = f"arn:aws:iam::{ACCOUNT}:policy/Floor"
PLANS = "arn:aws:s3:::plans/a"


def text(action: str) -> str:
    return json.dumps(document(allow(action, "arn:aws:s3:::plans/*")))


def with_floor() -> tuple[Drawn, str]:
    """Out: Bob, to whom the policy Floor is attached, and the policy's id."""
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))})
    floor = do(drawn, managed_policies.add_policy, drawn[ACCOUNT], "Floor", text("s3:GetObject"))
    do(drawn, policies.attach, drawn["bob"], FLOOR)
    return drawn, floor.public_id


def shape(drawn: Drawn) -> Any:
    return queries.canvas(drawn.fresh(), drawn.owner).policies[0]


def may(drawn: Drawn, action: str) -> bool:
    at = datetime(2030, 1, 7, tzinfo=UTC)
    return authorize(fresh_snapshot(drawn.sandbox.pk), UserCaller(user_arn("bob")), action, PLANS, at=at).allowed


def test_changing_a_policy_writes_a_version_that_counts_at_once() -> None:
    drawn, floor = with_floor()
    do(drawn, managed_policies.change_policy, floor, text("s3:PutObject"))
    assert (may(drawn, "s3:GetObject"), may(drawn, "s3:PutObject")) == (False, True)
    assert shape(drawn).default_version == "v2"
    assert [version.id for version in shape(drawn).versions] == ["v1", "v2"]
    assert shape(drawn).document == text("s3:PutObject")


def test_saving_the_same_text_makes_no_version() -> None:
    drawn, floor = with_floor()
    do(drawn, managed_policies.change_policy, floor, text("s3:GetObject"))
    assert [version.id for version in shape(drawn).versions] == ["v1"]


def test_a_version_may_wait_until_it_is_chosen() -> None:
    drawn, floor = with_floor()
    do(drawn, managed_policies.add_version, floor, text("s3:PutObject"), default=False)
    assert (may(drawn, "s3:GetObject"), may(drawn, "s3:PutObject")) == (True, False)
    do(drawn, managed_policies.set_default_version, floor, "v2")
    assert (may(drawn, "s3:GetObject"), may(drawn, "s3:PutObject")) == (False, True)
    history.undo(drawn.fresh(), drawn.owner)
    assert shape(drawn).default_version == "v1"


def test_the_sixth_version_is_refused_until_one_is_deleted_and_numbers_are_never_used_again() -> None:
    drawn, floor = with_floor()
    for number in range(2, 6):
        do(drawn, managed_policies.change_policy, floor, text(f"s3:Get{number}"))
    error = refusal(drawn, managed_policies.change_policy, floor, text("s3:Put"))
    assert (error.code, error.message) == (
        "LimitExceeded",
        "A managed policy can have up to 5 versions. "
        "Before you create a new version, you must delete an existing version.",
    )
    do(drawn, managed_policies.set_default_version, floor, "v1")
    do(drawn, managed_policies.remove_version, floor, "v5")
    do(drawn, managed_policies.change_policy, floor, text("s3:Put"))
    assert [version.id for version in shape(drawn).versions] == ["v1", "v2", "v3", "v4", "v6"]


def test_the_version_that_counts_cannot_be_deleted() -> None:
    drawn, floor = with_floor()
    error = refusal(drawn, managed_policies.remove_version, floor, "v1")
    assert (error.code, error.message) == ("DeleteConflict", "Cannot delete the default version of a policy.")


@pytest.mark.parametrize("name", ["v9", "v01", "1", "", "v²"])
def test_a_version_that_is_not_there_is_no_such_entity(name: str) -> None:
    drawn, floor = with_floor()
    assert refusal(drawn, managed_policies.set_default_version, floor, name).code == "NoSuchEntity"


def test_deleting_is_refused_while_attached_then_while_a_boundary_then_while_there_are_versions() -> None:
    drawn, floor = with_floor()
    do(drawn, roles.change_role, drawn["Hat"], boundary=FLOOR)
    do(drawn, managed_policies.change_policy, floor, text("s3:PutObject"))
    attached = "Cannot delete a policy attached to entities."
    assert refusal(drawn, managed_policies.remove_policy, floor).message == attached
    do(drawn, policies.detach, drawn["bob"], FLOOR)
    assert refusal(drawn, managed_policies.remove_policy, floor).message == attached
    do(drawn, roles.change_role, drawn["Hat"], boundary="")
    assert refusal(drawn, managed_policies.remove_policy, floor).message.startswith("This policy has more than one")
    do(drawn, managed_policies.remove_version, floor, "v1")
    do(drawn, managed_policies.remove_policy, floor)
    assert not PolicyVersion.objects.filter(sandbox=drawn.sandbox).exists()


def test_deleting_with_everything_detaches_it_and_undo_brings_all_back() -> None:
    drawn, floor = with_floor()
    do(drawn, roles.change_role, drawn["Hat"], boundary=FLOOR)
    do(drawn, managed_policies.change_policy, floor, text("s3:PutObject"))
    before = queries.canvas(drawn.fresh(), drawn.owner)
    do(drawn, managed_policies.remove_policy, floor, cascade=True)
    after = queries.canvas(drawn.fresh(), drawn.owner)
    assert (after.policies, after.roles[0].boundary, after.identities[0].attachments) == ([], None, [])
    history.undo(drawn.fresh(), drawn.owner)
    again = queries.canvas(drawn.fresh(), drawn.owner)
    assert (again.policies, again.roles, again.identities) == (before.policies, before.roles, before.identities)


def test_a_policy_has_6144_characters_at_most_white_space_aside() -> None:
    drawn, floor = with_floor()
    long = json.dumps(document(allow([f"s3:Get{number:04}" for number in range(600)])), indent=1)
    error = refusal(drawn, managed_policies.change_policy, floor, long)
    assert (error.code, error.message) == ("LimitExceeded", "Cannot exceed quota for PolicySize: 6144")


def test_a_boundary_limits_what_policies_allow() -> None:
    drawn, floor = with_floor()
    do(drawn, managed_policies.change_policy, floor, text("s3:*"))
    do(drawn, managed_policies.add_policy, drawn[ACCOUNT], "Ceiling", text("s3:Get*"))
    assert may(drawn, "s3:PutObject")
    ceiling = f"arn:aws:iam::{ACCOUNT}:policy/Ceiling"
    do(drawn, identities.change_identity, drawn["bob"], boundary=ceiling)
    assert (may(drawn, "s3:GetObject"), may(drawn, "s3:PutObject")) == (True, False)
