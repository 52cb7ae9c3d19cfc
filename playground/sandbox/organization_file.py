"""An organization in the notation of worlds, and back.

    "organization": {"id": "o-a1b2c3d4e5", "management_account": "999999999999",
                     "policies": [{"type": "scp", "name": "Guardrail", "document": {...}, "description": ""}],
                     "scps": ["FullAWSAccess", "Guardrail"], "rcps": [],
                     "ous": {"Workloads": {"parent": "root", "scps": [...], "name": "Workloads"}},
                     "accounts": {"111111111111": {"parent": "Workloads", "scps": [...]}}}

A target's policies may also be given as {name: document}; without any it keeps FullAWSAccess. The management account
need not be listed. An OU comes after its parent.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from playground.live.organization_shapes import OrganizationShape, OrganizationUnitShape
from playground.sandbox.commands import organization_policies, organizations
from playground.sandbox.errors import InvalidWorld
from playground.sandbox.models import OrganizationPolicy
from playground.sandbox.stream import Edit
from playground.sandbox.world import document_text, document_value
from playground.sentences import say

Json = dict[str, Any]
ROOT: Final = "root"
DOCUMENT: Final = (dict, str)
GIVEN_ID: Final = re.compile(r"o-[a-z0-9]{10,30}")
KINDS: Final = {"scps": "scp", "rcps": "rcp"}


def check_organization(world: Any) -> None:
    """InvalidWorld where its parts have not the form above."""
    parts = {"ous": dict, "accounts": dict, "policies": list}
    if not isinstance(world, dict) or not isinstance(world.get("management_account"), str):
        raise InvalidWorld(
            say("An organization names its management_account."), hint=say("Give its 12 digits."), place=""
        )
    for name, kind in parts.items():
        if not isinstance(world.get(name, kind()), kind):
            raise InvalidWorld(
                say("{name} has another form.", name=name), hint=say("Export a sandbox to see it."), place=name
            )
    for row in world.get("policies", []):
        if (
            not isinstance(row, dict)
            or not _texts(row, "type", "name")
            or not isinstance(row.get("document"), DOCUMENT)
        ):
            raise InvalidWorld(
                say("A policy has type, name, document."), hint=say("Add what is missing."), place="policies"
            )
        if not isinstance(row.get("description", ""), str):
            raise InvalidWorld(say("A description is a text."), hint=say("Write words."), place="policies")
    targets = [world, *world.get("ous", {}).values(), *world.get("accounts", {}).values()]
    for target in targets:
        if not isinstance(target, dict) or not all(_are_policies(target.get(key, [])) for key in KINDS):
            raise InvalidWorld(
                say("A target is an object with scps and rcps."), hint=say("Export a sandbox to see it."), place=""
            )


def _texts(row: Mapping[str, Any], *names: str) -> bool:
    return all(isinstance(row.get(name), str) for name in names)


def _are_policies(value: Any) -> bool:
    """Whether it is a list of names, or documents by name."""
    if isinstance(value, dict):
        return all(isinstance(document, DOCUMENT) for document in value.values())
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def build_organization(edit: Edit, world: Mapping[str, Any], accounts: Mapping[str, str]) -> None:
    """In: an open edit, the organization of a world, account ids by number."""
    check_organization(world)
    made = organizations.create_organization(edit, _account(accounts, world["management_account"]))
    if GIVEN_ID.fullmatch(str(world.get("id", ""))):
        made.public_id = world["id"]
        edit.save(made)
    org, targets = made.public_id, {ROOT: made.root_id}
    for row in world.get("policies", []):
        text = document_text(row["document"])
        organization_policies.add_policy(
            edit, org, row["type"], row["name"], text, description=row.get("description", "")
        )
    _attach(edit, org, made.root_id, world)
    for key, row in world.get("ous", {}).items():
        unit = organizations.add_unit(edit, org, str(row.get("name", key)), _parent(targets, row))
        targets[key] = unit.public_id
        _attach(edit, org, unit.public_id, row)
    for number, row in world.get("accounts", {}).items():
        account = _account(accounts, number)
        if number != world["management_account"]:
            organizations.invite_account(edit, org, account)
        organizations.move_account(edit, org, account, _parent(targets, row))
        _attach(edit, org, account, row)


def _account(accounts: Mapping[str, str], number: Any) -> str:
    if number not in accounts:
        raise InvalidWorld(
            say("There is no account {number}.", number=str(number)[:20]),
            hint=say("Add it to accounts."),
            place="accounts",
        )
    return accounts[number]


def _parent(targets: Mapping[str, str], row: Mapping[str, Any]) -> str:
    parent = row.get("parent", ROOT)
    if not isinstance(parent, str) or parent not in targets:
        raise InvalidWorld(
            say("There is no OU {parent} yet.", parent=str(parent)[:40]), hint=say("Write parents first."), place="ous"
        )
    return targets[parent]


def _attach(edit: Edit, org: str, target_id: str, row: Mapping[str, Any]) -> None:
    """Attach what a target names; FullAWSAccess goes where it is not named among others."""
    for key, kind in KINDS.items():
        wanted = row.get(key, {})
        for name in wanted:
            policy = _policy(edit, kind, name, wanted[name] if isinstance(wanted, dict) else None, org)
            if policy is not None:
                organization_policies.attach(edit, policy.public_id, target_id)
    if row.get("scps") and organization_policies.FULL_ACCESS not in row["scps"]:
        full = OrganizationPolicy.objects.get(organization__sandbox_id=edit.sandbox.pk, aws_managed=True)
        organization_policies.detach(edit, full.public_id, target_id)


def _policy(edit: Edit, kind: str, name: str, document: Any, org: str) -> OrganizationPolicy | None:
    """Out: the policy to attach, made if it comes with its document; None for what is attached already."""
    if name in organization_policies.BUILT_IN.values():
        return None
    known = OrganizationPolicy.objects.filter(sandbox_id=edit.sandbox.pk, type=kind, name=name).first()
    if known is None and document is None:
        raise InvalidWorld(
            say("There is no policy {name}.", name=name[:40]), hint=say("Add it to policies."), place=f"{kind}s"
        )
    return known or organization_policies.add_policy(edit, org, kind, name, document_text(document))


def organization_value(shape: OrganizationShape, numbers: Mapping[str, str]) -> Json:
    """In: an organization, account numbers by id. Out: how a world writes it."""
    keys = {shape.root_id: ROOT}
    ous: Json = {}
    for unit in _parents_first(shape):
        key = unit.name if unit.name not in ous and unit.name != ROOT else f"{keys[unit.parent_id]}/{unit.name}"
        keys[unit.id] = key if key not in ous else unit.id
        ous[keys[unit.id]] = {"name": unit.name, "parent": keys[unit.parent_id], **_names(shape, unit.id)}
    return {
        "id": shape.id,
        "management_account": numbers[shape.management_account_id],
        "policies": [
            {
                "type": row.type,
                "name": row.name,
                "description": row.description,
                "document": document_value(row.document),
            }
            for row in shape.policies
            if not row.aws_managed
        ],
        **_names(shape, shape.root_id),
        "ous": ous,
        "accounts": {
            numbers[row.account_id]: {"parent": keys[row.parent_id], **_names(shape, row.account_id)}
            for row in shape.members
        },
    }


def _names(shape: OrganizationShape, target_id: str) -> Json:
    return {
        key: [row.name for row in shape.policies if row.type == kind and target_id in row.target_ids]
        for key, kind in KINDS.items()
    }


def _parents_first(shape: OrganizationShape) -> list[OrganizationUnitShape]:
    found: list[OrganizationUnitShape] = []
    layer = {shape.root_id}
    while layer:
        children = [unit for unit in shape.units if unit.parent_id in layer]
        found += children
        layer = {unit.id for unit in children}
    return found
