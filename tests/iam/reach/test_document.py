"""Reading an organisation's document: what is wrong is named with its place, and nothing is guessed."""

import json
from typing import Any

import pytest

from playground.errors import Kind
from playground.iam.reach.document import read_document
from playground.iam.reach.errors import MalformedOrganization
from tests.iam.reach.organisations import ANA, HOME, READER, graph, read, small


def broken(*path: str | int, value: Any) -> dict[str, Any]:
    """The small document with another value at one place."""
    document = small()
    spot: Any = document
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (broken("schema", value="other/1"), "schema"),
        (broken("org", value=None), "org"),
        (broken("users", value={}), "users"),
        (broken("users", 1, value="bob"), "users[1]"),
        (broken("users", 0, "id", value=7), "users[0].id"),
        (broken("users", 0, "id", value="AROA0000000000000ANA"), "users[0].id"),
        (broken("users", 0, "tags", value={"team": 1}), "users[0].tags.team"),
        (broken("users", 0, "arn", value="ana"), "users[0].arn"),
        (broken("users", 1, "arn", value=ANA), "users[1].arn"),
        (broken("users", 0, "name", value="eve"), "users[0].arn"),
        (broken("users", 0, "account", value="999988887777"), "users[0].account"),
        (broken("users", 0, "managed", value=["arn:none"]), "users[0].managed[0]"),
        (broken("users", 0, "boundary", value="arn:none"), "users[0].boundary"),
        (broken("policies", 0, "type", value="odd"), "policies[0].type"),
        (broken("accounts", 1, "scps", value=["arn:none"]), "accounts[1].scps[0]"),
        (broken("accounts", 1, "ou", value="ou-none"), "accounts[1].ou"),
        (broken("ous", 0, "parent", value="r-root"), "ous[0].parent"),
        (broken("roles", 0, "trust", value=[]), "roles[0].trust"),
        (broken("roles", 1, "trust", "Statement", 0, "Effect", value="allow"), "roles[1].trust/Statement/0/Effect"),
        (broken("roles", 0, "name", value="r" * 3000), "roles[0].name"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(document: dict[str, Any], place: str) -> None:
    with pytest.raises(MalformedOrganization) as caught:
        read(document)
    assert caught.value.place == place
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"schema": NaN}', '{"a": 1, "a": 2}', "[" * 100_000, '{"a": ' + "9" * 5000 + "}", '{"a": 1'],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(MalformedOrganization):
        read_document(text)


def test_a_second_key_cannot_turn_a_deny_into_an_allow() -> None:
    text = json.dumps(small()).replace('"Effect": "Allow"', '"Effect": "Deny", "Effect": "Allow"', 1)
    with pytest.raises(MalformedOrganization, match='"Effect" is given twice'):
        read_document(text)


def test_too_many_rows_are_refused_before_they_are_read() -> None:
    with pytest.raises(MalformedOrganization) as caught:
        read(broken("groups", value=[0] * 100_001))
    assert caught.value.kind is Kind.TOO_LARGE


def test_trust_follows_the_unique_id_so_that_a_role_made_again_is_somebody_else() -> None:
    document = read(small())
    assert '"AWS":"AIDA0000000000000ANA"' in document.snapshot.roles[READER].trust


def test_an_account_stands_under_every_unit_above_it() -> None:
    document = small()
    document["ous"].append({"id": "ou-a", "name": "A", "parent": "r-root", "scps": ["arn:full"]})
    document["accounts"][0]["ou"] = "ou-a"
    organization = read(document).snapshot.organizations[0]
    assert organization.paths[HOME] == ("r-root", "ou-a", HOME)


def test_the_small_document_holds_what_it_says() -> None:
    reach = graph(read(small()))
    assert set(reach.ways_from(ANA)) == set(reach.snapshot.roles)
