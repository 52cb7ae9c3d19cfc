"""Organizations: accounts in OUs, SCPs at each level, and what AWS refuses."""

import json
from dataclasses import replace
from typing import Any

import pytest

from playground.sandbox import history
from playground.sandbox.commands import accounts, leaving, organizations
from playground.sandbox.commands import organization_policies as policies
from playground.sandbox.export import export
from playground.sandbox.models import Organization, OrganizationPolicy, Role
from playground.sandbox.organization_tree import tree_of
from playground.sandbox.snapshot import fresh_snapshot
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, allow, do, document, draw, refusal
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db
NO_S3 = json.dumps(document({"Effect": "Deny", "Action": "s3:*", "Resource": "*"}))


def drawn_organization() -> tuple[Drawn, Organization]:
    drawn = draw(["bob"])
    return drawn, do(drawn, organizations.create_organization, drawn[OTHER_ACCOUNT])


def shown(drawn: Drawn) -> dict[str, Any]:
    return canvas_of(drawn)["organizations"][0]


def test_the_engine_gets_the_path_of_each_account_and_the_policies_of_each_level() -> None:
    drawn, made = drawn_organization()
    do(drawn, organizations.invite_account, made.public_id, drawn[ACCOUNT])
    outer = do(drawn, organizations.add_unit, made.public_id, "Workloads", made.root_id)
    inner = do(drawn, organizations.add_unit, made.public_id, "Production", outer.public_id)
    do(drawn, organizations.move_account, made.public_id, drawn[ACCOUNT], inner.public_id)
    policy = do(drawn, policies.add_policy, made.public_id, "scp", "NoS3", NO_S3)
    do(drawn, policies.attach, policy.public_id, outer.public_id)
    (facts,) = fresh_snapshot(drawn.sandbox.pk).organizations
    assert facts.management_account == OTHER_ACCOUNT
    assert facts.paths[ACCOUNT] == (made.root_id, outer.public_id, inner.public_id, ACCOUNT)
    assert facts.paths[OTHER_ACCOUNT] == (made.root_id, OTHER_ACCOUNT)
    assert [each.name for each in facts.scps[outer.public_id]] == ["FullAWSAccess", "NoS3"]
    assert [each.name for each in facts.scps[ACCOUNT]] == ["FullAWSAccess"]


def test_every_change_is_told_and_can_be_taken_back() -> None:
    drawn = draw(["bob"])
    states = [canvas_of(drawn)]

    def step(command: Any, *args: Any) -> Any:
        made = do(drawn, command, *args)
        assert fold(drawn, states[-1]) == picture(canvas_of(drawn))
        states.append(canvas_of(drawn))
        return made

    made = step(organizations.create_organization, drawn[OTHER_ACCOUNT])
    unit = step(organizations.add_unit, made.public_id, "Workloads", made.root_id)
    step(organizations.invite_account, made.public_id, drawn[ACCOUNT])
    step(organizations.move_account, made.public_id, drawn[ACCOUNT], unit.public_id)
    policy = step(policies.add_policy, made.public_id, "scp", "NoS3", NO_S3)
    step(policies.attach, policy.public_id, unit.public_id)
    step(organizations.rename_unit, unit.public_id, "Work")
    step(organizations.create_account, made.public_id, "New")
    for before in reversed(states[:-1]):
        history.undo(drawn.sandbox, drawn.owner)
        assert picture(canvas_of(drawn)) == picture(before)
    assert fold(drawn, states[-1]) == picture(canvas_of(drawn))


def test_a_created_account_trusts_the_management_account_and_an_invited_one_does_not() -> None:
    drawn, made = drawn_organization()
    do(drawn, organizations.create_account, made.public_id, "New")
    do(drawn, organizations.invite_account, made.public_id, drawn[ACCOUNT])
    role = Role.objects.get(sandbox=drawn.sandbox)
    assert (role.name, role.account.name) == ("OrganizationAccountAccessRole", "New")
    assert f"arn:aws:iam::{OTHER_ACCOUNT}:root" in role.trust_policy


