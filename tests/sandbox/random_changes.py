"""Random commands on a drawn sandbox, for property tests: each picks its targets from what is there by number."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies

from playground.live.shapes import PositionShape
from playground.sandbox import managed
from playground.sandbox.commands import (
    accounts,
    identities,
    keys,
    managed_policies,
    policies,
    positions,
    resources,
    roles,
    sandboxes,
    trust,
    user_groups,
)
from playground.sandbox.models import Account, Group, Identity, Policy, PolicyAttachment, Resource, Role
from playground.sandbox.queries import canvas
from playground.sandbox.stream import Edit
from tests.builders import READ_ONLY, allow, document
from tests.sandbox.random_organizations import ORGANIZATION_CHANGES

Change = tuple[str, int, int]
INLINE = json.dumps(document(allow("s3:GetObject", "arn:aws:s3:::plans/*")))


def pick(edit: Edit, table: Any, number: int, **where: Any) -> str:
    """Out: the id of one of the rows there are; a made-up one when there are none."""
    found = list(table.objects.filter(sandbox=edit.sandbox, **where).order_by("pk").values_list("public_id", flat=True))
    return found[number % len(found)] if found else "nobody"


def any_node(edit: Edit, number: int) -> str:
    return pick(edit, (Account, Identity, Group, Role, Resource)[number % 5], number // 5)


def owner(edit: Edit, number: int) -> str:
    return pick(edit, (Identity, Group, Role)[number % 3], number // 3)


def cut_link(edit: Edit, a: int, b: int) -> None:
    role_id = pick(edit, Role, a)
    links = [link for role in canvas(edit.sandbox, None).roles if role.id == role_id for link in role.trust_links]
    trust.disconnect(edit, role_id, links[b % len(links)].key if links else "none")


def detach_something(edit: Edit, a: int, b: int) -> None:
    owner_id = owner(edit, a)
    column = {"AIDA": "identity", "AGPA": "group", "AROA": "role"}.get(owner_id[:4], "role")
    attached = PolicyAttachment.objects.filter(**{f"{column}__public_id": owner_id}).values_list(
        "policy_arn", flat=True
    )
    policies.detach(edit, owner_id, attached[b % len(attached)] if attached else READ_ONLY)


def own_policy(edit: Edit, number: int) -> str:
    """Out: the ARN of one of the customer managed policies; nonsense when there are none."""
    found = list(Policy.objects.filter(sandbox=edit.sandbox).select_related("account").order_by("pk"))
    policy = found[number % len(found)] if found else None
    return managed.policy_arn(policy.account, policy) if policy else "nothing"


CHANGES: dict[str, Callable[[Edit, int, int], Any]] = {
    "add account": lambda e, a, b: accounts.add_account(e, f"Account {a}"),
    "rename account": lambda e, a, b: accounts.change_account(e, pick(e, Account, a), name=f"Office {b}"),
    "delete account": lambda e, a, b: accounts.remove_account(e, pick(e, Account, a), cascade=b % 2 == 0),
    "add user": lambda e, a, b: identities.add_user(e, pick(e, Account, a), f"user{b}"),
    "add service": lambda e, a, b: identities.add_service(e, ("ec2", "lambda")[a % 2] + ".amazonaws.com"),
    "add guest": lambda e, a, b: identities.add_web_identity(e, "accounts.google.com", claims={"aud": f"app{a}"}),
    "add anybody": lambda e, a, b: identities.add_anonymous(e),
    "rename identity": lambda e, a, b: identities.change_identity(e, pick(e, Identity, a), name=f"user{b}"),
    "delete identity": lambda e, a, b: identities.remove_identity(e, pick(e, Identity, a), cascade=b % 2 == 0),
    "add key": lambda e, a, b: keys.add_access_key(e, pick(e, Identity, a)),
    "add group": lambda e, a, b: user_groups.add_group(e, pick(e, Account, a), f"group{b}"),
    "rename group": lambda e, a, b: user_groups.change_group(e, pick(e, Group, a), name=f"group{b}"),
    "delete group": lambda e, a, b: user_groups.remove_group(e, pick(e, Group, a), cascade=b % 2 == 0),
    "join": lambda e, a, b: user_groups.add_member(e, pick(e, Group, a), pick(e, Identity, b, kind="user")),
    "leave": lambda e, a, b: user_groups.remove_member(e, pick(e, Group, a), pick(e, Identity, b, kind="user")),
    "add role": lambda e, a, b: roles.add_role(e, pick(e, Account, a), f"role{b}"),
    "add trusting role": lambda e, a, b: roles.add_role(
        e, pick(e, Account, a), f"role{b}", trusted=any_node(e, b), attachments=[READ_ONLY], instance_profile=True
    ),
    "change role": lambda e, a, b: roles.change_role(e, pick(e, Role, a), name=f"role{b}", path=f"/team{a}/"),
    "delete role": lambda e, a, b: roles.remove_role(e, pick(e, Role, a), cascade=b % 2 == 0),
    "connect": lambda e, a, b: trust.connect(e, pick(e, Role, a), any_node(e, b)),
    "cut link": cut_link,
    "attach": lambda e, a, b: policies.attach(e, owner(e, a), READ_ONLY),
    "detach": detach_something,
    "write inline": lambda e, a, b: policies.put_inline(e, owner(e, a), f"policy{b % 2}", INLINE),
    "delete inline": lambda e, a, b: policies.remove_inline(e, owner(e, a), f"policy{b % 2}"),
    "add policy": lambda e, a, b: managed_policies.add_policy(e, pick(e, Account, a), f"policy{b % 3}", INLINE),
    "write version": lambda e, a, b: managed_policies.add_version(e, pick(e, Policy, a), INLINE, default=b % 2 == 0),
    "choose version": lambda e, a, b: managed_policies.set_default_version(e, pick(e, Policy, a), f"v{1 + b % 3}"),
    "delete version": lambda e, a, b: managed_policies.remove_version(e, pick(e, Policy, a), f"v{1 + b % 3}"),
    "delete policy": lambda e, a, b: managed_policies.remove_policy(e, pick(e, Policy, a), cascade=b % 2 == 0),
    "attach own": lambda e, a, b: policies.attach(e, owner(e, a), own_policy(e, b)),
    "bound user": lambda e, a, b: identities.change_identity(e, pick(e, Identity, a), boundary=own_policy(e, b)),
    "bound role": lambda e, a, b: roles.change_role(e, pick(e, Role, a), boundary=own_policy(e, b) if b else ""),
    "add resource": lambda e, a, b: resources.add_resource(e, pick(e, Account, a), "bucket", f"bucket-{b}"),
    "rename resource": lambda e, a, b: resources.change_resource(e, pick(e, Resource, a), name=f"bucket{b}"),
    "delete resource": lambda e, a, b: resources.remove_resource(e, pick(e, Resource, a)),
    "move": lambda e, a, b: positions.move(e, {any_node(e, a): PositionShape(float(a), float(b))}),
    "rename sandbox": lambda e, a, b: sandboxes.rename_sandbox(e, f"Sandbox {b}"),
    **ORGANIZATION_CHANGES,
}


def changes(most: int) -> strategies.SearchStrategy[list[Change]]:
    """Out: lists of command names with two numbers each."""
    number = strategies.integers(0, 9)
    return strategies.lists(strategies.tuples(strategies.sampled_from(sorted(CHANGES)), number, number), max_size=most)


def make(edit: Edit, change: Change) -> None:
    name, a, b = change
    CHANGES[name](edit, a, b)
