"""The live line of a sandbox: who may listen, what arrives, through the application as it is served."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from playground.config.asgi import application
from playground.live.consumer import NOT_FOUND
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.people.pages import BACKEND
from playground.sandbox.commands.sandboxes import invite
from playground.sts.expiry import expire_due_sessions, set_clock
from playground.sts.models import RoleSession
from tests.builders import Drawn, draw, trust, user_arn
from tests.canvas.conftest import NOBODY_YET, Visitor
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drawn() -> Drawn:
    return draw(users=["jane"], roles={"FireMarshal": trust("AWS", user_arn("jane"))})


def signed_in(person: Person) -> str:
    """Out: the cookie of a browser that has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


async def socket_of(person: Person | None, sandbox_id: str, origin: str | None = "http://localhost") -> Socket:
    headers = [(b"host", b"localhost")]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    if person is not None:
        headers.append((b"cookie", (await sync_to_async(signed_in)(person)).encode()))
    return Socket(application, f"/ws/sandboxes/{sandbox_id}/", headers=headers)


async def listening(person: Person, sandbox_id: str) -> tuple[Socket, dict[str, Any]]:
    """Out: an open socket and the welcome it got."""
    socket = await socket_of(person, sandbox_id)
    assert await socket.connect()
    return socket, await socket.receive()


async def next_edit(socket: Socket) -> dict[str, Any]:
    """Out: the next edit; fails when it does not come among who is here and three heartbeats."""
    for _ in range(8):
        message = await socket.receive()
        if message["type"] not in ("heartbeat", "presence", "left"):
            break
    assert message["type"] == "edit", message
    return message


async def test_a_welcome_says_where_the_journal_stands_and_who_listens(drawn: Drawn) -> None:
    socket, welcome = await listening(drawn.owner, drawn.sandbox.public_id)
    assert (welcome["type"], welcome["revision"]) == ("welcome", drawn.sandbox.revision)
    assert welcome["person"] == {"id": drawn.owner.public_id, "name": drawn.owner.display_name}
    await socket.leave()


async def test_every_browser_hears_of_a_change_the_changers_own_too(drawn: Drawn) -> None:
    viewer = await sync_to_async(create_guest)()
    await sync_to_async(invite)(drawn.sandbox, viewer)
    ends = [(await listening(person, drawn.sandbox.public_id))[0] for person in (drawn.owner, viewer)]
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    account = drawn["account:111122223333"]
    answered = await sync_to_async(visitor.post)("groups/", account_id=account, name="cooks", position=NOBODY_YET)
    for socket in ends:
        edit = await next_edit(socket)
        assert (edit["type"], str(edit["revision"])) == ("edit", answered["X-Revision"])
        assert edit["person"]["id"] == drawn.owner.public_id
        assert [event["type"] for event in edit["events"]] == ["GroupChanged"]
        await socket.leave()


async def test_both_browsers_see_a_session_begin_and_end(drawn: Drawn) -> None:
    ends = [(await listening(drawn.owner, drawn.sandbox.public_id))[0] for _ in range(2)]
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    caller = {"kind": "identity", "id": drawn["jane"]}
    issued = await sync_to_async(visitor.post)("sessions/", caller=caller, role_id=drawn["FireMarshal"])
    session = issued.json()["session"]
    await sync_to_async(set_clock)(drawn.sandbox.pk, rate=3600, paused=False)
    row = await sync_to_async(RoleSession.objects.get)(public_id=session["id"])
    await sync_to_async(expire_due_sessions)(drawn.sandbox.pk, at=row.ends_at)
    for socket in ends:
        heard = [event for _ in range(3) for event in (await next_edit(socket))["events"]]
        names = [event["type"] for event in heard]
        assert names == ["SessionIssued", "SandboxChanged", "SessionsChanged", "SessionsExpired"]
        assert heard[-1]["session_ids"] == [session["id"]]
        assert issued.json()["secret_access_key"] not in str(heard)
        await socket.leave()


async def test_a_sandbox_that_is_not_yours_is_not_there(drawn: Drawn) -> None:
    stranger = await sync_to_async(create_guest)()
    for person, sandbox_id in (
        (stranger, drawn.sandbox.public_id),
        (stranger, "sb-aaaaaaaaaaaa"),
        (None, drawn.sandbox.public_id),
    ):
        socket = await socket_of(person, sandbox_id)
        await socket.connect()
        assert await socket.closed() == NOT_FOUND


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost.evil.example", "https://evil.localhost.x"]
)
async def test_a_page_of_another_site_gets_no_line(drawn: Drawn, origin: str) -> None:
    socket = await socket_of(drawn.owner, drawn.sandbox.public_id, origin)
    assert not await socket.connect()
