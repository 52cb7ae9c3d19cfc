"""How long temporary credentials may last. PURE.

Sources: AWS STS API Reference, AssumeRole (DurationSeconds); IAM User Guide, "Roles terms and concepts" (role
chaining) and "Update the maximum session duration for a role".
"""

from datetime import timedelta

from playground.sandbox.errors import ValidationError
from playground.sentences import say

SHORTEST = 900
LONGEST = 43_200  # what the API accepts before any role is looked at
CHAINED_LONGEST = 3_600
DEFAULT = 3_600
SERVICE_SECONDS = 21_600  # of what a service gets by itself: six hours, as on EC2
RENEWED_BEFORE = timedelta(seconds=300)  # the simulator's rule; AWS says only "before they expire"
OWN_LONGEST = 129_600  # of GetSessionToken and GetFederationToken: 36 hours
OWN_DEFAULT = 43_200
ROOT_LONGEST = 3_600  # a root user's: longer ones are cut, not refused


def own_duration(requested: int | None, *, root: bool) -> int:
    """In: seconds asked for, is it the root user. Out: seconds of a GetSessionToken or GetFederationToken session."""
    seconds = OWN_DEFAULT if requested is None else requested
    return min(seconds, ROOT_LONGEST) if root else seconds


def session_duration(requested: int | None, *, max_session_duration: int, chained: bool, service: bool) -> int:
    """In: seconds asked for, the role's own maximum, is the caller itself a session, is it an AWS service.

    Out: seconds granted. Bounds of the API model are checked with the other parameters, before this.
    """
    seconds = DEFAULT if requested is None else requested
    # AWS services are not bound by the role's maximum.
    if not service and seconds > max_session_duration:
        raise ValidationError(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            hint=say(
                "Ask for at most {most} seconds, or raise the role's maximum session duration.",
                most=max_session_duration,
            ),
            place="duration_seconds",
        )
    # A chained session ends within the hour, whatever its role allows.
    if chained and seconds > CHAINED_LONGEST:
        raise ValidationError(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
            hint=say(
                "Ask for at most {most} seconds, or assume the role with long-term credentials.", most=CHAINED_LONGEST
            ),
            place="duration_seconds",
        )
    return seconds
