"""Copy, paste, duplicate: new ids, free names, and links that follow what they came with."""

import json
from typing import Any

import pytest

from playground.live.shapes import PositionShape
from playground.sandbox import copying, history
from playground.sandbox.commands import accounts, moving
from tests.builders import (
    ACCOUNT,
    OTHER_ACCOUNT,
    READ_ONLY,
    Drawn,
    allow,
    do,
    document,
    draw,
    refusal,
    role_arn,
    user_arn,
)
from tests.builders import trust as trusts
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db
FLOOR = f"arn:aws:iam::{ACCOUNT}:policy/team/Floor"


def house(**more: Any) -> Drawn:
    """Jane, of the group Staff, may wear Hat, which may read the bucket plans; bob may, too."""
    jane = {
        "account": ACCOUNT,
        "name": "jane",
        "groups": ["Staff"],
        "managed": [FLOOR],
        "inline": {"Wear": document(allow("sts:AssumeRole", role_arn("Hat")))},
        "boundary": FLOOR,
        "tags": {"team": "blue"},
        "mfa": True,
    }
    plans = {
        "account": ACCOUNT,
        "arn": "arn:aws:s3:::plans",
        "policy": document({**allow("s3:*", "arn:aws:s3:::plans/*"), "Principal": {"AWS": role_arn("Hat")}}),
    }
    return draw(
        ["bob"],
        {"Hat": trusts("AWS", [user_arn("jane"), user_arn("bob")])},
        more_users=[jane],
        groups=[{"account": ACCOUNT, "name": "Staff", "managed": [READ_ONLY]}],
        policies=[{"arn": FLOOR, "document": document(allow("s3:*", "arn:aws:s3:::plans/*"))}],
        services=[{"principal": "ec2.amazonaws.com", "name": "EC2"}],
        instance_profiles=[{"account": ACCOUNT, "name": "Hat", "role": f"role:{ACCOUNT}/Hat"}],
        resources=[plans],
        **more,
    )


def named(drawn: Drawn, name: str, kind: str = "roles") -> dict[str, Any]:
    return next(row for row in canvas_of(drawn)[kind] if row["name"] == name)


def test_more_than_a_request_can_build_is_not_pasted() -> None:
    fragment = {"accounts": [], "users": [{"account": ACCOUNT, "name": f"u{index}"} for index in range(1_001)]}
    assert "1,001 things" in refusal(draw(), copying.paste, fragment).message


def test_a_duplicate_has_a_free_name_new_ids_and_the_same_policies() -> None:
    drawn = house()
    before = canvas_of(drawn)
    (made,) = do(drawn, copying.duplicate, [drawn["jane"]])
    jane, copy = named(drawn, "jane", "identities"), named(drawn, "jane-copy", "identities")
    assert copy["id"] == made != jane["id"]
    for kept in ("group_ids", "attachments", "inline_policies", "boundary", "tags", "mfa", "account_id"):
        assert copy[kept] == jane[kept], kept
    assert fold(drawn, before) == picture(canvas_of(drawn))


def test_the_second_duplicate_counts_on() -> None:
    drawn = house()
    do(drawn, copying.duplicate, [drawn["Hat"]])
    (made,) = do(drawn, copying.duplicate, [named(drawn, "Hat-copy")["id"]])
    assert named(drawn, "Hat-copy2")["id"] == made


def test_a_duplicate_is_one_edit_that_undo_takes_back() -> None:
    drawn = house()
    before = picture(canvas_of(drawn))
    do(drawn, copying.duplicate, [drawn["jane"], drawn["Hat"], drawn["Staff"]])
    history.undo(drawn.fresh(), drawn.owner)
    assert picture(canvas_of(drawn)) == before


