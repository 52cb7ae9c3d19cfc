"""Roles behind glass: worn in an emergency only, never without a reason, and everybody who looks is told.

A role is marked by its tag `break-glass`. AWS knows neither mark nor reason: the reason is no parameter of AssumeRole,
so it goes into `additionalEventData` of the call's record; as a session tag it would need sts:TagSession in the trust.
"""

from collections.abc import Mapping
from typing import Any, Final

from playground.sandbox.errors import ValidationError
from playground.sandbox.models import Role
from playground.sentences import say
from playground.sts.parameters import SessionParameters

TAG: Final = "break-glass"
LONGEST_REASON: Final = 200
SHORTEST_REASON: Final = 3


def is_behind_glass(role: Role) -> bool:
    """Out: whether the role has the tag break-glass = true; IAM's tag keys are the same in any case."""
    return any(key.lower() == TAG and value.lower() == "true" for key, value in role.tags.items())


def check_reason(role: Role, said: SessionParameters) -> str:
    """Out: why the glass of this role is broken, "" for a role without. Raises ValidationError where nobody says."""
    if not is_behind_glass(role):
        return ""
    reason = " ".join((said.reason or "").split())
    if len(reason) < SHORTEST_REASON:
        raise ValidationError(
            say("{role} waits behind glass. Say why it has to be broken.", role=role.name),
            hint=say("Choose Assume role on its card, give a reason, then hold to break."),
            place="reason",
        )
    if len(reason) > LONGEST_REASON or not reason.isprintable():
        raise ValidationError(
            say("A reason has at most {most} characters, all of them visible.", most=LONGEST_REASON),
            hint=say("Say it in one short sentence."),
            place="reason",
        )
    return reason


def event_data(role: Role | None, reason: str) -> Mapping[str, Any]:
    """Out: additionalEventData of a call for this role, refused or not."""
    if role is None or not is_behind_glass(role):
        return {}
    return {"breakGlass": "Yes", **({"reason": reason[:LONGEST_REASON]} if reason else {})}
