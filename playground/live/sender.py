"""Sends to the channel layer from code that is not asynchronous: on one event loop, to each group in order.

Nobody waits for a message that is on its way: the change it tells of is committed, and a heartbeat tells of it, too.
Groups do not wait for each other either: on a busy machine each send takes as long as its process waits for its turn,
and a class of a thousand has a hundred of them a second.
"""

import asyncio
import atexit
import contextlib
import logging
import threading
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from channels.layers import get_channel_layer

LONGEST_SECONDS: Final = 5.0  # a channel layer that hangs holds up the next message no longer
MOST_WAITING: Final = 10_000
AT_ONCE: Final = 64  # groups that are sent to
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
        _line.flush(LONGEST_SECONDS)
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
        self.many = 0
        self.waiting: dict[str, deque[Sending]] = {}  # by group
        self.work: dict[str, asyncio.Task[None]] = {}
        self.turns = asyncio.Semaphore(AT_ONCE)
        self.gathered: dict[str, tuple[set[int], EventOf]] = {}  # of groups that were sent something a moment ago
        threading.Thread(target=self.loop.run_forever, name="sender", daemon=True).start()

    def take(self, group: str, sending: Sending) -> None:
        self.loop.call_soon_threadsafe(self._take, group, sending)

    def _take(self, group: str, sending: Sending) -> None:
        if self.many >= MOST_WAITING:
            logger.error(LOST, group)
            return
        self.many += 1
        self.waiting.setdefault(group, deque()).append(sending)
        if group not in self.work:
            self.work[group] = self.loop.create_task(self._send_all(group))

    async def _send_all(self, group: str) -> None:
        waiting = self.waiting[group]
        async with self.turns:
            while waiting:
                try:
                    await asyncio.wait_for(waiting.popleft()(), LONGEST_SECONDS)
                except Exception:  # whatever a broker can throw
                    logger.exception(LOST, group)
                self.many -= 1
        del self.waiting[group], self.work[group]

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
        self._take(group, lambda: get_channel_layer().group_send(group, event))
        return True

    def flush(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._emptied(), self.loop).result(seconds)

    async def _emptied(self) -> None:
        for group in self.gathered:
            self._send_gathered(group)
        while self.work:
            await asyncio.wait(self.work.values())
