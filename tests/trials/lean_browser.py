"""An HTTP client that costs next to nothing, as lean_socket.py does: cookies, and one line that it opens again."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

LONGEST_SECONDS: Final = 180.0


@dataclass(frozen=True, slots=True)
class Answer:
    """`seconds`: from the first byte sent to the last one read; `at`: when that was, in seconds since 1970."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float
    at: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class LeanBrowser:
    """One person's browser; calls wait for each other, as on one line."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._turn = asyncio.Lock()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str) -> Answer:
        return await self.send("GET", path)

    async def submit(self, path: str, **fields: str) -> Answer:
        """A form of a page."""
        fields["csrfmiddlewaretoken"] = self.cookies.get("csrftoken", "")
        return await self._send("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    async def send(self, method: str, path: str, body: Any = None) -> Answer:
        """Out: the answer, whatever its status. OSError, EOFError or TimeoutError when there is none."""
        return await self._send(method, path, b"" if body is None else json.dumps(body).encode(), "application/json")

    async def _send(self, method: str, path: str, body: bytes, kind: str) -> Answer:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {self.cookie}",
            f"X-CSRFToken: {self.cookies.get('csrftoken', '')}",
            *([f"Content-Type: {kind}"] if body else []),
            f"Content-Length: {len(body)}",
        ]
        told = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
        async with self._turn:
            fresh = self._line is None or self._line[0].at_eof()
            try:
                return await asyncio.wait_for(self._ask(told, fresh), LONGEST_SECONDS)
            except (ConnectionError, asyncio.IncompleteReadError):
                if fresh:
                    raise
                # As browsers do when an idle line was closed at that moment.
                return await asyncio.wait_for(self._ask(told, fresh=True), LONGEST_SECONDS)

    async def _ask(self, told: bytes, fresh: bool) -> Answer:
        began = time.monotonic()
        if fresh:
            self.close()
            self._line = await asyncio.open_connection("127.0.0.1", self.port)
        assert self._line is not None
        reader, writer = self._line
        writer.write(told)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status, headers = int(head[0].split()[1]), self._take(head[1:])
        body = b""
        if "chunked" in headers.get("transfer-encoding", ""):
            while size := int(await reader.readuntil(b"\r\n"), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readuntil(b"\r\n")
        elif "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body, time.monotonic() - began, time.time())

    def _take(self, lines: list[str]) -> dict[str, str]:
        headers = {}
        for line in filter(None, lines):
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
            if name.lower() == "set-cookie":
                cookie, _, rest = value.partition("=")
                self.cookies[cookie] = rest.partition(";")[0]
        return headers

    def close(self) -> None:
        if self._line is not None:
            self._line[1].close()
            self._line = None
