"""Who may do what with a workshop: one table; a route that is not in it fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from playground.people.commands import create_guest
from playground.workshop.classroom import commands
from tests.canvas.test_foreign_ids import patterns
from tests.workshop.classroom.conftest import Room, browser, instructor

PREFIX = "api/workshops/<str:workshop>/"
TEACHES, OWNS, SITS = "teaches", "owns", "sits"
# By route and method: who may, and a body that is right.
TABLE: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
    ("", "get"): (TEACHES, {}),
    ("", "patch"): (TEACHES, {"title": "Mine"}),
    ("journal/", "get"): (TEACHES, {}),
    ("state/", "put"): (TEACHES, {"state": "open"}),
    ("code/", "get"): (TEACHES, {}),
    ("code/", "post"): (TEACHES, {}),
    ("current/", "put"): (TEACHES, {"index": 0}),
    ("solution/", "post"): (TEACHES, {}),
    ("duplicate/", "post"): (TEACHES, {}),
    ("admission/", "post"): (TEACHES, {}),
    ("dashboard/", "get"): (TEACHES, {}),
    ("tiles/", "post"): (TEACHES, {"sandboxes": ()}),
    ("timeline/", "get"): (TEACHES, {}),
    ("learners/<learner>/", "patch"): (TEACHES, {"state": "in"}),
    ("mine/", "get"): (SITS, {}),
    ("mine/sandbox/", "post"): (SITS, {}),
    ("co-instructors/", "post"): (OWNS, {"learner_id": "<learner>"}),
    ("co-instructors/<person>/", "delete"): (OWNS, {}),
    ("", "delete"): (OWNS, {}),
}
MAY = {"owner": {TEACHES, OWNS}, "co-instructor": {TEACHES}, "learner": {SITS}, "waiting": {SITS}}
ROLES = ("anonymous", "guest", "other instructor", "learner", "waiting", "removed", "co-instructor", "owner")


def routes() -> Iterator[tuple[str, str]]:
    for pattern in patterns(get_resolver().url_patterns):
        route = str(pattern.pattern)
        if route.startswith(PREFIX):
            for name in ("get", "post", "put", "patch", "delete"):
                if hasattr(pattern.callback.cls, name):
                    yield route.removeprefix(PREFIX).replace("<str:", "<"), name


def test_every_route_is_in_the_table() -> None:
    assert sorted(routes()) == sorted(TABLE)


def people_of(room: Room) -> dict[str, Client]:
    """Out: a browser for each role, all of one workshop that does an exercise and has a waiting room by now."""
    found = {name: room.join(name) for name in ("learner", "removed")}
    found["co-instructor"] = room.join("co-instructor", browser(instructor("co-instructor")))
    room.send("post", "co-instructors/", learner_id=room.seat("co-instructor").public_id)
    room.move("removed", "removed")
    room.begin()
    room.send("patch", "", waiting_room=True)
    found["waiting"] = room.join("waiting")
    other = instructor("Other")
    commands.create(other, "Another workshop")
    return {**found, "anonymous": browser(), "guest": browser(create_guest()), "other instructor": browser(other)} | {
        "owner": room.desk
    }


@pytest.mark.parametrize("role", ROLES)
def test_the_table_decides(room: Room, role: str) -> None:
    client = people_of(room)[role]
    ids = {"<learner>": room.seat("learner").public_id, "<person>": room.ana.public_id}
    for (route, method), (needs, body) in TABLE.items():
        path = f"/api/workshops/{room.workshop.public_id}/{route}"
        for name, value in ids.items():
            path, body = path.replace(name, value), {key: ids.get(each, each) for key, each in body.items()}
        path += "?since=0" if route == "journal/" else ""
        status = getattr(client, method)(path, body, content_type="application/json").status_code
        expected = needs in MAY.get(role, set())
        # Right by its role it may still come at the wrong time (409), or be refused for what it asks (400).
        assert (status < 400 or status in (400, 409)) == expected, (role, route, method, status)
        if not expected:
            told = 403 if role == "anonymous" or (role, needs) == ("co-instructor", OWNS) else 404
            assert status == told, (role, route, method, status)


def test_a_foreign_workshop_answers_like_an_unknown_one(room: Room) -> None:
    stranger = browser(instructor("Other"))
    for (route, method), (_, body) in TABLE.items():
        answers = []
        for workshop in (room.workshop.public_id, "ws-aaaaaaaaaaaa"):
            path = f"/api/workshops/{workshop}/{route}".replace("<learner>", "lr-x").replace("<person>", "p-x")
            answer = getattr(stranger, method)(path, body, content_type="application/json")
            answers.append((answer.status_code, answer.json()))
        assert answers[0] == answers[1], (route, method)
        assert answers[0][0] == 404


def test_a_learner_of_another_workshop_is_not_there(room: Room) -> None:
    other = instructor("Other")
    theirs = Room(commands.step(commands.create(other, "Another workshop"), other, "open"))
    theirs.join("Bo")
    answer = room.send("patch", f"learners/{theirs.seat('Bo').public_id}/", state="blocked")
    assert (answer.status_code, theirs.seat("Bo").state) == (404, "in")


@pytest.mark.parametrize("role", ["anonymous", "guest", "other instructor"])
def test_pages_of_a_foreign_workshop_are_not_there(room: Room, role: str) -> None:
    client = people_of(room)[role]
    for page in ("workshops/{}/", "workshops/{}/dashboard/", "class/{}/"):
        assert client.get(f"/{page.format(room.workshop.public_id)}").status_code == 404
