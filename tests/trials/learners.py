"""A class for trials: an instructor by their link, a workshop with one exercise, and learners who come in by its code.

A learner does what the pages do: the form and the page to wait on with its socket, then the way to the sandbox, its
page, canvas and exercise, and the socket there. Scripts, styles and pictures are not loaded: browsers keep them.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final

from tests.trials.embedded import Visitor
from tests.trials.lean_browser import Answer, LeanBrowser
from tests.trials.lean_socket import LeanSocket, open_socket
from tests.trials.sets import Running

EXERCISE: Final = "fire-marshal"
AGAIN_SECONDS: Final = 0.5


class Refused(Exception):
    """An answer that this step cannot go on from."""


class Desk:
    """The instructor and their workshop, its doors open and its exercise not begun."""

    def __init__(self, a_set: Running) -> None:
        self.visitor = Visitor(a_set.a_set.port)
        self.visitor.copy().send("GET", f"/instructor/{a_set.database('instructor', {})['token']}/")
        made = self._must("POST", "", {"title": "A class on trial", "exercises": [EXERCISE]})
        self.id = made["id"]
        self._must("PUT", f"{self.id}/state/", {"state": "open"})
        self.code = self._must("GET", f"{self.id}/code/")["code"]

    def begin(self) -> None:
        self._must("PUT", f"{self.id}/current/", {"index": 0})

    def look(self) -> float:
        """Out: how long the rows of the dashboard took, in seconds."""
        began = time.monotonic()
        self._must("GET", f"{self.id}/dashboard/")
        return time.monotonic() - began

    def _must(self, method: str, path: str, body: Any = None) -> Any:
        status, answered = self.visitor.copy().send(method, f"/api/workshops/{path}", body)
        if status >= 300:
            raise SystemExit(f"{method} {path} answered {status}: {answered}")
        return answered


class Learner:
    """Somebody in the class. `cuts` counts sockets that ended; `heard` gets what the sandbox's socket says."""

    def __init__(self, desk: Desk, number: int, port: int, heard: Callable[[bytes], None] = lambda _: None) -> None:
        self.desk, self.name, self.port, self.heard = desk, f"Learner {number:04}", port, heard
        self.browser = LeanBrowser(port)
        self.sandbox = ""
        self.canvas: dict[str, Any] = {}
        self.cuts = 0
        self._socket: asyncio.Task[None] | None = None

    async def join(self) -> None:
        """Out: in, on the page to wait on."""
        await self._see("/join/")
        joined = await self.browser.submit("/join/", code=self.desk.code, nickname=self.name)
        self._expect(joined, 302)
        await self._see(f"/class/{self.desk.id}/")
        await self._listen(f"/ws/workshops/{self.desk.id}/")

    async def begin(self) -> float:
        """From the page to wait on to a canvas that can be edited. Out: seconds until the sandbox was there."""
        found = await self.browser.get(f"/class/{self.desk.id}/")
        self._expect(found, 302)
        self.sandbox = found.headers["location"].split("/")[2]
        await self._see(f"/s/{self.sandbox}/")
        await self._listen(f"/ws/sandboxes/{self.sandbox}/")
        self.canvas = (await self._see(f"/api/sandboxes/{self.sandbox}/")).json
        for path in ("attempt/", "workshop/"):
            await self._see(f"/api/sandboxes/{self.sandbox}/{path}")
        return found.seconds

    async def send(self, method: str, path: str, body: Any = None) -> Answer:
        """A call below the sandbox."""
        return await self.browser.send(method, f"/api/sandboxes/{self.sandbox}/{path}", body)

    def node(self, kind: str, name: str) -> str:
        """Out: the id of an identity or a role of the canvas, as it was loaded."""
        return str(next(each["id"] for each in self.canvas[kind] if each["name"] == name))

    def leave(self) -> None:
        if self._socket is not None:
            self._socket.cancel()
        self.browser.close()

    async def _see(self, path: str) -> Answer:
        answer = await self.browser.get(path)
        self._expect(answer, 200)
        return answer

    def _expect(self, answer: Answer, status: int) -> None:
        if answer.status != status:
            raise Refused(f"{self.name}: {answer.status} instead of {status}: {answer.body[:300]!r}")

    async def _listen(self, path: str) -> None:
        """The page's own socket, in place of that of the page before; it comes back after a cut."""
        if self._socket is not None:
            self._socket.cancel()
        first = await open_socket(self.port, path, {"Cookie": self.browser.cookie}, self.heard)
        self._socket = asyncio.create_task(self._stay(first, path))

    async def _stay(self, socket: LeanSocket | None, path: str) -> None:
        while True:
            try:
                if socket is None:
                    socket = await open_socket(self.port, path, {"Cookie": self.browser.cookie}, self.heard)
                await asyncio.shield(socket.closed)
            except (OSError, TimeoutError):
                self.cuts += 1
                socket = None
                await asyncio.sleep(AGAIN_SECONDS)
            finally:
                if socket is not None:
                    socket.close()


async def all_of(learners: list[Learner], waits: list[float], step: Callable[[Learner], Any]) -> list[Any]:
    """Each does this step after its wait, in seconds from now. Out: what it gave, or the exception, for each."""

    async def later(learner: Learner, wait: float) -> Any:
        await asyncio.sleep(wait)
        return await step(learner)

    return await asyncio.gather(*map(later, learners, waits), return_exceptions=True)
