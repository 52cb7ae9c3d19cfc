"""A learner who goes for good takes along what says who they were; what a team has drawn stays with the team."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.commands import identities
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.workshop.models import Attempt
from tests.workshop.classroom.conftest import Room, browser, room
from tests.workshop.classroom.test_teams import Class
from tests.workshop.test_afterwards import attempt

__all__ = ["room"]
pytestmark = pytest.mark.django_db
NAME, EMAIL = "Wendelgard", "wendelgard@example.com"


def by_themselves(person: Person) -> None:
    answer = browser(person).post("/api/me/farewell/", {"password": ""}, content_type="application/json")
    assert answer.status_code == 204, answer.content


def by_the_administrator(person: Person) -> None:
    path = f"/admin/people/person/{person.pk}/"
    desk = administrator()
    page = desk.get(f"{path}change/")
    assert page.status_code == 200
    assert desk.post(f"{path}delete/", {"post": "yes"}).status_code == 302


def among_many_by_the_administrator(person: Person) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [person.pk, create_guest().pk]}
    desk, before = administrator(), Person.objects.count()
    assert desk.post("/admin/people/person/", chosen).status_code == 200
    assert desk.post("/admin/people/person/", {**chosen, "post": "yes"}).status_code == 302
    assert Person.objects.count() == before - 2


def administrator() -> Client:
    return browser(Person.objects.create_superuser(username="root", display_name="Root"))


DOORS = (by_themselves, by_the_administrator, among_many_by_the_administrator)
each_door = pytest.mark.parametrize("go", DOORS, ids=lambda door: door.__name__)


def places_of(*texts: str) -> list[str]:
    """Out: where one of these stands in the database, in whatever table."""
    return [
        f"{model.__name__}.{field.name}: {str(value)[:200]}"
        for model in apps.get_models()
        for row in model._default_manager.all()
        for field in model._meta.concrete_fields
        if any(text.lower() in str(value := field.value_from_object(row)).lower() for text in texts)
    ]


@each_door
def test_nothing_in_the_database_names_a_learner_who_is_gone(room: Room, go: Callable[[Person], None]) -> None:
    mine = attempt(room, NAME)
    attempt(room, "Cy")
    person = room.seat(NAME).person
    Person.objects.filter(pk=person.pk).update(email=EMAIL)
    with editing(mine.sandbox, person) as edit:
        identities.add_user(edit, mine.sandbox.accounts.order_by("pk")[0].public_id, "zoe")
    assert room.send("post", "messages/", text=f"Well done, {NAME}!", to=[room.seat(NAME).public_id]) is not None
    assert places_of(NAME, EMAIL)
    go(person)
    assert places_of(NAME, EMAIL) == []


@each_door
def test_a_team_goes_on_with_what_it_has_drawn_when_its_owner_goes_for_good(
    room: Room, go: Callable[[Person], None]
) -> None:
    people = Class(room, NAME, "Cy")
    people.team("Owls", NAME, "Cy")
    room.begin()
    shared = people.sandbox(NAME)
    assert (people.sandbox("Cy"), Sandbox.objects.get(public_id=shared).owner) == (shared, room.seat(NAME).person)
    drawn = Sandbox.objects.get(public_id=shared)
    with editing(drawn, room.seat(NAME).person) as edit:
        identities.add_user(edit, drawn.accounts.order_by("pk")[0].public_id, "zoe")
    go(room.seat(NAME).person)
    assert people.opens("Cy", shared) == 200
    assert Sandbox.objects.get(public_id=shared).identities.filter(name="zoe").exists()
    assert Attempt.objects.get(sandbox__public_id=shared).enrollment == room.seat("Cy")
    assert places_of(NAME) == []


def test_an_administrator_deletes_so_many_people_at_once_and_no_more(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.people.admin.GO_AT_ONCE", 1)
    chosen = {"action": "delete_selected", "_selected_action": [create_guest().pk, create_guest().pk], "post": "yes"}
    answer = administrator().post("/admin/people/person/", chosen, follow=True)
    assert "Select at most 1 people at once." in answer.content.decode()
    assert Person.objects.filter(pk__in=chosen["_selected_action"]).count() == 2
