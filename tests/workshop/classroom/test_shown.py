"""Follow me, spotlight, leaked credentials: a picture for all, by a link that ends with it."""

from typing import Any

import pytest
from django.test import Client

from playground.sandbox.models import Sandbox, ShareLink
from playground.workshop.models import Control, Team
from tests.workshop.classroom.conftest import Room, browser, demo_of, instructor, is_now


def watch(room: Room, client: Client, control: str) -> Any:
    return client.get(f"/class/{room.workshop.public_id}/watch/{control}/")


def address(page: Any) -> str:
    return page.content.decode().split('data-sandbox="')[1].split('"')[0]


def looks(client: Client, where: str) -> int:
    return client.get(f"/api/sandboxes/{where}/").status_code


def test_everybody_in_class_sees_what_the_instructor_shows_until_it_ends(room: Room) -> None:
    demo, _ = demo_of(room.ana)
    bo = room.join("Bo")
    assert room.send("put", "follow/", sandbox_id=demo.public_id).status_code == 200
    shown = is_now(room, "follow")
    page = watch(room, bo, shown["id"])
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert looks(bo, address(page)) == 200
    assert bo.patch(f"/api/sandboxes/{address(page)}/", {"name": "Mine"}).status_code in (403, 404)
    room.send("delete", "follow/")
    assert looks(bo, address(page)) == 404
    assert watch(room, bo, shown["id"]).status_code == 409
    assert is_now(room, "follow")["ended_at"] is not None
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "waiting", "removed"])
def test_nobody_else_sees_it(room: Room, who: str) -> None:
    demo, _ = demo_of(room.ana)
    clients = {"stranger": browser(instructor("Other")), "removed": room.join("removed")}
    room.move("removed", "removed")
    room.send("patch", "", waiting_room=True)
    clients["waiting"] = room.join("waiting")
    room.send("put", "follow/", sandbox_id=demo.public_id)
    assert watch(room, clients[who], is_now(room, "follow")["id"]).status_code == 404


def test_only_what_is_ones_own_is_shown(room: Room) -> None:
    demo, session = demo_of(instructor("Other"))
    assert room.send("put", "follow/", sandbox_id=demo.public_id).status_code == 404
    body = {"sandbox_id": demo.public_id, "session_id": session.public_id}
    assert room.send("put", "leak/", **body).status_code == 404
    assert not Control.objects.exists()


def working(room: Room, name: str) -> tuple[Client, Sandbox]:
    """Out: a learner with a canvas."""
    client = room.join(name)
    found = room.send("post", "mine/sandbox/", client).json()["sandbox"]
    return client, Sandbox.objects.get(public_id=found)


def test_a_learners_canvas_is_shown_to_all_with_or_without_their_name(room: Room) -> None:
    room.begin()
    _, sandbox = working(room, "Bo")
    cy = room.join("Cy")
    for named, words in ((True, "Bo"), (False, "")):
        room.send("put", "spotlight/", learner_id=room.seat("Bo").public_id, named=named)
        shown = is_now(room, "spotlight")
        assert (shown["words"], shown["sandbox_id"]) == (words, sandbox.public_id)
        assert looks(cy, address(watch(room, cy, shown["id"]))) == 200
    assert ShareLink.objects.count() == 1


def test_who_refused_beforehand_is_not_shown_and_who_refuses_now_no_longer(room: Room) -> None:
    room.begin()
    bo, _ = working(room, "Bo")
    body = {"learner_id": room.seat("Bo").public_id, "named": True}
    assert room.send("put", "spotlight/", **body).status_code == 200
    room.send("put", "mine/shown/", bo, may_be_shown=False)
    assert is_now(room, "spotlight")["ended_at"] is not None
    assert room.send("put", "spotlight/", **body).status_code == 409
    room.send("put", "mine/shown/", bo, may_be_shown=True)
    assert room.send("put", "spotlight/", **body).status_code == 200


def test_a_learner_can_take_their_canvas_back_by_its_link(room: Room) -> None:
    room.begin()
    bo, sandbox = working(room, "Bo")
    room.send("put", "spotlight/", learner_id=room.seat("Bo").public_id, named=True)
    link = ShareLink.objects.get(sandbox=sandbox)
    assert bo.delete(f"/api/sandboxes/{sandbox.public_id}/sharing/links/{link.public_id}/").status_code == 204
    assert is_now(room, "spotlight")["ended_at"] is not None


