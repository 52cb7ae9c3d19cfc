"""The rows of an organisation in the making, and the chance that everything is drawn from."""

import random
from collections.abc import Iterable, Mapping
from typing import Any

VERSION = "2012-10-17"
TEAMS = [
    "payments",
    "search",
    "identity",
    "ledger",
    "media",
    "fraud",
    "catalog",
    "mobile",
    "growth",
    "billing",
    "notify",
    "risk",
    "stream",
    "vision",
    "logistics",
    "support",
    "pricing",
    "maps",
    "loyalty",
    "archive",
    "ingest",
    "model",
    "gateway",
    "onboarding",
]
ENVS = ["dev", "stage", "prod"]
Json = dict[str, Any]
_LISTS = [
    "ous",
    "accounts",
    "external_accounts",
    "policies",
    "identity_providers",
    "groups",
    "users",
    "roles",
    "resources",
    "questions",
    "planted",
]


def document(*statements: Json) -> Json:
    """A policy document."""
    return {"Version": VERSION, "Statement": list(statements)}


def statement(effect: str, action: str | list[str], resource: str | list[str] = "*", **extra: Any) -> Json:
    """A statement of an identity policy, an SCP or, with Principal in `extra`, a resource policy."""
    return {"Effect": effect, "Action": action, "Resource": resource, **extra}


def trust(
    principal: Json, effect: str = "Allow", action: str = "sts:AssumeRole", condition: Json | None = None
) -> Json:
    """A statement of a trust policy."""
    out: Json = {"Effect": effect, "Principal": principal, "Action": action}
    return out | {"Condition": condition} if condition else out


def inline(name: str, *statements: Json) -> Json:
    """An inline policy."""
    return {"name": name, "document": document(*statements)}


def root_of(account: str) -> Json:
    """A Principal that is a whole account."""
    return {"AWS": f"arn:aws:iam::{account}:root"}


class Builder:
    """In: a seed and the sizes. Every call draws from the same chance, so their order is part of the output."""

    def __init__(self, seed: int, sizes: Mapping[str, int]) -> None:
        self.sizes = dict(sizes)
        self.rng = random.Random(f"{seed}|{sorted(self.sizes.items())}")
        self.out: Json = {name: [] for name in _LISTS}
        self.org_id = ""
        self.mgmt = self.hub = self.audit = ""
        self.workloads: list[str] = []
        self.teams: list[str] = []
        self.staff: list[Json] = []
        self.aws_admin = self.aws_read = self.aws_power = ""
        self.boundary: dict[str, str] = {}
        self.tight: dict[str, str] = {}
        self._ids: set[str] = set()
        self._sequence = 0

    def account_id(self) -> str:
        """Twelve digits that nobody has yet."""
        while True:
            value = f"{self.rng.randrange(10**11, 10**12):012d}"
            if value not in self._ids:
                self._ids.add(value)
                return value

    def managed(self, account: str | None, name: str, body: Json, kind: str = "managed") -> str:
        """A managed policy or an SCP. Out: its ARN."""
        if kind == "scp":
            tail = f"{self.org_id}/service_control_policy/p-{name.lower()}"
            arn = f"arn:aws:organizations::{account}:policy/{tail}"
        elif kind == "aws":
            arn = f"arn:aws:iam::aws:policy/{name}"
        else:
            arn = f"arn:aws:iam::{account}:policy/{name}"
        owner = None if kind == "aws" else account
        self.out["policies"].append({"arn": arn, "name": name, "account": owner, "type": kind, "document": body})
        return arn

    def group(self, name: str, managed: Iterable[str] = (), policies: Iterable[Json] = ()) -> str:
        """A group of the hub account. Out: its ARN."""
        arn = f"arn:aws:iam::{self.hub}:group/{name}"
        row = {"arn": arn, "account": self.hub, "name": name, "managed": list(managed), "inline": list(policies)}
        self.out["groups"].append(row)
        return arn

    def user(
        self,
        account: str,
        name: str,
        *,
        groups: Iterable[str] = (),
        managed: Iterable[str] = (),
        policies: Iterable[Json] = (),
        boundary: str | None = None,
        tags: Json | None = None,
        mfa: bool = True,
    ) -> Json:
        """A user. Out: its row."""
        row = self._principal(account, "user", name, managed, policies, boundary, tags)
        row |= {"groups": list(groups), "mfa": mfa, "access_keys": self.rng.choice([0, 1, 1, 2])}
        row["console"] = self.rng.random() < 0.8
        self.out["users"].append(row)
        return row

    def role(
        self,
        account: str,
        name: str,
        kind: str,
        trusts: Json,
        *,
        managed: Iterable[str] = (),
        policies: Iterable[Json] = (),
        boundary: str | None = None,
        tags: Json | None = None,
    ) -> Json:
        """A role. Out: its row."""
        row = self._principal(account, "role", name, managed, policies, boundary, tags)
        row |= {"kind": kind, "trust": trusts, "max_session": self.rng.choice([3600, 3600, 3600, 7200, 14400, 43200])}
        self.out["roles"].append(row)
        return row

    def _principal(
        self,
        account: str,
        kind: str,
        name: str,
        managed: Iterable[str],
        policies: Iterable[Json],
        boundary: str | None,
        tags: Json | None,
    ) -> Json:
        self._sequence += 1
        prefix = "AIDA" if kind == "user" else "AROA"
        return {
            "arn": f"arn:aws:iam::{account}:{kind}/{name}",
            "id": f"{prefix}{self._sequence:017d}",
            "account": account,
            "name": name.split("/")[-1],
            "managed": list(managed),
            "inline": list(policies),
            "boundary": boundary,
            "tags": tags or {},
        }
