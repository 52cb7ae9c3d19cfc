"""Service and resource control policies: write, attach, detach.

Source: AWS Organizations API Reference, CreatePolicy, AttachPolicy, DetachPolicy; "Quotas for AWS Organizations".
"""

import json
from typing import Final

from django.db.models import QuerySet

from playground.iam.policy import PolicyType
from playground.sandbox import limits, names
from playground.sandbox.checks import check_base, check_document
from playground.sandbox.commands.holders import named
from playground.sandbox.errors import NotFound, ValidationError
from playground.sandbox.models import (
    Organization,
    OrganizationAttachment,
    OrganizationMember,
    OrganizationPolicy,
    OrganizationUnit,
)
from playground.sandbox.organization_errors import (
    ConstraintViolationException,
    DuplicatePolicyAttachmentException,
    DuplicatePolicyException,
    PolicyChangesNotAllowedException,
    PolicyInUseException,
    PolicyNotAttachedException,
)
from playground.sandbox.stream import Edit
from playground.sentences import say

FULL_ACCESS: Final = "FullAWSAccess"
FULL_ACCESS_TEXT: Final = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}, indent=2
)
BUILT_IN: Final = {"scp": FULL_ACCESS, "rcp": "RCPFullAWSAccess"}
Target = dict[str, OrganizationUnit | OrganizationMember | None]


def create_full_access(edit: Edit, organization: Organization) -> None:
    """AWS's own SCP, attached to the root."""
    row = OrganizationPolicy(sandbox_id=edit.sandbox.pk, organization=organization, type="scp", name=FULL_ACCESS)
    row.description, row.document, row.aws_managed = "Allows access to every operation", FULL_ACCESS_TEXT, True
    edit.save(row)
    attach_full_access(edit, organization)


def attach_full_access(
    edit: Edit,
    organization: Organization,
    *,
    unit: OrganizationUnit | None = None,
    member: OrganizationMember | None = None,
) -> None:
    policy = organization.policies.get(aws_managed=True)
    edit.save(_attachment(policy, {"unit": unit, "member": member}))


def add_policy(
    edit: Edit, organization_id: str, policy_type: str, name: str, document: str, *, description: str = ""
) -> OrganizationPolicy:
    """In: "scp" or "rcp". Out: the policy, attached nowhere yet."""
    organization = edit.find(Organization, organization_id)
    if organization.policies.count() >= limits.ORGANIZATION_POLICIES_AT_ALL:
        raise ConstraintViolationException(
            say(
                "You have exceeded the number of policies: {most}.",
                most=limits.ORGANIZATION_POLICIES_AT_ALL,
            ),
            hint=say("Delete a policy first."),
        )
    row = OrganizationPolicy(sandbox_id=edit.sandbox.pk, organization=organization, type=_checked_type(policy_type))
    row.name = _free_name(row, name)
    row.description = names.check_title(description, "description", 512, "description", least=0)
    row.document = check_document(document, PolicyType(policy_type))
    edit.say(say("Create policy {name}", name=row.name))
    return edit.save(row)


def change_policy(
    edit: Edit,
    policy_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    document: str | None = None,
    base: str | None = None,
) -> OrganizationPolicy:
    """Change what is given. `base`: the text that the writer started from."""
    row = _own(edit, policy_id)
    if name is not None and name.strip() != row.name:
        row.name = _free_name(row, name)
    if description is not None:
        row.description = names.check_title(description, "description", 512, "description", least=0)
    if document is not None:
        check_base(base, row.document)
        row.document = check_document(document, PolicyType(row.type))
    edit.say(say("Change policy {name}", name=row.name))
    return edit.save(row)


def remove_policy(edit: Edit, policy_id: str, *, cascade: bool = False) -> None:
    """Refused while it is attached, unless `cascade`: then it is detached first, if no target loses its last SCP."""
    row = _own(edit, policy_id)
    targets = list(row.attachments.order_by("pk").select_related("unit", "member__account"))
    if targets and not cascade:
        raise PolicyInUseException(
            say(
                "The policy is attached to one or more entities. You must detach it from all roots, OUs, "
                "and accounts before performing this operation."
            ),
            hint=say("Detach it first."),
            details={"holders": named("target", [_target_name(each) for each in targets])},
        )
    for each in targets:
        _detach(edit, row, each)
    edit.say(say("Delete policy {name}", name=row.name))
    edit.delete(row)


