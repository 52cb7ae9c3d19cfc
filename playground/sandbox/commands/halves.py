"""Write the missing half of a link to a role: the caller's permission to ask for it, or the role's trust."""

import json
from itertools import count

from playground.sandbox.commands.policies import COLUMNS, Owner, find_owner, put_inline
from playground.sandbox.commands.trust import connect
from playground.sandbox.directory import iam_arn
from playground.sandbox.models import InlinePolicy, Role
from playground.sandbox.sources import ASSUME_ROLE
from playground.sandbox.stream import Edit


def complete_half(edit: Edit, source_id: str, role_id: str, *, trust: bool) -> None:
    """In: a user or role, the role it wants to wear, which side to write. One edit, so one undo takes it back."""
    if trust:
        connect(edit, role_id, source_id)
        return
    owner, role = find_owner(edit, source_id), edit.find(Role, role_id)
    arn = iam_arn(role.account.number, "role", role.path, role.name)
    statement = {"Effect": "Allow", "Action": ASSUME_ROLE, "Resource": arn}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)
    edit.say(f"Permit {owner.name} to assume {role.name}")
    put_inline(edit, source_id, _free_name(owner, f"Assume{role.name}"), document)


def _free_name(owner: Owner, wish: str) -> str:
    taken = set(InlinePolicy.objects.filter(**{COLUMNS[type(owner)]: owner}).values_list("name", flat=True))
    candidates = (f"{wish}{number or ''}" for number in count())
    return next(name for name in candidates if name not in taken)
