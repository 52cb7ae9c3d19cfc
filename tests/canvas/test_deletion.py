"""What AWS refuses to delete, for every kind: its words, who holds it, and the way out, which works."""

import pytest

from playground.sandbox.export import export
from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of
from tests.canvas.deletion_cases import (
    CASES,
    FIRST,
    Company,
    Holders,
    Prepare,
    management_account,
    scp_in_use,
    unit_with_an_account_and_an_ou,
    user_with_an_access_key,
)
from tests.folding import picture


@pytest.fixture
def company(visitor: Visitor, drawn: Drawn) -> Company:
    return Company(visitor, drawn)


@pytest.mark.parametrize(
    ("prepare", "code", "message", "holders"), CASES, ids=lambda case: getattr(case, "__name__", "")
)
def test_a_refusal_says_what_holds_it_and_its_way_out_works(
    company: Company, prepare: Prepare, code: str, message: str, holders: Holders
) -> None:
    path = prepare(company)
    before = picture(company.visitor.canvas())
    refused = company.visitor.delete(path)
    error = error_of(refused)
    assert (refused.status_code, error["code"], error["message"]) == (409, code, message)
    assert error["hint"]
    told = error["details"]["holders"]
    assert [(each["kind"], each["names"]) for each in told] == holders
    assert [each["count"] for each in told] == [len(names) for _, names in holders]
    assert picture(company.visitor.canvas()) == before
    assert company.visitor.delete(f"{path}?cascade=true").status_code in (200, 204)
    company.do("post", "undo/")
    assert picture(company.visitor.canvas()) == before


def test_a_login_profile_comes_before_all_else_and_goes_with_the_user(company: Company) -> None:
    path = user_with_an_access_key(company)
    company.do("post", f"{path}login-profile/", password="Correct-horse-1", password_reset_required=True)
    error = error_of(company.visitor.delete(path))
    assert error["message"] == FIRST + "delete login profile first."
    assert error["details"]["holders"][0] == {"kind": "login_profile", "names": ["jane"], "count": 1}
    assert company.visitor.delete(f"{path}?cascade=true").status_code == 204
    company.do("post", "undo/")
    found = company.do("get", f"{path}login-profile/")
    assert found["created_at"] and found["password_reset_required"]


def test_access_keys_come_first_and_are_named(company: Company) -> None:
    path = user_with_an_access_key(company)
    (key,) = company.do("get", f"{path}access-keys/")
    error = error_of(company.visitor.delete(path))
    assert error["message"] == FIRST + "delete access keys first."
    assert error["details"]["holders"] == [{"kind": "access_key", "names": [key["access_key_id"]], "count": 1}]


def test_the_management_account_goes_with_its_organization(company: Company) -> None:
    path = management_account(company)
    error = error_of(company.visitor.delete(path))
    assert error["message"] == "Cannot delete entity, it is the management account of an organization."
    assert [each["kind"] for each in error["details"]["holders"]] == ["organization"]
    assert company.visitor.delete(f"{path}?cascade=true").status_code == 204
    assert company.visitor.canvas()["organizations"] == []


def test_accounts_of_a_deleted_ou_move_up_to_where_it_stood(company: Company) -> None:
    path = unit_with_an_account_and_an_ou(company)
    company.visitor.delete(f"{path}?cascade=true")
    (organization,) = company.visitor.canvas()["organizations"]
    assert organization["units"] == []
    assert {member["parent_id"] for member in organization["members"]} == {organization["root_id"]}


def test_the_last_scp_of_a_target_stays_where_it_is(company: Company) -> None:
    path = scp_in_use(company)
    (organization,) = company.visitor.canvas()["organizations"]
    full = next(each["id"] for each in organization["policies"] if each["aws_managed"])
    (unit,) = organization["units"]
    company.do("delete", f"organizations/{organization['id']}/policies/{full}/targets/{unit['id']}/")
    refused = company.visitor.delete(f"{path}?cascade=true")
    error = error_of(refused)
    assert (refused.status_code, error["code"]) == (409, "ConstraintViolationException")
    assert error["details"]["holders"] == [{"kind": "last_scp_of", "names": ["Workloads"], "count": 1}]


def test_of_many_holders_ten_are_named_and_all_are_counted(company: Company) -> None:
    for number in range(12):
        company.profile(f"web{number}")
    error = error_of(company.visitor.delete(company.marshal))
    (told,) = error["details"]["holders"]
    assert (len(told["names"]), told["count"]) == (10, 12)


def test_a_provider_and_a_resource_go_at_once_and_what_names_them_keeps_its_text(
    company: Company, drawn: Drawn
) -> None:
    provider = company.do(
        "post", "providers/", account_id=company.account, kind="saml", name="Okta", position={"x": 0, "y": 0}
    )
    company.do("post", f"{company.marshal}trust-links/", source_id=provider["id"])
    text = export(drawn.fresh())["roles"]
    assert company.visitor.delete(f"providers/{provider['id']}/").status_code == 204
    assert company.visitor.delete(f"resources/{drawn['plans-of-the-house']}/").status_code == 204
    assert export(drawn.fresh())["roles"] == text


def test_deleting_several_names_the_one_in_the_way_and_what_holds_it(company: Company) -> None:
    company.joined()
    ids = [company.drawn["bob"], company.drawn["jane"]]
    error = error_of(company.visitor.post("remove/", node_ids=ids))
    assert error["details"]["name"] == "jane"
    assert error["details"]["holders"] == [{"kind": "group", "names": ["wardens"], "count": 1}]