def test_a_mate_who_refused_keeps_the_teams_canvas_from_being_shown(room: Room) -> None:
    room.begin()
    team = Team.objects.create(workshop=room.workshop, name="Blue")
    for name in ("Bo", "Cy"):
        client, _ = working(room, name)
        room.workshop.enrollments.filter(nickname=name).update(team=team)
    room.send("put", "mine/shown/", client, may_be_shown=False)
    body = {"learner_id": room.seat("Bo").public_id, "named": False}
    assert room.send("put", "spotlight/", **body).json()["error"]["code"] == "NotToBeShown"


def test_who_was_removed_is_not_shown(room: Room) -> None:
    room.begin()
    working(room, "Bo")
    room.move("Bo", "removed")
    assert room.send("put", "spotlight/", learner_id=room.seat("Bo").public_id, named=True).status_code == 404


def test_saying_the_same_about_being_shown_again_changes_nothing(room: Room) -> None:
    bo = room.join("Bo")
    room.send("put", "mine/shown/", bo, may_be_shown=False)
    revision = room.fresh().revision
    assert room.send("put", "mine/shown/", bo, may_be_shown=False).status_code == 204
    assert room.fresh().revision == revision


def test_one_picture_is_shown_at_a_time(room: Room) -> None:
    room.begin()
    working(room, "Bo")
    demo, _ = demo_of(room.ana)
    room.send("put", "follow/", sandbox_id=demo.public_id)
    room.send("put", "spotlight/", learner_id=room.seat("Bo").public_id, named=True)
    assert is_now(room, "follow")["ended_at"] is not None
    room.send("put", "follow/", sandbox_id=demo.public_id)
    assert is_now(room, "spotlight")["ended_at"] is not None


def test_a_learner_without_a_canvas_cannot_be_shown(room: Room) -> None:
    room.join("Bo")
    body = {"learner_id": room.seat("Bo").public_id, "named": True}
    assert room.send("put", "spotlight/", **body).json()["error"]["code"] == "NothingShown"


def write(client: Client, leaked: dict[str, str]) -> dict[str, Any]:
    """Out: the decision when somebody writes with the leaked credentials."""
    credentials = {name: leaked[name] for name in ("access_key_id", "secret_access_key", "session_token")}
    body = {"credentials": credentials, "action": "s3:PutObject", "resource": "arn:aws:s3:::artifacts/x"}
    path = f"/api/sandboxes/{leaked['address']}/requests/"
    answer: dict[str, Any] = client.post(path, body, content_type="application/json").json()
    return answer


def test_leaked_credentials_work_for_everybody_until_they_are_revoked(room: Room) -> None:
    demo, session = demo_of(room.ana)
    bo = room.join("Bo")
    room.send("put", "leak/", sandbox_id=demo.public_id, session_id=session.public_id)
    leaked = room.send("get", "mine/leak/", bo).json()
    assert leaked["access_key_id"].startswith("ASIA")
    assert write(bo, leaked)["verdict"] == "allowed"
    told = is_now(room, "leak")
    assert (told["words"], told["revoked"], told["ends_at"] is not None) == ("CI", False, True)
    demo.role_sessions.update(issued_at=demo.role_sessions.first().issued_at.replace(year=2020))  # not this very second
    assert room.send("post", "leak/revocation/").status_code == 200
    assert write(bo, leaked)["verdict"] == "explicitDeny"
    assert is_now(room, "leak")["revoked"]


def test_no_secret_of_a_leak_stands_in_the_journal_or_stays_in_the_database(room: Room) -> None:
    demo, session = demo_of(room.ana)
    room.send("put", "leak/", sandbox_id=demo.public_id, session_id=session.public_id)
    leaked = room.send("get", "mine/leak/").json()
    row = room.workshop.controls.get()
    kept = f"{list(room.workshop.journal.values())} {row.sealed} {row.data}"
    assert not [name for name in leaked if name not in ("control_id", "arn") and leaked[name] in kept]
    room.send("delete", "leak/")
    assert room.workshop.controls.get().sealed == ""
    assert room.send("get", "mine/leak/").json()["error"]["code"] == "NothingLeaked"
