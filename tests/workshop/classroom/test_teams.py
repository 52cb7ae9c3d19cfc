"""Teams share a sandbox for each exercise, and what they have drawn stays with them, whoever moves."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from playground.sandbox.models import Sandbox
from playground.workshop.afterwards.report import report_of
from playground.workshop.classroom import commands
from playground.workshop.models import Attempt, Finish
from playground.workshop.progress import note_finish
from tests.workshop.classroom.conftest import Room, browser, instructor


class Class:
    """Learners by name, each with a browser; `put("Bo", "Owls")` moves one."""

    def __init__(self, room: Room, *names: str) -> None:
        self.room = room
        self.browsers: dict[str, Client] = {name: room.join(name) for name in names}

    def team(self, name: str, *members: str) -> str:
        assert self.room.send("post", "teams/", name=name).status_code == 201
        for each in members:
            assert self.put(each, name) == 200
        return self.room.workshop.teams.get(name=name).public_id

    def put(self, learner: str, team: str | None) -> int:
        wanted = self.room.workshop.teams.get(name=team).public_id if team else None
        return self.room.send("put", f"learners/{self.room.seat(learner).public_id}/team/", team_id=wanted).status_code

    def sandbox(self, name: str) -> str:
        return self.room.send("post", "mine/sandbox/", self.browsers[name]).json()["sandbox"]

    def opens(self, name: str, sandbox: str) -> int:
        """Out: the answer to looking into it."""
        return self.browsers[name].get(f"/api/sandboxes/{sandbox}/").status_code


@pytest.fixture
def people(room: Room) -> Class:
    return Class(room, "Bo", "Cy", "Di")


def shape(room: Room) -> dict[str, Any]:
    return room.send("get", "").json()


def test_a_team_works_in_one_sandbox_and_who_is_in_none_in_their_own(room: Room, people: Class) -> None:
    people.team("Owls", "Bo", "Cy")
    room.begin()
    shared = people.sandbox("Bo")
    assert (people.sandbox("Cy"), people.opens("Cy", shared)) == (shared, 200)
    assert people.sandbox("Di") != shared
    assert people.opens("Di", shared) == 404


def test_what_a_team_finishes_counts_for_each_of_them_and_for_nobody_else(room: Room, people: Class) -> None:
    people.team("Owls", "Bo", "Cy")
    room.begin()
    for each in ("Bo", "Cy", "Di"):
        people.sandbox(each)
    attempt = Attempt.objects.get(team__name="Owls")
    attempt.finished_at = timezone.now()
    attempt.save()
    note_finish(attempt)
    assert sorted(Finish.objects.values_list("person__display_name", flat=True)) == ["Bo", "Cy"]
    learners = {each.nickname: each.works[0].finished for each in report_of(room.fresh()).learners if each.works[0]}
    assert learners == {"Bo": True, "Cy": True, "Di": False}


def test_who_moves_in_the_middle_goes_on_in_the_new_teams_sandbox(room: Room, people: Class) -> None:
    people.team("Owls", "Bo", "Cy")
    people.team("Foxes", "Di")
    room.begin()
    owls, foxes = people.sandbox("Cy"), people.sandbox("Di")
    people.sandbox("Bo")
    people.put("Bo", "Foxes")
    assert (people.sandbox("Bo"), people.opens("Bo", owls)) == (foxes, 404)
    assert people.sandbox("Cy") == owls


def test_the_sandbox_stays_with_the_team_when_whoever_began_it_moves(room: Room, people: Class) -> None:
    people.team("Owls", "Bo", "Cy")
    people.team("Foxes")
    room.begin()
    shared = people.sandbox("Bo")
    people.put("Bo", "Foxes")
    assert people.opens("Bo", shared) == 404
    assert (people.sandbox("Cy"), Sandbox.objects.get(public_id=shared).owner) == (shared, room.seat("Cy").person)
    assert people.sandbox("Bo") != shared


def test_what_somebody_drew_alone_stays_theirs_and_is_there_again_without_a_team(room: Room, people: Class) -> None:
    room.begin()
    own = people.sandbox("Bo")
    people.team("Owls", "Bo", "Cy")
    shared = people.sandbox("Bo")
    assert shared not in (own, "") and people.opens("Bo", own) == 200
    people.put("Bo", None)
    assert people.sandbox("Bo") == own


def test_a_dissolved_team_leaves_its_sandbox_to_whoever_came_first(room: Room, people: Class) -> None:
    team = people.team("Owls", "Bo", "Cy")
    room.begin()
    shared = people.sandbox("Cy")
    assert room.send("delete", f"teams/{team}/").json()["teams"] == []
    assert people.sandbox("Bo") == shared
    assert (people.opens("Cy", shared), people.sandbox("Cy") != shared) == (404, True)


@pytest.mark.parametrize("state", ["removed", "blocked"])
def test_who_is_sent_away_leaves_the_teams_sandbox_to_the_others(room: Room, people: Class, state: str) -> None:
    people.team("Owls", "Bo", "Cy")
    room.begin()
    shared = people.sandbox("Bo")
    room.move("Bo", state)
    assert (people.opens("Bo", shared), people.sandbox("Cy")) == (404, shared)
    assert Sandbox.objects.get(public_id=shared).supervision == room.fresh().supervision


def test_lots_put_everybody_who_is_alone_into_teams_of_even_size(room: Room) -> None:
    people = Class(room, *"ABCDEFGH")
    people.team("Team 1", "A")
    assert room.send("post", "teams/random/", size=3).status_code == 200
    sizes = sorted(team.enrollments.count() for team in room.workshop.teams.all())
    assert (sizes, room.seat("A").team.name) == ([1, 2, 2, 3], "Team 1")
    again = room.send("post", "teams/random/", size=3)
    assert (again.status_code, again.json()["error"]["message"]) == (400, "Everybody who is in has a team.")


@pytest.mark.parametrize("body", [{"size": 1}, {"size": 13}, {}])
def test_a_team_is_of_two_to_twelve(room: Room, body: dict[str, int]) -> None:
    assert room.send("post", "teams/random/", **body).status_code == 400


def test_a_full_team_takes_nobody_more(room: Room) -> None:
    people = Class(room, *"ABCDEFGHIJKLM")
    people.team("Owls", *"ABCDEFGHIJKL")
    assert people.put("M", "Owls") == 409


@pytest.mark.parametrize("name", ["", "owls", "x" * 41, "two\nlines"])
def test_a_teams_name_is_its_own_and_one_short_line(room: Room, people: Class, name: str) -> None:
    people.team("Owls", "Bo")
    assert room.send("post", "teams/", name=name).status_code == 400
    assert [each["name"] for each in shape(room)["workshop"]["teams"]] == ["Owls"]


def test_a_team_keeps_its_name_in_another_case(room: Room, people: Class) -> None:
    team = people.team("Owls", "Bo")
    assert room.send("patch", f"teams/{team}/", name="OWLS").json()["teams"] == [{"id": team, "name": "OWLS"}]


def test_a_team_of_another_workshop_is_not_there(room: Room, people: Class) -> None:
    other = instructor("Other")
    theirs = Room(commands.create(other, "Another workshop"))
    theirs.desk = browser(other)
    Class(theirs).team("Owls")
    foreign = theirs.workshop.teams.get().public_id
    for method, path in (("patch", f"teams/{foreign}/"), ("delete", f"teams/{foreign}/")):
        assert room.send(method, path, name="Mine").status_code == 404
    path = f"learners/{room.seat('Bo').public_id}/team/"
    assert room.send("put", path, team_id=foreign).status_code == 404
    assert theirs.workshop.teams.get().name == "Owls"
