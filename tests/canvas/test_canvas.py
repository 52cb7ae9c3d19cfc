"""Endpoints for a sandbox as a whole."""

import gzip
import json
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from playground.people.commands import create_guest
from playground.sandbox.commands.sandboxes import invite
from tests.builders import Drawn
from tests.canvas.conftest import NOBODY_YET, Visitor, error_of


def test_the_canvas_holds_everything_with_its_revision(visitor: Visitor, drawn: Drawn) -> None:
    canvas = visitor.canvas()
    assert canvas["sandbox"]["id"] == drawn.sandbox.public_id
    assert canvas["revision"] == drawn.sandbox.revision
    assert canvas["may_edit"] is True
    assert [role["name"] for role in canvas["roles"]] == ["FireMarshal"]
    assert [user["name"] for user in canvas["identities"]] == ["jane", "bob"]
    assert canvas["sessions"] == []


def test_the_number_of_queries_does_not_grow_with_the_sandbox(visitor: Visitor, drawn: Drawn) -> None:
    account = drawn["account:111122223333"]
    few = queries_of_a_canvas(visitor)
    for number in range(20):
        visitor.post("identities/", kind="user", account_id=account, name=f"u{number}", position=NOBODY_YET)
        visitor.post("roles/", account_id=account, name=f"r{number}", trusted=drawn["jane"], position=NOBODY_YET)
    assert queries_of_a_canvas(visitor) == few


def test_a_canvas_goes_out_compressed_to_those_who_take_it(visitor: Visitor, drawn: Drawn) -> None:
    path = f"/api/sandboxes/{drawn.sandbox.public_id}/"
    sent = visitor.client.get(path, headers={"accept-encoding": "gzip"})
    assert sent.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(sent.content))["revision"] == drawn.sandbox.revision
    assert "content-encoding" not in visitor.client.get(path).headers


def queries_of_a_canvas(visitor: Visitor) -> int:
    with CaptureQueriesContext(connection) as captured:
        visitor.get()
        return len(captured)


def test_a_person_sees_only_sandboxes_of_their_own(visitor: Visitor, drawn: Drawn) -> None:
    mine = visitor.client.get("/api/sandboxes/").json()
    assert [each["id"] for each in mine] == [drawn.sandbox.public_id]
    stranger = Visitor(create_guest(), drawn.sandbox.public_id)
    assert stranger.client.get("/api/sandboxes/").json() == []


def test_a_new_sandbox_begins_with_one_empty_account(visitor: Visitor) -> None:
    made = visitor.client.post("/api/sandboxes/", {"name": "Attic"}, content_type="application/json")
    assert made.status_code == 201
    canvas = visitor.client.get(f"/api/sandboxes/{made.json()['id']}/").json()
    assert (canvas["sandbox"]["name"], len(canvas["accounts"]), canvas["may_undo"]) == ("Attic", 1, False)


def test_me_is_the_person_of_this_browser(visitor: Visitor, drawn: Drawn) -> None:
    me = visitor.client.get("/api/me/").json()
    who = {"id": drawn.owner.public_id, "name": drawn.owner.display_name, "kind": "guest"}
    assert me == {**who, "email": "", "has_account": False, "has_password": False, "sign_in_at": ""}


def test_a_sandbox_is_renamed_and_deleted_by_its_owner(visitor: Visitor) -> None:
    assert visitor.patch("", name="Fire drill").json()["name"] == "Fire drill"
    assert visitor.delete("").status_code == 204
    assert visitor.get().status_code == 404


def test_a_guest_who_may_only_look_cannot_change_anything(visitor: Visitor, drawn: Drawn) -> None:
    viewer = create_guest()
    invite(drawn.sandbox, viewer)
    looking = Visitor(viewer, drawn.sandbox.public_id)
    assert looking.canvas()["may_edit"] is False
    refused = looking.patch("", name="Mine now")
    assert (refused.status_code, error_of(refused)["code"]) == (403, "ViewOnly")
    assert looking.delete("").status_code == 403
    assert looking.post("validate/", policy_type="identity", document="{}").status_code == 200


def test_the_journal_tells_what_a_browser_missed(visitor: Visitor, drawn: Drawn) -> None:
    since = visitor.canvas()["revision"]
    visitor.patch(f"roles/{drawn['FireMarshal']}/", description="Leads everybody out")
    journal = visitor.get(f"journal/?since={since}").json()
    assert (journal["revision"], journal["complete"]) == (since + 1, True)
    (entry,) = journal["entries"]
    assert (entry["type"], entry["revision"], entry["person"]["id"]) == ("edit", since + 1, drawn.owner.public_id)
    assert [event["type"] for event in entry["events"]] == ["RoleChanged"]


@pytest.mark.parametrize("since", ["", "minus", "-1", "1e3", "9" * 30])
def test_a_journal_needs_a_revision(visitor: Visitor, since: str) -> None:
    refused = visitor.get(f"journal/?since={since}")
    assert (refused.status_code, error_of(refused)["place"]) == (400, "since")


