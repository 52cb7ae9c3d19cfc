"""Random commands about an organization, for random_changes.py."""

import json
from collections.abc import Callable
from typing import Any

from playground.sandbox.commands import leaving, organizations
from playground.sandbox.commands import organization_policies as policies
from playground.sandbox.models import Account, Organization, OrganizationPolicy, OrganizationUnit
from playground.sandbox.stream import Edit
from tests.builders import document

NO_S3 = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
DOCUMENTS = {
    "scp": json.dumps(document(NO_S3)),
    "rcp": json.dumps(document({**NO_S3, "Principal": "*"})),
}


def the(edit: Edit) -> str:
    """Out: the id of the organization; a made-up one when there is none."""
    found = Organization.objects.filter(sandbox=edit.sandbox).first()
    return found.public_id if found else "none"


def ids(edit: Edit, table: Any, **where: Any) -> list[str]:
    rows = table.objects.filter(sandbox=edit.sandbox, **where).order_by("pk")
    return list(rows.values_list("public_id", flat=True))


def nth(found: list[str], number: int) -> str:
    return found[number % len(found)] if found else "nothing"


def account(edit: Edit, number: int) -> str:
    return nth(ids(edit, Account), number)


def member(edit: Edit, number: int) -> str:
    return nth(ids(edit, Account, membership__isnull=False), number)


def unit(edit: Edit, number: int) -> str:
    return nth(ids(edit, OrganizationUnit), number)


def policy(edit: Edit, number: int) -> str:
    return nth(ids(edit, OrganizationPolicy), number)


def parent(edit: Edit, number: int) -> str:
    """Out: the root or an OU."""
    roots = list(Organization.objects.filter(sandbox=edit.sandbox).values_list("root_id", flat=True))
    return nth(roots + ids(edit, OrganizationUnit), number)


def target(edit: Edit, number: int) -> str:
    """Out: the root, an OU, or an account that may be a member."""
    return account(edit, number // 2) if number % 2 else parent(edit, number // 2)


def begin_anew(edit: Edit, a: int) -> None:
    """What there was of an organization goes, with everything in it."""
    if the(edit) != "none":
        leaving.delete_organization(edit, the(edit), cascade=True)
    organizations.create_organization(edit, account(edit, a))


def add_units(edit: Edit, a: int, b: int) -> None:
    """One, and another in it."""
    outer = organizations.add_unit(edit, the(edit), f"unit{b % 3}", parent(edit, a))
    organizations.add_unit(edit, the(edit), f"unit{a % 3}", outer.public_id)


def empty_unit(edit: Edit, number: int) -> str:
    """Out: one that can be deleted, else any."""
    empty = ids(edit, OrganizationUnit, units__isnull=True, members__isnull=True)
    return nth(empty, number) if empty else unit(edit, number)


ORGANIZATION_CHANGES: dict[str, Callable[[Edit, int, int], Any]] = {
    "begin organization": lambda e, a, b: begin_anew(e, a),
    "invite account": lambda e, a, b: organizations.invite_account(e, the(e), account(e, a)),
    "create member": lambda e, a, b: organizations.create_account(e, the(e), f"Member {b}"),
    "add units": add_units,
    "rename unit": lambda e, a, b: organizations.rename_unit(e, unit(e, a), f"unit{b % 3}"),
    "move member": lambda e, a, b: organizations.move_account(e, the(e), member(e, a), parent(e, b)),
    "write limit": lambda e, a, b: policies.add_policy(
        e, the(e), ("scp", "rcp")[a % 2], f"limit{b % 3}", DOCUMENTS[("scp", "rcp")[a % 2]]
    ),
    "rename limit": lambda e, a, b: policies.change_policy(e, policy(e, a), name=f"limit{b % 3}", description=f"{b}"),
    "attach limit": lambda e, a, b: policies.attach(e, policy(e, a), target(e, b)),
    "detach limit": lambda e, a, b: policies.detach(e, policy(e, a), target(e, b)),
    "delete limit": lambda e, a, b: policies.remove_policy(e, policy(e, a)),
    "delete unit": lambda e, a, b: organizations.remove_unit(e, empty_unit(e, a)),
    "remove member": lambda e, a, b: organizations.remove_account(e, the(e), member(e, a)),
}
