"""What an edit did to rows, and which events that makes.

Events are derived, never declared by hand: "the canvas before + events = the canvas after" holds by construction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model, Q

from playground.live import events
from playground.sandbox import models
from playground.sandbox.hanging import position_in
from playground.sandbox.images import Image
from playground.sandbox.picture import DRAWN, Picture

Key = tuple[type[Model], int]
MOST_EVENTS = 500  # beyond that, browsers had better fetch the canvas anew
TOKENS_AT_ONCE = 40
OWNER_KINDS: dict[str, type[Model]] = {
    "identity_id": models.Identity,
    "group_id": models.Group,
    "role_id": models.Role,
}
PARENTS: dict[type[Model], dict[str, type[Model]]] = {
    models.Membership: {"identity_id": models.Identity},
    models.AccessKey: {"identity_id": models.Identity},
    models.MfaDevice: {"identity_id": models.Identity},
    models.LoginProfile: {"identity_id": models.Identity},
    models.PolicyVersion: {"policy_id": models.Policy},
    models.OrganizationUnit: {"organization_id": models.Organization},
    models.OrganizationMember: {"organization_id": models.Organization},
    models.OrganizationPolicy: {"organization_id": models.Organization},
    models.OrganizationAttachment: {"organization_id": models.Organization},
    models.PolicyAttachment: OWNER_KINDS,
    models.InlinePolicy: OWNER_KINDS,
}
NAMES: dict[type[Model], tuple[str, ...]] = {  # columns that other entities' shapes show
    models.Account: ("public_id", "number"),
    models.Identity: ("public_id", "kind", "account_id", "path", "name", "principal_value"),
    models.Role: ("public_id", "account_id", "path", "name"),
    models.Provider: ("public_id", "account_id", "kind", "name"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One row, before and after; None where it did not exist."""

    kind: type[Model]
    pk: int
    before: Image | None
    after: Image | None


@dataclass(slots=True)
class Affected:
    """Which entities have a new shape, which are gone, which only moved."""

    changed: dict[type[Model], set[int]] = field(default_factory=lambda: {kind: set() for kind in DRAWN})
    gone: dict[type[Model], dict[int, str]] = field(default_factory=lambda: {kind: {} for kind in DRAWN})
    moved: list[Change] = field(default_factory=list)  # of places
    sandbox: bool = False

    @property
    def count(self) -> int:
        return sum(map(len, self.changed.values())) + sum(map(len, self.gone.values()))


def affected_by(sandbox_pk: int, changes: list[Change], touched: set[Key]) -> Affected:
    """In: row changes and entities touched by hand. Out: what that does to the canvas."""
    found = Affected()
    for kind, pk in touched:
        found.changed[kind].add(pk)
    for change in changes:
        _add(found, change)
    if found.count <= MOST_EVENTS:
        _add_readers(found, sandbox_pk, changes)
    for kind in DRAWN:
        found.changed[kind] -= found.gone[kind].keys()
    return found


def _add(found: Affected, change: Change) -> None:
    images = [image for image in (change.before, change.after) if image is not None]
    if change.kind is models.Sandbox:
        found.sandbox = True
    elif change.kind is models.Position:
        found.moved.append(change)
    elif change.kind in DRAWN and change.after is None:
        found.gone[change.kind][change.pk] = images[0]["public_id"]
    elif change.kind in DRAWN:
        found.changed[change.kind].add(change.pk)
    for column, parent in PARENTS.get(change.kind, {}).items():
        found.changed[parent].update(pk for image in images if (pk := image[column]) is not None)


def _add_readers(found: Affected, sandbox_pk: int, changes: list[Change]) -> None:
    """A name that came, went or changed shows in the policies that mention it."""
    tokens = sorted({token for change in changes for token in _tokens(change)})
    for start in range(0, len(tokens), TOKENS_AT_ONCE):
        part = tokens[start : start + TOKENS_AT_ONCE]
        for kind, column in ((models.Role, "trust_policy"), (models.Resource, "policy")):
            mentions = Q(*((f"{column}__contains", token) for token in part), _connector=Q.OR)
            readers = kind.objects.filter(mentions, sandbox_id=sandbox_pk)
            found.changed[kind].update(readers.values_list("pk", flat=True))


