"""An organisation's document (schema synthetic-org/1) to a Snapshot. Within bounds; each complaint names its place."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.iam.policy import PolicyType
from playground.iam.reach.errors import MalformedOrganization, OrganizationTooLarge
from playground.iam.reach.members import Members
from playground.iam.reach.policy_texts import PolicyTexts
from playground.iam.reach.row import Row
from playground.iam.snapshot import Account, AttachedPolicy, Organization, Snapshot

SCHEMA = "synthetic-org/1"
MAX_CHARACTERS = 128 * 1024 * 1024
MAX_LEVELS = 32  # of OUs; AWS allows five
_ID = re.compile(r"[A-Z0-9]{16,128}")
_TEXTS = {"managed": PolicyType.MANAGED, "aws": PolicyType.MANAGED, "scp": PolicyType.SCP}


@dataclass(frozen=True)
class Fact:
    """One planted fact: under `context` the target is (not) assumable from the source. Its answer is not read."""

    name: str
    source: str
    target: str
    context: Mapping[str, str]


@dataclass(frozen=True)
class Document:
    """The world, and what its author asks about it."""

    snapshot: Snapshot
    questions: tuple[tuple[str, str], ...]  # action, resource
    planted: tuple[Fact, ...]


def read_document(text: str) -> Document:
    """In: the text of a document. Out: its facts; raises MalformedOrganization."""
    root = Row(_load(text), "")
    if root.fields.get("schema") != SCHEMA:
        raise MalformedOrganization("This is no such document.", hint=f"Its schema must be {SCHEMA}.", place="schema")
    texts = PolicyTexts({**_ids(root, "users", "AIDA"), **_ids(root, "roles", "AROA")})
    managed, scps = _policies(root, texts)
    accounts = {row.text("id"): Account(row.text("id"), row.text("name")) for row in root.rows("accounts")}
    members = Members(root, texts, managed, accounts)
    snapshot = Snapshot(
        accounts=accounts,
        groups=members.groups(),
        users=members.users(),
        roles=members.roles(),
        resources=members.resources(),
        providers=members.providers(),
        managed_policies=managed,
        organizations=(_organization(root, scps),),
    )
    questions = tuple((row.text("action"), row.text("resource")) for row in root.rows("questions"))
    return Document(snapshot, questions, tuple(_fact(row) for row in root.rows("planted")))


def _load(text: str) -> Mapping[str, Any]:
    if len(text) > MAX_CHARACTERS:
        message = f"The document has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read."
        raise OrganizationTooLarge(message, hint="Ask about a part of the organisation.")
    try:
        root = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise MalformedOrganization(f"This is no JSON: {error.msg}.", hint="Correct it there.", place=place) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        hint = "No organisation needs such numbers or such depth."
        raise OrganizationTooLarge(
            "The document is nested too deeply or holds too long a number.", hint=hint
        ) from error
    if not isinstance(root, dict):
        raise MalformedOrganization("The document is no object.", hint="Write a JSON object.")
    return root


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Equal keys are refused: the last would win, and a Deny could become an Allow."""
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)[:100]
        raise MalformedOrganization(f'"{twice}" is given twice in one object.', hint="Keep one of them.", place=twice)
    return made


def _no_constant(word: str) -> None:
    raise MalformedOrganization(f"{word} is no JSON number.", hint="Write a number, or null.", place=word)


def _ids(root: Row, key: str, prefix: str) -> dict[str, str]:
    """Unique ids by ARN (IAM identifiers: Unique identifiers); stored trust policies name principals by them."""
    ids: dict[str, str] = {}
    for row in root.rows(key):
        unique_id = row.text("id")
        if not unique_id.startswith(prefix) or not _ID.fullmatch(unique_id):
            hint = f"Write {prefix} and 12 to 124 capital letters and digits."
            raise MalformedOrganization(f"{unique_id[:200]} is no unique id.", hint=hint, place=row.at("id"))
        ids[row.text("arn")] = unique_id
    return ids


def _policies(root: Row, texts: PolicyTexts) -> tuple[dict[str, AttachedPolicy], dict[str, AttachedPolicy]]:
    """Managed policies and SCPs, by ARN."""
    managed: dict[str, AttachedPolicy] = {}
    scps: dict[str, AttachedPolicy] = {}
    for row in root.rows("policies"):
        kind, arn = row.text("type"), row.text("arn")
        if kind not in _TEXTS:
            hint = f"Write one of {', '.join(_TEXTS)}."
            raise MalformedOrganization(f"There is no policy type {kind[:100]}.", hint=hint, place=row.at("type"))
        policy = AttachedPolicy(row.text("name"), texts.of(row, "document", _TEXTS[kind]), arn=arn)
        (scps if kind == "scp" else managed)[arn] = policy
    return managed, scps


def _organization(root: Row, scps: Mapping[str, AttachedPolicy]) -> Organization:
    """Every account of the document is a member; a document without management account limits all of them."""
    org = root.row("org")
    units = {row.text("id"): row for row in root.rows("ous")}
    attached = {ou: _scps_at(row, scps) for ou, row in units.items()}
    paths: dict[str, tuple[str, ...]] = {}
    for row in root.rows("accounts"):
        account = row.text("id")
        attached[account] = _scps_at(row, scps)
        paths[account] = (*_above(row, "ou", units), account)
    return Organization(
        id=org.text("id"),
        management_account=org.text_or_none("management_account") or "",
        paths=paths,
        scp_enabled=True,
        scps=attached,
    )


def _scps_at(row: Row, scps: Mapping[str, AttachedPolicy]) -> tuple[AttachedPolicy, ...]:
    names = row.texts("scps")
    for index, arn in enumerate(names):
        if arn not in scps:
            place = f"{row.at('scps')}[{index}]"
            raise MalformedOrganization(f"There is no SCP {arn}.", hint="List it among the policies.", place=place)
    return tuple(scps[arn] for arn in names)


def _above(row: Row, key: str, units: Mapping[str, Row]) -> tuple[str, ...]:
    """From the root down to the OU that an account is in."""
    path: list[str] = []
    above = row.text_or_none(key)
    while above is not None:
        if above not in units or len(path) >= MAX_LEVELS:
            hint = f"Name an OU of the document, at most {MAX_LEVELS} levels deep and without circles."
            raise MalformedOrganization(f"{above} is no OU to be under.", hint=hint, place=row.at(key))
        path.append(above)
        row, key = units[above], "parent"
        above = row.text_or_none(key)
    return tuple(reversed(path))


def _fact(row: Row) -> Fact:
    return Fact(row.text("name"), row.text("source"), row.text("target"), row.tags("context"))
