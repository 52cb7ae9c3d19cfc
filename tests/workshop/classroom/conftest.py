"""People of a classroom: an instructor with an open workshop, and browsers that join it."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from playground.people.commands import create_guest
from playground.people.models import Kind, Person
from playground.sandbox.models import Sandbox
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.workshop.classroom import codes, commands
from playground.workshop.commands import start
from playground.workshop.models import Workshop

COURSE = ["fire-marshal", "break-glass"]


def instructor(name: str = "Ana") -> Person:
    person = create_guest()
    person.kind, person.display_name = Kind.INSTRUCTOR, name
    person.save()
    return person


def browser(person: Person | None = None) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


class Room:
    """A workshop and who teaches it: `room.join("Bo")` is a new browser that came in by the code."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.ana = workshop.owner
        self.code = codes.code_of(workshop)
        self.desk = browser(self.ana)

    def fresh(self) -> Workshop:
        return Workshop.objects.get(pk=self.workshop.pk)

    def send(self, method: str, path: str, client: Client | None = None, **body: Any) -> HttpResponse:
        call = getattr(client or self.desk, method)
        return call(f"/api/workshops/{self.workshop.public_id}/{path}", data=body, content_type="application/json")

    def join(self, nickname: str, client: Client | None = None) -> Client:
        client = client or browser()
        answer = client.post("/join/", {"code": self.code, "nickname": nickname})
        assert answer.status_code == 302, answer.content
        return client

    def begin(self, index: int | None = 0) -> None:
        assert self.send("put", "current/", index=index).status_code == 200

    def seat(self, nickname: str) -> Any:
        return self.workshop.enrollments.get(nickname=nickname)

    def move(self, nickname: str, state: str) -> HttpResponse:
        return self.send("patch", f"learners/{self.seat(nickname).public_id}/", state=state)


def demo_of(person: Person) -> tuple[Sandbox, RoleSession]:
    """Out: a sandbox of this person for showing things, with a live session of the role CI."""
    sandbox = start(person, "leaked-session").sandbox
    user, role = sandbox.identities.get(name="builder"), sandbox.roles.get(name="CI")
    caller = CallerRef("identity", user.public_id)
    issued = assume_role(sandbox.pk, caller, role.public_id, SessionParameters(), person=person)
    return Sandbox.objects.get(pk=sandbox.pk), issued.session


def is_now(room: Room, kind: str) -> Any:
    """Out: the newest control of this kind as a fresh page of those who teach has it, None without one."""
    controls = room.send("get", "").json()["controls"]["controls"]
    return next((each for each in controls if each["kind"] == kind), None)


@pytest.fixture
def room(db: None) -> Room:
    """Ana's open workshop of two exercises."""
    ana = instructor()
    made = commands.create(ana, "Roles on a Friday", COURSE)
    return Room(commands.step(made, ana, "open"))


@pytest.fixture
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of the test is in one minute of those that guesses are counted in."""
    stands = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: stands)
