"""Small worlds for tests: two accounts, and whatever a test adds."""

import json
from datetime import UTC, datetime
from typing import Any

from playground.iam.callers import SessionCaller
from playground.iam.snapshot import Account, AttachedPolicy, Resource, Role, Snapshot, User

Texts = str | list[str]
HERE, THERE = "111122223333", "444455556666"
NOW = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
ANA = f"arn:aws:iam::{HERE}:user/ana"
ANA_ID = "AIDAANAANAANAANAANA22"
HAT = f"arn:aws:iam::{HERE}:role/Hat"
HAT_ID = "AROAHATHATHATHATHAT22"


def document(*statements: dict[str, Any]) -> str:
    """A policy's text."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: Texts, resource: Texts | None = "*", principal: Any = None, **more: Any) -> dict[str, Any]:
    """An Allow statement; a trust policy's has no resource."""
    statement: dict[str, Any] = {"Effect": "Allow", "Action": action} | more
    if resource is not None:
        statement["Resource"] = resource
    if principal is not None:
        statement["Principal"] = principal
    return statement


def deny(action: Texts, resource: Texts | None = "*", principal: Any = None, **more: Any) -> dict[str, Any]:
    """A Deny statement."""
    return allow(action, resource, principal, **more) | {"Effect": "Deny"}


def policy(*statements: dict[str, Any], name: str = "Test", owner: str | None = None) -> AttachedPolicy:
    """An inline policy."""
    return AttachedPolicy(name, document(*statements), owner)


def user(arn: str = ANA, unique_id: str = ANA_ID, **more: Any) -> User:
    """A user of the account in its ARN."""
    return User(arn, unique_id, arn.split(":")[4], arn.rpartition("/")[2], **more)


def role(trust: str, arn: str = HAT, unique_id: str = HAT_ID, **more: Any) -> Role:
    """A role of the account in its ARN."""
    return Role(arn, unique_id, arn.split(":")[4], arn.rpartition("/")[2], trust, **more)


def session(of: Role, name: str = "s1", **more: Any) -> SessionCaller:
    """A session of a role, issued now."""
    return SessionCaller(of.arn, of.unique_id, name, NOW, **more)


def world(*things: User | Role | Resource, **more: Any) -> Snapshot:
    """A snapshot of two accounts with these things in it."""
    return Snapshot(
        accounts={number: Account(number) for number in (HERE, THERE)},
        users={each.arn: each for each in things if isinstance(each, User)},
        roles={each.arn: each for each in things if isinstance(each, Role)},
        resources={each.arn: each for each in things if isinstance(each, Resource)},
        **more,
    )
