"""A Decision to words for a learner, to AWS's denial text, and to the smallest changes that would flip it."""

from dataclasses import dataclass
from typing import Any

from playground.iam.decision import Decision, Layer
from playground.iam.request import Policies, Request


@dataclass(frozen=True, slots=True)
class Proposal:
    """One smallest change, proven by evaluating again with it."""

    kind: str  # addTrustPrincipal, addStatement, removeStatement...
    layer: Layer
    sentence: str
    policy_name: str | None = None
    owner_arn: str | None = None
    pointer: str | None = None
    statement: dict[str, Any] | None = None  # what to add, as JSON

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys."""
        return {
            "kind": self.kind,
            "layer": self.layer.value,
            "sentence": self.sentence,
            "policyName": self.policy_name,
            "ownerArn": self.owner_arn,
            "pointer": self.pointer,
            "statement": self.statement,
        }


def sentence(decision: Decision, request: Request) -> str:
    """Out: one sentence a learner understands."""
    raise NotImplementedError


def aws_message(decision: Decision, request: Request) -> str:
    """Out: AWS's own denial text (Troubleshoot access denied error messages); empty for an allowed request."""
    raise NotImplementedError


def smallest_changes(decision: Decision, request: Request, policies: Policies) -> tuple[Proposal, ...]:
    """Out: changes that each (or, where several are missing, together) let it through; none if it is allowed."""
    raise NotImplementedError
