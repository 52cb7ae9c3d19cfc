"""Which roles somebody switched to: their own, on all their devices, bounded."""

from typing import Any

import pytest
from django.test import Client

from playground.people.commands import create_guest
from playground.sandbox import switches
from playground.sandbox.models import Member, RoleSwitch
from playground.sandbox.switches import note_switch
from tests.builders import Drawn, draw, trust, user_arn

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn() -> Drawn:
    return draw(users=["jane"], roles={"Reader": trust("AWS", user_arn("jane"))})


def device_of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def path(drawn: Drawn) -> str:
    return f"/api/sandboxes/{drawn.sandbox.public_id}/switches/"


def switch(device: Client, drawn: Drawn, role: str = "", **said: Any) -> Any:
    to = f"/api/sandboxes/{drawn.sandbox.public_id}/roles/{role or drawn['Reader']}/switches/"
    return device.post(to, {"name": "R", "hue": 2, **said}, content_type="application/json")


def seen(device: Client, drawn: Drawn) -> list[tuple[str, str, int]]:
    found = device.get(path(drawn)).json()["switches"]
    return [(one["role_id"], one["name"], one["hue"]) for one in found]


def test_what_one_device_switched_to_another_one_shows_newest_first(drawn: Drawn) -> None:
    phone, laptop = device_of(drawn.owner), device_of(drawn.owner)
    for name in ("First", "Second"):
        assert switch(phone, drawn, name=name).status_code == 204
    assert seen(laptop, drawn) == [(drawn["Reader"], "Second", 2), (drawn["Reader"], "First", 2)]


def test_nobody_sees_the_switches_of_another_one_in_the_same_sandbox(drawn: Drawn) -> None:
    other = create_guest()
    Member.objects.create(sandbox=drawn.sandbox, person=other, access="edit")
    note_switch(drawn.sandbox, drawn.owner, drawn["Reader"], "Mine", 0)
    assert seen(device_of(other), drawn) == []


def test_only_so_many_are_kept(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switches, "MOST_KEPT", 3)
    for number in range(5):
        note_switch(drawn.sandbox, drawn.owner, drawn["Reader"], str(number), 0)
    assert [name for _, name, _ in seen(device_of(drawn.owner), drawn)] == ["4", "3", "2"]
    assert RoleSwitch.objects.count() == 3


@pytest.mark.parametrize("wrong", [{"hue": 6}, {"hue": -1}, {"name": ""}, {"role": "AROAELSEWHERE"}])
def test_what_is_no_switch_of_this_sandbox_is_refused(drawn: Drawn, wrong: dict[str, Any]) -> None:
    assert switch(device_of(drawn.owner), drawn, **wrong).status_code in (400, 404)
    assert not RoleSwitch.objects.exists()
