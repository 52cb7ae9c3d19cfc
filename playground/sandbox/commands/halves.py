"""Write the missing half of a link to a role: the caller's permission to ask for it, or the role's trust."""

import json

from playground.sandbox.commands.policies import find_owner, free_inline_name, put_inline
from playground.sandbox.commands.trust import connect
from playground.sandbox.directory import iam_arn
from playground.sandbox.models import Role
from playground.sandbox.sources import ASSUME_ROLE
from playground.sandbox.stream import Edit
from playground.sentences import say


def complete_half(edit: Edit, source_id: str, role_id: str, *, trust: bool) -> None:
    """In: a user or role, the role it wants to wear, which side to write. One edit, so one undo takes it back."""
    if trust:
        connect(edit, role_id, source_id)
        return
    owner, role = find_owner(edit, source_id), edit.find(Role, role_id)
    arn = iam_arn(role.account.number, "role", role.path, role.name)
    statement = {"Effect": "Allow", "Action": ASSUME_ROLE, "Resource": arn}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)
    edit.say(say("Permit {owner} to assume {role}", owner=owner.name, role=role.name))
    put_inline(edit, source_id, free_inline_name(owner, f"Assume{role.name}"), document)