def test_a_browser_from_the_future_is_told_to_fetch_the_canvas(visitor: Visitor) -> None:
    assert visitor.get("journal/?since=99999").json()["complete"] is False


def test_undo_and_redo_say_what_they_took_back(visitor: Visitor, drawn: Drawn) -> None:
    visitor.patch(f"roles/{drawn['FireMarshal']}/", name="Warden")
    undone = visitor.post("undo/")
    assert (undone.status_code, undone.json()["label"]) == (200, "Change role FireMarshal")
    assert visitor.canvas()["roles"][0]["name"] == "FireMarshal"
    assert visitor.post("redo/").status_code == 200
    assert visitor.canvas()["roles"][0]["name"] == "Warden"


def test_undo_with_nothing_to_undo_is_a_conflict(db: None) -> None:
    person = create_guest()
    client = Client()
    client.force_login(person)
    made = client.post("/api/sandboxes/", {}, content_type="application/json").json()
    refused = Visitor(person, made["id"]).post("undo/")
    assert (refused.status_code, error_of(refused)["code"]) == (409, "UndoConflict")


def test_nodes_move_together_or_not_at_all(visitor: Visitor, drawn: Drawn) -> None:
    places = [{"id": drawn["jane"], "position": {"x": 1, "y": 2}}, {"id": drawn["bob"], "position": {"x": 3, "y": 4}}]
    assert visitor.post("positions/", positions=places).status_code == 204
    moved = {user["id"]: user["position"]["x"] for user in visitor.canvas()["identities"]}
    assert moved == {drawn["jane"]: 1, drawn["bob"]: 3}
    places = [{"id": drawn["jane"], "position": {"x": 9, "y": 9}}, {"id": "res-nowhere", "position": {"x": 1, "y": 1}}]
    assert visitor.post("positions/", positions=places).status_code == 404
    assert visitor.canvas()["identities"][0]["position"]["x"] == 1


@pytest.mark.parametrize(
    "position", [{"x": 1e9, "y": 0}, {"x": "left", "y": 0}, {"y": 0}, None, {"x": 0, "y": 0, "width": -1}]
)
def test_a_place_off_the_map_is_refused_by_its_path(visitor: Visitor, drawn: Drawn, position: object) -> None:
    refused = visitor.post("positions/", positions=[{"id": drawn["jane"], "position": position}])
    assert refused.status_code == 400
    assert error_of(refused)["place"].startswith("positions[0].position")


def test_five_thousand_nodes_move_at_once_and_no_more(visitor: Visitor, drawn: Drawn) -> None:
    place = {"id": drawn["jane"], "position": {"x": 1, "y": 2}}
    refused = visitor.post("positions/", positions=[place] * 5_001)
    assert (refused.status_code, error_of(refused)["place"]) == (400, "positions")


def test_a_node_is_pinned_where_it_is_put_and_everybody_sees_it(visitor: Visitor, drawn: Drawn) -> None:
    place = {"id": drawn["jane"], "position": {"x": 1, "y": 2}, "pinned": True}
    assert visitor.post("positions/", positions=[place]).status_code == 204
    (jane,) = [each for each in visitor.canvas()["identities"] if each["id"] == drawn["jane"]]
    assert jane["position"] == {"x": 1, "y": 2, "width": None, "height": None, "pinned": True}
    place["pinned"] = "perhaps"
    assert visitor.post("positions/", positions=[place]).status_code == 400


def test_the_clock_runs_faster_and_the_canvas_says_so(visitor: Visitor) -> None:
    answered = visitor.put("clock/", rate=60, paused=False)
    assert answered.json()["clock"]["rate"] == 60
    assert visitor.canvas()["sandbox"]["clock"]["rate"] == 60


def test_the_clock_skips_to_the_next_end_and_without_one_says_that_nothing_ends(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.post("clock/skip/")
    assert (refused.status_code, error_of(refused)["code"]) == (409, "NothingEnds")
    caller = {"kind": "identity", "id": drawn["jane"]}
    issued = visitor.post("sessions/", caller=caller, role_id=drawn["FireMarshal"]).json()["session"]
    answered = visitor.post("clock/skip/")
    before_end = datetime.fromisoformat(issued["expiration"]) - timedelta(seconds=10)
    assert datetime.fromisoformat(answered.json()["clock"]["sandbox_anchor"]) == before_end
    assert answered["X-Revision"] == str(visitor.canvas()["revision"])


@pytest.mark.parametrize("clock", [{"rate": 0, "paused": False}, {"rate": 3601, "paused": False}, {"rate": 60}, {}])
def test_a_clock_outside_its_bounds_is_refused(visitor: Visitor, clock: dict) -> None:
    assert visitor.put("clock/", **clock).status_code == 400
    assert visitor.canvas()["sandbox"]["clock"]["rate"] == 1
