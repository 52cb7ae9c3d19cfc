"""What must go before something can be deleted: AWS's refusals in AWS's order, or the steps themselves.

Source: IAM API Reference, DeleteRole, DeleteUser, DeleteGroup; the console's "delete" does the steps for you.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet

from playground.sandbox.commands import positions
from playground.sandbox.commands.holders import Holders, holders_of
from playground.sandbox.errors import DeleteConflict
from playground.sandbox.hanging import OWNERS
from playground.sandbox.models import (
    AccessKey,
    Account,
    Group,
    Identity,
    InlinePolicy,
    InstanceProfile,
    LoginProfile,
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

Entity = Role | Identity | Group
Step = tuple[type[Model], str, str]  # what hangs on the entity, by which column, what AWS says to do first
Called = tuple[str, Callable[[Any], str]]  # a kind as the page knows it, and how one of it is called
POLICIES = say("Cannot delete entity, must detach all policies first.")
INLINE = say("Cannot delete entity, must delete policies first.")
STEPS: dict[type[Model], tuple[Step, ...]] = {
    Role: (
        (InstanceProfile, "role", say("Cannot delete entity, must remove roles from instance profile first.")),
        (PolicyAttachment, "role", POLICIES),
        (InlinePolicy, "role", INLINE),
    ),
    Identity: (
        (LoginProfile, "identity", say("Cannot delete entity, must delete login profile first.")),
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
HANGING: dict[tuple[type[Model], str], Called] = {
    (InstanceProfile, "role"): ("instance_profile", lambda row: row.name),
    (LoginProfile, "identity"): ("login_profile", lambda row: row.identity.name),
    (AccessKey, "identity"): ("access_key", lambda row: row.key_id),
    (MfaDevice, "identity"): ("mfa_device", lambda row: row.name),
    (Membership, "identity"): ("group", lambda row: row.group.name),
    (Membership, "group"): ("member", lambda row: row.identity.name),
    **{(PolicyAttachment, each): ("managed_policy", lambda row: row.policy_arn.rsplit("/", 1)[-1]) for each in OWNERS},
    **{(InlinePolicy, each): ("inline_policy", lambda row: row.name) for each in OWNERS},
}
INSIDE: dict[type[Model], str] = {
    Identity: "identity",
    Group: "user_group",
    Role: "role",
    Provider: "provider",
    Resource: "resource",
    Policy: "policy",
    InstanceProfile: "profile",
}


def remove_entity(edit: Edit, row: Entity, *, cascade: bool) -> None:
    """Delete a role, identity or group; what hangs on it goes first with `cascade`, else it refuses in AWS's words."""
    remove_entities(edit, [row], cascade=cascade)


def remove_entities(edit: Edit, rows: Sequence[Entity], *, cascade: bool) -> None:
    """The same for many of one kind. A crowd costs a few queries for each kind of thing that hangs on it."""
    if not rows:
        return
    steps = STEPS[type(rows[0])]
    hanging = {kind: list(_hanging(kind, column, rows)) for kind, column, _ in steps}
    if not cascade:
        _refuse_while_held(rows, hanging)
    for kind, found in hanging.items():
        if kind is InstanceProfile:
            _empty_profiles(edit, found)
        else:
            edit.delete_many(found)
    for row in rows:
        if isinstance(row, Role):
            take_from_resources(edit, role=row)
    positions.forget(edit, *(row.public_id for row in rows))
    edit.delete_many(rows)


def _hanging(kind: type[Model], column: str, rows: Sequence[Entity]) -> QuerySet[Any]:
    return kind._default_manager.filter(**{f"{column}__in": [row.pk for row in rows]}).order_by("pk")


def _refuse_while_held(rows: Sequence[Entity], hanging: Mapping[type[Model], list[Any]]) -> None:
    """The first one that is held refuses, with the step that AWS would ask for first."""
    steps = STEPS[type(rows[0])]
    held = {kind: {getattr(each, f"{column}_id") for each in hanging[kind]} for kind, column, _ in steps}
    for row in rows:
        for kind, _, todo in steps:
            if row.pk in held[kind]:
                raise _conflict(row, todo)


def take_from_resources(edit: Edit, **held: Role | InstanceProfile) -> None:
    """In: `role=` or `profile=`, which is going. AWS does not refuse: functions and instances are left without it."""
    ((column, going),) = held.items()
    for resource in Resource.objects.filter(**{column: going}).order_by("pk"):
        setattr(resource, column, None)
        edit.save(resource)


def _empty_profiles(edit: Edit, profiles: Iterable[InstanceProfile]) -> None:
    """The role is taken out; the profile that the console made with it, under its name, goes too."""
    for profile in profiles:
        if profile.name == str(profile.role):
            take_from_resources(edit, profile=profile)
            edit.delete(profile)
        else:
            profile.role = None
            edit.save(profile)


def _conflict(row: Entity, todo: str) -> DeleteConflict:
    """AWS names the first step only; the details name every one, in its order."""
    steps = ((kind, column, *HANGING[kind, column]) for kind, column, _ in STEPS[type(row)])
    found = holders_of(*((called, _hanging(kind, column, [row]), name) for kind, column, called, name in steps))
    return DeleteConflict(
        todo,
        hint=say("Delete it with everything attached, or do that step first."),
        details={**found, "name": row.name},
    )


def delete_all(edit: Edit, rows: Iterable[Model]) -> None:
    for row in rows:
        edit.delete(row)


def inhabitants(account: Account) -> dict[str, Holders]:
    """Out: what an account owns, as an error's details."""
    return holders_of(
        *(
            (called, kind._default_manager.filter(account=account).order_by("pk"), lambda row: row.name)
            for kind, called in INSIDE.items()
        )
    )


def empty_account(edit: Edit, account: Account) -> None:
    """Delete everything inside an account."""
    for kind in (Provider, Resource):
        for row in kind.objects.filter(account=account).order_by("pk"):
            positions.forget(edit, row.public_id)
            edit.delete(row)
    for kind in (Role, Identity, Group):
        remove_entities(edit, list(kind.objects.filter(account=account).order_by("pk")), cascade=True)
    delete_all(edit, InstanceProfile.objects.filter(account=account).order_by("pk"))
    delete_all(edit, PolicyVersion.objects.filter(policy__account=account).order_by("pk"))
    delete_all(edit, Policy.objects.filter(account=account).order_by("pk"))
