"""Trust links in and out of a trust policy's text. Every byte that need not change stays as its author wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TrustPrincipal:
    """Whom to trust: a principal type with a value, and the action that fits it."""

    type: str  # AWS, Service or Federated
    value: str
    action: str = "sts:AssumeRole"


@dataclass(frozen=True, slots=True)
class TrustLink:
    """One principal that a trust policy names: one arrow. Lines count from 1 and cover the statement."""

    principal_type: str
    value: str
    action: str
    effect: str
    statement_index: int
    sid: str | None
    pointer: str
    line_start: int
    line_end: int
    conditions: Mapping[str, Any] = field(default_factory=dict)


def trust_links(text: str) -> tuple[TrustLink, ...]:
    """In: a trust policy's text. Out: a link for each principal and action, in the order of the text."""
    raise NotImplementedError


def with_link(text: str, principal: TrustPrincipal) -> str:
    """Out: the text that trusts `principal` too; the same text if it does already."""
    raise NotImplementedError


def without_link(text: str, principal: TrustPrincipal) -> str:
    """Out: the text that no longer names `principal` for its action; the same text if it never did."""
    raise NotImplementedError


def to_stored(text: str, ids: Mapping[str, str]) -> str:
    """In: a text as people write it, unique ids by user and role ARN. Out: the text with ids inside Principal."""
    raise NotImplementedError


def to_shown(text: str, arns: Mapping[str, str]) -> str:
    """In: a stored text, current ARNs by unique id. Out: the text for people; ids of nobody stay as they are."""
    raise NotImplementedError


def new_trust_policy(principal: TrustPrincipal | None) -> str:
    """Out: a fresh trust policy, two spaces a level. None gives one that trusts nobody: a Deny on everybody,

    since AWS refuses a policy without statements or without principals.
    """
    raise NotImplementedError
