"""Create an organization, take accounts in and out, arrange them in organizational units.

Source: AWS Organizations API Reference, CreateOrganization, CreateAccount, CreateOrganizationalUnit, MoveAccount.
"""

from typing import Final

from playground.live.shapes import PositionShape
from playground.sandbox import ids, limits, names
from playground.sandbox.commands import accounts, leaving, organization_policies, removal, roles
from playground.sandbox.commands.holders import holders_of
from playground.sandbox.errors import NotFound
from playground.sandbox.models import (
    Account,
    Organization,
    OrganizationMember,
    OrganizationUnit,
)
from playground.sandbox.organization_errors import (
    AlreadyInOrganizationException,
    ConstraintViolationException,
    DuplicateOrganizationalUnitException,
    MasterCannotLeaveOrganizationException,
    OrganizationalUnitNotEmptyException,
)
from playground.sandbox.stream import Edit
from playground.sentences import say

ACCESS_ROLE: Final = "OrganizationAccountAccessRole"
ADMINISTRATOR: Final = "arn:aws:iam::aws:policy/AdministratorAccess"


def create_organization(edit: Edit, management_id: str) -> Organization:
    """In: the account that will manage it. Out: it, with FullAWSAccess on the root."""
    account = edit.find(Account, management_id)
    if Organization.objects.filter(sandbox_id=edit.sandbox.pk).exists():
        raise AlreadyInOrganizationException(
            say("This sandbox has an organization already."), hint=say("Add accounts to it, or delete it first.")
        )
    row = Organization(sandbox_id=edit.sandbox.pk, management=account)
    edit.say(say("Create an organization"))
    edit.save(row)
    organization_policies.create_full_access(edit, row)
    _join(edit, row, account)
    return row


def invite_account(edit: Edit, organization_id: str, account_id: str) -> OrganizationMember:
    """An account that exists joins, at the root; it gets no role by that."""
    organization = edit.find(Organization, organization_id)
    account = edit.find(Account, account_id)
    edit.say(say("Invite account {account}", account=account.name))
    return _join(edit, organization, account)


def create_account(
    edit: Edit, organization_id: str, name: str, *, position: PositionShape | None = None
) -> OrganizationMember:
    """A new account at the root, with the role by which the management account's administrators come in."""
    organization = edit.find(Organization, organization_id)
    edit.say(say("Create account {name} in the organization", name=name[:50]))
    account = accounts.add_account(edit, name, position=position)
    member = _join(edit, organization, account)
    roles.add_role(
        edit,
        account.public_id,
        ACCESS_ROLE,
        trusted=organization.management.public_id,
        attachments=[ADMINISTRATOR],
    )
    return member


def remove_account(edit: Edit, organization_id: str, account_id: str) -> None:
    """It leaves the organization, and stays an account."""
    organization = edit.find(Organization, organization_id)
    account = edit.find(Account, account_id)
    if account.pk == organization.management_id:
        raise MasterCannotLeaveOrganizationException(
            say("You can't remove a management account from an organization."),
            hint=say("Delete the organization instead."),
        )
    edit.say(say("Remove account {account} from the organization", account=account.name))
    leaving.leave(edit, member_of(organization, account))


def move_account(edit: Edit, organization_id: str, account_id: str, parent_id: str) -> OrganizationMember:
    """In: the root or an OU to move it to."""
    organization = edit.find(Organization, organization_id)
    account = edit.find(Account, account_id)
    member = member_of(organization, account)
    member.unit = unit_or_root(organization, parent_id)
    edit.say(
        say(
            "Move account {account} to {unit}",
            account=account.name,
            unit=member.unit.name if member.unit else say("the root"),
        )
    )
    return edit.save(member)


