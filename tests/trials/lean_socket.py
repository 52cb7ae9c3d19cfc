"""A websocket client that costs next to nothing: a thousand of them must not slow down the server beside them."""

import asyncio
import base64
import os
from collections.abc import Callable, Mapping
from typing import Any, Final

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
HANDSHAKE_SECONDS: Final = 120.0


class LeanSocket(asyncio.Protocol):
    """Reads whole, unmasked, uncompressed frames, as our servers send them; answers pings; writes nothing else."""

    def __init__(self, heard: Callable[[bytes], None]) -> None:
        self.heard = heard
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._data = bytearray()
        self._line: Any = None

    def connection_made(self, transport: Any) -> None:
        self._line = transport

    def connection_lost(self, error: Exception | None) -> None:
        for waiting in (self.open, self.closed):
            if not waiting.done():
                waiting.set_exception(ConnectionError("The line was cut."))
                waiting.exception()  # whoever waits is told; nobody may

    def data_received(self, data: bytes) -> None:
        self._data += data
        if not self.open.done():
            head, end, rest = self._data.partition(b"\r\n\r\n")
            if not end:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self._line.close()
                return
            self._data = rest
            self.open.set_result(None)
        while self._take_frame():
            pass

    def _take_frame(self) -> bool:
        """Out: whether there was a whole one."""
        data = self._data
        if len(data) < 2:
            return False
        length, start = data[1] & 0x7F, 2
        if length > 125:
            start = 4 if length == 126 else 10
            if len(data) < start:
                return False
            length = int.from_bytes(data[2:start], "big")
        if len(data) < start + length:
            return False
        kind, body = data[0] & 0xF, bytes(data[start : start + length])
        del data[: start + length]
        if kind == TEXT:
            self.heard(body)
        elif kind == PING:
            self._write(PONG, body)
        elif kind == CLOSE:
            self._write(CLOSE, body[:2])
            self._line.close()
        return True

    def _write(self, kind: int, body: bytes) -> None:
        """What is short, masked with zeros: a mask hides nothing here."""
        self._line.write(bytes((0x80 | kind, 0x80 | len(body), 0, 0, 0, 0)) + body)

    def close(self) -> None:
        self._line.abort()


async def open_socket(port: int, path: str, headers: Mapping[str, str], heard: Callable[[bytes], None]) -> LeanSocket:
    """Out: a socket that stands; `heard` gets each message. OSError or TimeoutError when it does not."""
    _, socket = await asyncio.get_running_loop().create_connection(lambda: LeanSocket(heard), "127.0.0.1", port)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    socket._line.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    try:
        await asyncio.wait_for(asyncio.shield(socket.open), HANDSHAKE_SECONDS)
    except TimeoutError:
        socket.close()
        raise
    return socket
