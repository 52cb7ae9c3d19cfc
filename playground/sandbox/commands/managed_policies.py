"""Customer managed policies: create, write versions, choose the one that counts, delete.

Source: IAM User Guide, "Versioning IAM policies"; IAM API Reference, CreatePolicyVersion, DeletePolicy.
"""

from collections.abc import Mapping

from django.db.models import QuerySet

from playground.iam.policy import PolicyType
from playground.sandbox import limits, managed, names
from playground.sandbox.checks import check_base, check_document, check_size
from playground.sandbox.commands.holders import named
from playground.sandbox.commands.removal import delete_all
from playground.sandbox.errors import DeleteConflict, EntityAlreadyExists, LimitExceeded, NoSuchEntity
from playground.sandbox.models import Account, Identity, Policy, PolicyAttachment, PolicyVersion, Role
from playground.sandbox.stream import Edit
from playground.sentences import say

BOUNDARY_HOLDERS = (Identity, Role)


def add_policy(
    edit: Edit,
    account_id: str,
    name: str,
    document: str,
    *,
    path: str = "/",
    description: str = "",
    tags: Mapping[str, str] | None = None,
) -> Policy:
    """Out: a new customer managed policy, its text being version v1."""
    account = edit.find(Account, account_id)
    row = Policy(sandbox_id=edit.sandbox.pk, account=account, name=names.check_name(name, "policyName", 128))
    row.path, row.description = names.check_path(path), names.check_description(description)
    row.tags = names.check_tags(tags or {})
    own = Policy.objects.filter(account=account)
    if own.filter(name=name).exists():
        raise EntityAlreadyExists(
            say("A policy called {name} already exists. Duplicate names are not allowed.", name=name),
            hint=say("Choose another name."),
            place="name",
        )
    if own.count() >= limits.POLICIES_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for PoliciesPerAccount: {most}",
                most=limits.POLICIES_PER_ACCOUNT,
            ),
            hint=say("Delete one first."),
        )
    _check(document)
    edit.say(say("Create policy {name}", name=name))
    edit.save(row)
    _write(edit, row, 1, document)
    return row


def change_policy(edit: Edit, policy_id: str, document: str, *, base: str | None = None) -> Policy:
    """Write a new version and let it count. `base`: see `check_base`, compared with the version that counts now."""
    row = edit.find(Policy, policy_id)
    current = managed.default_document(row)
    check_base(base, current)
    if document == current:
        return row
    return add_version(edit, policy_id, document)


def tag_policy(edit: Edit, policy_id: str, tags: Mapping[str, str]) -> Policy:
    """Let it have these tags; its name, path and description stay for good."""
    row = edit.find(Policy, policy_id)
    edit.say(say("Tag policy {name}", name=row.name))
    row.tags = names.check_tags(tags)
    return edit.save(row)


def add_version(edit: Edit, policy_id: str, document: str, *, default: bool = True) -> Policy:
    """Write a new version, which counts at once or waits to be chosen. The sixth is refused."""
    row = edit.find(Policy, policy_id)
    _check(document)
    if PolicyVersion.objects.filter(policy=row).count() >= limits.POLICY_VERSIONS:
        raise LimitExceeded(
            say(
                "A managed policy can have up to {most} versions. Before you create a new "
                "version, you must delete an existing version.",
                most=limits.POLICY_VERSIONS,
            ),
            hint=say("Delete an old version that you no longer need."),
            place="document",
        )
    edit.say(say("Change policy {name}", name=row.name))
    row.versions_made += 1
    edit.save(row)
    if default:
        _count_no_longer(edit, row)
    _write(edit, row, row.versions_made, document, default=default)
    return row


def set_default_version(edit: Edit, policy_id: str, version: str) -> Policy:
    """Let an older version count again; every identity that has the policy follows."""
    row = edit.find(Policy, policy_id)
    found = find_version(row, version)
    if not found.is_default:
        edit.say(say("Let {version} of {name} count", version=version, name=row.name))
        _count_no_longer(edit, row)
        found.is_default = True
        edit.save(found)
    return row


def remove_version(edit: Edit, policy_id: str, version: str) -> Policy:
    """Refused for the version that counts."""
    row = edit.find(Policy, policy_id)
    found = find_version(row, version)
    if found.is_default:
        raise DeleteConflict(
            say("Cannot delete the default version of a policy."),
            hint=say("Let another version count first, or delete the policy."),
            place="version",
        )
    edit.say(say("Delete {version} of {name}", version=version, name=row.name))
    edit.delete(found)
    return row


def find_version(policy: Policy, version: str) -> PolicyVersion:
    """In: a policy, a version as AWS writes it: v3. Out: its row."""
    digits = version.removeprefix("v")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0
    found = PolicyVersion.objects.filter(policy=policy, number=number).first()
    if found is None or found.name != version:
        raise NoSuchEntity(
            say(
                "Policy {policy} version {version} does not exist or is not attachable.",
                policy=managed.policy_arn(policy.account, policy),
                version=version[:20],
            ),
            hint=say("It may have been deleted."),
            place="version",
        )
    return found


def remove_policy(edit: Edit, policy_id: str, *, cascade: bool = False) -> None:
    """Refused while attached, as a boundary too, and while it has other versions; with `cascade` those go first."""
    row = edit.find(Policy, policy_id)
    arn = managed.policy_arn(row.account, row)
    attached = PolicyAttachment.objects.filter(sandbox_id=edit.sandbox.pk, policy_arn=arn).order_by("pk")
    attached = attached.select_related("identity", "group", "role")
    bounded = [
        holder
        for kind in BOUNDARY_HOLDERS
        for holder in kind.objects.filter(sandbox_id=edit.sandbox.pk, boundary=arn).order_by("pk")
    ]
    versions = PolicyVersion.objects.filter(policy=row).order_by("number")
    if not cascade:
        users = [str(each.identity or each.group or each.role) for each in attached]
        _refuse_while_used(users, [holder.name for holder in bounded], versions)
    edit.say(say("Delete policy {name}", name=row.name))
    delete_all(edit, attached)
    for holder in bounded:
        holder.boundary = ""
        edit.save(holder)
    delete_all(edit, versions)
    edit.delete(row)


def _refuse_while_used(attached: list[str], bounded: list[str], versions: QuerySet[PolicyVersion]) -> None:
    others = [version.name for version in versions if not version.is_default]
    holders = [*named("attached_to", attached), *named("boundary_of", bounded), *named("version", others)]
    if attached or bounded:
        raise DeleteConflict(
            say("Cannot delete a policy attached to entities."),
            hint=say("Detach it everywhere first, also where it is a permissions boundary."),
            details={"holders": holders},
        )
    if others:
        raise DeleteConflict(
            say(
                "This policy has more than one version. Before you delete a policy, you must delete the "
                "policy's versions. The default version is deleted with the policy."
            ),
            hint=say("Delete its other versions first."),
            details={"holders": holders},
        )


def _check(document: str) -> None:
    check_document(document, PolicyType.MANAGED)
    check_size(document, "PolicySize", limits.MANAGED_POLICY_CHARACTERS)


def _write(edit: Edit, policy: Policy, number: int, document: str, *, default: bool = True) -> None:
    row = PolicyVersion(sandbox_id=edit.sandbox.pk, policy=policy, number=number, is_default=default)
    row.document, row.created_at = document, edit.at.replace(microsecond=0)  # AWS's CreateDate
    edit.save(row)


def _count_no_longer(edit: Edit, policy: Policy) -> None:
    for row in PolicyVersion.objects.filter(policy=policy, is_default=True):
        row.is_default = False
        edit.save(row)
