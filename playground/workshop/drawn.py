"""A sandbox in the notation of worlds, as an exercise needs it: with access keys, and what its sessions were cut to."""

import json
from typing import Any

from django.db.models import Count

from playground.sandbox.export import export
from playground.sandbox.models import AccessKey, Identity, Role, Sandbox
from playground.sts.models import RoleSession, SessionKind

Json = dict[str, Any]


def drawn(sandbox: Sandbox) -> Json:
    """Out: the picture; a user's `access_keys` say how many there are."""
    world = export(sandbox)
    keys = AccessKey.objects.filter(sandbox=sandbox).values_list("identity__account__number", "identity__name")
    counts = {(number, name): count for number, name, count in keys.annotate(Count("pk")).order_by()}
    for row in world.get("users", []):
        if count := counts.get((row["account"], row["name"])):
            row["access_keys"] = count
    return world


def asked_in(sandbox: Sandbox) -> list[Json]:
    """Out: the newest session of each user in each role that has a session policy, as operations."""
    sessions = RoleSession.objects.filter(sandbox=sandbox, kind=SessionKind.ROLE).order_by("-pk")
    roles = {row.public_id: f"role:{row.account.number}/{row.name}" for row in _of(Role, sandbox)}
    users = {row.public_id: f"user:{row.account.number}/{row.name}" for row in _of(Identity, sandbox)}
    found: dict[tuple[str, str], Json] = {}
    for role, caller, said in sessions.values_list("principal_id", "caller_id", "parameters"):
        if role in roles and caller in users and (role, caller) not in found:
            params = {"Policy": json.loads(said["session_policy"])} if said.get("session_policy") else {}
            found[role, caller] = {"op": "assume_role", "role": roles[role], "by": users[caller], "params": params}
    return [each for each in found.values() if each["params"]]


def _of(model: Any, sandbox: Sandbox) -> Any:
    return model.objects.filter(sandbox=sandbox, account__isnull=False).select_related("account")
