"""Sends to the channel layer from code that is not asynchronous, on one event loop and connection of this process.

An event loop for each message, with a new connection to Redis, costs ten times as much as the message.
"""

import asyncio
import threading
from typing import Any, Final

from channels.layers import get_channel_layer

LONGEST_SECONDS: Final = 5.0  # a channel layer that hangs holds up nobody longer
_starting = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


def send(group: str, event: dict[str, Any]) -> None:
    """Send to a group and return when it is on its way. Raises whatever the channel layer does, and TimeoutError."""
    sending = asyncio.run_coroutine_threadsafe(get_channel_layer().group_send(group, event), _running())
    try:
        sending.result(LONGEST_SECONDS)
    except TimeoutError:
        sending.cancel()
        raise


def forget() -> None:
    """Close the connections; for tests, whose channel layers come and go. The next message opens new ones."""
    if _loop is not None:
        asyncio.run_coroutine_threadsafe(get_channel_layer().close_pools(), _loop).result(LONGEST_SECONDS)


def _running() -> asyncio.AbstractEventLoop:
    global _loop
    with _starting:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="sender", daemon=True).start()
        return _loop