def test_links_between_what_is_copied_together_follow_and_others_stay() -> None:
    drawn = house()
    do(drawn, copying.duplicate, [drawn["jane"], drawn["Hat"]])
    jane, hat = named(drawn, "jane-copy", "identities"), named(drawn, "Hat-copy")
    assert [link["source_id"] for link in hat["trust_links"]] == [jane["id"], drawn["bob"]]
    assert role_arn("Hat-copy") in jane["inline_policies"][0]["document"]
    assert named(drawn, "Hat-copy", "instance_profiles")["role_id"] == hat["id"]


def test_a_role_copied_alone_trusts_whom_the_first_one_trusts() -> None:
    drawn = house()
    do(drawn, copying.duplicate, [drawn["Hat"]])
    assert named(drawn, "Hat-copy")["trust_policy"] == named(drawn, "Hat")["trust_policy"]


def test_a_bucket_s_copy_has_a_policy_about_itself() -> None:
    drawn = house()
    do(drawn, copying.duplicate, [drawn["plans"]])
    copy = named(drawn, "plans-copy", "resources")
    assert json.loads(copy["policy"])["Statement"][0]["Resource"] == "arn:aws:s3:::plans-copy/*"


def test_a_whole_account_gets_a_new_number_and_keeps_to_itself() -> None:
    drawn = house()
    do(drawn, copying.duplicate, [drawn[ACCOUNT]])
    account = named(drawn, "Offices copy", "accounts")
    assert account["number"] != ACCOUNT
    inside = [row for row in canvas_of(drawn)["roles"] if row["account_id"] == account["id"]]
    assert [row["name"] for row in inside] == ["Hat"]
    assert ACCOUNT not in json.dumps(inside)
    people = {row["id"]: row["name"] for row in canvas_of(drawn)["identities"] if row["account_id"] == account["id"]}
    assert [people[link["source_id"]] for link in inside[0]["trust_links"]] == ["jane", "bob"]


def test_a_fragment_pastes_into_another_sandbox_with_the_policies_it_uses() -> None:
    drawn, other = house(), draw()
    fragment = json.loads(json.dumps(copying.copy(drawn.fresh(), [drawn["jane"]])))
    (made,) = do(other, copying.paste, fragment, account_id=other[OTHER_ACCOUNT], position=PositionShape(7.0, 9.0))
    jane = named(other, "jane", "identities")
    assert jane["id"] == made != drawn["jane"]
    assert jane["account_id"] == other[OTHER_ACCOUNT]
    assert jane["boundary"] == f"arn:aws:iam::{OTHER_ACCOUNT}:policy/team/Floor"
    assert (jane["position"]["x"], jane["position"]["y"]) == (7.0, 9.0)
    assert [policy["name"] for policy in canvas_of(other)["policies"]] == ["Floor"]
    assert jane["group_ids"] == []


def test_a_service_is_not_drawn_twice() -> None:
    drawn = house()
    assert do(drawn, copying.duplicate, [drawn["service:ec2.amazonaws.com"]]) == []


def test_pasting_without_an_account_to_paste_into_says_so() -> None:
    drawn, other = house(), draw()
    do(other, accounts.remove_account, other[ACCOUNT])
    fragment = copying.copy(drawn.fresh(), [drawn["jane"]])
    error = refusal(other, copying.paste, fragment)
    assert (error.code, error.message) == ("InvalidInput", f"There is no account {ACCOUNT} here.")


@pytest.mark.parametrize("fragment", [[], {"shoes": 4}, {"users": [{"name": "x"}]}, {"version": 7}])
def test_nonsense_is_not_pasted(fragment: Any) -> None:
    assert refusal(draw(), copying.paste, fragment).code == "InvalidWorld"


@pytest.mark.parametrize("name", ["jane", "Staff", "Hat", "plans"])
def test_nothing_moves_to_another_account_and_the_way_out_is_said(name: str) -> None:
    drawn = house()
    error = refusal(drawn, moving.refuse_other_account, drawn[name], drawn[OTHER_ACCOUNT])
    assert (error.code, error.place) == ("CannotMove", "account_id")
    assert "Duplicate" in (error.hint or "")
    do(drawn, moving.refuse_other_account, drawn[name], drawn[ACCOUNT])
