"""Endpoints for trust, permissions policies, findings and what AWS brings."""

import json

import pytest

from tests.builders import READ_ONLY, Drawn, trust, user_arn
from tests.canvas.conftest import Visitor, error_of

ALLOWED = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'


def test_drawing_a_trust_link_writes_the_trust_policy(visitor: Visitor, drawn: Drawn) -> None:
    role = visitor.post(f"roles/{drawn['FireMarshal']}/trust-links/", source_id=drawn["bob"]).json()
    assert user_arn("bob") in role["trust_policy"]
    assert {link["source_id"] for link in role["trust_links"]} == {drawn["jane"], drawn["bob"]}


def test_deleting_a_trust_link_removes_just_that_principal(visitor: Visitor, drawn: Drawn) -> None:
    role = visitor.post(f"roles/{drawn['FireMarshal']}/trust-links/", source_id=drawn["bob"]).json()
    key = next(link["key"] for link in role["trust_links"] if link["source_id"] == drawn["jane"])
    assert visitor.delete(f"roles/{drawn['FireMarshal']}/trust-links/{key}/").status_code == 204
    left = visitor.canvas()["roles"][0]["trust_links"]
    assert [link["source_id"] for link in left] == [drawn["bob"]]


def test_a_group_cannot_be_trusted_and_the_reason_is_said(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.post(f"roles/{drawn['FireMarshal']}/trust-links/", source_id=drawn["wardens"])
    assert refused.status_code == 409
    assert "group is no principal" in error_of(refused)["message"]


def test_editing_the_trust_policy_moves_the_link_and_keeps_its_bytes(visitor: Visitor, drawn: Drawn) -> None:
    written = json.dumps(trust("AWS", user_arn("bob")), indent=5) + "\n"
    role = visitor.put(f"roles/{drawn['FireMarshal']}/trust-policy/", document=written).json()
    assert role["trust_policy"] == written
    assert [link["source_id"] for link in role["trust_links"]] == [drawn["bob"]]


@pytest.mark.parametrize(
    "document",
    [
        "{",
        "",
        "[]",
        '{"Version":"2012-10-17","Statement":[{"Effect":"allow"}]}',
        json.dumps(trust("AWS", "arn:aws:iam::111122223333:user/nobody")),
        ALLOWED,
    ],
)
def test_a_document_that_is_no_trust_policy_is_refused_and_nothing_changes(
    visitor: Visitor, drawn: Drawn, document: str
) -> None:
    before = visitor.canvas()["revision"]
    refused = visitor.put(f"roles/{drawn['FireMarshal']}/trust-policy/", document=document)
    assert refused.status_code == 400
    error = error_of(refused)
    assert error["code"] == "MalformedPolicyDocument"
    finding = error["details"]["findings"][0]
    assert {"pointer", "line", "column", "offset", "message", "hint"} <= set(finding)
    assert visitor.canvas()["revision"] == before


@pytest.mark.parametrize("owner", ["jane", "wardens", "FireMarshal"])
def test_a_managed_policy_is_attached_and_detached(visitor: Visitor, drawn: Drawn, owner: str) -> None:
    path = f"principals/{drawn[owner]}/attachments/"
    assert visitor.put(path, policy_arn=READ_ONLY).status_code == 204
    assert READ_ONLY in visitor.get().content.decode()
    assert visitor.delete(path, policy_arn=READ_ONLY).status_code == 204
    visitor.put(path, policy_arn=READ_ONLY)
    assert visitor.delete(f"{path}?policy_arn={READ_ONLY}").status_code == 204
    assert READ_ONLY not in visitor.get().content.decode()


def test_an_unknown_policy_arn_is_refused(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.put(f"principals/{drawn['jane']}/attachments/", policy_arn="arn:aws:iam::aws:policy/Nope")
    assert refused.status_code == 404
    assert error_of(refused)["message"] == "Policy ARN does not exist or is not attachable."


def test_an_inline_policy_is_written_as_it_was_sent_and_deleted(visitor: Visitor, drawn: Drawn) -> None:
    path = f"principals/{drawn['FireMarshal']}/inline-policies/Read/"
    assert visitor.put(path, document=ALLOWED).json()["document"] == ALLOWED
    assert visitor.canvas()["roles"][0]["inline_policies"][0]["name"] == "Read"
    assert visitor.delete(path).status_code == 204


def test_a_trust_policy_is_no_permissions_policy(visitor: Visitor, drawn: Drawn) -> None:
    path = f"principals/{drawn['FireMarshal']}/inline-policies/Trust/"
    refused = visitor.put(path, document=json.dumps(trust("AWS", user_arn("bob"))))
    assert (refused.status_code, error_of(refused)["code"]) == (400, "MalformedPolicyDocument")


def test_a_customer_managed_policy_lives_in_its_account(visitor: Visitor, drawn: Drawn) -> None:
    account = drawn["account:111122223333"]
    made = visitor.post("policies/", account_id=account, name="Readers", document=ALLOWED)
    assert made.status_code == 201
    policy = made.json()
    assert policy["arn"] == "arn:aws:iam::111122223333:policy/Readers"
    path = f"principals/{drawn['jane']}/attachments/"
    assert visitor.put(path, policy_arn=policy["arn"]).status_code == 204
    assert visitor.delete(f"policies/{policy['id']}/").status_code == 409
    visitor.delete(path, policy_arn=policy["arn"])
    assert visitor.delete(f"policies/{policy['id']}/").status_code == 204


def test_validating_says_what_saving_would_say_and_saves_nothing(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["revision"]
    stranger = json.dumps(trust("AWS", "arn:aws:iam::111122223333:user/nobody"))
    findings = visitor.post("validate/", policy_type="trust", document=stranger).json()["findings"]
    assert [finding["level"] for finding in findings] == ["error"]
    known = json.dumps(trust("AWS", user_arn("bob")))
    assert visitor.post("validate/", policy_type="trust", document=known).json()["findings"] == []
    assert visitor.canvas()["revision"] == before


def test_managed_policies_are_found_by_part_of_their_name(visitor: Visitor) -> None:
    found = visitor.client.get("/api/managed-policies/?search=s3read&limit=5").json()
    assert [policy["name"] for policy in found] == ["AmazonS3ReadOnlyAccess"]
    assert json.loads(found[0]["document"])["Version"] == "2012-10-17"


def test_the_policy_of_the_first_exercises_comes_first(visitor: Visitor) -> None:
    found = visitor.client.get("/api/managed-policies/?limit=2").json()
    assert found[0]["name"] == "AmazonS3ReadOnlyAccess" and len(found) == 2


def test_services_have_short_names_and_principals(visitor: Visitor) -> None:
    services = {service["principal"]: service["name"] for service in visitor.client.get("/api/services/").json()}
    assert services["ec2.amazonaws.com"] == "EC2"
    assert services["lambda.amazonaws.com"] == "Lambda"
    assert services["states.amazonaws.com"] == "Step Functions"


def test_an_account_of_others_is_told_apart_from_ones_own(visitor: Visitor, drawn: Drawn) -> None:
    made = visitor.post(
        "accounts/", number="999988887777", name="Vendor", kind="external", position={"x": 0, "y": 0}
    ).json()
    asked = {"policy_type": "trust", "document": json.dumps(trust("AWS", "arn:aws:iam::999988887777:root"))}
    codes = []
    for account in (drawn["account:111122223333"], made["id"]):
        findings = visitor.post("validate/", **asked, account_id=account).json()["findings"]
        codes.append("external_id_missing" in {finding["code"] for finding in findings})
    assert codes == [True, False]
