"""Whoever is signed out anywhere, in whatever way, hears nothing more there: each open line closes by itself."""

from collections.abc import Callable

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client

from playground.config.asgi import application
from playground.live.consumer import NOT_FOUND, SIGNED_OUT
from playground.people.models import Kind, Person
from playground.workshop.classroom import commands, seats
from playground.workshop.classroom.joining import join
from playground.workshop.models import Workshop
from tests.builders import Drawn, draw
from tests.canvas.conftest import NOBODY_YET, Visitor
from tests.canvas.test_consumer import next_edit
from tests.canvas.test_supervised_socket import closed
from tests.sockets import Socket
from tests.workshop.classroom.conftest import instructor

pytestmark = pytest.mark.django_db(transaction=True)
SIGN_IN = {"email": "ana@example.com", "password": "correct horse battery"}


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


async def line(client: Client, path: str) -> Socket:
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost"), (b"cookie", cookie.encode())]
    socket = Socket(application, path, headers=headers)
    assert await socket.connect()
    assert (await socket.receive())["type"] == "welcome"
    return socket


@pytest.fixture
def drawn() -> Drawn:
    """Ana's sandbox; she has an account."""
    found = draw(users=["jane"])
    found.owner.email, found.owner.kind = SIGN_IN["email"], Kind.LEARNER
    found.owner.set_password(SIGN_IN["password"])
    found.owner.save()
    return found


def draw_something(drawn: Drawn) -> None:
    answer = Visitor(drawn.owner, drawn.sandbox.public_id).post("notes/", text="Still here.", position=NOBODY_YET)
    assert answer.status_code == 201, answer.content


def sign_out(here: Client, person: Person) -> None:
    assert here.post("/api/sign-out/").status_code < 300


def change_password(here: Client, person: Person) -> None:
    body = {"password": SIGN_IN["password"], "new_password": "another long sentence"}
    assert here.put("/api/me/password/", body, content_type="application/json").status_code < 300


def switch_off(here: Client, person: Person) -> None:
    found = Person.objects.get(pk=person.pk)
    found.is_active = False
    found.save()


def leave_for_good(here: Client, person: Person) -> None:
    body = {"password": SIGN_IN["password"]}
    assert here.post("/api/me/farewell/", body, content_type="application/json").status_code < 300


def become_another(here: Client, person: Person) -> None:
    other = instructor()
    other.email = "eva@example.com"
    other.set_password(SIGN_IN["password"])
    other.save()
    body = {"email": other.email, "password": SIGN_IN["password"]}
    assert here.post("/api/sign-in/", body, content_type="application/json").status_code == 200


# What is done in one browser, and whether a second one of the same person is out, too.
WAYS: dict[Callable[[Client, Person], None], bool] = {
    sign_out: False,
    become_another: False,
    change_password: True,
    switch_off: True,
    leave_for_good: True,
}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_the_line_of_whoever_is_signed_out_closes(way: Callable[[Client, Person], None], drawn: Drawn) -> None:
    path = f"/ws/sandboxes/{drawn.sandbox.public_id}/"
    here, there = [await sync_to_async(browser)(drawn.owner) for _ in range(2)]
    mine, second = [await line(each, path) for each in (here, there)]
    await sync_to_async(way)(here, drawn.owner)
    assert await closed(mine) in (SIGNED_OUT, NOT_FOUND)
    if WAYS[way]:
        assert await closed(second) in (SIGNED_OUT, NOT_FOUND)
    else:
        await sync_to_async(draw_something)(drawn)
        assert (await next_edit(second))["type"] == "edit"
        await second.leave()


async def test_a_learner_who_is_removed_or_blocked_hears_nothing_more_of_the_class() -> None:
    ana, bo = await sync_to_async(instructor)(), await sync_to_async(instructor)("Bo")

    def seated() -> tuple[Workshop, str]:
        made = commands.step(commands.create(ana, "Friday", ["fire-marshal"]), ana, "open")
        return made, join(made, bo, "Bo").enrollment.public_id

    made, seat = await sync_to_async(seated)()
    for state in ("removed", "blocked"):
        socket = await line(await sync_to_async(browser)(bo), f"/ws/workshops/{made.public_id}/")
        await sync_to_async(seats.seat)(made, ana, seat, state)
        assert await closed(socket) == NOT_FOUND
        await sync_to_async(seats.seat)(made, ana, seat, "in")
