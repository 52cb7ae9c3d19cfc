"""A name for each request: in the answer's X-Request-ID, in every log line it causes, and in those of its tasks.

A proxy that names requests keeps its names. Context variables follow a request into the threads that serve it.
"""

import contextvars
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

HEADER = "X-Request-ID"
UNLOGGED = ("/health/", "/ready/", "/metrics/", "/static/")
_NAME = re.compile(rb"[\w.:-]{8,64}", re.ASCII)
_current: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
logger = logging.getLogger(__name__)


def current() -> str:
    """Out: the id of the request or task that is being served, "" outside of any."""
    return _current.get()


def become(name: str) -> None:
    """From here on, this task or thread works for the request of that id; "" for none."""
    _current.set(name)


class RequestIds:
    """An ASGI application around another: names each request and each socket, and logs a line for each answer."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        name = _brought(scope) or secrets.token_hex(8)
        become(name)
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        started = time.perf_counter()

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), (HEADER.lower().encode(), name.encode())]
                _log(scope, message["status"], time.perf_counter() - started)
            await send(message)

        await self.application(scope, receive, named)


def _brought(scope: Message) -> str:
    """Out: the id that came with the request, "" for none or for one that is not plain."""
    wanted = HEADER.lower().encode()
    for name, value in scope.get("headers", ()):
        if name == wanted and _NAME.fullmatch(value):
            return str(value.decode("ascii"))
    return ""


def _log(scope: Message, status: int, seconds: float) -> None:
    if logger.isEnabledFor(logging.INFO) and not scope["path"].startswith(UNLOGGED):
        more = {"status": status, "milliseconds": round(seconds * 1000, 1)}
        logger.info("%s %s", scope["method"], scope["path"], extra=more)
