"""xAPI statements: nothing unless asked for, right by the rules of version 1.0.3, and kept once by a record store."""

import json
import re
import threading
import uuid
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import override_settings

from playground.config.celery import app as celery_app
from playground.workshop.afterwards.sending import StoreRefused, send
from playground.workshop.afterwards.tasks import send_statements
from playground.workshop.classroom import commands
from playground.workshop.commands import check
from playground.workshop.models import GoalResult, StatementExport
from tests.workshop.classroom.conftest import Room, browser, room
from tests.workshop.solving import solve
from tests.workshop.test_afterwards import attempt

__all__ = ["room"]
pytestmark = pytest.mark.django_db
IRI = re.compile(r"^https?://[^\s<>\"{}|\\^`]+$")
DURATION = re.compile(r"^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$")
FIELDS = {"id", "actor", "verb", "object", "context", "timestamp", "result"}


def switch(room: Room, do: str) -> None:
    assert room.desk.post(f"/workshops/{room.workshop.public_id}/statements/", {"do": do}).status_code == 302


def told(room: Room) -> list[dict[str, Any]]:
    answer = room.desk.get(f"/workshops/{room.workshop.public_id}/statements.json")
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content))


def verbs(statements: list[dict[str, Any]]) -> list[str]:
    return [each["verb"]["display"]["en"] for each in statements]


def check_statement(each: dict[str, Any]) -> None:
    """xAPI 1.0.3, part two, 2.2 and 2.4: what every statement must be."""
    assert each.keys() <= FIELDS
    assert str(uuid.UUID(each["id"])) == each["id"]
    assert each["actor"].keys() == {"objectType", "account"}  # exactly one inverse functional identifier
    assert IRI.match(each["actor"]["account"]["homePage"])
    assert re.fullmatch("[0-9a-f]{32}", each["actor"]["account"]["name"])
    assert IRI.match(each["verb"]["id"])
    at = datetime.fromisoformat(each["timestamp"])
    assert at.utcoffset() is not None
    uuid.UUID(each["context"]["registration"])
    for activity in [each["object"], *each["context"].get("contextActivities", {}).get("parent", [])]:
        assert activity["objectType"] == "Activity"
        assert IRI.match(activity["id"])
        assert IRI.match(activity["definition"]["type"])
        assert set(activity["definition"]["name"]) == {"en", "de"}
    if "result" in each:
        score = each["result"]["score"]
        assert -1 <= score["scaled"] <= 1
        assert score["min"] <= score["raw"] <= score["max"]
        assert isinstance(each["result"]["success"], bool)
        assert DURATION.match(each["result"].get("duration", "PT0S"))


def test_a_workshop_tells_nothing_unless_it_was_turned_on(room: Room) -> None:
    address = f"/workshops/{room.workshop.public_id}/statements.json"
    assert room.desk.get(address).status_code == 404
    switch(room, "on")
    assert room.desk.get(address).status_code == 200
    switch(room, "off")
    assert room.desk.get(address).status_code == 404


def test_what_a_learner_did_is_told_in_order_and_by_the_rules(room: Room) -> None:
    solve(attempt(room, "Bo"))
    switch(room, "on")
    statements = told(room)
    for each in statements:
        check_statement(each)
    assert len({each["id"] for each in statements}) == len(statements)
    found = verbs(statements)
    assert found[:2] == ["joined", "attempted"]
    assert "completed" in found
    assert found[-1] == "passed"
    assert statements[-1]["result"]["score"]["raw"] == 100
    assert statements[-1]["result"]["duration"].startswith("PT")


def test_what_the_starting_picture_meets_nobody_completed(room: Room) -> None:
    check(attempt(room, "Bo").pk)
    assert GoalResult.objects.filter(met=True).exists()
    switch(room, "on")
    assert verbs(told(room)) == ["joined", "attempted"]


def test_who_did_not_finish_has_failed_once_the_workshop_is_over(room: Room) -> None:
    attempt(room, "Bo")
    switch(room, "on")
    commands.step(room.fresh(), room.ana, "closed")
    last = told(room)[-1]
    check_statement(last)
    assert last["verb"]["id"].endswith("/failed")
    assert (last["result"]["success"], last["result"]["completion"]) == (False, False)


