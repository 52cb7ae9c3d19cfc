"""Instance profiles: what carries a role into an EC2 instance. One holds at most one role; a role may be in several.

Source: IAM API Reference, CreateInstanceProfile, AddRoleToInstanceProfile, DeleteInstanceProfile.
"""

from collections.abc import Mapping

from playground.sandbox import limits, names
from playground.sandbox.commands.holders import named
from playground.sandbox.commands.removal import take_from_resources
from playground.sandbox.errors import DeleteConflict, EntityAlreadyExists, LimitExceeded, NoSuchEntity
from playground.sandbox.models import Account, InstanceProfile, Role
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_profile(
    edit: Edit,
    account_id: str,
    name: str,
    *,
    path: str = "/",
    role_id: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> InstanceProfile:
    """Out: a new profile, empty or with a role of its account."""
    account = edit.find(Account, account_id)
    own = InstanceProfile.objects.filter(account=account)
    names.check_name(name, "instanceProfileName", 128)
    if own.filter(name__iexact=name).exists():
        raise EntityAlreadyExists(
            say("Instance Profile {name} already exists.", name=name), hint=say("Choose another name."), place="name"
        )
    if own.count() >= limits.INSTANCE_PROFILES_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for InstanceProfilesPerAccount: {most}",
                most=limits.INSTANCE_PROFILES_PER_ACCOUNT,
            ),
            hint=say("Delete one first."),
        )
    row = InstanceProfile(sandbox_id=edit.sandbox.pk, account=account, name=name)
    row.path, row.tags = names.check_path(path), names.check_tags(tags or {})
    edit.say(say("Create instance profile {name}", name=name))
    edit.save(row)
    return put_role(edit, row.public_id, role_id) if role_id else row


def profile_of_new_role(edit: Edit, role: Role) -> InstanceProfile:
    """As the console does for an EC2 role: a profile of the same name, unless an empty one is there."""
    found = InstanceProfile.objects.filter(account=role.account, name__iexact=role.name).first()
    if found is None:
        return add_profile(edit, role.account.public_id, role.name, role_id=role.public_id)
    return put_role(edit, found.public_id, role.public_id)


def change_profile(edit: Edit, profile_id: str, *, tags: Mapping[str, str]) -> InstanceProfile:
    """Name and path stay for good; tags may change."""
    row = edit.find(InstanceProfile, profile_id)
    edit.say(say("Change instance profile {name}", name=row.name))
    row.tags = names.check_tags(tags)
    return edit.save(row)


def put_role(edit: Edit, profile_id: str, role_id: str) -> InstanceProfile:
    """Put a role of the same account in. A profile that holds another one refuses."""
    row, role = edit.find(InstanceProfile, profile_id), edit.find(Role, role_id)
    if role.account_id != row.account_id:
        raise NoSuchEntity(
            say("The role with name {role} cannot be found.", role=role.name),
            hint=say("An instance profile holds a role of its own account."),
            place="role_id",
        )
    if row.role_id not in (None, role.pk):
        raise LimitExceeded(
            say("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"),
            hint=say(
                "Instance profile {name} holds another role. Take that out, or choose another profile.", name=row.name
            ),
            place="role_id",
        )
    edit.say(say("Put {role} into instance profile {name}", role=role.name, name=row.name))
    row.role = role
    return edit.save(row)


def take_role(edit: Edit, profile_id: str) -> InstanceProfile:
    """Take the role out; instances with this profile get no credentials any more."""
    row = edit.find(InstanceProfile, profile_id)
    edit.say(say("Take the role out of instance profile {name}", name=row.name))
    row.role = None
    return edit.save(row)


def remove_profile(edit: Edit, profile_id: str, *, cascade: bool = False) -> None:
    """Refused while it holds a role, unless `cascade`, which takes the role out first."""
    row = edit.find(InstanceProfile, profile_id)
    if row.role_id is not None and not cascade:
        raise DeleteConflict(
            say("Cannot delete entity, must remove roles from instance profile first."),
            hint=say("Delete it with everything attached, or take the role out first."),
            details={"holders": named("held_role", [str(row.role)])},
        )
    edit.say(say("Delete instance profile {name}", name=row.name))
    take_from_resources(edit, profile=row)
    edit.delete(row)
