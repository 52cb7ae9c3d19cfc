"""Session names nobody chose: what a caller's session is called by default. PURE.

Source: IAM User Guide, "Use an IAM role to grant permissions to applications running on Amazon EC2 instances" (the
instance id is the session name), Lambda Developer Guide, "Execution role" (the function's name).
"""

import re
from collections.abc import Callable

LONGEST = 64
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9_+=,.@-]+")
_HEX = "0123456789abcdef"
# An instance or a task is a new thing each time; the other services name the resource that works for us.
_MADE: dict[str, tuple[str, int]] = {"ec2.amazonaws.com": ("i-0", 16), "ecs-tasks.amazonaws.com": ("", 32)}


def service_session_name(principal: str, title: str, choose: Callable[[str], str]) -> str:
    """In: a service principal, the node's title, a chooser of one character. Out: `i-0…`, a task id, or the title."""
    if principal in _MADE:
        prefix, length = _MADE[principal]
        return prefix + "".join(choose(_HEX) for _ in range(length))
    return session_name_from(title) or session_name_from(principal.split(".")[0]) or "service"


def session_name_from(text: str) -> str:
    """Out: `text` with what a RoleSessionName may not hold made a hyphen; "" when too little is left."""
    name = _NOT_ALLOWED.sub("-", text).strip("-")[:LONGEST]
    return name if len(name) >= 2 else ""
