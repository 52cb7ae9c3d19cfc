"""The live line of a workshop: those who teach hear everything, learners what is for them, and nobody else anything."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from playground.config.asgi import application
from playground.live.consumer import NOT_FOUND
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import invite
from playground.sandbox.commands.sharing import join as join_sandbox
from playground.sandbox.commands.sharing import share
from playground.sandbox.models import Sandbox
from playground.workshop.classroom import commands, helping, seats
from playground.workshop.classroom.holding import controls, messages
from playground.workshop.classroom.joining import join, sandbox_for
from playground.workshop.models import Enrollment
from tests.canvas.test_consumer import signed_in
from tests.sockets import Socket
from tests.workshop.classroom.conftest import Room, instructor

pytestmark = pytest.mark.django_db(transaction=True)


async def socket_of(person: Person, path: str, language: str = "en") -> Socket:
    cookie = (await sync_to_async(signed_in)(person)).encode()
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost"), (b"cookie", cookie)]
    headers.append((b"accept-language", language.encode()))
    socket = Socket(application, path, headers=headers)
    assert await socket.connect()
    return socket


async def listening(person: Person, path: str, language: str = "en") -> Socket:
    """Out: a socket that stands: what is told from now on arrives."""
    socket = await socket_of(person, path, language)
    assert (await socket.receive())["type"] == "welcome"
    return socket


async def next_of(socket: Socket, kind: str) -> dict[str, Any]:
    """Out: the next message; fails when it is of another kind, or does not come among a few heartbeats."""
    for _ in range(8):
        message = await socket.receive()
        if message["type"] not in ("heartbeat", "presence", "left"):
            break
    assert message["type"] == kind, message
    return message


async def closed(socket: Socket) -> int:
    for _ in range(8):
        output = await socket.output()
        if output["type"] == "websocket.close":
            break
    return output["code"]


async def on_canvas(person: Person, sandbox: Sandbox) -> Socket:
    """Out: a socket of their canvas, which has heard of the class."""
    socket = await listening(person, f"/ws/sandboxes/{sandbox.public_id}/")
    await next_of(socket, "supervision")
    return socket


async def does(call: Callable[..., Any], *args: Any, **named: Any) -> Any:
    return await sync_to_async(call)(*args, **named)


def seated(room: Room, name: str) -> Enrollment:
    found = join(room.workshop, instructor(name), name).enrollment
    assert found is not None
    return found


async def test_those_who_teach_hear_of_everybody_who_comes(room: Room) -> None:
    socket = await listening(room.ana, f"/ws/workshops/{room.workshop.public_id}/")
    await does(seated, room, "Bo")
    told = await next_of(socket, "workshop")
    assert told["events"][0]["learner"]["nickname"] == "Bo"
    assert told["revision"] == (await does(room.fresh)).revision
    await socket.leave()


async def test_a_learner_hears_what_the_class_does_and_nothing_of_the_others(room: Room) -> None:
    bo = await does(seated, room, "Bo")
    socket = await listening(bo.person, f"/ws/workshops/{room.workshop.public_id}/")
    await does(seated, room, "Cy")
    await does(commands.begin, room.workshop, room.ana, 1)
    told = await next_of(socket, "class")
    assert (told["workshop"]["current"], told["workshop"]["exercises"][1]["slug"]) == (1, "break-glass")
    assert "Cy" not in str(told)
    await socket.leave()


async def test_titles_arrive_in_the_language_of_who_reads(room: Room) -> None:
    desk = await listening(room.ana, f"/ws/workshops/{room.workshop.public_id}/", "de")
    bo = await does(seated, room, "Bo")
    assert (await next_of(desk, "workshop"))["events"][0]["learner"]["nickname"] == "Bo"
    learner = await listening(bo.person, f"/ws/workshops/{room.workshop.public_id}/", "de")
    await does(commands.begin, room.workshop, room.ana, 1)
    told = (await next_of(desk, "workshop"))["events"][0]["workshop"], (await next_of(learner, "class"))["workshop"]
    assert [shape["exercises"][1]["title"] for shape in told] == ["Scheibe einschlagen"] * 2
    for socket in (desk, learner):
        await socket.leave()


async def test_who_waits_hears_that_they_are_in(room: Room) -> None:
    await does(commands.change, room.workshop, room.ana, waiting_room=True)
    bo = await does(seated, room, "Bo")
    socket = await listening(bo.person, f"/ws/workshops/{room.workshop.public_id}/")
    assert await does(seats.admit_all, room.workshop, room.ana) == 1
    assert (await next_of(socket, "seat"))["seat"]["state"] == "in"
    await socket.leave()


async def test_what_the_class_does_reaches_a_learner_on_their_canvas(room: Room) -> None:
    await does(commands.begin, room.workshop, room.ana, 0)
    bo = await does(seated, room, "Bo")
    sandbox: Sandbox = await does(lambda: _sandbox(bo))
    socket = await listening(bo.person, f"/ws/sandboxes/{sandbox.public_id}/")
    await next_of(socket, "supervision")
    await does(commands.begin, room.workshop, room.ana, 1)
    assert (await next_of(socket, "class"))["workshop"]["current"] == 1
    await socket.leave()


def _sandbox(seat: Enrollment) -> Sandbox:
    return sandbox_for(Enrollment.objects.select_related("workshop__supervision", "person").get(pk=seat.pk))


@pytest.mark.parametrize("state", ["removed", "blocked"])
async def test_the_page_of_whoever_is_removed_ends(room: Room, state: str) -> None:
    bo = await does(seated, room, "Bo")
    socket = await listening(bo.person, f"/ws/workshops/{room.workshop.public_id}/")
    await does(seats.seat, room.workshop, room.ana, bo.public_id, state)
    assert await closed(socket) == NOT_FOUND


async def test_a_stranger_hears_nothing(room: Room) -> None:
    socket = await socket_of(await does(instructor, "Other"), f"/ws/workshops/{room.workshop.public_id}/")
    assert await socket.closed() == NOT_FOUND


async def test_a_removed_co_instructor_hears_no_more(room: Room) -> None:
    bo = await does(seated, room, "Bo")
    await does(seats.add_co_instructor, room.workshop, room.ana, bo.public_id)
    socket = await listening(bo.person, f"/ws/workshops/{room.workshop.public_id}/")
    await does(seats.remove_co_instructor, room.workshop, room.ana, bo.person.public_id)
    assert await closed(socket) == NOT_FOUND


async def test_help_is_told_to_the_learner_and_to_who_teaches_and_its_end_at_once(room: Room) -> None:
    await does(commands.begin, room.workshop, room.ana, 0)
    bo = await does(seated, room, "Bo")
    sandbox: Sandbox = await does(lambda: _sandbox(bo))
    viewer = await does(instructor, "Vi")
    await does(invite, sandbox, viewer)
    address = f"/ws/sandboxes/{sandbox.public_id}/"
    learner, looker, stranger = [await listening(one, address) for one in (bo.person, room.ana, viewer)]
    for socket in (learner, looker, stranger):
        await next_of(socket, "supervision")
    await does(helping.offer, room.workshop, room.ana, sandbox.public_id)
    await does(helping.answer, bo.person, sandbox, yes=True)
    await does(helping.end_own, bo.person, sandbox)
    for socket in (learner, looker):
        told = [(await next_of(socket, "help"))["help"]["state"] for _ in range(3)]
        assert told == ["offered", "open", "over"]
    late = await listening(bo.person, address)
    await next_of(late, "supervision")
    assert (await next_of(late, "help"))["help"]["ending"] == "learner"
    await does(commands.begin, room.workshop, room.ana, 1)
    assert (await next_of(stranger, "class"))["workshop"]["current"] == 1, "who only looks hears nothing of it"
    for socket in (learner, looker, stranger, late):
        await socket.leave()


async def test_whoever_helps_is_shown_to_draw_and_no_longer_than_they_may(room: Room) -> None:
    await does(commands.begin, room.workshop, room.ana, 0)
    bo = await does(seated, room, "Bo")
    sandbox: Sandbox = await does(lambda: _sandbox(bo))
    address = f"/ws/sandboxes/{sandbox.public_id}/"
    looker, learner = await listening(room.ana, address), await listening(bo.person, address)
    await does(helping.offer, room.workshop, room.ana, sandbox.public_id)
    await does(helping.answer, bo.person, sandbox, yes=True)
    assert await shown_to_draw(learner, room.ana, True)
    await does(helping.end_own, bo.person, sandbox)
    assert await shown_to_draw(learner, room.ana, False)
    for socket in (looker, learner):
        await socket.leave()


async def shown_to_draw(socket: Socket, person: Person, draws: bool) -> bool:
    for _ in range(20):
        told = await socket.receive()
        if told["type"] == "presence" and told["person"]["id"] == person.public_id and told["may_edit"] is draws:
            return True
    return False


async def test_a_learner_who_is_removed_is_watched_no_longer(room: Room) -> None:
    await does(commands.begin, room.workshop, room.ana, 0)
    bo = await does(seated, room, "Bo")
    sandbox: Sandbox = await does(lambda: _sandbox(bo))
    looker = await listening(room.ana, f"/ws/sandboxes/{sandbox.public_id}/")
    await does(seats.seat, room.workshop, room.ana, bo.public_id, "removed")
    assert await closed(looker) == NOT_FOUND


async def test_a_friend_on_a_learners_canvas_does_not_hear_what_is_said_to_the_class(room: Room) -> None:
    await does(room.begin)
    bo, friend = await does(create_guest), await does(create_guest)
    joined = await does(join, room.workshop, bo, "Bo")
    sandbox = await does(sandbox_for, joined.enrollment)
    _, token = await does(share, sandbox, "Friend", "edit")
    await does(join_sandbox, friend, token)
    mine, theirs = await on_canvas(bo, sandbox), await on_canvas(friend, sandbox)
    await does(messages.send, room.workshop, room.ana, text="Look up")
    await does(controls.give_time, room.workshop, room.ana, minutes=5)
    assert (await next_of(mine, "message"))["message"]["text"] == "Look up"
    assert (await next_of(mine, "controls"))["controls"]["controls"][0]["kind"] == "timer"
    await does(commands.change, room.workshop, room.ana, title="Saturday")
    await next_of(theirs, "class")  # the first that they hear of
