"""Organisations for tests: seeded ones, and the smallest document that says anything."""

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

from playground.iam.reach.document import Document, read_document
from playground.iam.reach.graph import Reach, reach_of
from playground.iam.reach.scenario import Scenario
from tests.bench.synthetic_org import canonical, generate

AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
HOME, AWAY = "111122223333", "444455556666"
ANA, READER, WRITER = (
    f"arn:aws:iam::{HOME}:user/ana",
    f"arn:aws:iam::{HOME}:role/reader",
    f"arn:aws:iam::{AWAY}:role/writer",
)
BOB_ID = "AIDA0000000000000BOB"
BUCKET = "arn:aws:s3:::books"


@cache
def seeded(seed: int, accounts: int, users: int, roles: int) -> tuple[dict[str, Any], Document]:
    """A generated document, as its author sees it and as it is read."""
    made = generate(seed, accounts, users, roles)
    return made, read_document(canonical(made))


def graph(document: Document, **context: str) -> Reach:
    """Its graph for plain calls, or for calls with these condition keys."""
    return reach_of(
        document.snapshot, Scenario(AT, {key.replace("_", ":", 1): value for key, value in context.items()})
    )


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    """A policy document."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(action: str, resource: str = "*", **extra: Any) -> dict[str, Any]:
    """An Allow of an identity policy."""
    return {"Effect": "Allow", "Action": action, "Resource": resource, **extra}


def trusts(principal: dict[str, str], **extra: Any) -> dict[str, Any]:
    """An Allow of a trust policy."""
    return {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **extra}


def small() -> dict[str, Any]:
    """Ana becomes the reader, the reader (or EC2) becomes the writer in another account, the writer writes books."""
    return {
        "schema": "synthetic-org/1",
        "org": {"id": "o-small", "management_account": HOME},
        "ous": [{"id": "r-root", "name": "Root", "parent": None, "scps": ["arn:full"]}],
        "accounts": [
            {"id": HOME, "name": "home", "ou": "r-root", "scps": ["arn:full"]},
            {"id": AWAY, "name": "away", "ou": "r-root", "scps": ["arn:full"]},
        ],
        "policies": [{"arn": "arn:full", "name": "Full", "type": "scp", "document": policy(allow("*"))}],
        "users": [
            {"arn": ANA, "id": "AIDA0000000000000ANA", "account": HOME, "name": "ana"},
            {"arn": f"arn:aws:iam::{HOME}:user/bob", "id": BOB_ID, "account": HOME, "name": "bob"},
        ],
        "roles": [
            _role(READER, HOME, trusts({"AWS": ANA}), allow("sts:AssumeRole", WRITER)),
            _role(WRITER, AWAY, trusts({"AWS": READER, "Service": "ec2.amazonaws.com"}), allow("s3:PutObject")),
        ],
        "resources": [{"arn": BUCKET, "account": AWAY, "type": "s3", "policy": None}],
        "questions": [{"action": "s3:PutObject", "resource": f"{BUCKET}/one"}],
        "planted": [{"name": "two-hops", "source": ANA, "target": WRITER, "context": {}, "assumable": True, "hops": 2}],
    }


def read(document: dict[str, Any]) -> Document:
    """A document as its text says it."""
    return read_document(json.dumps(document))


def _role(arn: str, account: str, trust: dict[str, Any], may: dict[str, Any]) -> dict[str, Any]:
    name = arn.rpartition("/")[2]
    inline = [{"name": "may", "document": policy(may)}]
    return {
        "arn": arn,
        "id": f"AROA{name.upper():0>17}",
        "account": account,
        "name": name,
        "trust": policy(trust),
        "inline": inline,
    }
