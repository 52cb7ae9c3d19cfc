"""Hub: the one ear of a process. It reads each message of the channel layer once and tells every socket here.

Two processes with five hundred sockets each read a message twice, not a thousand times; its JSON is written once for
each language that somebody here reads. A channel layer that is away costs no socket: heartbeats go on, and the hub
comes back to all of its groups by itself.
"""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from playground.languages import for_socket

logger = logging.getLogger(__name__)
AGAIN_SECONDS: Final = 0.5  # between two tries to reach a channel layer that is away
RENEW_SECONDS: Final = 20.0  # a Redis that was started again knows no group; channels_redis forgets after a day
ANY_LANGUAGE: Final = ""


def text_of(message: Any) -> str:
    """Out: a message as it goes over the line."""
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False)


@dataclass
class Told:
    """An event of the channel layer on its way to the sockets of this process."""

    event: dict[str, Any]
    answered: bool = False  # somebody here has answered for all
    _texts: dict[str, str] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Out: its message for a reader of this language; written once for all of them."""
        sentences = self.event.get("sentences")
        language = language if sentences else ANY_LANGUAGE
        if language not in self._texts:
            message = self.event["message"]
            self._texts[language] = text_of(for_socket(message, language) if sentences else message)
        return self._texts[language]


class Listener(Protocol):
    """A socket, as the hub knows it."""

    def hear(self, told: Told) -> None:
        """Take a message; never wait, and never raise."""


class Hub:
    """Of one event loop. `channel` is its address in the channel layer."""

    def __init__(self) -> None:
        self.channel = ""
        self._layer = get_channel_layer()
        self._listeners: dict[str, dict[Listener, None]] = defaultdict(dict)  # in the order they came
        self._joined: set[str] = set()
        self._settling = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._leaving: set[asyncio.Task[None]] = set()

    def of(self, group: str) -> Sequence[Listener]:
        """Out: who listens to a group here."""
        return list(self._listeners.get(group, ()))

    def people_of(self, supervision_group: str) -> list[str]:
        """Out: whose pages of a class listen here, see `groups.of_supervised`."""
        prefix = f"{supervision_group}."
        return [each.removeprefix(prefix) for each in self._listeners if each.startswith(prefix)]

    async def join(self, group: str, listener: Listener) -> None:
        """From the return on, whatever is sent to the group is heard."""
        self.channel = self.channel or await self._layer.new_channel()
        self._listeners[group][listener] = None
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._hear()), asyncio.create_task(self._renew())]
        try:
            await self._settle(group)
        except Exception:  # the socket lives on its heartbeats until we are back
            logger.warning("The channel layer does not answer; %s is joined later.", group, exc_info=True)

    def leave(self, group: str, listener: Listener) -> None:
        """Hear no more; leaving twice is no error."""
        here = self._listeners.get(group, {})
        here.pop(listener, None)
        if not here and self._listeners.pop(group, None) is not None:
            self._later(self._settle(group))
        if not self._listeners:
            for task in self._tasks:
                task.cancel()
            self._tasks = []

    async def send(self, group: str, event: dict[str, Any]) -> None:
        """To every process that listens to this group, this one too."""
        await quietly(self._layer.group_send(group, {**event, "group": group}))

    async def answer(self, channel: str, group: str, event: dict[str, Any]) -> None:
        """To the listeners of this group in the process at that address alone."""
        await quietly(self._layer.send(channel, {**event, "group": group}))

    def _later(self, work: Any) -> None:
        task = asyncio.create_task(quietly(work))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _settle(self, group: str) -> None:
        """Make the channel layer know what we want of a group by now."""
        async with self._settling:
            wanted = group in self._listeners
            if wanted and group not in self._joined:
                await self._layer.group_add(group, self.channel)
                self._joined.add(group)
            elif not wanted and group in self._joined:
                self._joined.discard(group)
                await self._layer.group_discard(group, self.channel)

    async def _hear(self) -> None:
        while True:
            try:
                self._tell(await self._layer.receive(self.channel))
            except Exception:
                logger.warning("The channel layer is away; heartbeats go on.", exc_info=True)
                await asyncio.sleep(AGAIN_SECONDS)
                await quietly(self._settle_all())

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            await quietly(self._settle_all())

    async def _settle_all(self) -> None:
        self._joined.clear()
        for group in list(self._listeners):
            await self._settle(group)

    def _tell(self, event: dict[str, Any]) -> None:
        told = Told(event)
        for listener in self.of(event.get("group", "")):
            listener.hear(told)


async def quietly(sending: Any) -> None:
    """Await what may get lost, such as who is here: a broker that is away does not cost the line."""
    try:
        await sending
    except Exception:
        logger.warning("The channel layer does not answer; this is not told.", exc_info=True)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Out: the hub of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]
