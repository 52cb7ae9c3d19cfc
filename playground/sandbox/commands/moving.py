"""What cannot move to another account, and what to do instead.

Source: IAM User Guide, "IAM identifiers": the account is part of the ARN of every user, group, role and policy.
"""

from typing import Any

from playground.sandbox.errors import CannotMove, NotFound
from playground.sandbox.models import Account, Group, Identity, Provider, Resource, Role
from playground.sandbox.stream import Edit
from playground.sentences import say

STAYS: dict[Any, str] = {
    Identity: say("A user stays in its account: its ARN names the account, and its keys and policies hang on it."),
    Group: say("A group stays in its account: it holds users of that account only."),
    Role: say("A role stays in its account: its ARN names the account, and whoever trusts it trusts that ARN."),
    Provider: say("A provider stays in its account: its ARN names the account, and roles there trust that ARN."),
    Resource: say("A resource stays in its account: that account owns it and pays for it."),
}


def refuse_other_account(edit: Edit, node_id: str, account_id: str) -> None:
    """In: a node and the account it is wanted in. Raises CannotMove unless it is there already."""
    account, row = edit.find(Account, account_id), _find(edit, node_id)
    if row.account_id == account.pk:
        return
    if row.account_id is None:
        raise CannotMove(
            say("{name} belongs to no account.", name=row.name),
            hint=say("It stands on the open canvas; connect it to roles anywhere."),
        )
    raise CannotMove(
        STAYS[type(row)],
        hint=say(
            "Duplicate {name} into {account}, connect it there, then delete it here.",
            name=row.name,
            account=account.name,
        ),
        place="account_id",
    )


def _find(edit: Edit, node_id: str) -> Any:
    for kind in STAYS:
        row = kind.objects.filter(sandbox_id=edit.sandbox.pk, public_id=node_id).first()
        if row is not None:
            return row
    raise NotFound(say("There is no {id} in this sandbox.", id=node_id[:40]), hint=say("It may have been deleted."))
