"""News leaves after commit, and a broker that is away never breaks the change."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.db import transaction

from playground.live import groups, publish, sender
from playground.live.events import Heartbeat

GROUP = groups.of_sandbox("sb-test")
BEAT = Heartbeat(type="heartbeat", revision=7, now="2030-01-07T09:00:00+00:00")


async def _listen() -> tuple[Any, str]:
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(GROUP, channel)
    return layer, channel


def _commit(*, roll_back: bool = False) -> None:
    with transaction.atomic():
        publish.after_commit(GROUP, BEAT)
        transaction.set_rollback(roll_back)


@pytest.mark.django_db(transaction=True)
async def test_a_committed_change_reaches_the_group() -> None:
    layer, channel = await _listen()
    await sync_to_async(_commit)()
    message = await layer.receive(channel)
    assert message["message"] == {"type": "heartbeat", "revision": 7, "now": "2030-01-07T09:00:00+00:00"}


@pytest.mark.django_db(transaction=True)
def test_a_change_that_rolled_back_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(publish, "send", lambda *args: sent.append(args))
    _commit(roll_back=True)
    assert sent == []
    _commit()
    assert sent == [(GROUP, BEAT)]


@pytest.mark.django_db(transaction=True)
def test_without_a_broker_the_change_still_stands(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    nobody = {"address": "redis://127.0.0.1:1/0", "socket_connect_timeout": 1}
    layer = {"BACKEND": "channels_redis.core.RedisChannelLayer", "CONFIG": {"hosts": [nobody]}}
    settings.CHANNEL_LAYERS = {"default": layer}
    _commit()
    sender.flush()
    assert "browsers will read it from the journal" in caplog.text


@pytest.mark.django_db(transaction=True)
async def test_rows_that_change_at_once_are_one_message_after_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "GATHER_SECONDS", 3600.0)  # until `flush`
    layer, group = get_channel_layer(), "workshop.busy"
    channel = await layer.new_channel()
    await layer.group_add(group, channel)

    def change() -> None:
        for attempt in (3, 5, 4, 5):
            publish.wake_after_commit(group, attempt)

    await sync_to_async(change)()
    assert (await layer.receive(channel))["attempts"] == [3]
    await sync_to_async(sender.flush)()
    assert (await layer.receive(channel))["attempts"] == [4, 5]


async def test_a_group_whose_message_takes_long_holds_up_no_other() -> None:
    sent: list[str] = []
    another_was_sent = asyncio.Event()

    async def slow() -> None:
        await another_was_sent.wait()
        sent.append("first of one")

    async def after_it() -> None:
        sent.append("second of one")

    async def quick() -> None:
        sent.append("another")
        another_was_sent.set()

    line = sender._running()
    for group, sending in (("one", slow), ("one", after_it), ("another", quick)):
        line.take(group, sending)
    await sync_to_async(sender.flush)()
    assert sent == ["another", "first of one", "second of one"]
