"""How learners take what is held: who looks away, what is tried with leaked credentials; counted without names."""

import pytest
from django.test import Client

from playground.sandbox.models import Sandbox
from playground.sts.models import RoleSession
from playground.workshop.classroom.holding import counting, tries
from playground.workshop.models import LeakTry
from tests.workshop.classroom.conftest import Room, demo_of, is_now

PUT = {"action": "s3:PutObject", "resource": "arn:aws:s3:::artifacts/x"}


def follow(room: Room) -> str:
    """Out: the id of what is shown."""
    demo, _ = demo_of(room.ana)
    room.send("put", "follow/", sandbox_id=demo.public_id)
    found: str = is_now(room, "follow")["id"]
    return found


def look(room: Room, client: Client, control: str, looks: bool) -> int:
    return room.send("put", "mine/look/", client, control_id=control, looks=looks).status_code


def test_who_looks_away_is_counted_and_finds_it_so_on_every_page_until_they_look_again(room: Room) -> None:
    bo, cy = room.join("Bo"), room.join("Cy")
    control = follow(room)
    assert [look(room, bo, control, False), look(room, bo, control, False)] == [204, 204]
    assert len(is_now(room, "follow")["away"]) == 1
    assert room.send("get", "mine/controls/", bo).json()["away"] == control
    assert room.send("get", "mine/controls/", cy).json()["away"] is None
    assert look(room, bo, control, True) == 204
    assert is_now(room, "follow")["away"] == []


def test_nobody_looks_away_from_what_has_ended_or_was_never_shown(room: Room) -> None:
    bo, control = room.join("Bo"), follow(room)
    assert look(room, bo, "ctl-nothing", False) == 409
    room.send("delete", "follow/")
    assert look(room, bo, control, False) == 409
    assert look(room, bo, follow(room), False) == 204  # another showing begins anew
    assert len(is_now(room, "follow")["away"]) == 1


def leak(room: Room) -> tuple[Sandbox, RoleSession]:
    demo, session = demo_of(room.ana)
    answer = room.send("put", "leak/", sandbox_id=demo.public_id, session_id=session.public_id)
    assert answer.status_code == 200, answer.content
    return demo, session


def attempt(room: Room, client: Client, **more: str) -> dict:
    answer = room.send("post", "mine/leak/tries/", client, **{**PUT, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_what_a_class_tries_is_judged_and_counted_until_it_is_revoked_and_after(room: Room) -> None:
    demo, _ = leak(room)
    bo, cy = room.join("Bo"), room.join("Cy")
    assert attempt(room, bo)["allowed"]
    assert attempt(room, bo)["allowed"]
    assert attempt(room, cy)["outcome"] == "allowed"
    assert attempt(room, cy, action="iam:CreateUser", resource="*")["outcome"] == "implicitDeny"
    RoleSession.objects.filter(sandbox=demo).update(issued_at="2020-01-01T00:00:00Z")  # not this very second
    room.send("post", "leak/revocation/")
    refused = attempt(room, cy)
    assert (refused["outcome"], refused["allowed"]) == ("explicitDeny", False)
    assert "explicit deny" in refused["words"]
    told = [
        (each["action"], each["outcome"], each["times"], each["learners"]) for each in is_now(room, "leak")["tries"]
    ]
    assert told == [
        ("s3:PutObject", "allowed", 3, 2),
        ("iam:CreateUser", "implicitDeny", 1, 1),
        ("s3:PutObject", "explicitDeny", 1, 1),
    ]
    assert "Cy" not in str(is_now(room, "leak")["tries"])


def test_expired_credentials_are_refused_by_their_own_code(room: Room) -> None:
    demo, _ = leak(room)
    bo = room.join("Bo")
    RoleSession.objects.filter(sandbox=demo).update(expiration="2020-01-02T00:00:00Z", issued_at="2020-01-01T00:00:00Z")
    refused = attempt(room, bo)
    assert (refused["outcome"], refused["allowed"]) == ("ExpiredToken", False)
    assert refused["sentence"]


@pytest.mark.parametrize("body", [{"action": "everything"}, {"resource": "my bucket"}, {"action": "a:" + "b" * 200}])
def test_what_is_no_request_is_refused(room: Room, body: dict) -> None:
    leak(room)
    assert room.send("post", "mine/leak/tries/", room.join("Bo"), **{**PUT, **body}).status_code == 400


def test_nothing_is_tried_once_it_has_ended(room: Room) -> None:
    leak(room)
    bo = room.join("Bo")
    room.send("delete", "leak/")
    assert room.send("post", "mine/leak/tries/", bo, **PUT).status_code == 409


def test_many_different_tries_of_one_learner_are_judged_and_not_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "MOST_KINDS", 1)
    leak(room)
    bo = room.join("Bo")
    attempt(room, bo)
    assert attempt(room, bo, action="s3:GetObject")["outcome"]
    attempt(room, bo)
    assert list(LeakTry.objects.values_list("action", "times")) == [("s3:PutObject", 2)]


def test_counts_are_told_of_what_lasts_alone(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    monkeypatch.setattr(counting.publish, "send", lambda group, message: sent.append(message.type))
    follow(room)
    row = room.workshop.controls.get()
    counting.tell_counts(row.pk)
    room.send("delete", "follow/")
    counting.tell_counts(row.pk)
    assert sent == ["counted"]
