"""Who is here: told to the others at once, within bounds, and never kept."""

import json
from collections.abc import Collection
from typing import Any, ClassVar

import pytest
from channels.layers import get_channel_layer

from playground.live import groups, presence
from playground.live.consumer import Admission, said_in
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.hub import hub
from playground.live.presence import BURST, PER_SECOND, Bucket, PresenceConsumer, where_of
from playground.live.presence_shapes import Point, View, Where
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)  # channels looks after connections at every message
SOMEWHERE = {"type": "presence", "cursor": {"x": 4, "y": 5}, "selected": ["AROA1"], "opened": "AROA1"}


def revisions(keys: Collection[str]) -> dict[str, int]:
    return dict.fromkeys(keys, 1)


class RoomConsumer(PresenceConsumer):
    """Lets in whoever the path names: /Ada/, and guests who go along with them: /after-Ada/."""

    heartbeat: ClassVar[Heartbeat] = Heartbeat(revisions)

    async def admit(self) -> Admission | None:
        name = self.scope["path"].strip("/")
        if name.startswith("after-"):  # a guest of a link
            return Admission(groups.of_sandbox("sb-room"), "sb-room", None, follows=f"p-{name.removeprefix('after-')}")
        person = Actor(f"p-{name}", name) if name else None
        return Admission(groups.of_sandbox("sb-room"), "sb-room", person, name != "Viewer")

    async def welcome(self, admission: Admission) -> Welcome:
        return Welcome(type="welcome", revision=1, now="2030-01-07T09:00:00+00:00", person=admission.person)


async def come_in(name: str) -> Socket:
    socket = Socket(RoomConsumer.as_asgi(), f"/{name}/" if name else "/")
    assert await socket.connect()
    assert (await socket.receive())["type"] == "welcome"
    return socket


async def heard(socket: Socket) -> dict[str, Any]:
    """Out: the next message that is no heartbeat."""
    while (message := await socket.receive())["type"] == "heartbeat":
        pass
    return message


async def leave(*sockets: Socket) -> None:
    for socket in sockets:
        await socket.leave()


async def test_newcomers_and_those_who_are_here_learn_of_each_other() -> None:
    ada = await come_in("Ada")
    bob = await come_in("Bob")
    assert [(await heard(each))["person"]["name"] for each in (ada, bob)] == ["Bob", "Ada"]
    await leave(ada, bob)


async def test_where_somebody_is_reaches_the_others_and_not_themselves() -> None:
    ada, bob = await come_in("Ada"), await come_in("Bob")
    await heard(ada), await heard(bob)
    await ada.send(json.dumps(SOMEWHERE))
    told = await heard(bob)
    assert told["where"] == {"cursor": {"x": 4, "y": 5}, "selected": ["AROA1"], "opened": "AROA1", "view": None}
    await bob.send(json.dumps({"type": "presence"}))
    assert (await heard(ada))["person"]["name"] == "Bob"  # not an echo of Ada
    await leave(ada, bob)


async def test_a_newcomer_sees_where_those_are_who_do_not_move() -> None:
    ada, witness = await come_in("Ada"), await come_in("Witness")
    await ada.send(json.dumps(SOMEWHERE))
    while (await heard(witness))["where"]["selected"] != ["AROA1"]:
        pass
    bob = await come_in("Bob")
    told = [await heard(bob), await heard(bob)]
    assert {each["person"]["name"]: each["where"]["selected"] for each in told} == {"Ada": ["AROA1"], "Witness": []}
    await leave(ada, witness, bob)


async def test_two_who_come_at_the_same_moment_are_told_of_each_other_once() -> None:
    """Each asks and is answered, so that what says who is here may arrive twice."""
    ada, bob = await come_in("Ada"), await come_in("Bob")
    told = await heard(ada)
    again = {"type": "present", "group": groups.of_sandbox("sb-room"), "asks": hub().channel, "message": told}
    await get_channel_layer().group_send(again["group"], again)
    await bob.send(json.dumps(SOMEWHERE))
    assert (await heard(ada))["where"]["selected"] == ["AROA1"]
    await leave(ada, bob)


