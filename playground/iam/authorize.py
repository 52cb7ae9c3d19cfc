"""A request in the world: collect what applies to the caller and the resource, fill the condition keys, evaluate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from playground.iam.callers import Caller
from playground.iam.decision import Decision
from playground.iam.request import ContextValue, Policies, Request
from playground.iam.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Judgement:
    """A decision with what it was made from, so that explaining can go on."""

    decision: Decision
    request: Request
    policies: Policies

    @property
    def allowed(self) -> bool:
        """Whether the request goes through."""
        return self.decision.allowed


def authorize(
    snapshot: Snapshot,
    caller: Caller,
    action: str,
    resource_arn: str,
    *,
    at: datetime,
    context: Mapping[str, ContextValue] | None = None,
    trace: bool = False,
) -> Judgement:
    """In: the world, who asks, for what, when; `context` adds or overrides condition keys. Out: the judgement."""
    raise NotImplementedError
