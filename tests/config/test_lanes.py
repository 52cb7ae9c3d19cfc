"""Threads that serve requests stay for the next one, with their database connections; requests at once share none."""

import asyncio
import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from playground.config.lanes import MOST_IDLE, Lanes


async def thread_of(lanes: Lanes, scope: Any = None) -> int:
    """Out: the thread that served a request."""
    served: list[int] = []
    await lanes(scope, None, served.append)
    return served[0]


async def app(scope: Any, receive: Any, send: Any) -> None:
    send(await sync_to_async(threading.get_ident)())


async def test_the_next_request_is_served_by_the_same_thread_and_never_by_that_of_the_page() -> None:
    lanes = Lanes(app)
    first = await thread_of(lanes)
    assert first == await thread_of(lanes) != threading.get_ident()


async def test_requests_at_once_have_a_thread_each_and_a_burst_leaves_a_bounded_number() -> None:
    number = MOST_IDLE + 8
    meeting = threading.Barrier(number)

    async def together(scope: Any, receive: Any, send: Any) -> None:
        await sync_to_async(meeting.wait)()
        await app(scope, receive, send)

    lanes = Lanes(together)
    threads = await asyncio.gather(*(thread_of(lanes) for _ in range(number)))
    assert len(set(threads)) == number
    assert len(lanes.idle) == MOST_IDLE


async def test_a_request_that_fails_gives_its_thread_back() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise ZeroDivisionError

    lanes = Lanes(broken)
    with pytest.raises(ZeroDivisionError):
        await thread_of(lanes)
    assert len(lanes.idle) == 1
