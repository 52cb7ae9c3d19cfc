"""Account aliases, tags of managed policies, paths of groups: shown, refused as AWS does, taken back, exported."""

import pytest

from playground.sandbox import history
from playground.sandbox.commands import accounts, managed_policies, user_groups
from playground.sandbox.copying import duplicate
from playground.sandbox.export import export
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, allow, do, document, draw, refusal
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db
FLOOR = {"arn": f"arn:aws:iam::{ACCOUNT}:policy/Floor", "document": document(allow("s3:GetObject"))}


def alias_of(drawn: Drawn, number: str = ACCOUNT) -> str:
    return next(each["alias"] for each in canvas_of(drawn)["accounts"] if each["number"] == number)


def test_an_alias_is_given_changed_taken_back_and_removed() -> None:
    drawn = draw()
    before = canvas_of(drawn)
    do(drawn, accounts.change_account, drawn[ACCOUNT], alias="house-of-plans")
    assert fold(drawn, before) == picture(canvas_of(drawn))
    do(drawn, accounts.change_account, drawn[ACCOUNT], alias="plans")
    history.undo(drawn.fresh(), drawn.owner)
    assert alias_of(drawn) == "house-of-plans"
    do(drawn, accounts.change_account, drawn[ACCOUNT], alias="")
    assert alias_of(drawn) == ""


@pytest.mark.parametrize("alias", ["Plans", "ab", "a" * 64, "-plans", "plans-", "pl--ans", "pläne", "111122223333"])
def test_an_alias_is_lower_case_with_single_hyphens_and_no_account_number(alias: str) -> None:
    drawn = draw()
    error = refusal(drawn, accounts.change_account, drawn[ACCOUNT], alias=alias)
    assert (error.code, error.place) == ("ValidationError", "alias")
    assert f"Value '{alias}' at 'accountAlias' failed to satisfy constraint" in error.message


def test_two_accounts_cannot_have_one_alias_and_a_copy_of_an_account_has_none() -> None:
    drawn = draw()
    do(drawn, accounts.change_account, drawn[ACCOUNT], alias="plans")
    error = refusal(drawn, accounts.change_account, drawn[OTHER_ACCOUNT], alias="plans")
    assert (error.code, error.message) == ("EntityAlreadyExists", "The account alias plans already exists.")
    do(drawn, duplicate, [drawn[ACCOUNT]])
    assert sorted(each["alias"] for each in canvas_of(drawn)["accounts"]) == ["", "", "plans"]


def test_a_managed_policy_has_tags_and_undo_takes_them_back() -> None:
    drawn = draw(policies=[FLOOR])
    (policy,) = canvas_of(drawn)["policies"]
    before = canvas_of(drawn)
    do(drawn, managed_policies.tag_policy, policy["id"], {"team": "blue"})
    assert fold(drawn, before) == picture(canvas_of(drawn))
    assert canvas_of(drawn)["policies"][0]["tags"] == {"team": "blue"}
    assert canvas_of(drawn)["policies"][0]["default_version"] == "v1"
    history.undo(drawn.fresh(), drawn.owner)
    assert canvas_of(drawn)["policies"][0]["tags"] == {}
    error = refusal(drawn, managed_policies.tag_policy, policy["id"], {f"key{number}": "" for number in range(51)})
    assert error.place == "tags"


def test_a_group_shows_its_path_which_its_arn_follows() -> None:
    drawn = draw(groups=[{"account": ACCOUNT, "name": "Staff"}])
    do(drawn, user_groups.change_group, drawn["Staff"], path="/house/")
    (group,) = canvas_of(drawn)["groups"]
    assert (group["path"], group["arn"]) == ("/house/", f"arn:aws:iam::{ACCOUNT}:group/house/Staff")


def test_a_file_of_the_sandbox_keeps_all_of_it() -> None:
    drawn = draw(policies=[{**FLOOR, "tags": {"team": "blue"}}], groups=[{"account": ACCOUNT, "name": "Staff"}])
    do(drawn, accounts.change_account, drawn[ACCOUNT], alias="plans")
    do(drawn, user_groups.change_group, drawn["Staff"], path="/house/")
    world = export(drawn.fresh())
    assert world["accounts"][0]["alias"] == "plans"
    assert world["policies"][0]["tags"] == {"team": "blue"}
    assert world["groups"][0]["path"] == "/house/"
