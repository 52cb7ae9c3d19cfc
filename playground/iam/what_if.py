"""The same world without some of its layers: what would be allowed if nobody had a boundary? Nothing is saved."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import StrEnum

from playground.iam.snapshot import Snapshot


class Removable(StrEnum):
    """A layer that can be thought away."""

    SCP = "scp"
    RCP = "rcp"
    BOUNDARY = "boundary"
    RESOURCE = "resource"  # the policies of resources; trust policies stay
    MEMBERSHIP = "membership"  # what users get from their groups


def world_without(snapshot: Snapshot, layers: AbstractSet[Removable]) -> Snapshot:
    """In: a world, the layers to think away. Out: the world without them; everything else is as it was."""
    users, roles, resources = snapshot.users, snapshot.roles, snapshot.resources
    organizations = snapshot.organizations
    if Removable.BOUNDARY in layers:
        users = {arn: replace(user, boundary=None) for arn, user in users.items()}
        roles = {arn: replace(role, boundary=None) for arn, role in roles.items()}
    if Removable.MEMBERSHIP in layers:
        users = {arn: replace(user, groups=()) for arn, user in users.items()}
    if Removable.RESOURCE in layers:
        resources = {arn: replace(resource, policy=None) for arn, resource in resources.items()}
    if Removable.SCP in layers:
        organizations = tuple(replace(each, scp_enabled=False) for each in organizations)
    if Removable.RCP in layers:
        organizations = tuple(replace(each, rcp_enabled=False) for each in organizations)
    return replace(snapshot, users=users, roles=roles, resources=resources, organizations=organizations)
