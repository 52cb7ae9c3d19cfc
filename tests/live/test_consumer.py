"""One socket: who may listen, what arrives, and what happens to a browser that does not read."""

import asyncio
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import pytest
from channels.layers import get_channel_layer

from playground.live import consumer, groups
from playground.live import hub as hub_module
from playground.live.consumer import Admission, EventConsumer
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.hub import hub, text_of
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)  # channels looks after connections at every message
GROUP = groups.of_sandbox("sb-listening")
asked: list[list[str]] = []


def revisions(keys: Collection[str]) -> dict[str, int]:
    asked.append(sorted(keys))
    return dict.fromkeys(keys, 12)


class OpenConsumer(EventConsumer):
    """Lets everybody in."""

    heartbeat: ClassVar[Heartbeat] = Heartbeat(revisions)

    async def admit(self) -> Admission | None:
        return Admission(GROUP, "sb-listening", Actor("p-1", "Ada"))

    async def welcome(self, admission: Admission) -> Welcome:
        return Welcome(type="welcome", revision=3, now="2030-01-07T09:00:00+00:00", person=admission.person)


class ClosedConsumer(OpenConsumer):
    async def admit(self) -> Admission | None:
        return None


async def _open() -> Socket:
    socket = Socket(OpenConsumer.as_asgi(), "/ws/")
    assert await socket.connect()
    return socket


async def _send(message: dict[str, Any]) -> None:
    await get_channel_layer().group_send(GROUP, {"type": "forward", "group": GROUP, "message": message})


async def test_the_first_message_says_where_the_journal_stands() -> None:
    socket = await _open()
    welcome = await socket.receive()
    assert (welcome["type"], welcome["revision"], welcome["person"]) == ("welcome", 3, {"id": "p-1", "name": "Ada"})
    await socket.leave()


async def test_what_the_group_gets_the_browser_gets_in_order() -> None:
    socket = await _open()
    await socket.receive()
    for revision in range(20):
        await _send({"type": "edit", "revision": revision})
    got = [(await socket.receive())["revision"] for _ in range(20)]
    assert got == list(range(20))
    await socket.leave()


async def test_a_stranger_is_closed_with_a_code_that_says_do_not_try_again() -> None:
    socket = Socket(ClosedConsumer.as_asgi(), "/ws/")
    await socket.connect()
    assert await socket.closed() == consumer.NOT_FOUND


async def test_one_beat_asks_once_for_all_sockets() -> None:
    sockets = [await _open() for _ in range(3)]
    for socket in sockets:
        await socket.receive()
    asked.clear()
    await OpenConsumer.heartbeat.beat()
    assert asked == [["sb-listening"]]
    for socket in sockets:
        beat = await socket.receive()
        assert (beat["type"], beat["revision"]) == ("heartbeat", 12)
        await socket.leave()


async def test_a_closed_socket_hears_no_more_beats() -> None:
    socket = await _open()
    await socket.leave()
    asked.clear()
    await OpenConsumer.heartbeat.beat()
    assert asked == [[]]


async def test_what_a_browser_sends_changes_nothing() -> None:
    socket = await _open()
    await socket.receive()
    await socket.send("not even JSON")
    await _send({"type": "edit", "revision": 1})
    assert (await socket.receive())["revision"] == 1
    await socket.leave()


async def test_a_flood_from_a_browser_is_cut_off() -> None:
    socket = await _open()
    await socket.receive()
    await socket.send("x" * 70_000)
    assert await socket.closed() == consumer.TOO_LARGE


async def test_a_browser_that_does_not_read_is_closed_and_told_to_come_back() -> None:
    """`send` is held up as uvicorn holds it up when the other side's buffers are full."""
    stuck, sent = asyncio.Event(), []

    class StuckConsumer(OpenConsumer):
        async def send(self, text_data: str | None = None, **more: Any) -> None:
            sent.append(text_data)
            if len(sent) > 1:
                await stuck.wait()

    socket = Socket(StuckConsumer.as_asgi(), "/ws/")
    await socket.connect()
    for revision in range(consumer.MOST_WAITING + 10):
        await _send({"type": "edit", "revision": revision})
    assert await socket.closed() == consumer.TOO_SLOW
    assert len(sent) == 2


async def test_a_socket_that_ended_by_a_failure_is_counted_and_told_of_no_more() -> None:
    """Then nobody calls `disconnect`."""

    class BreakingConsumer(OpenConsumer):
        heartbeat: ClassVar[Heartbeat] = Heartbeat(revisions)

        takes = frozenset({"anything"})

        async def heard(self, said: Mapping[str, Any]) -> None:
            raise ConnectionError("something of ours is gone")

    before = consumer.SOCKETS._value.get()
    socket = Socket(BreakingConsumer.as_asgi(), "/ws/")
    assert await socket.connect()
    await socket.receive()
    assert consumer.SOCKETS._value.get() == before + 1
    await socket.send('{"type": "anything"}')
    with pytest.raises(ConnectionError):
        await socket.ended()
    assert consumer.SOCKETS._value.get() == before
    assert not BreakingConsumer.heartbeat._listeners
    assert hub().of(GROUP) == []


async def test_a_thousand_sockets_read_each_message_once_and_write_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Any] = []

    def counted(message: Any) -> str:
        written.append(message)
        return text_of(message)

    sockets = [await _open() for _ in range(5)]
    for socket in sockets:
        await socket.receive()
    monkeypatch.setattr(hub_module, "text_of", counted)
    await _send({"type": "edit", "revision": 4})
    assert [(await socket.receive())["revision"] for socket in sockets] == [4] * 5
    assert len(written) == 1
    for socket in sockets:
        await socket.leave()


async def test_a_channel_layer_that_forgot_everything_costs_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a Redis that was started again: the hub joins its groups once more, and the line stands."""
    monkeypatch.setattr(hub_module, "RENEW_SECONDS", 0.02)
    socket = await _open()
    await socket.receive()
    await get_channel_layer().group_discard(GROUP, hub().channel)
    renewed = asyncio.Event()
    add = get_channel_layer().group_add

    async def added(group: str, channel: str) -> None:
        await add(group, channel)
        renewed.set()

    monkeypatch.setattr(get_channel_layer(), "group_add", added)
    await asyncio.wait_for(renewed.wait(), 5)
    await _send({"type": "edit", "revision": 1})
    assert (await socket.receive())["revision"] == 1
    await socket.leave()


async def test_a_socket_comes_in_while_the_channel_layer_is_away_and_hears_once_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hub_module, "AGAIN_SECONDS", 0.01)
    layer = get_channel_layer()
    add, receive, back = layer.group_add, layer.receive, asyncio.Event()

    async def no_answer(*_: Any) -> None:
        raise ConnectionError("away")

    async def added(group: str, channel: str) -> None:
        await add(group, channel)
        back.set()

    monkeypatch.setattr(layer, "group_add", no_answer)
    monkeypatch.setattr(layer, "receive", no_answer)
    socket = await _open()
    assert (await socket.receive())["type"] == "welcome"
    monkeypatch.setattr(layer, "group_add", added)
    monkeypatch.setattr(layer, "receive", receive)
    await asyncio.wait_for(back.wait(), 5)
    await _send({"type": "edit", "revision": 2})
    assert (await socket.receive())["revision"] == 2
    await socket.leave()


async def test_who_left_and_came_again_at_once_still_hears() -> None:
    first, second = await _open(), None
    await first.receive()
    await first.leave()
    second = await _open()
    await second.receive()
    await _send({"type": "edit", "revision": 6})
    assert (await second.receive())["revision"] == 6
    await second.leave()
