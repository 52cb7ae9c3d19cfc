"""Under which circumstances every hop is made: one question, one scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from playground.iam.request import ContextValue

# Only a user has an MFA device; a role session never carries that state (IAM: Configuring MFA-protected API access).
MFA_KEYS = frozenset({"aws:multifactorauthpresent", "aws:multifactorauthage"})


@dataclass(frozen=True, eq=False)
class Scenario:
    """When, under which session name, and which condition keys every call carries besides those it has by itself.

    Without any this is a plain AssumeRole call: no MFA, no external id, no tags.
    """

    at: datetime
    context: Mapping[str, ContextValue] = field(default_factory=dict)
    session_name: str = "session"

    def for_everybody(self) -> dict[str, ContextValue]:
        """Out: the keys that all callers carry, in lower case."""
        return {key.lower(): value for key, value in self.context.items() if key.lower() not in MFA_KEYS}

    def for_users(self) -> dict[str, ContextValue]:
        """Out: the keys that users alone carry, in lower case."""
        return {key.lower(): value for key, value in self.context.items() if key.lower() in MFA_KEYS}
