"""Attach and detach managed policies, write inline ones; boundaries. What a managed policy says: `managed_policies`."""

from itertools import count

from django.db.models import Model

from playground.iam.policy import PolicyType
from playground.sandbox import limits, managed, names
from playground.sandbox.checks import characters, check_base, check_document
from playground.sandbox.errors import InvalidInput, LimitExceeded, NoSuchEntity, NotFound
from playground.sandbox.models import Group, Identity, InlinePolicy, PolicyAttachment, Role
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.stream import Edit
from playground.sentences import say

Owner = Identity | Group | Role
COLUMNS: dict[type[Model], str] = {Identity: "identity", Group: "group", Role: "role"}
KIND_NAMES = {"identity": say("user"), "group": say("group"), "role": say("role")}


def find_owner(edit: Edit, owner_id: str) -> Owner:
    """Out: the user, group or role with this id. What is none of these cannot carry policies."""
    for kind in (Role, Identity, Group):
        row = kind.objects.filter(sandbox_id=edit.sandbox.pk, public_id=owner_id).first()
        if row is None:
            continue
        if isinstance(row, Identity) and row.kind != IdentityKind.USER:
            raise InvalidInput(
                say("{name} cannot have permissions policies.", name=row.name),
                hint=say("Policies attach to users, groups and roles. Let it assume a role that has the policy."),
            )
        return row
    raise NotFound(say("There is no {id} in this sandbox.", id=owner_id[:40]), hint=say("It may have been deleted."))


def attach(edit: Edit, owner_id: str, arn: str) -> None:
    """Attach a managed policy by ARN; twice is no error."""
    owner = find_owner(edit, owner_id)
    column = COLUMNS[type(owner)]
    attached = PolicyAttachment.objects.filter(**{column: owner})
    if attached.filter(policy_arn=arn).exists():
        return
    if managed.document_of(owner.account, arn) is None:
        raise _not_attachable()
    if attached.count() >= limits.MANAGED_POLICIES[column]:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for {quota}: {most}",
                quota=limits.MANAGED_QUOTA_NAMES[column],
                most=limits.MANAGED_POLICIES[column],
            ),
            hint=say("Detach one first, or join several into one policy."),
            place="policy_arn",
        )
    edit.say(say("Attach {policy} to {owner}", policy=arn.rsplit("/", 1)[-1], owner=owner.name))
    edit.save(PolicyAttachment(sandbox_id=edit.sandbox.pk, policy_arn=arn, **{column: owner}))


def detach(edit: Edit, owner_id: str, arn: str) -> None:
    """Detach a managed policy."""
    owner = find_owner(edit, owner_id)
    row = PolicyAttachment.objects.filter(policy_arn=arn, **{COLUMNS[type(owner)]: owner}).first()
    if row is None:
        raise NoSuchEntity(
            say("Policy {arn} was not found.", arn=arn[:200]), hint=say("It is not attached here."), place="policy_arn"
        )
    edit.say(say("Detach {policy} from {owner}", policy=arn.rsplit("/", 1)[-1], owner=owner.name))
    edit.delete(row)


def put_inline(edit: Edit, owner_id: str, name: str, document: str, *, base: str | None = None) -> InlinePolicy:
    """Write an inline policy, new or over the one with this name. `base`: see `check_base`, empty for a new one."""
    owner = find_owner(edit, owner_id)
    column = COLUMNS[type(owner)]
    names.check_name(name, "policyName", 128)
    inline = InlinePolicy.objects.filter(**{column: owner})
    row = inline.filter(name=name).first()
    check_base(base, row.document if row else "")
    check_document(document, PolicyType.IDENTITY)
    others = sum(characters(text) for text in inline.exclude(name=name).values_list("document", flat=True))
    most = limits.INLINE_CHARACTERS[column]
    if others + characters(document) > most:
        raise LimitExceeded(
            say(
                "Maximum policy size of {most} bytes exceeded for {kind} {owner}",
                most=most,
                kind=KIND_NAMES[column],
                owner=owner.name,
            ),
            hint=say("Shorten it, or make it a managed policy: those have room of their own."),
            place="document",
        )
    if row is None:
        edit.say(say("Write policy {name} of {owner}", name=name, owner=owner.name))
    else:
        edit.say(say("Change policy {name} of {owner}", name=name, owner=owner.name))
    row = row or InlinePolicy(sandbox_id=edit.sandbox.pk, name=name, **{column: owner})
    row.document = document
    return edit.save(row)


def free_inline_name(owner: Owner, wish: str) -> str:
    """Out: the wish, with a number where an inline policy of the owner has that name already."""
    taken = set(InlinePolicy.objects.filter(**{COLUMNS[type(owner)]: owner}).values_list("name", flat=True))
    candidates = (f"{wish}{number or ''}" for number in count())
    return next(name for name in candidates if name not in taken)


def remove_inline(edit: Edit, owner_id: str, name: str) -> None:
    """Delete an inline policy."""
    owner = find_owner(edit, owner_id)
    column = COLUMNS[type(owner)]
    row = InlinePolicy.objects.filter(name=name, **{column: owner}).first()
    if row is None:
        raise NoSuchEntity(
            say(
                "The {kind} policy with name {name} cannot be found.",
                kind=KIND_NAMES[column],
                name=name[:128],
            ),
            hint=say("It may have been deleted."),
            place="name",
        )
    edit.say(say("Delete policy {name} of {owner}", name=name, owner=owner.name))
    edit.delete(row)


def check_boundary(edit: Edit, owner: Identity | Role, arn: str) -> str:
    """Out: the ARN of a managed policy that exists for this user or role; empty takes the boundary away."""
    if not arn:
        return arn
    if isinstance(owner, Identity) and owner.kind != IdentityKind.USER:
        raise InvalidInput(
            say("{owner} cannot have a permissions boundary.", owner=owner.name),
            hint=say("Only users and roles have one."),
            place="boundary",
        )
    if managed.document_of(owner.account, arn) is None:
        raise _not_attachable("boundary")
    return arn


def _not_attachable(place: str = "policy_arn") -> NoSuchEntity:
    return NoSuchEntity(
        say("Policy ARN does not exist or is not attachable."),
        hint=say("Choose one from the list, or a customer managed policy of the same account."),
        place=place,
    )
