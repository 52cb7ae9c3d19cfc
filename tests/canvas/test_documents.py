"""Saving a document against another person's newer save, conditions of trust links, and fixes beside findings."""

import json
from typing import Any

import pytest

from tests.builders import Drawn, trust, user_arn
from tests.canvas.conftest import Visitor, error_of

ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'
DENIED = ALLOWED.replace("Allow", "Deny")
BUCKET = json.dumps(trust("AWS", user_arn("bob"), "s3:GetObject", Resource="arn:aws:s3:::plans-of-the-house/*"))
MFA = {"operator": "Bool", "key": "aws:MultiFactorAuthPresent", "values": ["true"]}


def links(visitor: Visitor) -> list[dict[str, Any]]:
    return visitor.canvas()["roles"][0]["trust_links"]


@pytest.mark.parametrize(
    ("path", "first", "second"),
    [
        (
            "roles/FireMarshal/trust-policy/",
            json.dumps(trust("AWS", user_arn("bob"))),
            json.dumps(trust("AWS", user_arn("jane"), Sid="Mine")),
        ),
        ("principals/FireMarshal/inline-policies/Read/", ALLOWED, DENIED),
        ("resources/plans-of-the-house/policy/", BUCKET, BUCKET.replace("bob", "jane")),
    ],
)
def test_a_save_over_somebody_elses_newer_one_is_refused_with_their_text(
    visitor: Visitor, drawn: Drawn, path: str, first: str, second: str
) -> None:
    for name in ("FireMarshal", "plans-of-the-house"):
        path = path.replace(name, drawn[name])
    assert visitor.put(path, document=first).status_code == 200
    refused = visitor.put(path, document=second, base="{}")
    assert refused.status_code == 409
    error = error_of(refused)
    assert (error["code"], error["details"]["current"]) == ("DocumentChanged", first)
    assert visitor.put(path, document=second, base=first).status_code == 200


def test_a_new_inline_policy_never_overwrites_one_with_its_name(visitor: Visitor, drawn: Drawn) -> None:
    path = f"principals/{drawn['FireMarshal']}/inline-policies/Read/"
    assert visitor.put(path, document=ALLOWED, base="").status_code == 200
    assert visitor.put(path, document=DENIED, base="").status_code == 409
    assert visitor.canvas()["roles"][0]["inline_policies"][0]["document"] == ALLOWED


def test_a_customer_managed_policy_is_not_overwritten_unseen(visitor: Visitor, drawn: Drawn) -> None:
    account = drawn["account:111122223333"]
    made = visitor.post("policies/", account_id=account, name="Readers", document=ALLOWED).json()
    assert visitor.patch(f"policies/{made['id']}/", document=DENIED, base=DENIED).status_code == 409
    assert visitor.patch(f"policies/{made['id']}/", document=DENIED, base=ALLOWED).status_code == 200


def test_several_are_trusted_by_name_in_one_edit_which_one_undo_takes_back(visitor: Visitor, drawn: Drawn) -> None:
    path = f"roles/{drawn['FireMarshal']}/trust-links/"
    before = links(visitor)
    account = drawn["account:444455556666"]
    assert visitor.post(path, source_ids=[drawn["bob"], account]).status_code == 201
    assert {link["source_id"] for link in links(visitor)} == {drawn["jane"], drawn["bob"], account}
    visitor.post("undo/")
    assert links(visitor) == before
    assert error_of(visitor.post(path, source_ids=[drawn["bob"]] * 51))["place"] == "source_ids"
    assert visitor.post(path).status_code == 400


def test_a_condition_is_added_changed_and_removed_and_each_is_one_undo(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["roles"][0]["trust_policy"]
    path = f"roles/{drawn['FireMarshal']}/trust-links/{links(visitor)[0]['key']}/conditions/"
    assert visitor.put(path, **MFA).status_code == 200
    assert links(visitor)[0]["conditions"] == [MFA]
    secret = {"operator": "StringEquals", "key": "sts:ExternalId", "values": ["door-7"]}
    visitor.put(path, **secret, instead_of={"operator": MFA["operator"], "key": MFA["key"]})
    assert links(visitor)[0]["conditions"] == [secret]
    assert visitor.delete(f"{path}?operator=StringEquals&key=sts:ExternalId").status_code == 204
    assert visitor.canvas()["roles"][0]["trust_policy"] == before
    for _ in range(3):
        assert visitor.post("undo/").status_code == 200
    assert visitor.canvas()["roles"][0]["trust_policy"] == before


@pytest.mark.parametrize(
    "wrong", [{**MFA, "operator": "Boolean"}, {**MFA, "values": []}, {**MFA, "values": ["x"] * 21}, {"key": "a:b"}]
)
def test_a_condition_that_is_none_is_refused_and_nothing_changes(
    visitor: Visitor, drawn: Drawn, wrong: dict[str, Any]
) -> None:
    path = f"roles/{drawn['FireMarshal']}/trust-links/{links(visitor)[0]['key']}/conditions/"
    before = visitor.canvas()["revision"]
    refused = visitor.put(path, **wrong)
    assert refused.status_code == 400 and error_of(refused)["message"]
    assert visitor.canvas()["revision"] == before


def test_removing_a_condition_that_is_not_there_says_so(visitor: Visitor, drawn: Drawn) -> None:
    path = f"roles/{drawn['FireMarshal']}/trust-links/{links(visitor)[0]['key']}/conditions/"
    assert visitor.delete(f"{path}?operator=Bool&key=aws:MultiFactorAuthPresent").status_code == 404


def test_a_finding_with_a_sure_way_out_brings_its_edits(visitor: Visitor) -> None:
    broken = ALLOWED.replace('"Allow"', '"allow"')
    answer = visitor.post("validate/", policy_type="identity", document=broken).json()
    (fix,) = answer["fixes"]
    assert answer["findings"][fix["finding"]]["code"] == "bad_effect"
    (edit,) = fix["edits"]
    assert broken[: edit["start"]] + edit["text"] + broken[edit["end"] :] == ALLOWED