def test_the_same_statements_come_again_under_the_same_ids_and_nobody_is_named(room: Room) -> None:
    solve(attempt(room, "Bo Lee"))
    switch(room, "on")
    statements = told(room)
    assert told(room) == statements
    person = room.seat("Bo Lee").person
    for secret in ("Bo Lee", person.public_id, person.username):
        assert secret not in json.dumps(statements)
    switch(room, "off")
    switch(room, "on")
    assert told(room)[0]["actor"] != statements[0]["actor"]


def test_for_who_does_not_teach_it_there_are_no_statements(room: Room) -> None:
    learner = room.join("Bo")
    switch(room, "on")
    for client in (learner, browser()):
        for name in ("statements/", "statements.json"):
            assert client.get(f"/workshops/{room.workshop.public_id}/{name}").status_code == 404


class Store(BaseHTTPRequestHandler):
    """A record store: keeps a statement once, or refuses while `down`."""

    kept: dict[str, dict[str, Any]] = {}
    seen: list[tuple[str, str | None]] = []
    down = False

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).seen.append((self.headers["X-Experience-API-Version"], self.headers["Authorization"]))
        clash = any(each["id"] in self.kept and self.kept[each["id"]] != each for each in body)
        if not (self.down or clash):
            self.kept.update({each["id"]: each for each in body})
        self.send_response(503 if self.down else 409 if clash else 200)
        self.end_headers()
        self.wfile.write(b"[]")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def store() -> Iterator[type[Store]]:
    made = type("FreshStore", (Store,), {"kept": {}, "seen": [], "down": False})
    server = ThreadingHTTPServer(("127.0.0.1", 0), made)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/xapi"
    with override_settings(XAPI_ENDPOINT=address, XAPI_KEY="key", XAPI_SECRET="secret"):
        yield made
    server.shutdown()


def test_a_record_store_gets_all_of_them_once(room: Room, store: type[Store]) -> None:
    solve(attempt(room, "Bo"))
    switch(room, "on")
    assert send(room.workshop.pk) == len(told(room)) == len(store.kept)
    assert store.seen[0] == ("1.0.3", "Basic a2V5OnNlY3JldA==")
    send(room.workshop.pk)
    assert {each["id"] for each in told(room)} == set(store.kept)
    assert StatementExport.objects.get().sent_until is not None


def test_one_that_the_store_has_otherwise_holds_up_no_other(room: Room, store: type[Store]) -> None:
    solve(attempt(room, "Bo"))
    switch(room, "on")
    first = told(room)[0]
    store.kept[first["id"]] = {**first, "stored": True}
    send(room.workshop.pk)
    assert {each["id"] for each in told(room)} == set(store.kept)


def test_a_store_that_is_down_is_told_of_and_gets_them_later(room: Room, store: type[Store]) -> None:
    solve(attempt(room, "Bo"))
    switch(room, "on")
    store.down = True
    with pytest.raises(StoreRefused):
        send(room.workshop.pk)
    page = room.desk.get(f"/workshops/{room.workshop.public_id}/statements/").content.decode()
    assert "The record store answered 503." in page
    store.down = False
    assert send(room.workshop.pk) == len(store.kept)
    assert StatementExport.objects.get().problem == ""


def test_a_workshop_that_is_turned_off_sends_nothing(room: Room, store: type[Store]) -> None:
    room.join("Bo")
    assert send(room.workshop.pk) == 0
    assert store.seen == []


def test_all_of_them_are_sent_again_by_a_task_when_asked_for(room: Room, store: type[Store]) -> None:
    room.join("Bo")
    switch(room, "on")
    send(room.workshop.pk)
    switch(room, "send")
    assert StatementExport.objects.get().sent_until is None
    assert send_statements.name in celery_app.tasks
    send_statements.apply(args=[room.workshop.pk], throw=True)
    assert len(store.seen) == 2
