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

from tests.trials.embedded import Visitor
from tests.trials.lean_socket import LeanSocket, open_socket

AGAIN_SECONDS = 0.25
SILENCE_SECONDS = 7  # as the page: three missed heartbeats
PATIENCE_SECONDS = 0.25  # the same
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
    reads: int = 0  # of the journal
    listening: bool = False
    _heard_at: float = 0.0
    _known: int = 0
    _held: dict[int, dict[str, Any]] = field(default_factory=dict)
    _reading: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Until cancelled; comes back after each cut."""
        path = f"/ws/sandboxes/{self.sandbox}/"
        while True:
            with contextlib.suppress(OSError, TimeoutError):
                socket = await open_socket(self.port, path, {"Cookie": self.visitor.cookie}, self._hear)
                try:
                    await self._until_silent(socket)
                finally:
                    socket.close()
            self.cuts += 1
            self.listening = False
            await asyncio.sleep(AGAIN_SECONDS)

    async def _until_silent(self, socket: LeanSocket) -> None:
        self._heard_at = time.monotonic()
        while time.monotonic() - self._heard_at < SILENCE_SECONDS:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(socket.closed), SILENCE_SECONDS / 2)

    def _hear(self, text: bytes) -> None:
        self._heard_at = time.monotonic()
        self.listening = True
        if text.startswith((b'{"type":"presence"', b'{"type":"left"')):
            return
        message = json.loads(text)
        if message["type"] == "edit" and message["revision"] > self.revision:
            self._held[message["revision"]] = message
            self._drain()
        self._known = max(self._known, message.get("revision", 0))
        if self.revision < self._known and (self._reading is None or self._reading.done()):
            self._reading = asyncio.create_task(self._read_journal())

    def _drain(self) -> None:
        """Take what is on hold as far as it follows without a gap."""
        while (entry := self._held.pop(self.revision + 1, None)) is not None:
            self._take(entry)

    async def _read_journal(self) -> None:
        """As the page: a message that another one overtook gets its time to arrive."""
        await asyncio.sleep(PATIENCE_SECONDS)
        if self.revision >= self._known:
            return
        path = f"/api/sandboxes/{self.sandbox}/journal/?since={self.revision}"
        visitor = self.visitor.at(self.port)
        with contextlib.suppress(OSError, http.client.HTTPException):
            status, answer = await asyncio.to_thread(visitor.send, "GET", path)
            for entry in answer["entries"] if status == 200 else ():
                self._held[entry["revision"]] = entry
            self._drain()
        self.reads += 1

    def _take(self, entry: dict[str, Any]) -> None:
        if entry["revision"] <= self.revision:
            return
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


async def until(is_true: Callable[[], bool], seconds: float, between: float = 0.02) -> bool:
    """Out: whether it became true in that time."""
    end = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(between)
    return True
