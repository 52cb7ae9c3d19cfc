"""Add, rename, remove IAM groups; who is in them."""

from playground.live.shapes import PositionShape
from playground.sandbox import limits, names
from playground.sandbox.commands import positions, removal
from playground.sandbox.errors import EntityAlreadyExists, LimitExceeded, NoSuchEntity
from playground.sandbox.models import Account, Group, Identity, Membership, Role
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_group(
    edit: Edit, account_id: str, name: str, *, path: str = "/", position: PositionShape | None = None
) -> Group:
    """Out: a new, empty group."""
    account = edit.find(Account, account_id)
    count = Group.objects.filter(account=account).count()
    if count >= limits.GROUPS_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for GroupsPerAccount: {most}",
                most=limits.GROUPS_PER_ACCOUNT,
            ),
            hint=say("Delete a group first."),
        )
    row = Group(sandbox_id=edit.sandbox.pk, account=account)
    row.name = _free_name(row, names.check_name(name, "groupName", 128))
    row.path = names.check_path(path)
    edit.say(say("Add group {name}", name=row.name))
    edit.save(row)
    positions.place_new(edit, row, position, count)
    return row


def change_group(edit: Edit, group_id: str, *, name: str | None = None, path: str | None = None) -> Group:
    """Change what is given."""
    row = edit.find(Group, group_id)
    edit.say(say("Change group {name}", name=row.name))
    if name is not None:
        row.name = _free_name(row, names.check_name(name, "groupName", 128))
    if path is not None:
        row.path = names.check_path(path)
    return edit.save(row)


def remove_group(edit: Edit, group_id: str, *, cascade: bool = False) -> None:
    """Refused while it has members or policies, unless `cascade`."""
    row = edit.find(Group, group_id)
    edit.say(say("Delete group {name}", name=row.name))
    removal.remove_entity(edit, row, cascade=cascade)


def add_member(edit: Edit, group_id: str, identity_id: str) -> None:
    """Put a user of the same account into a group; twice is no error. Roles and services are no users."""
    group, user = edit.find(Group, group_id), _user(edit, identity_id)
    if user.account_id != group.account_id:
        raise _no_such_user(user.name, say("The user lives in another account: groups do not cross accounts."))
    if Membership.objects.filter(group=group, identity=user).exists():
        return
    if Membership.objects.filter(identity=user).count() >= limits.GROUPS_PER_USER:
        raise LimitExceeded(
            say("Cannot exceed quota for GroupsPerUser: {most}", most=limits.GROUPS_PER_USER),
            hint=say("Remove the user from one first."),
        )
    edit.say(say("Add {user} to {group}", user=user.name, group=group.name))
    edit.save(Membership(sandbox_id=edit.sandbox.pk, group=group, identity=user))


def remove_member(edit: Edit, group_id: str, identity_id: str) -> None:
    """Take a user out of a group; one who is not in it stays out."""
    group, user = edit.find(Group, group_id), _user(edit, identity_id)
    edit.say(say("Remove {user} from {group}", user=user.name, group=group.name))
    removal.delete_all(edit, Membership.objects.filter(group=group, identity=user))


def _user(edit: Edit, identity_id: str) -> Identity:
    role = Role.objects.filter(sandbox_id=edit.sandbox.pk, public_id=identity_id).first()
    if role is not None:
        raise _no_such_user(role.name, say("A role is no user: it cannot be in a group."))
    row = edit.find(Identity, identity_id)
    if row.kind != IdentityKind.USER:
        raise _no_such_user(row.name, say("Only IAM users can be in a group."))
    return row


def _no_such_user(name: str, hint: str) -> NoSuchEntity:
    return NoSuchEntity(say("The user with name {name} cannot be found.", name=name), hint=hint)


def _free_name(row: Group, name: str) -> str:
    taken = Group.objects.filter(account_id=row.account_id, name__iexact=name).exclude(pk=row.pk)
    if taken.exists():
        raise EntityAlreadyExists(
            say("Group with name {name} already exists.", name=name), hint=say("Choose another name."), place="name"
        )
    return name
