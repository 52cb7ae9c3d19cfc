"""A browser's end of one websocket, without a server: connect, receive, send, leave."""

import asyncio
import json
from typing import Any

from asgiref.testing import ApplicationCommunicator

from playground.live import sender

WAIT = 5


class Socket:
    """In: an ASGI websocket application, a path, and what middleware would have added to the scope."""

    def __init__(self, application: Any, path: str, **scope: Any) -> None:
        base = {"type": "websocket", "path": path, "query_string": b"", "headers": [], "subprotocols": []}
        self._end = ApplicationCommunicator(application, {**base, **scope})

    async def connect(self) -> bool:
        """Out: whether the other side accepted. What was sent before this is not heard."""
        await asyncio.to_thread(sender.flush)
        await self._end.send_input({"type": "websocket.connect"})
        return (await self._end.receive_output(WAIT))["type"] == "websocket.accept"

    async def receive(self) -> dict[str, Any]:
        """Out: the next message; fails when the socket is closed instead."""
        output = await self._end.receive_output(WAIT)
        assert output["type"] == "websocket.send", output
        return json.loads(output["text"])

    async def closed(self) -> int:
        """Out: the code with which the other side closed; fails when a message comes instead."""
        output = await self._end.receive_output(WAIT)
        assert output["type"] == "websocket.close", output
        return output["code"]

    async def ended(self) -> None:
        """Wait until the other side is done by itself; raises what it ended with."""
        await asyncio.wait_for(self._end.future, WAIT)

    async def output(self) -> dict[str, Any]:
        """Out: whatever comes next, as ASGI has it."""
        return await self._end.receive_output(WAIT)

    async def send(self, text: str) -> None:
        await self._end.send_input({"type": "websocket.receive", "text": text})

    async def leave(self) -> None:
        """Close from this side and wait until the other side is done."""
        await self._end.send_input({"type": "websocket.disconnect", "code": 1005})
        await self._end.wait(WAIT)
