"""Endpoints for what happened: requests are recorded with their decision, looks are not, filters and file."""

from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import invite
from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of

BUCKET = "arn:aws:s3:::plans-of-the-house"


def records(visitor: Visitor, query: str = "") -> list[dict[str, Any]]:
    answered = visitor.get(f"activity/{query}")
    assert answered.status_code == 200
    return answered.json()["records"]


def ask(visitor: Visitor, who: str, **more: Any) -> None:
    caller = {"kind": "identity", "id": who}
    body = {"caller": caller, "action": "s3:getobject", "resource": f"{BUCKET}/attic.pdf", **more}
    assert visitor.post("requests/", **body).status_code == 200


def test_a_request_is_recorded_with_its_decision(visitor: Visitor, drawn: Drawn) -> None:
    revision = visitor.canvas()["revision"]
    ask(visitor, drawn["jane"], context={"aws:SourceIp": "198.51.100.7"})
    newest = records(visitor)[0]
    assert (newest["name"], newest["source"], newest["revision"]) == ("GetObject", "s3.amazonaws.com", None)
    assert (newest["error_code"], newest["person"]) == ("AccessDenied", str(drawn.owner))
    record = newest["record"]
    assert record["errorMessage"].startswith("User: arn:aws:iam::111122223333:user/jane is not authorized to perform")
    assert (record["eventCategory"], record["readOnly"]) == ("Data", True)
    assert record["sourceIPAddress"] == "198.51.100.7"
    assert record["resources"] == [{"ARN": f"{BUCKET}/attic.pdf", "accountId": ""}]
    assert visitor.canvas()["revision"] == revision


def test_a_question_that_nobody_sends_is_not_recorded(visitor: Visitor, drawn: Drawn) -> None:
    before = len(records(visitor))
    ask(visitor, drawn["jane"], record=False)
    somebody = {"kind": "role", "id": drawn["FireMarshal"]}
    visitor.post("requests/", caller=somebody, action="s3:GetObject", resource=BUCKET)
    assert len(records(visitor)) == before


def test_who_may_only_look_sees_the_records_and_adds_none(visitor: Visitor, drawn: Drawn) -> None:
    guest = create_guest()
    invite(drawn.sandbox, guest, "view")
    looking = Visitor(guest, drawn.sandbox.public_id)
    before = len(records(visitor))
    ask(looking, drawn["jane"])
    assert len(records(looking)) == before


def test_credentials_that_are_not_accepted_are_recorded_for_their_owner(visitor: Visitor, drawn: Drawn) -> None:
    caller = {"kind": "identity", "id": drawn["jane"]}
    issued = visitor.post("sessions/", caller=caller, role_id=drawn["FireMarshal"]).json()
    key_id = issued["session"]["access_key_id"]
    wrong = {"access_key_id": key_id, "session_token": "PLAYGROUNDwrong"}
    visitor.post("requests/", credentials=wrong, action="s3:GetObject", resource=BUCKET)
    newest = records(visitor)[0]
    assert (newest["error_code"], newest["record"]["userIdentity"]["accessKeyId"]) == ("InvalidToken", key_id)
    before = len(records(visitor))
    unknown = {"access_key_id": "ASIAAAAAAAAAAEXAMPLE", "session_token": "PLAYGROUNDwrong"}
    visitor.post("requests/", credentials=unknown, action="s3:GetObject", resource=BUCKET)
    assert len(records(visitor)) == before


def test_filters_and_the_file_agree(visitor: Visitor, drawn: Drawn) -> None:
    ask(visitor, drawn["jane"])
    ask(visitor, drawn["bob"])
    found = records(visitor, "?errors_only=true&who=user/bob&name=getob")
    assert [each["who"] for each in found] == ["arn:aws:iam::111122223333:user/bob"]
    trail = visitor.get("activity/export/?errors_only=true&who=user/bob").json()
    assert [record["eventID"] for record in trail["Records"]] == [found[0]["record"]["eventID"]]


@pytest.mark.parametrize("query", ["?since=yesterday", "?before=0", "?errors_only=perhaps"])
def test_a_filter_that_cannot_be_read_is_refused(visitor: Visitor, query: str) -> None:
    answered = visitor.get(f"activity/{query}")
    assert answered.status_code == 400
    assert error_of(answered)["place"] in ("since", "before", "errors_only")


def test_a_second_page_goes_on_where_the_first_ended(visitor: Visitor, drawn: Drawn) -> None:
    for _ in range(55):
        ask(visitor, drawn["jane"])
    first = visitor.get("activity/").json()
    assert (len(first["records"]), first["before"]) == (50, first["records"][-1]["id"])
    rest = visitor.get(f"activity/?before={first['before']}").json()
    assert rest["before"] is None
    assert rest["records"][0]["id"] < first["before"]