def test_what_aws_refuses_is_refused_in_its_words() -> None:
    drawn, made = drawn_organization()
    org, root = made.public_id, made.root_id
    do(drawn, organizations.invite_account, org, drawn[ACCOUNT])
    unit = do(drawn, organizations.add_unit, org, "Workloads", root)
    do(drawn, organizations.move_account, org, drawn[ACCOUNT], unit.public_id)
    policy = do(drawn, policies.add_policy, org, "scp", "NoS3", NO_S3)
    do(drawn, policies.attach, policy.public_id, root)
    full = OrganizationPolicy.objects.get(sandbox=drawn.sandbox, aws_managed=True)
    for code, command, args in (
        ("AlreadyInOrganizationException", organizations.create_organization, (drawn[ACCOUNT],)),
        ("AlreadyInOrganizationException", organizations.invite_account, (org, drawn[ACCOUNT])),
        ("MasterCannotLeaveOrganizationException", organizations.remove_account, (org, drawn[OTHER_ACCOUNT])),
        ("OrganizationNotEmptyException", leaving.delete_organization, (org,)),
        ("OrganizationalUnitNotEmptyException", organizations.remove_unit, (unit.public_id,)),
        ("DuplicateOrganizationalUnitException", organizations.add_unit, (org, "Workloads", root)),
        ("DuplicatePolicyException", policies.add_policy, (org, "scp", "NoS3", NO_S3)),
        ("DuplicatePolicyException", policies.add_policy, (org, "scp", "FullAWSAccess", NO_S3)),
        ("MalformedPolicyDocument", policies.add_policy, (org, "scp", "Text", "{")),
        ("DuplicatePolicyAttachmentException", policies.attach, (policy.public_id, root)),
        ("PolicyNotAttachedException", policies.detach, (policy.public_id, unit.public_id)),
        ("PolicyInUseException", policies.remove_policy, (policy.public_id,)),
        ("PolicyChangesNotAllowedException", policies.remove_policy, (full.public_id,)),
        ("ConstraintViolationException", policies.detach, (full.public_id, unit.public_id)),
        ("DeleteConflict", accounts.remove_account, (drawn[OTHER_ACCOUNT],)),
        ("NotFound", organizations.move_account, (org, drawn[ACCOUNT], "ou-none-00000000")),
    ):
        assert refusal(drawn, command, *args).code == code, (code, command, args)


def test_units_nest_five_levels_deep() -> None:
    drawn, made = drawn_organization()
    parent = made.root_id
    for level in range(5):
        parent = do(drawn, organizations.add_unit, made.public_id, f"L{level}", parent).public_id
    assert refusal(drawn, organizations.add_unit, made.public_id, "L5", parent).code == "ConstraintViolationException"


def test_a_deleted_account_leaves_and_a_deleted_management_account_takes_the_organization_along() -> None:
    drawn, made = drawn_organization()
    do(drawn, organizations.invite_account, made.public_id, drawn[ACCOUNT])
    do(drawn, organizations.add_unit, made.public_id, "Workloads", made.root_id)
    do(drawn, accounts.remove_account, drawn[ACCOUNT], cascade=True)
    assert [row["account_id"] for row in shown(drawn)["members"]] == [drawn[OTHER_ACCOUNT]]
    do(drawn, accounts.remove_account, drawn[OTHER_ACCOUNT], cascade=True)
    assert canvas_of(drawn)["organizations"] == []


def test_a_file_gives_the_same_organization_back() -> None:
    only_ec2 = document(allow("ec2:*"))
    written = {
        "id": "o-a1b2c3d4e5",
        "management_account": OTHER_ACCOUNT,
        "scps": {"FullAWSAccess": json.loads(policies.FULL_ACCESS_TEXT), "NoS3": json.loads(NO_S3)},
        "ous": {"Workloads": {"parent": "root", "scps": {"OnlyEc2": only_ec2}}},
        "accounts": {ACCOUNT: {"parent": "Workloads"}},
    }
    first = export(draw(organization=written).fresh())
    again = draw(organization=first["organization"])
    assert export(again.fresh())["organization"] == first["organization"]
    (facts,) = fresh_snapshot(again.sandbox.pk).organizations
    assert facts.id == "o-a1b2c3d4e5"
    levels = [[each.name for each in facts.scps[target]] for target in facts.paths[ACCOUNT]]
    assert levels == [["FullAWSAccess", "NoS3"], ["OnlyEc2"], ["FullAWSAccess"]]


def test_rows_that_left_while_an_organization_was_read_are_passed_over() -> None:
    drawn, made = drawn_organization()
    unit = do(drawn, organizations.add_unit, made.public_id, "Workloads", made.root_id)
    do(drawn, organizations.move_account, made.public_id, drawn[OTHER_ACCOUNT], unit.public_id)
    whole = tree_of(made)
    without_units, without_members = replace(whole, units={}), replace(whole, members={})
    assert without_units.shape().members[0].parent_id == made.root_id
    assert without_units.facts().paths == {OTHER_ACCOUNT: (made.root_id, OTHER_ACCOUNT)}
    assert without_members.shape().policies[0].target_ids == [made.root_id, unit.public_id]
    assert set(without_members.facts().scps) == {made.root_id, unit.public_id}
    assert replace(whole, policies=[]).shape().policies == []
