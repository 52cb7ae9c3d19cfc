"""A bound on every request body, before Django spools it to disk."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from playground.config.json_body import BodyTooLarge, most_bytes
from playground.languages import in_language, language_of_scope

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class BodyLimit:
    """An ASGI application around another: answers 413 to a body over the settings' bounds."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        most = most_bytes(scope["path"])
        body = None if _announced(scope) > most else await _read(receive, most)
        if body is None:
            await _refuse(scope, send, most)
            return
        await self.application(scope, _replay(body, receive), send)


def _announced(scope: Message) -> int:
    """Out: what the Content-Length header promises, 0 where it promises nothing we can read."""
    for name, value in scope.get("headers", ()):
        if name == b"content-length" and value.isdigit():
            return int(value[:18])
    return 0


async def _read(receive: Receive, most: int) -> bytes | None:
    """Out: the whole body, None when it is too long. A client that leaves halfway sent what it sent."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            return None
        parts.append(part)
        if message["type"] != "http.request" or not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Out: a `receive` that gives the body once and then whatever comes."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


async def _refuse(scope: Message, send: Send, most: int) -> None:
    error = in_language(BodyTooLarge(most).to_json(), language_of_scope(scope))
    body = json.dumps({"error": error}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