def add_unit(edit: Edit, organization_id: str, name: str, parent_id: str) -> OrganizationUnit:
    """In: the root or the OU that it hangs on. Out: an empty OU with FullAWSAccess attached."""
    organization = edit.find(Organization, organization_id)
    parent = unit_or_root(organization, parent_id)
    if organization.units.count() >= limits.ORGANIZATION_UNITS:
        raise ConstraintViolationException(
            say(
                "You have exceeded the number of OUs in an organization: {most}.",
                most=limits.ORGANIZATION_UNITS,
            ),
            hint=say("Delete an OU first."),
        )
    if _depth(parent) >= limits.UNIT_DEPTH:
        raise ConstraintViolationException(
            say("You have exceeded the depth of the OU tree: {most} levels.", most=limits.UNIT_DEPTH),
            hint=say("Add it further up."),
        )
    unit = OrganizationUnit(sandbox_id=edit.sandbox.pk, organization=organization, parent=parent)
    unit.public_id, unit.name = ids.unit_id(organization.root_id), _free_name(organization, parent, name)
    edit.say(say("Add OU {unit}", unit=unit.name))
    edit.save(unit)
    organization_policies.attach_full_access(edit, organization, unit=unit)
    return unit


def rename_unit(edit: Edit, unit_id: str, name: str) -> OrganizationUnit:
    unit = edit.find(OrganizationUnit, unit_id)
    unit.name = unit.name if name.strip() == unit.name else _free_name(unit.organization, unit.parent, name)
    edit.say(say("Rename OU to {unit}", unit=unit.name))
    return edit.save(unit)


def remove_unit(edit: Edit, unit_id: str, *, cascade: bool = False) -> None:
    """Refused while it holds accounts or OUs, unless `cascade`: its OUs go first, its accounts move to its parent."""
    unit = edit.find(OrganizationUnit, unit_id)
    held = holders_of(
        ("account", unit.members.order_by("pk"), lambda each: each.account.name),
        ("unit", unit.units.order_by("pk"), str),
    )
    if held["holders"] and not cascade:
        raise OrganizationalUnitNotEmptyException(
            say(
                "The specified OU is not empty. Move all accounts to another root or to other OUs, "
                "remove all child OUs, and try the operation again."
            ),
            hint=say("Move what is in it, then delete it."),
            details=held,
        )
    edit.say(say("Delete OU {unit}", unit=unit.name))
    _dissolve(edit, unit, unit.parent)


def _dissolve(edit: Edit, unit: OrganizationUnit, refuge: OrganizationUnit | None) -> None:
    """Leaves first; every account below ends up in the refuge, the root if that is None. OUs nest five levels deep."""
    for inner in unit.units.order_by("pk"):
        _dissolve(edit, inner, refuge)
    for member in unit.members.order_by("pk"):
        member.unit = refuge
        edit.save(member)
    removal.delete_all(edit, unit.attachments.order_by("pk"))
    edit.delete(unit)


def unit_or_root(organization: Organization, target_id: str) -> OrganizationUnit | None:
    """Out: the OU with this id, None for the root."""
    if target_id == organization.root_id:
        return None
    unit = organization.units.filter(public_id=target_id).first()
    if unit is None:
        raise NotFound(
            say("There is no root or OU {id}.", id=target_id[:40]),
            hint=say("It may have been deleted."),
            place="parent_id",
        )
    return unit


def member_of(organization: Organization, account: Account) -> OrganizationMember:
    found = organization.members.filter(account=account).first()
    if found is None:
        raise NotFound(
            say("{account} is not in the organization.", account=account.name),
            hint=say("Invite it first."),
            place="account_id",
        )
    return found


def _join(edit: Edit, organization: Organization, account: Account) -> OrganizationMember:
    if OrganizationMember.objects.filter(account=account).exists():
        raise AlreadyInOrganizationException(
            say("{account} is in the organization already.", account=account.name),
            hint=say("Move it to another OU, or choose another account."),
        )
    member = OrganizationMember(sandbox_id=edit.sandbox.pk, organization=organization, account=account)
    edit.save(member)
    organization_policies.attach_full_access(edit, organization, member=member)
    return member


def _depth(unit: OrganizationUnit | None) -> int:
    depth = 0
    while unit is not None:
        depth, unit = depth + 1, unit.parent
    return depth


def _free_name(organization: Organization, parent: OrganizationUnit | None, name: str) -> str:
    name = names.check_title(name, "name", 128)
    if organization.units.filter(parent=parent, name=name).exists():
        raise DuplicateOrganizationalUnitException(
            say("An OU with the name {name} already exists there.", name=name),
            hint=say("Choose another name."),
            place="name",
        )
    return name
