"""A class that has worked, and the way of it into a file and out of one."""

import gzip
import json
from base64 import b64encode
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from playground.sentences import say
from playground.workshop.backup import jobs
from playground.workshop.classroom import commands, teams
from playground.workshop.classroom.holding import clocks, controls, messages, polls, showing
from playground.workshop.models import Archive, Attempt, GoalResult, HintTaken, Workshop
from playground.workshop.quiz.rounds import answer, question_of, start_round
from tests.workshop.authors import Author
from tests.workshop.classroom.conftest import Room, instructor
from tests.workshop.solving import solve


def backed_up(room: Room) -> Any:
    """Out: what the file holds that its instructor gets."""
    path = f"/api/workshops/{room.workshop.public_id}/back-up/"
    assert room.desk.post(path).status_code == 202
    carry(Archive.objects.get(workshop=room.workshop))
    assert room.desk.get(path).json()["state"] == "ready"
    answer = room.desk.get(f"{path}file/")
    return json.loads(b"".join(answer.streaming_content))


def restored(desk: Client, file: Any) -> dict[str, Any]:
    """Out: what restoring it came to."""
    answer = uploaded(desk, gzip.compress(json.dumps(file).encode()))
    assert answer.status_code == 202, answer.content
    carry(Archive.objects.get(restorer__isnull=False))
    return desk.get("/api/workshops/restoration/").json()


def uploaded(desk: Client, body: bytes) -> HttpResponse:
    return desk.post("/api/import/workshop/", data=body, content_type="application/octet-stream")


def carry(archive: Archive) -> None:
    """What the worker does with it, to the end."""
    while jobs.go_on(archive.pk):
        pass


@pytest.fixture
def worked(db: None) -> Room:
    """Ana's class: Bo has solved an exercise of the course and one that Ana's colleague wrote, with a hint and a quiz;
    Cy and Di are a team; Ed was removed; Flo waits. Bo is on the roster, and Gil, who has not come."""
    author = Author()
    author.write()
    author.publish()
    ana = instructor()
    room = Room(commands.step(commands.create(ana, "Friday", ["fire-marshal", author.slug]), ana, "open"))
    expect(room, "name,email,team\nBo,bo@school.example,\nGil,,Owls\n")
    desks = {name: room.join(name) for name in ("Bo", "Cy", "Di", "Ed")}
    for name in ("Cy", "Di"):
        teams.put(room.workshop, ana, room.seat(name).public_id, room.workshop.teams.get().public_id)
    for index in (0, 1):
        room.begin(index)
        for desk in desks.values():
            assert desk.get(f"/class/{room.workshop.public_id}/").status_code == 302
    for attempt in Attempt.objects.filter(enrollment__nickname="Bo").order_by("pk"):
        solve(attempt)
    HintTaken.objects.create(attempt=attempt, index=0, cost=10, at=attempt.started_at)
    GoalResult.objects.filter(attempt=attempt, goal="g2").update(why=say("{name} is no friend.", name="Eve"))
    quiz = start_round(room.seat("Bo").person, "fire-marshal")
    for index in range(len(quiz.questions)):
        answer(quiz.person, quiz.public_id, index, first_picks(question_of(quiz, index)))
    room.move("Ed", "removed")
    hold(room, desks["Bo"])
    commands.change(room.workshop, ana, waiting_room=True)
    room.join("Flo")
    return room


def expect(room: Room, people: str) -> None:
    assert room.send("post", "roster/", content=b64encode(people.encode()).decode()).status_code == 200


def hold(room: Room, bo: Client) -> None:
    """Ana says something to all and to Bo, gives time, keeps the clocks, asks a question that
    Bo answers, shows a canvas, and pauses."""
    messages.send(room.workshop, room.ana, text="Welcome")
    hint = messages.send(room.workshop, room.ana, hint=1, learners=[room.seat("Bo").public_id])
    messages.read(room.seat("Bo"), hint.id)
    controls.give_time(room.workshop, room.ana, minutes=5)
    controls.pause(room.workshop, room.ana, "Look up")
    controls.go_on(room.workshop, room.ana)
    clocks.set_clocks(room.workshop, room.ana, rate=60, paused=False)
    offered = next(each for each in polls.offers(room.workshop) if not each.many)
    polls.ask(room.workshop, room.ana, offered.question, offered.seed)
    polls.answer(room.seat("Bo"), controls.held(room.workshop, "poll").public_id, [0])
    polls.tell(room.workshop, room.ana)
    showing.spotlight(room.workshop, room.ana, room.seat("Bo").public_id, named=True)
    showing.let_be_shown(room.seat("Cy"), may=False)


def first_picks(asked: Any) -> list[int]:
    return next(picks for picks in ([0], [0, 1], [0, 1, 2]) if asked.takes(picks))


def again(desk: Client, made: str) -> Room:
    room = Room(Workshop.objects.get(public_id=made))
    room.desk = desk
    return room
