"""No body over a megabyte gets as far as Django, however it is sent."""

import json
from collections.abc import MutableMapping
from typing import Any

from playground.config.body_limit import BodyLimit

MEGABYTE = 1_048_576
Message = MutableMapping[str, Any]


class Upload:
    """A client that sends its parts; keeps what it was answered and what the application behind the limit read."""

    def __init__(self, parts: list[bytes], headers: list[tuple[bytes, bytes]] | None = None) -> None:
        self.waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
        if self.waiting:
            self.waiting[-1]["more_body"] = False
        self.scope: Message = {"type": "http", "path": "/api/", "headers": headers or []}
        self.sent: list[Message] = []
        self.read: list[Message] = []

    async def receive(self) -> Message:
        return self.waiting.pop(0) if self.waiting else {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    async def application(self, scope: Message, receive: Any, send: Any) -> None:
        self.read.extend([await receive(), await receive()])

    async def run(self) -> "Upload":
        await BodyLimit(self.application)(self.scope, self.receive, self.send)
        return self


async def test_a_body_in_parts_arrives_whole_and_is_followed_by_what_comes_next() -> None:
    upload = await Upload([b"a", b"b"]).run()
    assert upload.read == [
        {"type": "http.request", "body": b"ab", "more_body": False},
        {"type": "http.disconnect"},
    ]


async def test_a_body_that_announces_too_much_is_refused_unread() -> None:
    upload = await Upload([b"a"], [(b"content-length", str(MEGABYTE + 1).encode())]).run()
    assert (upload.sent[0]["status"], upload.read, len(upload.waiting)) == (413, [], 1)
    assert json.loads(upload.sent[1]["body"])["error"]["code"] == "BodyTooLarge"


async def test_a_body_that_announces_nothing_is_refused_where_it_passes_the_bound() -> None:
    upload = await Upload([b"a" * MEGABYTE, b"a", b"never read"]).run()
    assert (upload.sent[0]["status"], upload.read, len(upload.waiting)) == (413, [], 1)


async def test_a_client_that_leaves_halfway_does_not_hold_the_server() -> None:
    upload = Upload([b"a"])
    upload.waiting[-1]["more_body"] = True
    assert (await upload.run()).read[0]["body"] == b"a"
