"""Delete several nodes together."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model

from playground.sandbox import limits
from playground.sandbox.commands import (
    accounts,
    identities,
    identity_providers,
    notes,
    removal,
    resources,
    roles,
    user_groups,
)
from playground.sandbox.errors import DeleteConflict, NotFound, ValidationError
from playground.sandbox.models import Account, Group, Identity, Note, Provider, Resource, Role
from playground.sandbox.stream import Edit
from playground.sentences import say

# What stands on others goes before them, accounts last: by then they may be empty.
REMOVALS: tuple[tuple[type[Model], Callable[..., None], bool], ...] = (
    (Note, notes.remove_note, False),
    (Resource, resources.remove_resource, False),
    (Provider, identity_providers.remove_provider, False),
    (Role, roles.remove_role, True),
    (Identity, identities.remove_identity, True),
    (Group, user_groups.remove_group, True),
    (Account, accounts.remove_account, True),
)


def remove_nodes(edit: Edit, node_ids: Sequence[str], *, cascade: bool = False) -> None:
    """All or none. DeleteConflict names, in its details, the node that AWS would not delete yet."""
    if not 1 <= len(node_ids) <= limits.REMOVED_AT_ONCE:
        raise ValidationError(
            say("{count} nodes at once.", count=len(node_ids)),
            hint=say("Choose 1 to {most}.", most=limits.REMOVED_AT_ONCE),
            place="node_ids",
        )
    found = {kind: _rows(kind, edit, node_ids) for kind, _, _ in REMOVALS}
    unknown = sorted(set(node_ids) - {row.public_id for rows in found.values() for row in rows})
    if unknown:
        raise NotFound(
            say("There is no node {id} in this sandbox.", id=unknown[0][:40]),
            hint=say("It may have been deleted."),
        )
    if len(node_ids) > 1:
        edit.say(say("Delete {count} nodes", count=len(node_ids)))
    for kind, remove, may_cascade in REMOVALS:
        if kind in removal.STEPS and len(found[kind]) > 1:
            removal.remove_entities(edit, found[kind], cascade=cascade)
            continue
        for row in found[kind]:
            try:
                remove(edit, row.public_id, **({"cascade": cascade} if may_cascade else {}))
            except DeleteConflict as conflict:
                conflict.details = {**conflict.details, "name": row.name}
                raise


def _rows(kind: type[Model], edit: Edit, node_ids: Sequence[str]) -> list[Any]:
    return list(kind._default_manager.filter(sandbox_id=edit.sandbox.pk, public_id__in=node_ids).order_by("pk"))
