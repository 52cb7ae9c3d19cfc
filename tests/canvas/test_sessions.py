"""Sessions and requests over HTTP: assume, again, dismiss, use, expire; and the blue lines."""

from datetime import timedelta

import pytest

from playground.sts.models import RoleSession
from tests.builders import READ_ONLY, Drawn
from tests.canvas.conftest import NOBODY_YET, Visitor, error_of


def assumed(visitor: Visitor, drawn: Drawn, **said: object) -> dict:
    answered = visitor.post("sessions/", caller=who(drawn, "jane"), role_id=drawn["FireMarshal"], **said)
    assert answered.status_code == 201, answered.content
    return answered.json()


def who(drawn: Drawn, name: str) -> dict[str, str]:
    return {"kind": "identity", "id": drawn[name]}


def end_of(session: dict) -> None:
    """What time does: the session's expiration passes."""
    row = RoleSession.objects.get(public_id=session["id"])
    row.issued_at, row.expiration = row.issued_at - timedelta(hours=13), row.expiration - timedelta(hours=13)
    row.save()


def test_a_trusted_user_gets_credentials_with_the_secret_shown_once(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["revision"]
    answered = visitor.post("sessions/", caller=who(drawn, "jane"), role_id=drawn["FireMarshal"])
    assert answered.status_code == 201
    assert answered["X-Revision"] == str(before + 1)
    issued = answered.json()
    assert issued["session"]["access_key_id"].startswith("ASIA")
    assert len(issued["secret_access_key"]) == 40
    assert issued["session_token"].startswith("PLAYGROUND")
    (shown,) = visitor.canvas()["sessions"]
    assert shown == issued["session"]
    everything = visitor.get().content.decode() + visitor.get("journal/?since=0").content.decode()
    assert issued["secret_access_key"] not in everything
    assert issued["session_token"] not in everything


def test_a_denial_speaks_as_aws_and_shows_every_step(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["revision"]
    denied = visitor.post("sessions/", caller=who(drawn, "bob"), role_id=drawn["FireMarshal"])
    assert denied.status_code == 403
    error = error_of(denied)
    assert error["code"] == "AccessDenied"
    assert "user/bob is not authorized to perform: sts:AssumeRole" in error["message"]
    decision = error["details"]["decision"]
    assert (decision["verdict"], decision["reason"]) == ("implicitDeny", "implicit_deny.trust")
    trust = next(step for step in decision["steps"] if step["layer"] == "trust")
    principal = trust["policies"][0]["statements"][0]["elements"][0]
    assert principal["expected"] == "arn:aws:iam::111122223333:user/jane"
    assert decision["changes"][0]["target_id"] == drawn["FireMarshal"]
    assert visitor.canvas()["revision"] == before


def test_a_root_user_hears_that_it_cannot(visitor: Visitor, drawn: Drawn) -> None:
    root = {"kind": "account_root", "id": drawn["account:111122223333"]}
    denied = visitor.post("sessions/", caller=root, role_id=drawn["FireMarshal"])
    assert (denied.status_code, error_of(denied)["message"]) == (403, "Roles may not be assumed by root accounts.")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"duration_seconds": 60}, "duration_seconds"),
        ({"duration_seconds": 3601}, "duration_seconds"),
        ({"duration_seconds": "soon"}, "duration_seconds"),
        ({"session_name": "two words"}, "session_name"),
        ({"session_policy": "{"}, "session_policy"),
        ({"tags": {"aws:x": "y"}}, "tags"),
        ({"tags": ["x"]}, "tags"),
        ({"caller": {"kind": "group", "id": "x"}}, "caller.kind"),
        ({"caller": "jane"}, "caller"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(visitor: Visitor, drawn: Drawn, said: dict, place: str) -> None:
    body = {"caller": who(drawn, "jane"), "role_id": drawn["FireMarshal"], **said}
    refused = visitor.post("sessions/", **body)
    assert (refused.status_code, error_of(refused)["place"]) == (400, place)


def test_assuming_again_is_one_call(visitor: Visitor, drawn: Drawn) -> None:
    session = assumed(visitor, drawn, duration_seconds=900)["session"]
    end_of(session)
    again = visitor.post(f"sessions/{session['id']}/again/")
    assert again.status_code == 201
    renewed = again.json()["session"]
    assert renewed["id"] != session["id"]
    assert (renewed["duration"], renewed["session_name"]) == (900, session["session_name"])


def test_an_ended_session_is_dismissed_and_a_live_one_stays(visitor: Visitor, drawn: Drawn) -> None:
    session = assumed(visitor, drawn)["session"]
    refused = visitor.delete(f"sessions/{session['id']}/")
    assert (refused.status_code, error_of(refused)["code"]) == (409, "SessionStillLive")
    end_of(session)
    assert visitor.delete(f"sessions/{session['id']}/").status_code == 204
    assert visitor.canvas()["sessions"] == []


def request(visitor: Visitor, action: str = "s3:GetObject", **said: object) -> object:
    return visitor.post("requests/", action=action, resource="arn:aws:s3:::plans-of-the-house/cellar", **said)


def test_a_session_may_do_what_its_role_may_and_its_wearer_may_not(visitor: Visitor, drawn: Drawn) -> None:
    visitor.put(f"principals/{drawn['FireMarshal']}/attachments/", policy_arn=READ_ONLY)
    session = assumed(visitor, drawn)["session"]
    allowed = request(visitor, caller={"kind": "session", "id": session["id"]}).json()
    assert (allowed["verdict"], allowed["reason"]) == ("allowed", "allowed.identity")
    assert allowed["deciding"]["owner_id"] == drawn["FireMarshal"]
    denied = request(visitor, caller=who(drawn, "jane")).json()
    assert (denied["verdict"], denied["missing"]) == ("implicitDeny", ["identity"])
    assert denied["sentence"] and "not authorized to perform: s3:GetObject" in denied["aws_message"]


def test_a_session_follows_its_role_at_once(visitor: Visitor, drawn: Drawn) -> None:
    caller = {"kind": "session", "id": assumed(visitor, drawn)["session"]["id"]}
    assert request(visitor, caller=caller).json()["allowed"] is False
    visitor.put(f"principals/{drawn['FireMarshal']}/attachments/", policy_arn=READ_ONLY)
    assert request(visitor, caller=caller).json()["allowed"] is True


def test_credentials_speak_for_their_session_until_they_end(visitor: Visitor, drawn: Drawn) -> None:
    visitor.put(f"principals/{drawn['FireMarshal']}/attachments/", policy_arn=READ_ONLY)
    issued = assumed(visitor, drawn)
    made = {
        "access_key_id": issued["session"]["access_key_id"],
        "secret_access_key": issued["secret_access_key"],
        "session_token": issued["session_token"],
    }
    assert request(visitor, credentials=made).json()["allowed"] is True
    wrong = request(visitor, credentials={**made, "session_token": "PLAYGROUND"})
    assert (wrong.status_code, error_of(wrong)["code"]) == (400, "InvalidToken")
    forged = request(visitor, credentials={**made, "secret_access_key": "x"})
    assert (forged.status_code, error_of(forged)["code"]) == (403, "SignatureDoesNotMatch")
    end_of(issued["session"])
    ended = request(visitor, credentials=made)
    assert (ended.status_code, error_of(ended)["code"]) == (400, "ExpiredToken")
    assert "Assume the role again" in error_of(ended)["hint"]
    assert request(visitor, caller={"kind": "session", "id": issued["session"]["id"]}).status_code == 400


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"action": "GetObject"}, "action"),
        ({"action": "s3:Get Object"}, "action"),
        ({"action": "s3:*"}, "action"),
        ({"resource": "garbage"}, "resource"),
        ({"resource": "arn:aws:s3"}, "resource"),
        ({"resource": "arn:aws:s3:::" + "a" * 3000}, "resource"),
        ({"context": {"aws:SourceIp": {"a": 1}}}, "context"),
        ({"context": {f"key{number}": "x" for number in range(51)}}, "context"),
        ({"caller": None}, "caller"),
        ({"credentials": {"access_key_id": "A", "session_token": "B"}}, "caller"),
    ],
)
def test_a_request_that_is_none_is_refused_at_its_field(visitor: Visitor, drawn: Drawn, said: dict, place: str) -> None:
    body = {"caller": who(drawn, "jane"), "action": "s3:GetObject", "resource": "arn:aws:s3:::plans/cellar", **said}
    refused = visitor.post("requests/", **body)
    assert (refused.status_code, error_of(refused)["place"]) == (400, place)


