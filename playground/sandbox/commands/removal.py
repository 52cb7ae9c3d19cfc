"""What must go before something can be deleted: AWS's refusals in AWS's order, or the steps themselves.

Source: IAM API Reference, DeleteRole, DeleteUser, DeleteGroup; the console's "delete" does the steps for you.
"""

from collections.abc import Iterable

from django.db.models import Model

from playground.sandbox.commands import positions
from playground.sandbox.errors import DeleteConflict
from playground.sandbox.models import (
    AccessKey,
    Account,
    Group,
    Identity,
    InlinePolicy,
    InstanceProfile,
    Membership,
    MfaDevice,
    Policy,
    PolicyAttachment,
    PolicyVersion,
    Provider,
    Resource,
    Role,
)
from playground.sandbox.stream import Edit
from playground.sentences import say

Step = tuple[type[Model], str, str]  # what hangs on the entity, by which column, what AWS says to do first
POLICIES = say("Cannot delete entity, must detach all policies first.")
INLINE = say("Cannot delete entity, must delete policies first.")
STEPS: dict[type[Model], tuple[Step, ...]] = {
    Role: (
        (InstanceProfile, "role", say("Cannot delete entity, must remove roles from instance profile first.")),
        (PolicyAttachment, "role", POLICIES),
        (InlinePolicy, "role", INLINE),
    ),
    Identity: (
        (AccessKey, "identity", say("Cannot delete entity, must delete access keys first.")),
        (MfaDevice, "identity", say("Cannot delete entity, must delete MFA device first.")),
        (PolicyAttachment, "identity", POLICIES),
        (InlinePolicy, "identity", INLINE),
        (Membership, "identity", say("Cannot delete entity, must remove users from group first.")),
    ),
    Group: (
        (Membership, "group", say("Cannot delete entity, must remove users from group first.")),
        (PolicyAttachment, "group", POLICIES),
        (InlinePolicy, "group", INLINE),
    ),
}
INSIDE: tuple[type[Model], ...] = (Role, InstanceProfile, Identity, Group, Provider, Resource, Policy)


def remove_entity(edit: Edit, row: Role | Identity | Group, *, cascade: bool) -> None:
    """Delete a role, identity or group; what hangs on it goes first with `cascade`, else it refuses in AWS's words."""
    for kind, column, todo in STEPS[type(row)]:
        hanging = kind.objects.filter(**{column: row}).order_by("pk")
        if not cascade and hanging.exists():
            raise _conflict(todo)
        if kind is InstanceProfile:
            _empty_profiles(edit, row, hanging)
        else:
            delete_all(edit, hanging)
    if isinstance(row, Role):
        take_from_resources(edit, role=row)
    positions.forget(edit, row.public_id)
    edit.delete(row)


def take_from_resources(edit: Edit, **held: Role | InstanceProfile) -> None:
    """In: `role=` or `profile=`, which is going. AWS does not refuse: functions and instances are left without it."""
    ((column, going),) = held.items()
    for resource in Resource.objects.filter(**{column: going}).order_by("pk"):
        setattr(resource, column, None)
        edit.save(resource)


def _empty_profiles(edit: Edit, role: Role | Identity | Group, profiles: Iterable[InstanceProfile]) -> None:
    """The role is taken out; the profile that the console made with it, under its name, goes too."""
    for profile in profiles:
        if profile.name == role.name:
            take_from_resources(edit, profile=profile)
            edit.delete(profile)
        else:
            profile.role = None
            edit.save(profile)


def _conflict(todo: str) -> DeleteConflict:
    return DeleteConflict(
        todo,
        hint=say("Delete it with everything attached, or do that step first."),
    )


def delete_all(edit: Edit, rows: Iterable[Model]) -> None:
    for row in rows:
        edit.delete(row)


def is_inhabited(account: Account) -> bool:
    """Whether an account owns anything at all."""
    return any(kind.objects.filter(account=account).exists() for kind in INSIDE)


def empty_account(edit: Edit, account: Account) -> None:
    """Delete everything inside an account."""
    for kind in (Provider, Resource):
        for row in kind.objects.filter(account=account).order_by("pk"):
            positions.forget(edit, row.public_id)
            edit.delete(row)
    for kind in (Role, Identity, Group):
        for row in kind.objects.filter(account=account).order_by("pk"):
            remove_entity(edit, row, cascade=True)
    delete_all(edit, InstanceProfile.objects.filter(account=account).order_by("pk"))
    delete_all(edit, PolicyVersion.objects.filter(policy__account=account).order_by("pk"))
    delete_all(edit, Policy.objects.filter(account=account).order_by("pk"))
