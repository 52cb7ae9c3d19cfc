"""Add, change, remove roles; and what a role can never have."""

from collections.abc import Mapping, Sequence

from playground.live.shapes import PositionShape
from playground.sandbox import limits, names
from playground.sandbox.commands import instance_profiles, policies, positions, removal, trust
from playground.sandbox.errors import EntityAlreadyExists, LimitExceeded, NoSuchEntity, RoleCannotSignIn
from playground.sandbox.models import Account, Role
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_role(
    edit: Edit,
    account_id: str,
    name: str,
    *,
    path: str = "/",
    description: str = "",
    max_session_duration: int = 3600,
    trusted: str | None = None,
    trust_policy: str | None = None,
    attachments: Sequence[str] = (),
    inline_policies: Mapping[str, str] | None = None,
    instance_profile: bool = False,
    boundary: str = "",
    tags: Mapping[str, str] | None = None,
    position: PositionShape | None = None,
) -> Role:
    """Out: a new role with all it was given. Without `trust_policy` it trusts the node `trusted`, or nobody yet."""
    account = edit.find(Account, account_id)
    count = Role.objects.filter(account=account).count()
    if count >= limits.ROLES_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for RolesPerAccount: {most}",
                most=limits.ROLES_PER_ACCOUNT,
            ),
            hint=say("Delete a role first."),
        )
    row = Role(sandbox_id=edit.sandbox.pk, account=account)
    row.name = _free_name(row, names.check_name(name, "roleName", 64))
    row.path = names.check_path(path)
    row.description = names.check_description(description)
    row.max_session_duration = _duration(max_session_duration)
    row.tags = names.check_tags(tags or {})
    row.boundary = policies.check_boundary(edit, row, boundary)
    row.trust_policy = trust.first_trust_policy(edit, trust_policy, trusted)
    edit.say(say("Add role {name}", name=row.name))
    edit.save(row)
    positions.place_new(edit, row, position, count)
    for arn in attachments:
        policies.attach(edit, row.public_id, arn)
    for policy_name, document in (inline_policies or {}).items():
        policies.put_inline(edit, row.public_id, policy_name, document)
    if instance_profile:
        instance_profiles.profile_of_new_role(edit, row)
    return row


def change_role(
    edit: Edit,
    role_id: str,
    *,
    name: str | None = None,
    path: str | None = None,
    description: str | None = None,
    max_session_duration: int | None = None,
    boundary: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> Role:
    """Change what is given. The unique id stays, so whoever trusts this role still does under its new name."""
    row = edit.find(Role, role_id)
    edit.say(say("Change role {name}", name=row.name))
    if name is not None:
        row.name = _free_name(row, names.check_name(name, "roleName", 64))
    if path is not None:
        row.path = names.check_path(path)
    if description is not None:
        row.description = names.check_description(description)
    if max_session_duration is not None:
        row.max_session_duration = _duration(max_session_duration)
    row.boundary = row.boundary if boundary is None else policies.check_boundary(edit, row, boundary)
    row.tags = row.tags if tags is None else names.check_tags(tags)
    return edit.save(row)


def remove_role(edit: Edit, role_id: str, *, cascade: bool = False) -> None:
    """Refused while something hangs on it, unless `cascade`, as the console does it."""
    row = edit.find(Role, role_id)
    edit.say(say("Delete role {name}", name=row.name))
    removal.remove_entity(edit, row, cascade=cascade)


def refuse_login_profile(edit: Edit, role_id: str) -> None:
    """A role has no password: always refused ("IAM roles": a role has no standard long-term credentials)."""
    role = edit.find(Role, role_id)
    raise RoleCannotSignIn(
        say("The role {role} has no password: roles are assumed, not logged into.", role=role.name),
        hint=say("Let somebody assume it: connect a user, a service or another account, then choose Assume."),
    )


def refuse_access_keys(edit: Edit, role_id: str) -> None:
    """CreateAccessKey takes a user's name; a role's name answers as AWS does."""
    role = edit.find(Role, role_id)
    raise NoSuchEntity(
        say("The user with name {name} cannot be found.", name=role.name),
        hint=say("A role has no access keys. Whoever assumes it gets temporary credentials that end by themselves."),
    )


def _duration(seconds: int) -> int:
    return names.check_range(seconds, "maxSessionDuration", 3600, 43200, "max_session_duration")


def _free_name(row: Role, name: str) -> str:
    """Role names are unique in an account, ignoring case."""
    taken = Role.objects.filter(account_id=row.account_id, name__iexact=name).exclude(pk=row.pk)
    if taken.exists():
        raise EntityAlreadyExists(
            say("Role with name {name} already exists.", name=name), hint=say("Choose another name."), place="name"
        )
    return name
