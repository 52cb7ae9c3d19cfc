"""Each request has a name: in its answer, in the log lines it causes, and in those of its tasks."""

import json
import logging

import pytest
import redis
from asgiref.testing import ApplicationCommunicator

from playground.config import request_ids
from playground.config.asgi import application
from playground.config.log_format import JsonLines
from playground.config.metrics import QUEUES
from playground.sts.tasks import expire_due
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)


async def answered(path: str, **headers: str) -> str:
    """Out: the id in the answer, through everything that a request goes through."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "server": ("localhost", 80),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    browser = ApplicationCommunicator(application, scope)
    await browser.send_input({"type": "http.request", "body": b"", "more_body": False})
    answer = await browser.receive_output(5)
    await browser.receive_output(5)
    await browser.wait(5)
    return dict(answer["headers"])[b"x-request-id"].decode()


async def test_every_answer_names_its_request_and_no_two_alike() -> None:
    one, two = await answered("/health/"), await answered("/health/")
    assert len(one) == len(two) == 16
    assert one != two


async def test_the_name_that_a_proxy_gave_is_kept() -> None:
    assert await answered("/health/", x_request_id="proxy:0123456789") == "proxy:0123456789"


@pytest.mark.parametrize("name", ["short", "x" * 65, 'a"quote-in-it', "two words", "späte-nachricht"])
async def test_a_name_that_is_not_plain_is_replaced(name: str) -> None:
    assert await answered("/health/", x_request_id=name) != name


async def test_log_lines_of_a_request_carry_its_name_also_from_the_thread_that_serves_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.handler.setFormatter(JsonLines())
    with caplog.at_level(logging.INFO):
        await answered("/api/sandboxes/view-hunter2/nowhere/", x_request_id="a-name-of-a-test")
    lines = [json.loads(line) for line in caplog.text.splitlines()]
    by_logger = {line["logger"]: line for line in lines}
    assert by_logger["django.request"]["request_id"] == "a-name-of-a-test"  # Not Found, said in the thread
    ours = by_logger["playground.config.request_ids"]
    assert (ours["request_id"], ours["status"]) == ("a-name-of-a-test", 404)
    assert ours["message"] == "GET /api/sandboxes/view-…/nowhere/"
    assert ours["milliseconds"] > 0


async def test_what_asks_every_second_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="playground"):
        await answered("/health/")
    assert caplog.text == ""


async def test_a_socket_has_a_name_too() -> None:
    socket = Socket(application, "/ws/sandboxes/sb-unknown/", headers=[(b"origin", b"http://localhost")])
    assert await socket.connect()
    assert await socket.closed() == 4404


def test_a_task_carries_the_name_of_the_request_that_queued_it(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.delete(QUEUES[0])
        request_ids.become("a-name-of-a-test")
        try:
            expire_due.delay(0)
        finally:
            request_ids.become("")
        (queued,) = server.lrange(QUEUES[0], 0, -1)
        server.delete(QUEUES[0])
    assert json.loads(queued)["headers"]["request_id"] == "a-name-of-a-test"


def test_outside_of_requests_a_line_has_no_name() -> None:
    record = logging.LogRecord("playground.x", logging.INFO, __file__, 1, "x", (), None)
    assert "request_id" not in json.loads(JsonLines().format(record))