def _tokens(change: Change) -> set[str]:
    """Out: the texts by which stored policies may name this row, if its name is not what it was."""
    columns = NAMES.get(change.kind)
    if columns is None:
        return set()
    before, after = (
        [image[column] for column in columns] if image else None for image in (change.before, change.after)
    )
    if before == after:
        return set()
    images = [image for image in (change.before, change.after) if image is not None]
    found = {image.get(column, "") for image in images for column in ("public_id", "number", "principal_value")}
    if change.kind is models.Provider:
        found |= {f"{image['kind']}-provider/{image['name']}" for image in images}
    if any(image.get("kind") == models.identity.IdentityKind.ANONYMOUS for image in images):
        found.add('"*"')
    return found - {""}


def events_of(sandbox: models.Sandbox, affected: Affected, sandbox_event: events.Event) -> list[events.Event]:
    """Out: the events that take a browser from the canvas before to the canvas after."""
    if affected.count + len(affected.moved) > MOST_EVENTS:
        return [events.CanvasReplaced()]
    if affected.count + len(affected.moved) == 0:  # sessions began or ended: there is nothing to read
        return [sandbox_event] if affected.sandbox else []
    found: list[events.Event] = [sandbox_event] if affected.sandbox else []
    if affected.count == 0:  # nodes were dragged, which is what a class does most
        return found + _moves(affected.moved)
    picture = Picture.of(sandbox.pk, only=affected.changed)
    found += [events.AccountChanged(shape) for shape in picture.accounts()]
    found += [events.GroupChanged(shape) for shape in picture.groups()]
    found += [events.IdentityChanged(shape) for shape in picture.identities()]
    found += [events.RoleChanged(shape) for shape in picture.roles()]
    found += [events.InstanceProfileChanged(shape) for shape in picture.instance_profiles()]
    found += [events.ProviderChanged(shape) for shape in picture.providers()]
    found += [events.ResourceChanged(shape) for shape in picture.resources()]
    found += [events.NoteChanged(shape) for shape in picture.notes()]
    found += [events.PolicyChanged(shape) for shape in picture.policies()]
    found += [events.OrganizationChanged(shape) for shape in picture.organizations()]
    for kind, event in REMOVED:
        found += [event(public_id) for public_id in affected.gone[kind].values()]
    shown = {row.public_id for rows in picture.rows.values() for row in rows}
    shown |= {public_id for kind in DRAWN for public_id in affected.gone[kind].values()}
    return found + _moves([change for change in affected.moved if _node_id(change) not in shown])


REMOVED: tuple[tuple[type[Model], Callable[[str], events.Event]], ...] = (
    (models.Organization, events.OrganizationRemoved),
    (models.Policy, events.PolicyRemoved),
    (models.Resource, events.ResourceRemoved),
    (models.Provider, events.ProviderRemoved),
    (models.Note, events.NoteRemoved),
    (models.InstanceProfile, events.InstanceProfileRemoved),
    (models.Role, events.RoleRemoved),
    (models.Identity, events.IdentityRemoved),
    (models.Group, events.GroupRemoved),
    (models.Account, events.AccountRemoved),
)


def _moves(places: list[Change]) -> list[events.Event]:
    now = [change.after for change in sorted(places, key=lambda change: change.pk) if change.after is not None]
    moved = [events.NodePosition(image["node_id"], position_in(image)) for image in now]
    return [events.NodesMoved(moved)] if moved else []


def _node_id(place: Change) -> str:
    return str((place.after or place.before or {})["node_id"])


def message_of(entry: models.JournalEntry) -> events.Edit:
    """Out: a journal entry as browsers get it, live or later."""
    person = entry.person
    return events.Edit(
        type="edit",
        revision=entry.revision,
        at=entry.at.isoformat(),
        person=events.Actor(person.public_id, str(person)) if person else None,
        events=entry.events,
    )
