"""Copy entities as a world fragment, and paste one here or in another sandbox: new ids, free names, links that follow.

Sessions, access keys and who is in an organization are not copied.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Q

from playground.live.shapes import PositionShape
from playground.sandbox import ids, limits, models
from playground.sandbox.errors import InvalidInput, NotFound
from playground.sandbox.export import fragment_of
from playground.sandbox.fragments import Here, Renaming
from playground.sandbox.managed import policy_arn
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.stream import Edit
from playground.sandbox.transfer import build
from playground.sandbox.world import MOST_CHARACTERS, check_world, refuse_too_many
from playground.sentences import say

Wanted = dict[type[Any], set[int]]
KINDS = (models.Account, models.Identity, models.Group, models.Role, models.Provider, models.Resource, models.Note)
INSIDE = (models.Identity, models.Group, models.Role, models.Provider, models.Resource)
BESIDE = (32.0, 32.0)  # a copy lies this much right of and below what it was made from


def copy(sandbox: models.Sandbox, node_ids: Collection[str]) -> dict[str, Any]:
    """In: nodes of a sandbox; an account brings all that it owns. Out: a fragment, with the policies that they use."""
    wanted = _wanted(sandbox.pk, node_ids)
    return fragment_of(sandbox, wanted)


def paste(
    edit: Edit, fragment: Any, *, account_id: str | None = None, position: PositionShape | None = None
) -> list[str]:
    """In: a fragment, the account for what comes without one, where its top left corner goes. Out: the new nodes."""
    if len(json.dumps(fragment)) > MOST_CHARACTERS:
        raise InvalidInput(say("That is too much at once."), hint=say("Copy fewer things."), place="fragment")
    fragment = check_world(fragment)
    refuse_too_many(fragment, limits.BUILT_AT_ONCE)
    into = edit.find(models.Account, account_id).number if account_id else None
    renaming = Renaming(fragment, _here(edit.sandbox.pk), ids.account_number, into)
    known = _known(edit.sandbox.pk)
    world = renaming.world(_offset(fragment, position))
    edit.say(say("Paste"))
    made = build(edit, world, known=known)
    return [node_id for node, node_id in made.items() if node not in known]


def duplicate(edit: Edit, node_ids: Collection[str], *, account_id: str | None = None) -> list[str]:
    """Copy and paste in one step, beside the originals. Out: the new nodes."""
    edit.say(say("Duplicate") if len(node_ids) == 1 else say("Duplicate {count} things", count=len(node_ids)))
    return paste(edit, copy(edit.sandbox, node_ids), account_id=account_id)


def _wanted(sandbox_pk: int, node_ids: Collection[str]) -> Wanted:
    if len(node_ids) > limits.COPIED_AT_ONCE:
        raise InvalidInput(
            say("At most {most} things are copied at once.", most=limits.COPIED_AT_ONCE),
            hint=say("Choose fewer."),
        )
    found: Wanted = {}
    known: set[str] = set()
    for kind in KINDS:
        rows = kind.objects.filter(sandbox_id=sandbox_pk, public_id__in=node_ids).values_list("pk", "public_id")
        found[kind] = {pk for pk, _ in rows}
        known |= {public_id for _, public_id in rows}
    if unknown := sorted(set(node_ids) - known):
        raise NotFound(
            say("There is no {id} in this sandbox.", id=unknown[0][:40]),
            hint=say("It may have been deleted."),
        )
    accounts = found[models.Account]
    for kind in INSIDE:
        found[kind] |= set(kind.objects.filter(account__in=accounts).values_list("pk", flat=True))
    profiles = models.InstanceProfile.objects.filter(sandbox_id=sandbox_pk)
    with_them = profiles.filter(Q(role__in=found[models.Role]) | Q(account__in=accounts))
    found[models.InstanceProfile] = set(with_them.values_list("pk", flat=True))
    return found


def _here(sandbox_pk: int) -> Here:
    """Out: every name that is taken."""
    here = Here(set(models.Account.objects.filter(sandbox_id=sandbox_pk).values_list("number", flat=True)))
    for kind, number, name in _names(sandbox_pk):
        here.names[kind, number].add(name.lower())
    policies = models.Policy.objects.filter(sandbox_id=sandbox_pk).select_related("account")
    here.arns = {policy_arn(policy.account, policy) for policy in policies}
    here.arns |= {row.arn for row in models.Provider.objects.filter(sandbox_id=sandbox_pk).select_related("account")}
    here.arns |= set(models.Resource.objects.filter(sandbox_id=sandbox_pk).values_list("arn", flat=True))
    for row in models.Identity.objects.filter(sandbox_id=sandbox_pk).exclude(kind=IdentityKind.USER):
        nodes = {"service": f"service:{row.principal_value}", "anonymous": "anonymous"}
        here.drawn.add(nodes.get(row.kind, f"web_identity:{row.name}"))
    return here


def _names(sandbox_pk: int) -> Iterator[tuple[str, str, str]]:
    tables: Mapping[str, Any] = {
        "users": models.Identity.objects.filter(kind=IdentityKind.USER),
        "groups": models.Group.objects,
        "roles": models.Role.objects,
        "instance_profiles": models.InstanceProfile.objects,
    }
    for kind, rows in tables.items():
        for number, name in rows.filter(sandbox_id=sandbox_pk).values_list("account__number", "name"):
            yield kind, number, name


def _known(sandbox_pk: int) -> dict[str, str]:
    """Out: the nodes that what is pasted may refer to."""
    accounts = models.Account.objects.filter(sandbox_id=sandbox_pk).values_list("number", "public_id")
    groups = models.Group.objects.filter(sandbox_id=sandbox_pk)
    known = {f"account:{number}": public_id for number, public_id in accounts}
    for number, name, public_id in groups.values_list("account__number", "name", "public_id"):
        known[f"group:{number}/{name}"] = public_id
    return known


def _offset(fragment: Mapping[str, Any], position: PositionShape | None) -> tuple[float, float]:
    """Out: how far the top nodes move, so that the corner of them all comes to `position`."""
    layout = fragment.get("layout", {})
    top = [place for node, place in layout.items() if node.startswith("account:")] or list(layout.values())
    if position is None or not top:
        return BESIDE
    return position.x - min(place["x"] for place in top), position.y - min(place["y"] for place in top)
