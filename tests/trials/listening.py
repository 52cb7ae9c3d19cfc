"""Sockets of many browsers in one program: what each heard, and when. After a gap it reads the journal, as they do."""

import asyncio
import contextlib
import http.client
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.trials.embedded import Visitor

AGAIN_SECONDS = 0.25
SILENCE_SECONDS = 7  # as the page: three missed heartbeats
AT_ONCE = 50  # handshakes


@dataclass
class Ear:
    """One socket. `times` and `first` are of sessions that ended; `marks` of nodes that moved, by their x."""

    visitor: Visitor
    sandbox: str
    port: int
    revision: int = 0
    times: Counter[str] = field(default_factory=Counter)
    first: dict[str, float] = field(default_factory=dict)
    marks: dict[float, float] = field(default_factory=dict)
    cuts: int = 0
    listening: bool = False

    async def listen(self) -> None:
        """Until cancelled; comes back after each cut."""
        address = f"ws://127.0.0.1:{self.port}/ws/sandboxes/{self.sandbox}/"
        headers, origin = {"Cookie": self.visitor.cookie}, f"http://127.0.0.1:{self.port}"
        while True:
            with contextlib.suppress(OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                async with connect(address, origin=origin, additional_headers=headers, compression=None) as socket:
                    await self._hear(socket)
            self.cuts += 1
            self.listening = False
            await asyncio.sleep(AGAIN_SECONDS)

    async def _hear(self, socket: ClientConnection) -> None:
        while True:
            message = json.loads(await asyncio.wait_for(socket.recv(), SILENCE_SECONDS))
            self.listening = True
            if message["type"] == "edit" and message["revision"] == self.revision + 1:
                self._take(message)
            elif message.get("revision", 0) > self.revision:
                await self._read_journal()

    async def _read_journal(self) -> None:
        path = f"/api/sandboxes/{self.sandbox}/journal/?since={self.revision}"
        visitor = self.visitor.copy()
        with contextlib.suppress(OSError, http.client.HTTPException):
            status, answer = await asyncio.to_thread(visitor.send, "GET", path)
            for entry in answer["entries"] if status == 200 else ():
                if entry["revision"] > self.revision:
                    self._take(entry)

    def _take(self, entry: dict[str, Any]) -> None:
        self.revision, now = entry["revision"], time.time()
        for event in entry["events"]:
            if event["type"] == "SessionsExpired":
                self.times.update(event["session_ids"])
                for session in event["session_ids"]:
                    self.first.setdefault(session, now)
            elif event["type"] == "NodesMoved":
                for each in event["positions"]:
                    self.marks.setdefault(each["position"]["x"], now)


async def all_listening(ears: list[Ear], seconds: float = 120) -> list[asyncio.Task[None]]:
    """Out: the tasks, when every socket has heard its welcome."""
    tasks: list[asyncio.Task[None]] = []
    for start in range(0, len(ears), AT_ONCE):
        group = ears[start : start + AT_ONCE]
        tasks += [asyncio.create_task(ear.listen()) for ear in group]
        await until(lambda group=group: all(ear.listening for ear in group), seconds)  # type: ignore[misc]
    return tasks


async def until(is_true: Callable[[], bool], seconds: float) -> bool:
    """Out: whether it became true in that time."""
    end = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.02)
    return True
