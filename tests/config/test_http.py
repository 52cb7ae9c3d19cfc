"""Requests are served whole, each in one thread; threads stay with their connections, and there are so many at most."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from playground.config.http import THREADS, WholeInOneThread

PATIENCE = 10  # seconds, for what takes none unless it is stuck
work: Callable[[], object] = threading.get_ident


def view(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(f"{work()} {threading.get_ident()} {id(connection.connection)}")
    response.set_cookie("seen", "1")
    return response


def pieces(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"one ", b"two"]), headers={"X-Kind": "file"}, status=203)


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def named(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(name)


urlpatterns = [
    path("", view),
    path("names/<str:name>/", named),
    path("pieces/", pieces),
    path("broken/", broken),
    path("health/", alive),
]
handler500 = "playground.config.api_errors.server_error"


@pytest.fixture
def http() -> Iterator[WholeInOneThread]:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        yield WholeInOneThread(in_turn=True)


async def ask(http: WholeInOneThread, address: str = "/") -> tuple[dict[str, Any], bytes]:
    """Out: how the answer began, and its body."""
    end = await begin(http, address)
    start = await end.receive_output(PATIENCE)
    return start, (await end.receive_output(PATIENCE))["body"]


async def begin(http: WholeInOneThread, address: str = "/") -> ApplicationCommunicator:
    scope = {"type": "http", "method": "GET", "path": address, "query_string": b"", "headers": []}
    end = ApplicationCommunicator(http, scope)
    await end.send_input({"type": "http.request"})
    return end


async def test_the_next_request_is_served_by_the_same_thread_and_never_by_that_of_the_sockets(
    http: WholeInOneThread,
) -> None:
    first = (await ask(http))[1].split()[1]
    assert first == (await ask(http))[1].split()[1] != str(threading.get_ident()).encode()


async def test_short_requests_at_once_go_through_one_thread(
    http: WholeInOneThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.config.http.PATIENCE_SECONDS", PATIENCE)
    answers = await asyncio.gather(*(ask(http) for _ in range(20)))
    assert len({body.split()[1] for _, body in answers}) == 1


@pytest.mark.parametrize(("in_turn", "asked"), [(True, THREADS), (False, 2 * THREADS)])
async def test_long_requests_at_once_have_a_thread_each_and_more_of_them_wait(
    settings: Any, monkeypatch: pytest.MonkeyPatch, in_turn: bool, asked: int
) -> None:
    settings.ROOT_URLCONF, settings.MIDDLEWARE = __name__, []
    http = WholeInOneThread(in_turn=in_turn)
    meeting = threading.Barrier(THREADS)
    monkeypatch.setattr(f"{__name__}.work", meeting.wait)
    answers = await asyncio.gather(*(ask(http) for _ in range(asked)))
    assert len({body.split()[1] for _, body in answers}) == THREADS


async def test_a_request_whose_client_went_away_holds_up_no_other(
    http: WholeInOneThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let_go = threading.Event(), threading.Event()
    monkeypatch.setattr(f"{__name__}.work", lambda: begun.set() or let_go.wait(PATIENCE))
    gone = await begin(http)
    assert await asyncio.to_thread(begun.wait, PATIENCE)
    gone.future.cancel()
    monkeypatch.setattr(f"{__name__}.work", threading.get_ident)
    try:
        assert (await ask(http))[0]["status"] == 200
    finally:
        let_go.set()


async def test_what_is_streamed_comes_in_one_piece_with_its_status_headers_and_cookies(http: WholeInOneThread) -> None:
    start, body = await ask(http, "/pieces/")
    assert (start["status"], body) == (203, b"one two")
    assert (b"X-Kind", b"file") in start["headers"]
    assert b"Set-Cookie" in dict((await ask(http))[0]["headers"])


async def test_a_view_that_fails_is_answered_and_its_thread_serves_the_next(http: WholeInOneThread) -> None:
    assert (await ask(http, "/broken/"))[0]["status"] == 500
    assert (await ask(http))[0]["status"] == 200


async def test_whether_the_process_is_alive_waits_for_no_other_request(
    http: WholeInOneThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    monkeypatch.setattr(f"{__name__}.work", lambda: goes_on.wait(PATIENCE))
    busy = [await begin(http) for _ in range(THREADS + 1)]
    try:
        assert (await ask(http, "/health/"))[1] == b"ok"
    finally:
        goes_on.set()
    for each in busy:
        assert (await each.receive_output(PATIENCE))["status"] == 200


async def test_an_address_leads_to_its_own_view_each_time_and_an_unknown_one_to_none(http: WholeInOneThread) -> None:
    for _ in range(2):
        for name in ("Bo", "Di", "Bo" * 500):
            assert (await ask(http, f"/names/{name}/"))[1] == name.encode()
        assert (await ask(http, "/nothing/"))[0]["status"] == 404
