"""Requests take turns in threads that stay: each brings its open database connection along.

Django gives each request a new thread, and with it a new connection: for SQLite that was a third of a short request.
"""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext

MOST_IDLE = 32  # threads, and connections, that wait for the next request

App = Callable[[Any, Any, Any], Awaitable[None]]


class Lanes:
    """ASGI middleware. There are as many threads as requests at once; the last one to be free is taken first."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.idle: list[ThreadPoolExecutor] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        lane = self.idle.pop() if self.idle else ThreadPoolExecutor(max_workers=1, thread_name_prefix="request")
        try:
            async with ThreadSensitiveContext(executor=lane):
                await self.app(scope, receive, send)
        finally:
            if len(self.idle) < MOST_IDLE:
                self.idle.append(lane)
            else:
                lane.shutdown(wait=False)
