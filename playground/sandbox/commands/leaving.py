"""Out of an organization: one account, or all at once when it ends.

Source: AWS Organizations API Reference, DeleteOrganization, RemoveAccountFromOrganization.
"""

from playground.sandbox.commands import removal
from playground.sandbox.commands.holders import holders_of, named
from playground.sandbox.errors import DeleteConflict
from playground.sandbox.models import (
    Account,
    Organization,
    OrganizationAttachment,
    OrganizationMember,
    OrganizationPolicy,
)
from playground.sandbox.organization_errors import OrganizationNotEmptyException
from playground.sandbox.stream import Edit
from playground.sentences import say


def delete_organization(edit: Edit, organization_id: str, *, cascade: bool = False) -> None:
    """Refused while it has member accounts or OUs, unless `cascade`. The accounts stay, outside of any organization."""
    row = edit.find(Organization, organization_id)
    edit.say(say("Delete the organization"))
    if not cascade and (row.units.exists() or row.members.exclude(account=row.management_id).exists()):
        raise OrganizationNotEmptyException(
            say(
                "The organization isn't empty. To delete an organization, you must first remove all "
                "accounts except the management account."
            ),
            hint=say("Remove its accounts and OUs, or delete it with everything in it: the accounts stay."),
            details=holders_of(
                ("unit", row.units.order_by("pk"), str),
                (
                    "account",
                    row.members.exclude(account=row.management_id).order_by("pk"),
                    lambda each: each.account.name,
                ),
            ),
        )
    for kind in (OrganizationAttachment, OrganizationPolicy, OrganizationMember):
        removal.delete_all(edit, kind.objects.filter(organization=row).order_by("pk"))
    while row.units.exists():  # leaves first
        removal.delete_all(edit, row.units.filter(units=None).order_by("pk"))
    edit.delete(row)


def leave(edit: Edit, member: OrganizationMember) -> None:
    """What is attached to the account itself is detached first."""
    removal.delete_all(edit, member.attachments.order_by("pk"))
    edit.delete(member)


def forget_account(edit: Edit, account: Account, *, cascade: bool) -> None:
    """Before an account is deleted: it leaves. With `cascade` the organization that it manages goes, too."""
    for organization in Organization.objects.filter(management=account):
        if not cascade:
            raise DeleteConflict(
                say("Cannot delete entity, it is the management account of an organization."),
                hint=say("Delete the organization first, or delete the account with everything."),
                details={"holders": named("organization", [organization.public_id])},
            )
        delete_organization(edit, organization.public_id, cascade=True)
    for member in OrganizationMember.objects.filter(account=account):
        leave(edit, member)
