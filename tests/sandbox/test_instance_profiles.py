"""Instance profiles: one role at most, several for a role, and what must go before one or its role can go."""

import pytest

from playground.sandbox import history
from playground.sandbox.commands import roles
from playground.sandbox.commands.instance_profiles import (
    add_profile,
    change_profile,
    put_role,
    remove_profile,
    take_role,
)
from playground.sandbox.export import export
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, do, draw, refusal
from tests.builders import trust as trusts
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db


def house() -> Drawn:
    return draw(roles={"Web": trusts("Service", "ec2.amazonaws.com"), "Batch": trusts("Service", "ec2.amazonaws.com")})


def test_a_profile_has_an_id_an_arn_and_one_role_of_its_account() -> None:
    drawn = house()
    made = do(drawn, add_profile, drawn[ACCOUNT], "Fleet", path="/team/", role_id=drawn["Web"])
    (shown,) = canvas_of(drawn)["instance_profiles"]
    assert shown["id"] == made.public_id
    assert made.public_id.startswith("AIPA")
    assert shown["arn"] == f"arn:aws:iam::{ACCOUNT}:instance-profile/team/Fleet"
    assert shown["role_id"] == drawn["Web"]
    error = refusal(drawn, put_role, made.public_id, drawn["Batch"])
    assert error.message == "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"


def test_a_role_may_be_in_several_profiles() -> None:
    drawn = house()
    for name in ("One", "Two"):
        do(drawn, add_profile, drawn[ACCOUNT], name, role_id=drawn["Web"])
    assert [each["role_id"] for each in canvas_of(drawn)["instance_profiles"]] == [drawn["Web"]] * 2


def test_names_are_unique_in_an_account_ignoring_case() -> None:
    drawn = house()
    do(drawn, add_profile, drawn[ACCOUNT], "Fleet")
    assert refusal(drawn, add_profile, drawn[ACCOUNT], "fleet").message == "Instance Profile fleet already exists."
    do(drawn, add_profile, drawn[OTHER_ACCOUNT], "Fleet")


def test_a_role_of_another_account_is_not_found() -> None:
    drawn = house()
    made = do(drawn, add_profile, drawn[OTHER_ACCOUNT], "Fleet")
    error = refusal(drawn, put_role, made.public_id, drawn["Web"])
    assert (error.code, error.place) == ("NoSuchEntity", "role_id")


def test_a_profile_with_a_role_is_deleted_only_after_the_role_is_out_or_with_everything() -> None:
    drawn = house()
    made = do(drawn, add_profile, drawn[ACCOUNT], "Fleet", role_id=drawn["Web"])
    error = refusal(drawn, remove_profile, made.public_id)
    assert error.message == "Cannot delete entity, must remove roles from instance profile first."
    do(drawn, take_role, made.public_id)
    do(drawn, remove_profile, made.public_id)
    assert canvas_of(drawn)["instance_profiles"] == []


def test_a_role_deleted_with_everything_leaves_profiles_of_another_name_empty() -> None:
    drawn = house()
    for name in ("Web", "Fleet"):
        do(drawn, add_profile, drawn[ACCOUNT], name, role_id=drawn["Web"])
    before = canvas_of(drawn)
    do(drawn, roles.remove_role, drawn["Web"], cascade=True)
    assert [(each["name"], each["role_id"]) for each in canvas_of(drawn)["instance_profiles"]] == [("Fleet", None)]
    assert fold(drawn, before) == picture(canvas_of(drawn))
    history.undo(drawn.fresh(), drawn.owner)
    assert picture(canvas_of(drawn)) == picture(before)


def test_an_ec2_role_made_anew_takes_the_empty_profile_of_its_name() -> None:
    drawn = house()
    made = do(drawn, add_profile, drawn[ACCOUNT], "Cache")
    role = do(drawn, roles.add_role, drawn[ACCOUNT], "Cache", instance_profile=True)
    (shown,) = canvas_of(drawn)["instance_profiles"]
    assert (shown["id"], shown["role_id"]) == (made.public_id, role.public_id)


def test_a_file_keeps_empty_profiles_paths_and_tags() -> None:
    rows = [
        {"account": ACCOUNT, "name": "Fleet", "path": "/team/", "role": f"role:{ACCOUNT}/Web"},
        {"account": ACCOUNT, "name": "Spare"},
    ]
    drawn = draw(roles={"Web": trusts("Service", "ec2.amazonaws.com")}, instance_profiles=rows)
    spare = canvas_of(drawn)["instance_profiles"][1]
    do(drawn, change_profile, spare["id"], tags={"team": "blue"})
    assert export(drawn.fresh())["instance_profiles"] == [rows[0], {**rows[1], "tags": {"team": "blue"}}]