def attach(edit: Edit, policy_id: str, target_id: str) -> None:
    """In: the root, an OU or an account of the organization."""
    policy = edit.find(OrganizationPolicy, policy_id)
    target = _target(policy.organization, target_id)
    if policy.attachments.filter(**target).exists():
        raise DuplicatePolicyAttachmentException(
            say("The selected policy is already attached to the specified target."), hint=say("Nothing is left to do.")
        )
    most = limits.ORGANIZATION_POLICIES[policy.type]
    if _attached(policy, target).count() >= most:
        raise ConstraintViolationException(
            say(
                "You have exceeded the number of {kind}s that you can attach to an entity: {most}.",
                kind=policy.type.upper(),
                most=most,
            ),
            hint=say("Detach another one, or put statements together."),
        )
    edit.say(say("Attach {policy}", policy=policy.name))
    edit.save(_attachment(policy, target))


def detach(edit: Edit, policy_id: str, target_id: str) -> None:
    """Refused for the last SCP of a target."""
    policy = edit.find(OrganizationPolicy, policy_id)
    target = _target(policy.organization, target_id)
    row = policy.attachments.filter(**target).first()
    if row is None:
        raise PolicyNotAttachedException(
            say("The policy isn't attached to the specified target in the specified root."),
            hint=say("Nothing is left to do."),
        )
    edit.say(say("Detach {policy}", policy=policy.name))
    _detach(edit, policy, row)


def _detach(edit: Edit, policy: OrganizationPolicy, row: OrganizationAttachment) -> None:
    target: Target = {"unit": row.unit, "member": row.member}
    if policy.type == "scp" and _attached(policy, target).count() == 1:
        raise ConstraintViolationException(
            say("You cannot remove the last policy of type SERVICE_CONTROL_POLICY from a target."),
            hint=say("Attach another SCP first: without any, nothing would be allowed."),
            details={"holders": named("last_scp_of", [_target_name(row)])},
        )
    edit.delete(row)


def _target_name(row: OrganizationAttachment) -> str:
    """Out: empty for the root."""
    return row.unit.name if row.unit else row.member.account.name if row.member else ""


def _attached(policy: OrganizationPolicy, target: Target) -> QuerySet[OrganizationAttachment]:
    return policy.organization.attachments.filter(policy__type=policy.type, **target)


def _attachment(policy: OrganizationPolicy, target: Target) -> OrganizationAttachment:
    return OrganizationAttachment(
        sandbox_id=policy.sandbox_id, organization_id=policy.organization_id, policy=policy, **target
    )


def _target(organization: Organization, target_id: str) -> Target:
    if target_id == organization.root_id:
        return {"unit": None, "member": None}
    unit = organization.units.filter(public_id=target_id).first()
    member = organization.members.filter(account__public_id=target_id).first()
    if unit is None and member is None:
        raise NotFound(
            say("There is no {id} in the organization.", id=target_id[:40]),
            hint=say("Attach it to the root, an OU or an account."),
            place="target_id",
        )
    return {"unit": unit, "member": member}


def _own(edit: Edit, policy_id: str) -> OrganizationPolicy:
    row = edit.find(OrganizationPolicy, policy_id)
    if row.aws_managed:
        raise PolicyChangesNotAllowedException(
            say("{name} is managed by AWS and cannot be changed.", name=row.name),
            hint=say("Create a policy of your own."),
        )
    return row


def _checked_type(policy_type: str) -> str:
    if policy_type not in limits.ORGANIZATION_POLICIES:
        raise ValidationError(
            say("There is no policy type {policy_type}.", policy_type=policy_type[:40]),
            hint=say("Use scp or rcp."),
            place="type",
        )
    return policy_type


def _free_name(row: OrganizationPolicy, name: str) -> str:
    name = names.check_title(name, "name", 128)
    same = OrganizationPolicy.objects.filter(organization_id=row.organization_id, type=row.type, name=name)
    if name == BUILT_IN[row.type] or same.exists():
        raise DuplicatePolicyException(
            say("A policy with the same name already exists."), hint=say("Choose another name."), place="name"
        )
    return name