async def test_whoever_leaves_is_gone_at_once() -> None:
    ada, bob = await come_in("Ada"), await come_in("Bob")
    came = await heard(ada)
    await bob.leave()
    left = await heard(ada)
    assert left == {"type": "left", "peer": came["peer"]}
    await ada.leave()


async def test_viewers_are_seen_as_viewers_and_guests_of_a_link_not_at_all() -> None:
    ada, nobody, viewer = await come_in("Ada"), await come_in(""), await come_in("Viewer")
    told = await heard(ada)
    assert (told["person"]["name"], told["may_edit"]) == ("Viewer", False)
    await nobody.send(json.dumps(SOMEWHERE))
    await ada.send(json.dumps(SOMEWHERE))
    assert (await heard(viewer))["person"]["name"] == "Ada"
    await leave(ada, nobody, viewer)


async def test_one_browser_hears_of_a_bounded_number_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "MOST_SHOWN", 1)
    ada, bob, cyd = await come_in("Ada"), await come_in("Bob"), await come_in("Cyd")
    assert (await heard(ada))["person"]["name"] == "Bob"
    await cyd.send(json.dumps(SOMEWHERE))
    await bob.send(json.dumps(SOMEWHERE))
    assert (await heard(ada))["person"]["name"] == "Bob"
    await leave(ada, bob, cyd)


async def test_a_hand_that_shakes_is_heard_only_so_often() -> None:
    ada, bob = await come_in("Ada"), await come_in("Bob")
    await heard(bob)
    for step in range(int(BURST) + 40):
        await ada.send(json.dumps({"type": "presence", "cursor": {"x": step, "y": 0}}))
    await ada.leave()
    steps = 0
    while (await heard(bob))["type"] == "presence":
        steps += 1
    assert BURST <= steps < BURST + 40
    await bob.leave()


def test_the_budget_refills_with_time() -> None:
    bucket = Bucket()
    assert [bucket.take(0.0) for _ in range(int(BURST) + 1)] == [True] * int(BURST) + [False]
    assert bucket.take(1.01 / PER_SECOND)
    assert not bucket.take(1.02 / PER_SECOND)


def test_what_a_browser_says_is_read() -> None:
    said = {**SOMEWHERE, "view": {"x": 1, "y": 2, "width": 3, "height": 4.5}}
    assert where_of(said) == Where(Point(4, 5), ["AROA1"], "AROA1", View(1, 2, 3, 4.5))


@pytest.mark.parametrize(
    "said",
    [
        "not JSON",
        "[" * 4000,
        "[]",
        '{"type": "edit"}',
        '{"type": "presence", "selected": "AROA1"}',
        '{"type": "presence", "selected": [7]}',
        '{"type": "presence", "opened": {"a": 1}}',
        '{"type": "presence", "opened": "%s"}' % ("x" * 129),
        '{"type": "presence", "cursor": {"x": 1}}',
        '{"type": "presence", "cursor": {"x": 1, "y": 2, "z": 3}}',
    ],
)
def test_what_cannot_be_read_is_dropped(said: str) -> None:
    message = said_in(said)
    assert message.get("type") not in RoomConsumer.takes or where_of(message) is None


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e300", '"7"', "null"])
def test_a_pointer_that_is_nowhere_is_not_shown(number: str) -> None:
    where = where_of(said_in(f'{{"type": "presence", "cursor": {{"x": {number}, "y": 1}}}}'))
    assert where is not None
    assert where.cursor is None


async def test_who_goes_along_with_somebody_hears_their_newest_place_a_few_times_a_second_and_of_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presence, "FOLLOWED_PER_SECOND", 1.0)
    ada, bob, guest = await come_in("Ada"), await come_in("Bob"), await come_in("after-Ada")
    assert (await heard(guest))["person"]["name"] == "Ada"
    await bob.send(json.dumps({**SOMEWHERE, "selected": ["bob was here"]}))
    for number in range(20):
        await ada.send(json.dumps({**SOMEWHERE, "selected": [str(number)]}))
    heard_of = []
    while "19" not in heard_of:
        heard_of += (await heard(guest))["where"]["selected"]
    assert len(heard_of) < 20
    assert "bob was here" not in heard_of
    await leave(ada, bob, guest)
