"""Sends to the channel layer from code that is not asynchronous: in order, on one event loop and connection.

Nobody waits for a message that is on its way: the change it tells of is committed, and a heartbeat tells of it, too.
"""

import asyncio
import atexit
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any, Final

from channels.layers import get_channel_layer

LONGEST_SECONDS: Final = 5.0  # a channel layer that hangs holds up the next message no longer
MOST_WAITING: Final = 10_000
AT_EXIT_SECONDS: Final = 1.0
LOST: Final = "Could not send to %s; browsers will read it from the journal."
GATHER_SECONDS: Final = 0.1  # between two messages of what is gathered
Sending = Callable[[], Awaitable[Any]]
EventOf = Callable[[list[int]], dict[str, Any]]
logger = logging.getLogger(__name__)
_starting = threading.Lock()
_line: "_Line | None" = None


def send(group: str, event: dict[str, Any]) -> None:
    """Hand it over to be sent. Every failure of the channel layer is logged and goes no further."""
    layer = get_channel_layer()
    _running().take(group, lambda: layer.group_send(group, event))


def gather(group: str, key: int, event_of: EventOf) -> None:
    """Send what `event_of` makes of this key: at once in a quiet group, else soon, with all others of that moment."""
    _running().gather(group, key, event_of)


def flush(seconds: float = LONGEST_SECONDS) -> None:
    """Wait until all that was handed over is sent, or lost; no longer than that."""
    if _line is not None:
        _line.flush(seconds)


def forget() -> None:
    """Close the connections; for tests, whose channel layers come and go. The next message opens new ones."""
    if _line is not None:
        _line.take("", get_channel_layer().close_pools)
        _line.flush(LONGEST_SECONDS)


def _running() -> "_Line":
    global _line
    with _starting:
        if _line is None:
            _line = _Line()
            atexit.register(flush, AT_EXIT_SECONDS)
        return _line


class _Line:
    """What waits to be sent. The loop always runs: it notices when a connection is closed by the other end."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.waiting: asyncio.Queue[tuple[str, Sending]] = asyncio.Queue()
        self.gathered: dict[str, tuple[set[int], EventOf]] = {}  # of groups that were sent something a moment ago
        self.work = self.loop.create_task(self._send_all())
        threading.Thread(target=self.loop.run_forever, name="sender", daemon=True).start()

    def take(self, group: str, sending: Sending) -> None:
        if self.waiting.qsize() < MOST_WAITING:
            self.loop.call_soon_threadsafe(self.waiting.put_nowait, (group, sending))
        else:
            logger.error(LOST, group)

    def gather(self, group: str, key: int, event_of: EventOf) -> None:
        self.loop.call_soon_threadsafe(self._gather, group, key, event_of)

    def _gather(self, group: str, key: int, event_of: EventOf) -> None:
        if group in self.gathered:
            self.gathered[group][0].add(key)
            return
        self.gathered[group] = {key}, event_of
        self._send_gathered(group)
        self.loop.call_later(GATHER_SECONDS, self._go_on, group)

    def _go_on(self, group: str) -> None:
        if self._send_gathered(group):
            self.loop.call_later(GATHER_SECONDS, self._go_on, group)
        else:
            del self.gathered[group]

    def _send_gathered(self, group: str) -> bool:
        """Out: whether there was something."""
        keys, event_of = self.gathered[group]
        if not keys:
            return False
        event = event_of(sorted(keys))
        keys.clear()
        self.take(group, lambda: get_channel_layer().group_send(group, event))
        return True

    def _send_all_gathered(self) -> None:
        for group in self.gathered:
            self._send_gathered(group)

    def flush(self, seconds: float) -> None:
        self.loop.call_soon_threadsafe(self._send_all_gathered)
        emptied = threading.Event()
        self.take("", _as_sending(emptied.set))
        emptied.wait(seconds)

    async def _send_all(self) -> None:
        while True:
            group, sending = await self.waiting.get()
            try:
                await asyncio.wait_for(sending(), LONGEST_SECONDS)
            except Exception:  # whatever a broker can throw
                logger.exception(LOST, group)


def _as_sending(call: Callable[[], None]) -> Sending:
    async def sending() -> None:
        call()

    return sending
