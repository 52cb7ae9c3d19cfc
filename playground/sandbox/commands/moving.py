"""What cannot move to another account, and what to do instead.

Source: IAM User Guide, "IAM identifiers": the account is part of the ARN of every user, group, role and policy.
"""

from typing import Any

from playground.sandbox.errors import CannotMove, NotFound
from playground.sandbox.models import Account, Group, Identity, Provider, Resource, Role
from playground.sandbox.stream import Edit

STAYS: dict[Any, tuple[str, str]] = {
    Identity: ("A user stays in its account", "its ARN names the account, and its keys and policies hang on it"),
    Group: ("A group stays in its account", "it holds users of that account only"),
    Role: ("A role stays in its account", "its ARN names the account, and whoever trusts it trusts that ARN"),
    Provider: ("A provider stays in its account", "its ARN names the account, and roles there trust that ARN"),
    Resource: ("A resource stays in its account", "that account owns it and pays for it"),
}


def refuse_other_account(edit: Edit, node_id: str, account_id: str) -> None:
    """In: a node and the account it is wanted in. Raises CannotMove unless it is there already."""
    account, row = edit.find(Account, account_id), _find(edit, node_id)
    if row.account_id == account.pk:
        return
    if row.account_id is None:
        raise CannotMove(
            f"{row.name} belongs to no account.", hint="It stands on the open canvas; connect it to roles anywhere."
        )
    what, why = STAYS[type(row)]
    raise CannotMove(
        f"{what}: {why}.",
        hint=f"Duplicate {row.name} into {account.name}, connect it there, then delete it here.",
        place="account_id",
    )


def _find(edit: Edit, node_id: str) -> Any:
    for kind in STAYS:
        row = kind.objects.filter(sandbox_id=edit.sandbox.pk, public_id=node_id).first()
        if row is not None:
            return row
    raise NotFound(f"There is no {node_id[:40]} in this sandbox.", hint="It may have been deleted.")
