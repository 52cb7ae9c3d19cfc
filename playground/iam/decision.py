"""What the engine answers: one Decision, by value. Prose about it belongs to `explain.py`.

A trace is made of named tuples, which are made three times as fast as frozen dataclasses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    """The verdict."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"


class Layer(StrEnum):
    """A policy type as it shows in reasons and traces. TRUST is the resource policy of a role being assumed."""

    SCP = "scp"
    RCP = "rcp"
    RESOURCE = "resource"
    TRUST = "trust"
    BOUNDARY = "boundary"
    SESSION = "session"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class StatementRef:
    """Where a statement stands: which layer and policy, and the JSON pointer inside its document."""

    layer: Layer
    policy_name: str
    policy_arn: str | None
    owner_arn: str | None
    statement_index: int
    sid: str | None
    pointer: str

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys, as every face shows it."""
        return {
            "layer": self.layer.value,
            "policyName": self.policy_name,
            "policyArn": self.policy_arn,
            "ownerArn": self.owner_arn,
            "statementIndex": self.statement_index,
            "sid": self.sid,
            "pointer": self.pointer,
        }


class ElementCheck(NamedTuple):
    """One element of one statement against the request: what was wanted, what was there, did it match."""

    element: str  # Principal, NotPrincipal, Action, NotAction, Resource, NotResource or Condition
    matched: bool
    wanted: str  # the policy's value, as written
    actual: str | None  # the request's value; None where the request has none
    pointer: str = ""
    operator: str | None = None  # for Condition
    key: str | None = None  # for Condition

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys; operator and key only for conditions."""
        shown: dict[str, Any] = {
            "element": self.element,
            "matched": self.matched,
            "wanted": self.wanted,
            "actual": self.actual,
            "pointer": self.pointer,
        }
        if self.operator is not None:
            shown |= {"operator": self.operator, "key": self.key}
        return shown


class StatementStep(NamedTuple):
    """One statement that was looked at, element by element; one whose action does not fit shows only that."""

    ref: StatementRef
    effect: str
    matched: bool
    checks: tuple[ElementCheck, ...]
    grant: str | None = None  # how a resource policy's Principal matched: direct, role, sourceUser, account

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys."""
        return {
            "statement": self.ref.to_json(),
            "effect": self.effect,
            "matched": self.matched,
            "grant": self.grant,
            "checks": [check.to_json() for check in self.checks],
        }


class Step(NamedTuple):
    """One layer (one level of it for SCP and RCP) in the order of reporting, with every statement in it.

    `verdict` is allow, deny, silent (nothing matched), absent (no such policy) or notNeeded.
    """

    layer: Layer
    target: str | None  # the level's account, OU or root, for SCP and RCP
    verdict: str
    statements: tuple[StatementStep, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys."""
        return {
            "layer": self.layer.value,
            "target": self.target,
            "verdict": self.verdict,
            "statements": [statement.to_json() for statement in self.statements],
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, its reason code (allowed.identity, explicit_deny.scp, implicit_deny.trust, not_permitted.unsigned),

    every layer whose missing Allow alone would deny it, the statement that decided, and the trace if it was asked for.
    """

    outcome: Outcome
    reason: str
    missing: tuple[Layer, ...] = ()
    deciding: StatementRef | None = None
    trace: tuple[Step, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the request goes through."""
        return self.outcome is Outcome.ALLOWED

    def to_json(self) -> Mapping[str, Any]:
        """Out: camelCase keys; the shape that simulator, trace panel and commands show."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason,
            "missing": [layer.value for layer in self.missing],
            "deciding": self.deciding.to_json() if self.deciding else None,
            "trace": [step.to_json() for step in self.trace],
        }