def test_a_request_may_bring_condition_keys(visitor: Visitor, drawn: Drawn) -> None:
    document = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",'
        '"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}'
    )
    visitor.put(f"principals/{drawn['jane']}/inline-policies/FromHome/", document=document)
    caller = who(drawn, "jane")
    assert request(visitor, caller=caller, context={"aws:SourceIp": "203.0.113.9"}).json()["allowed"] is True
    assert request(visitor, caller=caller, context={"aws:SourceIp": "198.51.100.9"}).json()["allowed"] is False


def test_the_blue_lines_say_who_may_do_what_to_what_is_drawn(visitor: Visitor, drawn: Drawn) -> None:
    assert visitor.get("permissions/").json()["links"] == []
    visitor.put(f"principals/{drawn['FireMarshal']}/attachments/", policy_arn=READ_ONLY)
    lines = visitor.get("permissions/").json()
    (bucket,) = visitor.canvas()["resources"]
    assert lines["complete"] is True
    assert lines["links"] == [
        {
            "source_id": drawn["FireMarshal"],
            "resource_id": bucket["id"],
            "actions": ["s3:ListBucket", "s3:GetObject"],
        }
    ]


def test_a_lambda_wears_its_role_when_told_from_the_canvas(visitor: Visitor, drawn: Drawn) -> None:
    made = visitor.post(
        "identities/", kind="service", name="resize-image", principal_value="lambda.amazonaws.com", position=NOBODY_YET
    ).json()
    visitor.post(f"roles/{drawn['FireMarshal']}/trust-links/", source_id=made["id"])
    worn = visitor.post("sessions/", caller={"kind": "identity", "id": made["id"]}, role_id=drawn["FireMarshal"]).json()
    assert worn["session"]["session_name"] == "resize-image"
    assert worn["session"]["caller_id"] == made["id"]
