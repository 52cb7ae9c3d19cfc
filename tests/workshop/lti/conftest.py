"""A platform, a workshop that its links may lead to, and browsers that come from there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from playground.people.models import Person
from playground.workshop.classroom import commands
from playground.workshop.lti.registering import register
from playground.workshop.models import LtiLink, LtiPlatform, Workshop
from tests.workshop.classroom.conftest import instructor
from tests.workshop.lti.platform import Platform

TOOL = "http://testserver"


@pytest.fixture
def platform(db: None, settings: Settings) -> Iterator[Platform]:
    settings.LTI_LOCAL = True
    keys = Client().get("/lti/keys/").json()  # its thread would not see what this test's transaction has made
    found = Platform(TOOL, lambda: keys)
    register(**found.registration())
    yield found
    found.close()


@pytest.fixture
def workshop(db: None) -> Workshop:
    """Open, of an instructor who has an account here."""
    owner = instructor("Ana")
    made = commands.create(owner, "Roles on a Friday", ["fire-marshal", "break-glass"])
    return commands.step(made, owner, "open")


def browser() -> Client:
    return Client(raise_request_exception=False)


def begin(client: Client, platform: Platform, who: str, link: str, **changed: str) -> HttpResponse:
    return client.post("/lti/login/", {**platform.begin(who, link), **changed})


def launch(client: Client, platform: Platform, who: str, link: str = "by-hand", **headers: str) -> HttpResponse:
    """Out: what we answer to the message: a door, a choice or a refusal."""
    back = platform.authorize(begin(client, platform, who, link).headers["Location"])
    return client.post("/lti/launch/", back, headers=headers)


def ticket_in(page: HttpResponse) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', page.content.decode())
    assert found is not None, page.content.decode()
    return found[1]


def go_on(client: Client, page: HttpResponse, path: str = "/lti/open/", **fields: Any) -> HttpResponse:
    """Press the button of a page of ours."""
    return client.post(path, {"ticket": ticket_in(page), **fields}, headers={"origin": TOOL})


def come(platform: Platform, who: str, link: str = "by-hand") -> tuple[Client, HttpResponse]:
    """Out: a new browser that went all the way, and the last answer."""
    client = browser()
    return client, go_on(client, launch(client, platform, who, link))


def person_of(client: Client) -> Person:
    return Person.objects.get(pk=client.session["_auth_user_id"])


def link_by_hand(workshop: Workshop, exercise: str = "", **changed: str) -> LtiLink:
    """Out: the link of the course that was made by hand leads to this workshop."""
    values = {"deployment": "1", "context": "course-7", "resource_link": "by-hand", **changed}
    return LtiLink.objects.create(platform=LtiPlatform.objects.get(), workshop=workshop, exercise=exercise, **values)
