"""The live line of a sandbox in a class: what holds for the class arrives, and an instructor who leaves is out."""

import pytest
from asgiref.sync import sync_to_async

from playground.live.consumer import NOT_FOUND
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.models import Supervision
from playground.sandbox.supervision import end_supervision, freeze, remove_supervisor, supervise
from tests.builders import Drawn, draw
from tests.canvas.test_consumer import listening
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana() -> Person:
    return create_guest()


@pytest.fixture
def drawn(ana: Person) -> Drawn:
    drawn = draw(["jane"])
    drawn.sandbox.supervision = supervise([ana])
    drawn.sandbox.save()
    return drawn


async def next_supervision(socket: Socket) -> dict | None:
    """Out: what the browser hears next of its class."""
    for _ in range(8):
        message = await socket.receive()
        if message["type"] not in ("heartbeat", "presence", "left"):
            break
    assert message["type"] == "supervision", message
    return message["supervision"]


async def closed(socket: Socket) -> int:
    for _ in range(8):
        output = await socket.output()
        if output["type"] == "websocket.close":
            break
    return output["code"]


async def test_a_frozen_class_is_told_to_every_learner(drawn: Drawn) -> None:
    socket, _ = await listening(drawn.owner, drawn.sandbox.public_id)
    before = await next_supervision(socket)
    assert before is not None and not before["frozen"]
    await sync_to_async(freeze)(drawn.sandbox.supervision, "Look here.")
    told = await next_supervision(socket)
    assert told is not None and (told["frozen"], told["message"]) == (True, "Look here.")
    await socket.leave()


async def test_whoever_was_away_hears_what_holds_by_now(drawn: Drawn) -> None:
    await sync_to_async(freeze)(drawn.sandbox.supervision)
    socket, _ = await listening(drawn.owner, drawn.sandbox.public_id)
    told = await next_supervision(socket)
    assert told is not None and told["frozen"]
    await socket.leave()


async def test_the_page_of_an_instructor_who_is_taken_off_the_class_ends(ana: Person, drawn: Drawn) -> None:
    socket, welcome = await listening(ana, drawn.sandbox.public_id)
    assert welcome["type"] == "welcome"
    await sync_to_async(remove_supervisor)(drawn.sandbox.supervision, ana)
    assert await closed(socket) == NOT_FOUND


async def test_a_class_that_ends_leaves_learners_on_their_canvas(ana: Person, drawn: Drawn) -> None:
    theirs, _ = await listening(drawn.owner, drawn.sandbox.public_id)
    await next_supervision(theirs)
    looking, _ = await listening(ana, drawn.sandbox.public_id)
    await sync_to_async(lambda: end_supervision(Supervision.objects.get()))()
    assert await closed(looking) == NOT_FOUND
    assert await next_supervision(theirs) is None
    await theirs.leave()
