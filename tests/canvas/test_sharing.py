"""Sharing through HTTP and sockets: joining, being shown out, embedding."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from playground.live.consumer import NOT_FOUND
from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands.sharing import join
from playground.sandbox.models import Member
from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of
from tests.canvas.test_consumer import listening, socket_of
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)


def shared(visitor: Visitor, access: str = "view") -> dict[str, Any]:
    answered = visitor.post("sharing/links/", name="Class", access=access)
    assert answered.status_code == 201
    return answered.json()


def test_opening_a_link_as_nobody_makes_a_guest_who_is_a_member(visitor: Visitor, drawn: Drawn) -> None:
    browser = Client()
    answered = browser.get(f"/join/{shared(visitor)['token']}/")
    assert (answered.status_code, answered.url) == (302, f"/s/{drawn.sandbox.public_id}/")
    assert browser.get(answered.url).status_code == 200
    assert browser.get(f"/api/sandboxes/{drawn.sandbox.public_id}/").json()["may_edit"] is False


def test_a_preview_of_a_link_joins_nobody_and_a_dead_link_says_what_to_do(visitor: Visitor) -> None:
    browser = Client()
    assert browser.head(f"/join/{shared(visitor)['token']}/").content == b""
    dead = browser.get("/join/nothing/")
    assert dead.status_code == 404
    assert "Ask whoever sent it" in dead.content.decode()
    assert not Member.objects.filter(sandbox__public_id=visitor.base.split("/")[3]).exists()


def test_the_owner_sees_links_and_people_and_no_token_again(visitor: Visitor) -> None:
    made = shared(visitor)
    guest = create_guest()
    join(guest, made["token"])
    sharing = visitor.get("sharing/").json()
    assert sharing["links"] == [made["link"]]
    assert [(each["id"], each["access"], each["link_id"]) for each in sharing["people"]] == [
        (guest.public_id, "view", made["link"]["id"])
    ]
    assert made["token"] not in str(sharing)


@pytest.mark.parametrize(
    ("method", "path"), [("get", "sharing/"), ("post", "sharing/links/"), ("delete", "sharing/people/p-x/")]
)
def test_a_member_who_draws_does_not_manage_who_comes_in(visitor: Visitor, method: str, path: str) -> None:
    guest = create_guest()
    join(guest, shared(visitor, "edit")["token"])
    member = Visitor(guest, visitor.base.split("/")[3])
    refused = member.send(method, path, {"name": "Mine", "access": "edit"} if method == "post" else None)
    assert (refused.status_code, error_of(refused)["code"]) == (403, "OwnerOnly")


async def joined(visitor: Visitor) -> tuple[dict[str, Any], Person]:
    made = await sync_to_async(shared)(visitor)
    guest = await sync_to_async(create_guest)()
    await sync_to_async(join)(guest, made["token"])
    return made, guest


async def test_revoking_a_link_closes_the_open_pages_of_those_who_came_by_it(drawn: Drawn) -> None:
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    made, guest = await joined(visitor)
    theirs, _ = await listening(guest, drawn.sandbox.public_id)
    await sync_to_async(visitor.delete)(f"sharing/links/{made['link']['id']}/")
    assert await closed_after_news(theirs) == NOT_FOUND
    again = await socket_of(guest, drawn.sandbox.public_id)
    await again.connect()
    assert await again.closed() == NOT_FOUND


async def test_a_removed_person_is_shown_out_and_the_owner_stays(drawn: Drawn) -> None:
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    _, guest = await joined(visitor)
    mine, _ = await listening(drawn.owner, drawn.sandbox.public_id)
    theirs, _ = await listening(guest, drawn.sandbox.public_id)
    await sync_to_async(visitor.delete)(f"sharing/people/{guest.public_id}/")
    assert await closed_after_news(theirs) == NOT_FOUND
    assert (await mine.receive())["type"] == "presence"
    assert (await mine.receive())["type"] == "left"
    await mine.leave()


async def test_deleting_a_sandbox_closes_every_page_of_it(drawn: Drawn) -> None:
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    mine, _ = await listening(drawn.owner, drawn.sandbox.public_id)
    await sync_to_async(visitor.delete)("")
    assert await closed_after_news(mine) == NOT_FOUND


async def closed_after_news(socket: Socket) -> int:
    """Out: the code of the close, after heartbeats and presence that were under way."""
    while (output := await socket.output())["type"] == "websocket.send":
        pass
    return output["code"]


def test_an_embedded_picture_may_be_framed_anywhere_and_no_other_page_may(visitor: Visitor) -> None:
    token = shared(visitor)["token"]
    embedded = Client().get(f"/embed/{token}/")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    assert not embedded.cookies
    for other in ("/", f"/s/{visitor.base.split('/')[3]}/"):
        answered = visitor.client.get(other)
        assert "frame-ancestors 'none'" in answered["Content-Security-Policy"]
        assert answered["X-Frame-Options"] == "DENY"


def test_a_class_behind_one_address_looks_at_an_embedded_picture_at_once(visitor: Visitor) -> None:
    picture = f"/api/sandboxes/view-{shared(visitor)['token']}/"
    for _ in range(700):  # 300 learners twice, and some once more
        assert Client().get(picture).status_code == 200


def test_a_link_to_draw_embeds_nothing(visitor: Visitor) -> None:
    assert Client().get(f"/embed/{shared(visitor, 'edit')['token']}/").status_code == 404


def test_under_a_view_link_nobody_signed_in_reads_the_canvas_and_changes_nothing(visitor: Visitor) -> None:
    made = shared(visitor)
    nobody = Visitor(None, f"view-{made['token']}")
    canvas = nobody.canvas()
    assert canvas["identities"] == visitor.canvas()["identities"]
    assert (canvas["may_edit"], canvas["may_undo"]) == (False, False)
    refused = nobody.patch("", name="Mine")
    assert (refused.status_code, error_of(refused)["code"]) == (403, "ViewOnly")
    visitor.delete(f"sharing/links/{made['link']['id']}/")
    assert nobody.get().status_code == 404


async def test_an_embedded_picture_is_live_until_its_link_is_revoked(drawn: Drawn) -> None:
    visitor = await sync_to_async(Visitor)(drawn.owner, drawn.sandbox.public_id)
    made = await sync_to_async(shared)(visitor)
    socket = await socket_of(None, f"view-{made['token']}")
    assert await socket.connect()
    assert (await socket.receive())["person"] is None
    await sync_to_async(visitor.patch)("", name="Renamed")
    assert (await socket.receive())["events"][0]["sandbox"]["name"] == "Renamed"
    await sync_to_async(visitor.delete)(f"sharing/links/{made['link']['id']}/")
    assert await closed_after_news(socket) == NOT_FOUND


def test_one_may_say_how_one_is_called(visitor: Visitor) -> None:
    renamed = visitor.client.patch("/api/me/", {"name": "  Ada   L. "}, content_type="application/json")
    assert renamed.json()["name"] == "Ada L."
    refused = visitor.client.patch("/api/me/", {"name": "x" * 41}, content_type="application/json")
    assert (refused.status_code, error_of(refused)["place"]) == (400, "name")
