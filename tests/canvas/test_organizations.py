"""An organization through the REST API: an SCP denies a request, and what is copied or thought away follows."""

import json
from typing import Any

import pytest

from playground.sandbox.export import export
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, allow, document
from tests.canvas.conftest import Visitor, error_of

BUCKET = "arn:aws:s3:::plans-of-the-house"
NO_S3 = json.dumps(document({"Sid": "NoS3", "Effect": "Deny", "Action": "s3:*", "Resource": "*"}))


class Company:
    """The drawn account in the OU Workloads of an organization, where an SCP denies S3; Bob could read otherwise."""

    def __init__(self, visitor: Visitor, drawn: Drawn) -> None:
        self.visitor, self.bob, self.account = visitor, drawn["bob"], drawn[f"account:{ACCOUNT}"]
        reading = json.dumps(document(allow("s3:GetObject")))
        visitor.put(f"principals/{self.bob}/inline-policies/Read/", document=reading)
        made = visitor.post("organizations/", management_account_id=drawn[f"account:{OTHER_ACCOUNT}"]).json()
        self.path = f"organizations/{made['id']}/"
        visitor.post(self.path + "accounts/", account_id=self.account)
        units = visitor.post(self.path + "units/", name="Workloads", parent_id=made["root_id"]).json()["units"]
        self.unit = units[0]["id"]
        visitor.patch(self.path + f"accounts/{self.account}/", parent_id=self.unit)
        added = visitor.post(self.path + "policies/", type="scp", name="NoS3", document=NO_S3).json()["policies"]
        self.policy = next(each["id"] for each in added if each["name"] == "NoS3")
        self.attachment = self.path + f"policies/{self.policy}/targets/{self.unit}/"
        visitor.put(self.attachment)

    def asks(self) -> dict[str, Any]:
        caller = {"kind": "identity", "id": self.bob}
        asked = self.visitor.post("requests/", caller=caller, action="s3:GetObject", resource=f"{BUCKET}/attic")
        return asked.json()


@pytest.fixture
def company(visitor: Visitor, drawn: Drawn) -> Company:
    return Company(visitor, drawn)


def test_an_scp_of_an_ou_denies_until_it_is_detached_or_the_account_moves_away(company: Company) -> None:
    denied = company.asks()
    assert (denied["allowed"], denied["reason"]) == (False, "explicit_deny.scp")
    assert (denied["deciding"]["policy"], denied["deciding"]["sid"]) == ("NoS3", "NoS3")
    levels = {each["owner"] for step in denied["steps"] if step["layer"] == "scp" for each in step["policies"]}
    assert levels == {"the root", "Workloads", "Offices"}
    assert [change["detail"] for change in denied["changes"]] == ["NoS3 of Workloads"]
    assert company.visitor.delete(company.attachment).status_code == 200
    assert company.asks()["allowed"]
    company.visitor.put(company.attachment)
    assert not company.asks()["allowed"]
    root = company.visitor.canvas()["organizations"][0]["root_id"]
    company.visitor.patch(company.path + f"accounts/{company.account}/", parent_id=root)
    assert company.asks()["allowed"]


def test_lines_are_drawn_again_once_the_scps_are_thought_away(company: Company) -> None:
    assert company.visitor.get("permissions/").json()["links"] == []
    (line,) = company.visitor.get("permissions/?without=scp").json()["links"]
    assert line["actions"] == ["s3:GetObject"]
    assert company.visitor.get("permissions/?without=rcp").json()["links"] == []


def test_a_refusal_names_the_way_out_and_changes_nothing(company: Company) -> None:
    before = company.visitor.canvas()
    refused = company.visitor.delete(company.path + f"units/{company.unit}/")
    assert refused.status_code == 409 and error_of(refused)["code"] == "OrganizationalUnitNotEmptyException"
    assert error_of(refused)["hint"] == "Move what is in it, then delete it."
    assert company.visitor.canvas()["organizations"] == before["organizations"]
    assert company.visitor.canvas()["revision"] == before["revision"]


def test_a_restored_version_brings_the_organization_back_with_its_denial(company: Company) -> None:
    visitor = company.visitor
    shown = visitor.canvas()["organizations"]
    version = visitor.post("versions/", name="Guarded").json()["id"]
    assert visitor.delete(company.path + "?cascade=true").status_code == 204
    assert visitor.canvas()["organizations"] == [] and company.asks()["allowed"]
    assert visitor.post(f"versions/{version}/restore/").status_code < 300
    assert visitor.canvas()["organizations"] == shown
    assert company.asks()["reason"] == "explicit_deny.scp"


def test_a_copy_of_the_sandbox_has_the_organization_and_a_copy_of_an_account_stands_outside(
    company: Company, drawn: Drawn
) -> None:
    visitor = company.visitor
    written = export(drawn.fresh())
    copied = visitor.client.post("/api/import/", data=json.dumps(written), content_type="application/json")
    assert copied.status_code == 201, copied.content
    copy = Visitor(drawn.owner, copied.json()["id"]).canvas()["organizations"][0]
    assert [(unit["name"], unit["parent_id"]) for unit in copy["units"]] == [("Workloads", copy["root_id"])]
    assert copy["units"][0]["id"] != company.unit
    (made,) = visitor.post("duplicates/", node_ids=[company.account]).json()["node_ids"][:1]
    members = visitor.canvas()["organizations"][0]["members"]
    assert company.account in [member["account_id"] for member in members]
    assert made not in [member["account_id"] for member in members]


def test_a_policy_is_written_and_attached_in_one_edit_or_not_at_all(company: Company) -> None:
    visitor, before = company.visitor, company.visitor.canvas()["revision"]
    new = {"type": "scp", "name": "Fence", "document": NO_S3}
    lost = visitor.post(company.path + "policies/", **new, target_id="ou-gone-00000000")
    assert (lost.status_code, error_of(lost)["place"]) == (404, "target_id")
    assert visitor.canvas()["revision"] == before
    made = visitor.post(company.path + "policies/", **new, target_id=company.account).json()["policies"]
    assert [each["target_ids"] for each in made if each["name"] == "Fence"] == [[company.account]]
    assert visitor.post("undo/").status_code == 200
    left = visitor.canvas()["organizations"][0]["policies"]
    assert "Fence" not in [each["name"] for each in left]
