"""What is pasted is made fit for where it comes to: names, ARNs in documents, and nothing that could be meant twice."""

from typing import Any

import pytest

from playground.sandbox.errors import InvalidWorld
from playground.sandbox.fragments import Here, Renaming
from playground.sandbox.rewriting import rewriter
from tests.builders import ACCOUNT, OTHER_ACCOUNT, document

PLANS, COPY = "arn:aws:s3:::plans", "arn:aws:s3:::plans-copy"
HAT, HAT_COPY = f"arn:aws:iam::{ACCOUNT}:role/Hat", f"arn:aws:iam::{ACCOUNT}:role/Hat-copy"


def pasted(fragment: dict[str, Any], here: Here | None = None) -> dict[str, Any]:
    renaming = Renaming(fragment, here or Here({ACCOUNT}), lambda: OTHER_ACCOUNT, ACCOUNT)
    return renaming.world((0.0, 0.0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'"{PLANS}"', f'"{COPY}"'),
        (f'"{PLANS}/*"', f'"{COPY}/*"'),
        (f'"{PLANS}-archive/*"', f'"{PLANS}-archive/*"'),
        (f'"{PLANS}.old"', f'"{PLANS}.old"'),
        (f'"{HAT}"', f'"{HAT_COPY}"'),
        (f'"{HAT}Rack"', f'"{HAT}Rack"'),
        (f'"{HAT}","{PLANS}"', f'"{HAT_COPY}","{COPY}"'),
        (f"{HAT},{PLANS}", f"{HAT_COPY},{COPY}"),
        ('"ARN:aws:s3:::plans"', '"ARN:aws:s3:::plans"'),
    ],
)
def test_an_arn_follows_only_where_it_is_meant_whole(before: str, after: str) -> None:
    assert rewriter({PLANS: COPY, HAT: HAT_COPY})(before) == after


def test_a_new_account_number_follows_inside_every_arn_and_alone_but_not_inside_longer_numbers() -> None:
    change = rewriter({ACCOUNT: OTHER_ACCOUNT})
    assert change(f'"arn:aws:iam::{ACCOUNT}:root"') == f'"arn:aws:iam::{OTHER_ACCOUNT}:root"'
    assert change(f'"{ACCOUNT}"') == f'"{OTHER_ACCOUNT}"'
    assert change(f'"{ACCOUNT}0"') == f'"{ACCOUNT}0"'


def test_the_longest_of_two_arns_is_the_one_that_is_meant() -> None:
    change = rewriter({PLANS: COPY, f"{PLANS}/deep": f"{PLANS}/far"})
    assert change(f"{PLANS}/deep") == f"{PLANS}/far"
    assert change(f"{PLANS}/other") == f"{COPY}/other"


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ({"users": [{"account": ACCOUNT, "name": "ana"}, {"account": ACCOUNT, "name": "Ana"}]}, "/users/1"),
        ({"accounts": [{"id": ACCOUNT, "name": "A"}, {"id": ACCOUNT, "name": "B"}]}, "/accounts/1"),
        ({"resources": [{"account": ACCOUNT, "arn": PLANS}, {"account": ACCOUNT, "arn": PLANS}]}, "/resources/1"),
        (
            {"web_identities": [{"provider": "accounts.google.com"}, {"provider": "accounts.google.com"}]},
            "/web_identities/1",
        ),
    ],
)
def test_what_stands_twice_is_refused_with_its_place(fragment: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidWorld) as refused:
        pasted(fragment)
    assert refused.value.place == place
    assert refused.value.hint


def test_each_copy_gets_the_next_free_name() -> None:
    here = Here({ACCOUNT})
    here.names["roles", ACCOUNT] |= {"hat", "hat-copy"}
    trust = document()
    roles = [{"account": ACCOUNT, "name": name, "trust": trust} for name in ("Hat", "Hat-copy", "Cap")]
    assert [row["name"] for row in pasted({"roles": roles}, here)["roles"]] == ["Hat-copy2", "Hat-copy3", "Cap"]
