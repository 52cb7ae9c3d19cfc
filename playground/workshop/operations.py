"""The operations of solutions and mistakes, done as a learner would do them: through the sandbox's commands."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from django.db.models import Model

from playground.errors import PlaygroundError
from playground.iam.revocation import POLICY_NAME, revocation_policy
from playground.sandbox.commands import (
    identities,
    instance_profiles,
    keys,
    managed_policies,
    organization_policies,
    policies,
    removal,
    resources,
    roles,
    trust,
)
from playground.sandbox.models import (
    Account,
    Group,
    Identity,
    Organization,
    OrganizationPolicy,
    OrganizationUnit,
    Resource,
    Role,
    Sandbox,
)
from playground.sandbox.stream import Edit, editing
from playground.sandbox.transfer import build
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from playground.sts.queries import sandbox_now
from playground.workshop.clearing import clear
from playground.workshop.drawn import drawn
from playground.workshop.errors import MalformedExercise
from playground.workshop.redrawing import redrawn

Operation = Mapping[str, Any]
Sets = Mapping[str, Sequence[str]]
Row = TypeVar("Row", bound=Model)
KINDS: Final[dict[str, type[Identity | Role | Group]]] = {"user": Identity, "role": Role, "group": Group}
MOST_OPERATIONS: Final = 100  # of one list, and of all mistakes together: each is an edit, for each member of its set


def operations_from(given: Any, place: str, sets: Sets) -> tuple[Operation, ...]:
    """In: what a file holds. Out: the operations; MalformedExercise for the first that we could not do anywhere."""
    if not isinstance(given, list) or len(given) > MOST_OPERATIONS:
        raise MalformedExercise(
            "These are no operations.", hint=f"Write a list of at most {MOST_OPERATIONS}.", place=place
        )
    for index, operation in enumerate(given):
        _check(operation, f"{place}[{index}]", sets)
    _bounded(edits_of(given, sets), place)
    return tuple(given)


def reader_of_all(sets: Sets) -> Callable[[Any, str], tuple[Operation, ...]]:
    """Out: `operations_from` for several lists, which together are bounded as one."""
    edits = 0

    def read(given: Any, place: str) -> tuple[Operation, ...]:
        nonlocal edits
        found = operations_from(given, place, sets)
        edits += edits_of(found, sets)
        _bounded(edits, place)
        return found

    return read


def edits_of(operations: Sequence[Operation], sets: Sets) -> int:
    """Out: how many edits they are, with one for each member of a set that they repeat over."""
    return sum(len(sets[each["each"]]) if "each" in each else 1 for each in operations)


def _bounded(edits: int, place: str) -> None:
    if edits > MOST_OPERATIONS:
        raise MalformedExercise(
            f"These are {edits:,} edits, one for each member of a set.",
            hint=f"At most {MOST_OPERATIONS}, and of all mistakes together.",
            place=place,
        )


def _check(operation: Any, place: str, sets: Sets) -> None:
    op = operation.get("op") if isinstance(operation, dict) else None
    if not isinstance(op, str) or op not in OPERATIONS:
        raise MalformedExercise(
            f"{op!r:.40} is no operation.", hint=f"Known: {', '.join(OPERATIONS)}.", place=f"{place}.op"
        )
    wanted = OPERATIONS[op][1]
    for field, kind in wanted.items():
        if not isinstance(operation.get(field), kind):
            raise MalformedExercise(f"{op} lacks its {field}.", hint="See operations.py.", place=f"{place}.{field}")
    for field in operation.keys() - wanted.keys() - {"op", "each"}:
        raise MalformedExercise(
            f"{field:.40} means nothing here.", hint=f"{op} has {', '.join(wanted)}.", place=f"{place}.{field}"
        )
    if "each" in operation and operation["each"] not in sets:
        raise MalformedExercise("There is no such set.", hint="Name a set of the world.", place=f"{place}.each")


def do(sandbox: Sandbox, operations: Sequence[Operation], sets: Sets) -> None:
    """Each operation is an edit of its own; `each` repeats it over a set. An error's place is the operation's."""
    for index, operation in enumerate(operations):
        members = sets[operation["each"]] if "each" in operation else [""]
        for member in members:
            written = json.loads(json.dumps(operation).replace("{each}", member))
            try:
                with editing(sandbox.pk, label=written["op"]) as edit:
                    OPERATIONS[written["op"]][0](edit, written)
            except PlaygroundError as error:
                error.place = f"[{index}].{error.place}" if error.place else f"[{index}]"
                raise


def _one(rows: Any, kind: type[Row], name: str) -> Row:
    found: Row | None = rows.first()
    if found is None:
        raise MalformedExercise(
            f"There is no {kind.__name__.lower()} {name:.100} here.", hint="Check the spelling, or make it before."
        )
    return found


def find(edit: Edit, name: str) -> str:
    """In: user:111111111111/bob. Out: its id."""
    kind, _, rest = name.partition(":")
    account, _, own_name = rest.partition("/")
    row = KINDS.get(kind, Role)
    rows = row.objects.filter(sandbox=edit.sandbox, account__number=account, name=own_name)
    return _one(rows, row, name).public_id


def account_of(edit: Edit, number: str) -> str:
    return _one(Account.objects.filter(sandbox=edit.sandbox, number=number), Account, number).public_id


def text(document: Any) -> str:
    return json.dumps(document, indent=2)


def _create_role(edit: Edit, operation: Operation) -> None:
    said = operation["role"]
    roles.add_role(
        edit,
        account_of(edit, said["account"]),
        said["name"],
        trust_policy=text(said["trust"]),
        attachments=said.get("managed", ()),
        inline_policies={name: text(document) for name, document in said.get("inline", {}).items()},
    )


def _create_user(edit: Edit, operation: Operation) -> None:
    identities.add_user(edit, account_of(edit, operation["user"]["account"]), operation["user"]["name"])


def _delete_user(edit: Edit, operation: Operation) -> None:
    user = edit.find(Identity, find(edit, operation["user"]))
    removal.remove_entity(edit, user, cascade=True)


def _create_policy(edit: Edit, operation: Operation) -> None:
    number = account_of(edit, operation["account"])
    managed_policies.add_policy(edit, number, operation["name"], text(operation["document"]))


def _assume_role(edit: Edit, operation: Operation) -> None:
    """An edit of its own inside of this one, which changes nothing else."""
    said = dict(operation["params"])
    policy = text(said.pop("Policy")) if "Policy" in said else None
    if said:
        raise MalformedExercise(f"{next(iter(said))} is not passed here.", hint="Policy is.", place="params")
    caller = CallerRef("identity", find(edit, operation["by"]))
    assume_role(edit.sandbox.pk, caller, find(edit, operation["role"]), SessionParameters(session_policy=policy))


def _revoke_sessions(edit: Edit, operation: Operation) -> None:
    text_of_it = revocation_policy(sandbox_now(edit.sandbox))
    policies.put_inline(edit, find(edit, operation["role"]), POLICY_NAME, text_of_it)


def _put_resource_policy(edit: Edit, operation: Operation) -> None:
    rows = Resource.objects.filter(sandbox=edit.sandbox, arn=operation["resource"])
    row = _one(rows, Resource, operation["resource"])
    resources.put_policy(edit, row.public_id, text(operation["document"]))


def _set_boundary(edit: Edit, operation: Operation) -> None:
    change = roles.change_role if operation["target"].startswith("role:") else identities.change_identity
    change(edit, find(edit, operation["target"]), boundary=operation["policy"])


def _redraw(edit: Edit, operation: Operation) -> None:
    world = redrawn(drawn(edit.sandbox), operation["rows"], operation["without"])
    clear(edit)
    build(edit, world)


def _organization(edit: Edit) -> Organization:
    return _one(Organization.objects.filter(sandbox=edit.sandbox), Organization, "of this sandbox")


def _target_of(edit: Edit, name: str) -> str:
    """In: root, ou:Workloads or account:111111111111. Out: the id of what a policy is attached to."""
    kind, _, rest = name.partition(":")
    if kind == "account":
        return account_of(edit, rest)
    if kind == "root":
        return _organization(edit).root_id
    rows = OrganizationUnit.objects.filter(sandbox=edit.sandbox, name=rest)
    return _one(rows, OrganizationUnit, name).public_id


def _put_scp(edit: Edit, operation: Operation) -> None:
    organization = _organization(edit).public_id
    made = organization_policies.add_policy(edit, organization, "scp", operation["name"], text(operation["document"]))
    organization_policies.attach(edit, made.public_id, _target_of(edit, operation["target"]))


def _remove_scp(edit: Edit, operation: Operation) -> None:
    rows = OrganizationPolicy.objects.filter(sandbox=edit.sandbox, type="scp", name=operation["name"])
    policy = _one(rows, OrganizationPolicy, operation["name"])
    organization_policies.detach(edit, policy.public_id, _target_of(edit, operation["target"]))


OPERATIONS: Final[dict[str, tuple[Callable[[Edit, Operation], Any], Mapping[str, type]]]] = {
    "create_role": (_create_role, {"role": dict}),
    "create_user": (_create_user, {"user": dict}),
    "delete_user": (_delete_user, {"user": str}),
    "create_policy": (_create_policy, {"account": str, "name": str, "document": dict}),
    "put_resource_policy": (_put_resource_policy, {"resource": str, "document": dict}),
    "put_scp": (_put_scp, {"target": str, "name": str, "document": dict}),
    "remove_scp": (_remove_scp, {"target": str, "name": str}),
    "set_boundary": (_set_boundary, {"target": str, "policy": str}),
    "put_trust": (
        lambda edit, said: trust.replace_trust_policy(edit, find(edit, said["role"]), text(said["document"])),
        {"role": str, "document": dict},
    ),
    "put_inline": (
        lambda edit, said: policies.put_inline(edit, find(edit, said["target"]), said["name"], text(said["document"])),
        {"target": str, "name": str, "document": dict},
    ),
    "delete_inline": (
        lambda edit, said: policies.remove_inline(edit, find(edit, said["target"]), said["name"]),
        {"target": str, "name": str},
    ),
    "attach": (
        lambda edit, said: policies.attach(edit, find(edit, said["target"]), said["policy"]),
        {"target": str, "policy": str},
    ),
    "detach": (
        lambda edit, said: policies.detach(edit, find(edit, said["target"]), said["policy"]),
        {"target": str, "policy": str},
    ),
    "create_instance_profile": (
        lambda edit, said: instance_profiles.add_profile(
            edit, account_of(edit, said["account"]), said["name"], role_id=find(edit, said["role"])
        ),
        {"account": str, "name": str, "role": str},
    ),
    "assume_role": (_assume_role, {"role": str, "by": str, "params": dict}),
    "redraw": (_redraw, {"rows": dict, "without": dict}),
    "revoke_sessions": (_revoke_sessions, {"role": str}),
    "create_access_key": (
        lambda edit, said: keys.add_access_key(edit, find(edit, said["target"])),
        {"target": str},
    ),
}
