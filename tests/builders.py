"""A sandbox in one readable line: `sandbox(accounts=[...], users=["bob"])`, in the notation of world files."""

from collections.abc import Sequence
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox import transfer
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing

ACCOUNT = "111122223333"
OTHER_ACCOUNT = "444455556666"
READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"


def document(*statements: dict[str, Any]) -> dict[str, Any]:
    """Out: a policy document of these statements."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(action: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def trust(kind: str, value: str | list[str], action: str = "sts:AssumeRole", **more: Any) -> dict[str, Any]:
    """Out: a trust policy: trust("AWS", "arn:aws:iam::111122223333:user/bob")."""
    return document({"Effect": "Allow", "Principal": {kind: value}, "Action": action, **more})


def user_arn(name: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:iam::{account}:user/{name}"


def role_arn(name: str, account: str = ACCOUNT) -> str:
    return f"arn:aws:iam::{account}:role/{name}"


def world(
    users: Sequence[str] = (),
    roles: dict[str, Any] | None = None,
    more_users: Sequence[dict[str, Any]] = (),
    **more: Any,
) -> dict[str, Any]:
    """In: user names and trust policies by role name, all in ACCOUNT; users in full; the rest as in a world file."""
    return {
        "accounts": [{"id": ACCOUNT, "name": "Offices"}, {"id": OTHER_ACCOUNT, "name": "Partner", "kind": "external"}],
        "users": [*({"account": ACCOUNT, "name": name} for name in users), *more_users],
        "roles": [{"account": ACCOUNT, "name": name, "trust": text} for name, text in (roles or {}).items()],
        **more,
    }


class Drawn:
    """A sandbox with its owner; `drawn["user:111122223333/bob"]` or `drawn["bob"]` gives a node's id."""

    def __init__(self, sandbox: Sandbox, owner: Person, nodes: dict[str, str]) -> None:
        self.sandbox = sandbox
        self.owner = owner
        self.nodes = nodes
        self.names = {node.rsplit("/", 1)[-1].rsplit(":", 1)[-1]: node_id for node, node_id in nodes.items()}

    def __getitem__(self, name: str) -> str:
        return self.nodes.get(name) or self.names[name]

    def fresh(self) -> Sandbox:
        return Sandbox.objects.get(pk=self.sandbox.pk)


def draw(
    users: Sequence[str] = (), roles: dict[str, Any] | None = None, owner: Person | None = None, **more: Any
) -> Drawn:
    """Out: a sandbox with these users and roles, see `world`; a new guest's where no owner is named."""
    owner = owner or create_guest()
    sandbox = create_sandbox(owner)
    with editing(sandbox, owner) as edit:
        nodes = transfer.build(edit, world(users, roles, **more))
    return Drawn(Sandbox.objects.get(pk=sandbox.pk), owner, nodes)


def refusal(drawn: Drawn, command: Any, *args: Any, **more: Any) -> PlaygroundError:
    """Out: why a command is refused, having changed nothing."""
    before = drawn.fresh().revision
    with pytest.raises(PlaygroundError) as caught, editing(drawn.sandbox, drawn.owner) as edit:
        command(edit, *args, **more)
    assert drawn.fresh().revision == before
    assert caught.value.hint
    return caught.value


def do(drawn: Drawn, command: Any, *args: Any, **more: Any) -> Any:
    """Out: what a command gives, as an edit of its own by the owner."""
    with editing(drawn.sandbox, drawn.owner) as edit:
        return command(edit, *args, **more)
