"""The operations of solutions and mistakes, done as a learner would do them: through the sandbox's commands."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playground.sandbox.commands import identities, instance_profiles, keys, policies, resources, roles, trust
from playground.sandbox.models import Account, Group, Identity, Resource, Role, Sandbox
from playground.sandbox.stream import Edit, editing

Operation = Mapping[str, Any]
KINDS = {"user": Identity, "role": Role, "group": Group}


def do(sandbox: Sandbox, operations: Sequence[Operation], sets: Mapping[str, Sequence[str]]) -> None:
    """Each operation is an edit of its own; `each` repeats it over a set."""
    for operation in operations:
        members = sets[operation["each"]] if "each" in operation else [""]
        for member in members:
            written = json.loads(json.dumps(operation).replace("{each}", member))
            with editing(sandbox.pk, label=written["op"]) as edit:
                DOERS[written["op"]](edit, written)


def find(edit: Edit, name: str) -> str:
    """In: user:111111111111/bob. Out: its id."""
    kind, _, rest = name.partition(":")
    account, _, own_name = rest.partition("/")
    rows = KINDS[kind].objects.filter(sandbox=edit.sandbox, account__number=account, name=own_name)
    return rows.get().public_id


def account_of(edit: Edit, number: str) -> str:
    return Account.objects.get(sandbox=edit.sandbox, number=number).public_id


def text(document: Any) -> str:
    return json.dumps(document, indent=2)


def create_role(edit: Edit, operation: Operation) -> None:
    said = operation["role"]
    roles.add_role(
        edit,
        account_of(edit, said["account"]),
        said["name"],
        trust_policy=text(said["trust"]),
        attachments=said.get("managed", ()),
        inline_policies={name: text(document) for name, document in said.get("inline", {}).items()},
    )


def create_user(edit: Edit, operation: Operation) -> None:
    identities.add_user(edit, account_of(edit, operation["user"]["account"]), operation["user"]["name"])


def put_resource_policy(edit: Edit, operation: Operation) -> None:
    row = Resource.objects.get(sandbox=edit.sandbox, arn=operation["resource"])
    resources.put_policy(edit, row.public_id, text(operation["document"]))


def set_boundary(edit: Edit, operation: Operation) -> None:
    change = roles.change_role if operation["target"].startswith("role:") else identities.change_identity
    change(edit, find(edit, operation["target"]), boundary=operation["policy"])


DOERS: dict[str, Callable[[Edit, Operation], Any]] = {
    "create_role": create_role,
    "create_user": create_user,
    "put_resource_policy": put_resource_policy,
    "set_boundary": set_boundary,
    "put_trust": lambda edit, said: trust.replace_trust_policy(edit, find(edit, said["role"]), text(said["document"])),
    "put_inline": lambda edit, said: policies.put_inline(
        edit, find(edit, said["target"]), said["name"], text(said["document"])
    ),
    "delete_inline": lambda edit, said: policies.remove_inline(edit, find(edit, said["target"]), said["name"]),
    "attach": lambda edit, said: policies.attach(edit, find(edit, said["target"]), said["policy"]),
    "detach": lambda edit, said: policies.detach(edit, find(edit, said["target"]), said["policy"]),
    "create_instance_profile": lambda edit, said: instance_profiles.add_profile(
        edit, account_of(edit, said["account"]), said["name"], role_id=find(edit, said["role"])
    ),
    "create_access_key": lambda edit, said: keys.add_access_key(edit, find(edit, said["target"])),
}
