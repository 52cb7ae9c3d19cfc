"""A dashboard that is open: what learners do comes by itself, gathered; who is here; and nobody else hears it."""

from typing import Any

import pytest

from playground.live.consumer import NOT_FOUND
from playground.people.models import Person
from playground.workshop.dashboard import consumer
from playground.workshop.models import Enrollment
from tests.sockets import Socket
from tests.workshop.classroom.conftest import instructor
from tests.workshop.classroom.test_live import does, listening, socket_of
from tests.workshop.dashboard.conftest import Busy, begun, connect

pytestmark = pytest.mark.django_db(transaction=True)


async def told(socket: Socket, kind: str, what: Any) -> dict[str, Any]:
    """Out: the first message of this kind of which `what` holds; fails when it does not come."""
    for _ in range(30):
        message = await socket.receive()
        if message["type"] == kind and what(message):
            return message
    raise AssertionError(f"No such {kind}")


def address(room: Busy) -> str:
    return f"/ws/workshops/{room.workshop.public_id}/dashboard/"


async def test_a_goal_that_a_learner_meets_comes_by_itself(room: Busy) -> None:
    sandbox = await does(begun, room, "Bo")
    socket = await listening(room.ana, address(room))
    await does(connect, sandbox, "jane", "FireMarshal")
    found = await told(socket, "progress", lambda message: message["rows"][0]["moved_at"])
    assert [row["sandbox"] for row in found["rows"]] == [sandbox.public_id]
    await socket.leave()


async def test_what_a_lost_message_told_of_comes_with_the_sweep(room: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumer, "SWEEP_SECONDS", 0.5)
    sandbox = await does(begun, room, "Bo")
    socket = await listening(room.ana, address(room))
    monkeypatch.setattr("playground.live.publish.sender.send", lambda *_: None)
    monkeypatch.setattr("playground.live.publish.sender.gather", lambda *_: None)
    await does(connect, sandbox, "jane", "FireMarshal")
    await told(socket, "progress", lambda message: message["rows"][0]["moved_at"])
    await socket.leave()


async def test_who_has_a_page_open_is_here_until_it_is_closed(room: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumer, "ROLL_SECONDS", 0.2)
    monkeypatch.setattr(consumer, "GONE_SECONDS", 0.5)
    sandbox = await does(begun, room, "Bo")
    bo: Person = await does(lambda: Enrollment.objects.get(nickname="Bo").person)
    socket = await listening(room.ana, address(room))
    page = await listening(bo, f"/ws/sandboxes/{sandbox.public_id}/")
    await told(socket, "here", lambda message: bo.public_id in message["people"])
    await page.leave()
    await told(socket, "here", lambda message: bo.public_id not in message["people"])
    await socket.leave()


@pytest.mark.parametrize("who", ["learner", "other instructor"])
async def test_nobody_else_hears_it(room: Busy, who: str) -> None:
    await does(begun, room, "Bo")
    person = await does(lambda: Enrollment.objects.get(nickname="Bo").person if who == "learner" else instructor("Di"))
    socket = await socket_of(person, address(room))
    assert await socket.closed() == NOT_FOUND
