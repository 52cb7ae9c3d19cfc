"""Add, rename, remove resources; their own policies."""

from playground.iam.policy import PolicyType
from playground.iam.trust import to_shown, to_stored
from playground.live.shapes import PositionShape
from playground.sandbox import limits
from playground.sandbox.checks import check_base, check_document
from playground.sandbox.commands import positions, trust
from playground.sandbox.directory import Directory
from playground.sandbox.errors import EntityAlreadyExists, LimitExceeded, NoSuchEntity, ValidationError
from playground.sandbox.models import Account, Resource
from playground.sandbox.resource_arns import NAMES, arn_of, kind_and_name
from playground.sandbox.stream import Edit
from playground.sentences import say


def add_resource(
    edit: Edit,
    account_id: str,
    kind: str,
    name: str,
    *,
    arn: str | None = None,
    policy: str | None = None,
    position: PositionShape | None = None,
) -> Resource:
    """In: one of our kinds, a name its service allows, `arn` where the Region is not ours. Out: the resource."""
    account = edit.find(Account, account_id)
    total = Resource.objects.filter(sandbox_id=edit.sandbox.pk).count()
    if total >= limits.RESOURCES:
        raise LimitExceeded(
            say("Cannot exceed quota for ResourcesPerSandbox: {most}", most=limits.RESOURCES),
            hint=say("Delete a resource first."),
        )
    row = Resource(sandbox_id=edit.sandbox.pk, account=account, type=_kind(kind))
    row.name = _name(kind, name)
    row.arn = _free_arn(row, _given_arn(arn, kind, name) if arn else arn_of(kind, account.number, name))
    edit.say(say("Add {name}", name=row.name))
    edit.save(row)
    siblings = Resource.objects.filter(account=account).count() - 1
    positions.place_new(edit, row, position, siblings)
    if policy is not None:
        put_policy(edit, row.public_id, policy)
    return row


def change_resource(edit: Edit, resource_id: str, *, name: str | None = None) -> Resource:
    """Rename: its ARN follows, policies that name the old ARN do not."""
    row = edit.find(Resource, resource_id)
    edit.say(say("Change {name}", name=row.name))
    if name is not None and name != row.name:
        row.name = _name(row.type, name)
        row.arn = _free_arn(row, arn_of(row.type, row.account.number, name))
    return edit.save(row)


def remove_resource(edit: Edit, resource_id: str) -> None:
    """Never refused: its policy goes with it."""
    row = edit.find(Resource, resource_id)
    edit.say(say("Delete {name}", name=row.name))
    positions.forget(edit, row.public_id)
    edit.delete(row)


def put_policy(edit: Edit, resource_id: str, document: str, *, base: str | None = None) -> Resource:
    """Write a resource's own policy. `base`: see `check_base`, empty for a first one."""
    row = edit.find(Resource, resource_id)
    directory = Directory.of(edit.sandbox.pk)
    check_base(base, to_shown(row.policy, directory.arns))
    known = trust.known_principals(edit.sandbox.pk, directory)
    check_document(document, PolicyType.RESOURCE, known=known)
    edit.say(say("Write policy of {name}", name=row.name))
    row.policy = to_stored(document, directory.ids())
    return edit.save(row)


def remove_policy(edit: Edit, resource_id: str) -> Resource:
    """Delete a resource's own policy."""
    row = edit.find(Resource, resource_id)
    if not row.policy:
        raise NoSuchEntity(say("{name} has no policy.", name=row.name), hint=say("Nothing needs to be deleted."))
    edit.say(say("Delete policy of {name}", name=row.name))
    row.policy = ""
    return edit.save(row)


def _kind(kind: str) -> str:
    if kind not in NAMES:
        raise ValidationError(
            say("There is no resource type {kind}.", kind=kind[:40]),
            hint=say("Use one of {kinds}.", kinds=", ".join(NAMES)),
            place="type",
        )
    return kind


def _name(kind: str, name: str) -> str:
    if not NAMES[kind].fullmatch(name):
        raise ValidationError(
            f"1 validation error detected: Value '{name[:80]}' at 'name' failed to satisfy constraint: "
            f"Member must satisfy regular expression pattern: {NAMES[kind].pattern}",
            hint=say("A bucket's name has letters and digits without spaces, all in lower case.")
            if kind == "bucket"
            else say("A {kind}'s name has letters and digits without spaces.", kind=kind),
            place="name",
        )
    return name


def _given_arn(arn: str, kind: str, name: str) -> str:
    if kind_and_name(arn) != (kind, name):
        raise ValidationError(
            say("{arn} is not the ARN of {kind} {name}.", arn=arn[:200], kind=kind, name=name),
            hint=say("Leave it out."),
            place="arn",
        )
    return arn


def _free_arn(row: Resource, arn: str) -> str:
    if Resource.objects.filter(sandbox_id=row.sandbox_id, arn=arn).exclude(pk=row.pk).exists():
        raise EntityAlreadyExists(say("{arn} already exists.", arn=arn), hint=say("Choose another name."), place="name")
    return arn
