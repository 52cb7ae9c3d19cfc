"""Every socket and every kind of message: who may listen, who is heard, and that nobody hears of what is foreign."""

import json
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from pytest_django import Settings

from playground.config.asgi import application, sockets
from playground.live.consumer import NOT_FOUND
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import rename_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from tests.canvas.test_consumer import signed_in
from tests.permissions.asking import Asker, filled, unknown
from tests.permissions.rows import ROUTES, SANDBOX, SOCKETS, WORKSHOP
from tests.permissions.table import ROLES, STANDING, YES, answer_of, answer_to
from tests.permissions.test_routes import patterns
from tests.permissions.worlds import World, draw_world
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)
HOME = "http://localhost"
BY_ITSELF = ("heartbeat", "here", "presence", "left", "supervision")


@pytest.fixture
def world(settings: Settings) -> World:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return draw_world("learner")


async def socket_of(person: Person | None, path: str, origin: str = HOME) -> Socket:
    headers = [(b"host", b"localhost"), (b"origin", origin.encode())]
    if person is not None:
        headers.append((b"cookie", (await sync_to_async(signed_in)(person)).encode()))
    return Socket(application, path, headers=headers)


def path_of(route: str, ids: dict[str, str], role: str, world: World) -> str:
    """Out: the address of a socket; whoever holds a link has another one for the sandbox."""
    return "/" + filled(route, {**ids, "sandbox": f"view-{world.link}"} if STANDING[role] == "link" else ids)


async def next_news(socket: Socket, *types: str) -> dict[str, Any]:
    """Out: the next message of these types, or of any that does not come by itself."""
    for _ in range(60):
        message = await socket.receive()
        if message["type"] in types or (not types and message["type"] not in BY_ITSELF):
            return message
    raise AssertionError(f"{types} does not come")


def test_every_socket_and_every_message_has_a_row() -> None:
    found = dict(patterns(sockets.routes))
    assert {route: set(each.callback.consumer_class.takes) for route, each in found.items()} == {
        route: set(messages) for route, (_, messages) in SOCKETS.items()
    }


async def test_a_role_may_listen_to_what_the_table_says(world: World) -> None:
    for route, (rule, _) in SOCKETS.items():
        for role in ROLES:
            socket = await socket_of(world.people[role], path_of(route, world.theirs, role, world))
            await socket.connect()
            if answer_of(role, rule) == YES:
                assert (await socket.receive())["type"] == "welcome", (route, role)
                await socket.leave()
            else:
                assert await socket.closed() == NOT_FOUND, (route, role)


async def test_what_is_foreign_closes_as_what_is_unknown(world: World) -> None:
    for route in SOCKETS:
        for ids in (world.theirs, unknown(world.theirs)):
            socket = await socket_of(world.people["guest"], "/" + filled(route, ids))
            assert await socket.connect()
            assert await socket.closed() == NOT_FOUND


async def test_no_socket_answers_a_page_of_another_site(world: World) -> None:
    for route, (rule, _) in SOCKETS.items():
        role = next(each for each in ROLES if answer_of(each, rule) == YES)
        for origin in ("http://evil.example", "null", "http://localhost.evil.example", "https://evil.localhost.x", ""):
            socket = await socket_of(world.people[role], path_of(route, world.theirs, role, world), origin)
            assert not await socket.connect(), (route, origin)


async def test_whoever_is_shown_is_heard_and_nobody_else(world: World) -> None:
    """And a browser that sends anything but what has a row is not heard at all."""
    route, (rule, messages) = next(iter(SOCKETS.items()))
    ear = await socket_of(world.people["learner"], path_of(route, world.theirs, "learner", world))
    await ear.connect()
    for role in (role for role in ROLES if answer_of(role, rule) == YES and role != "learner"):
        mouth = await socket_of(world.people[role], path_of(route, world.theirs, role, world))
        await mouth.connect()
        await next_news(mouth, "welcome")
        await mouth.send(json.dumps({"type": "edit", "events": [], "revision": 1_000}))
        await mouth.send(json.dumps({"type": "presence", "selected": [role]}))
        if answer_of(role, messages["presence"]) == YES:
            while (said := await next_news(ear, "presence", "edit"))["where"]["selected"] != [role]:
                assert said["type"] == "presence"
        await mouth.leave()
    with_a_mark = await socket_of(world.people["instructor"], path_of(route, world.theirs, "instructor", world))
    await with_a_mark.connect()
    await with_a_mark.send(json.dumps({"type": "presence", "selected": ["the last"]}))
    while (said := await next_news(ear, "presence", "edit"))["where"]["selected"] != ["the last"]:
        assert said["where"]["selected"] != ["holder of a link"]
    await with_a_mark.leave()
    await ear.leave()


async def test_nothing_that_is_refused_is_told_to_anybody(world: World) -> None:
    """A stranger sends all that the table refuses them; what those concerned hear next is what really happened."""
    ears = [
        await socket_of(world.people[role], path_of(route, world.theirs, role, world))
        for route, role in zip(SOCKETS, ("learner", "instructor", "instructor"), strict=True)
    ]
    for ear in ears:
        await ear.connect()
        await next_news(ear, "welcome")
    await next_news(ears[0], "help")  # as it stands for whoever comes
    asker = await sync_to_async(Asker)(world.people["guest"])
    for route, methods in ROUTES.items():
        for method in methods if route.startswith((SANDBOX, WORKSHOP)) else ():
            assert answer_to("guest", route, method) != YES
            await sync_to_async(asker.send)(route, method, world.theirs)
    await sync_to_async(rename)(world.theirs["sandbox"], world.people["learner"])
    heard = await next_news(ears[0])
    assert (heard["type"], heard["events"][0]["type"]) == ("edit", "SandboxChanged")
    assert heard["person"]["id"] == world.people["learner"].public_id
    for ear in ears:
        await ear.leave()


def rename(public_id: str, person: Person | None) -> None:
    with editing(Sandbox.objects.get(public_id=public_id), person) as edit:
        rename_sandbox(edit, "Really")
