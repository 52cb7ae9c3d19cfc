"""A policy document as frozen facts: what `parse.py` makes and `statement.py` compiles."""

from dataclasses import dataclass
from enum import StrEnum


class PolicyType(StrEnum):
    """Where a policy is used; it decides which elements it may and must have."""

    IDENTITY = "identity"  # inline, in a user, group or role
    MANAGED = "managed"  # customer managed: a stricter Version rule
    BOUNDARY = "boundary"
    SESSION = "session"
    RESOURCE = "resource"
    TRUST = "trust"
    SCP = "scp"
    RCP = "rcp"


class Effect(StrEnum):
    """What a matching statement does."""

    ALLOW = "Allow"
    DENY = "Deny"


VERSION_2008 = "2008-10-17"  # what a missing Version means: ${...} is literal text
VERSION_2012 = "2012-10-17"


@dataclass(frozen=True, slots=True)
class PrincipalName:
    """One value of a Principal or NotPrincipal element. A bare "*" is read as type AWS."""

    type: str  # AWS, Service, Federated or CanonicalUser
    value: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One operator with one key: {"StringLike": {"aws:userid": ["AROA*"]}}. Values are kept as text."""

    operator: str
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. Of each pair (x, not_x) at most one is given; None means the element is absent."""

    index: int
    pointer: str  # JSON pointer in the document: /Statement/0, or /Statement for a single object
    effect: Effect
    sid: str | None = None
    principals: tuple[PrincipalName, ...] | None = None
    not_principals: tuple[PrincipalName, ...] | None = None
    actions: tuple[str, ...] | None = None
    not_actions: tuple[str, ...] | None = None
    resources: tuple[str, ...] | None = None
    not_resources: tuple[str, ...] | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, eq=False)
class PolicyDocument:
    """A whole document. Compared by identity, because compiled forms are cached by it; parsing caches by text."""

    statements: tuple[Statement, ...]
    version: str = VERSION_2008
    id: str | None = None

    @property
    def has_variables(self) -> bool:
        """Whether ${...} means something in it (Policy elements: Variables and tags, "version")."""
        return self.version == VERSION_2012
