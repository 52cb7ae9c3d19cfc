"""Django over ASGI, each request whole in one thread that stays, with its open database connection.

Django's own handler suits asynchronous views: for one of ours, and all are synchronous, it changes five times between
the event loop and a thread that is new for each request. That was a third of what a short request cost.

Python runs one thread at a time. Over SQLite, where no other process is waited for, short requests therefore go one
after another through the first thread: eight at once in eight threads cost each a fourth more. Who has waited there a
while, behind a long one, goes on through another.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import lru_cache, partial
from typing import Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, get_resolver, set_script_prefix

# A proxy asks this and leaves out who answers late, as a queue of a whole class that comes at once would make us do.
ALIVE = "/health/"
MOST_ADDRESSES, LONGEST_ADDRESS = 8_192, 200  # whose view is remembered: a few kilobytes for each sandbox in use
PATIENCE_SECONDS = 0.05  # in the first thread's line
THREADS = 40  # and database connections of this process; more requests at once wait for one


class WholeInOneThread(ASGIHandler):
    """Whoever goes away while we work is not waited for: the work goes on, and its answer is dropped by the server."""

    def __init__(self, *, in_turn: bool) -> None:
        self.load_middleware(is_async=False)
        self.in_turn = in_turn
        self.first = ThreadPoolExecutor(1, thread_name_prefix="first")
        self.others = ThreadPoolExecutor(THREADS - self.in_turn, thread_name_prefix="request")
        self.found = lru_cache(MOST_ADDRESSES)(get_resolver().resolve)
        self.spare = ThreadPoolExecutor(1, thread_name_prefix="alive")

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """Whoever draws asks at the same few addresses, and to look through all routes is a tenth of a request."""
        find = self.found if len(request.path_info) <= LONGEST_ADDRESS else get_resolver().resolve
        request.resolver_match = find(request.path_info)
        return request.resolver_match

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.handle(scope, receive, send)

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        serve = partial(copy_context().run, self._serve, scope, body)
        if scope["path"] == ALIVE:
            response = await asyncio.wrap_future(self.spare.submit(serve))
        elif self.in_turn:
            response = await self._serve_in_turn(serve)
        else:
            response = await asyncio.wrap_future(self.others.submit(serve))
        await self.send_response(response, send)

    async def _serve_in_turn(self, serve: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        job = self.first.submit(serve)
        answer = asyncio.wrap_future(job)
        await asyncio.wait({answer}, timeout=PATIENCE_SECONDS)
        if not answer.done() and job.cancel():  # it has not begun
            answer = asyncio.wrap_future(self.others.submit(serve))
        return await answer

    def _serve(self, scope: Any, body: Any) -> HttpResponseBase:
        """Out: the answer, closed: nothing of it has to be read any more."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, problem = self.create_request(scope, body)
        response: HttpResponseBase = problem or self.get_response(request)
        response._handler_class = type(self)
        try:
            return _whole(response) if response.streaming else response
        finally:
            response.close()
            body.close()


def _whole(response: Any) -> HttpResponse:
    """In: a file of the page, which WhiteNoise streams. Out: the same in one piece: they are small."""
    whole = HttpResponse(b"".join(response), status=response.status_code, headers=response.headers)
    whole.cookies = response.cookies
    return whole
