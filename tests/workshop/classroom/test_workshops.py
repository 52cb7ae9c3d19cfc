"""What an instructor does with a workshop, and what its learners get of it."""

import pytest

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.access import viewable
from playground.sandbox.models import Sandbox, Supervision
from playground.workshop.classroom import codes, commands, seats
from playground.workshop.models import Attempt, Seat, Team, Workshop
from tests.workshop.classroom.conftest import COURSE, Room, browser, instructor

pytestmark = pytest.mark.django_db


def refusal(answer) -> tuple[int, str]:  # noqa: ANN001
    return answer.status_code, answer.json()["error"]["code"]


def opened(client, room: Room) -> Sandbox:  # noqa: ANN001
    """Out: where the learner's address leads."""
    answer = client.get(f"/class/{room.workshop.public_id}/")
    assert answer.status_code == 302, answer.content
    return Sandbox.objects.get(public_id=answer["Location"].split("/")[2])


def test_an_instructor_makes_a_workshop_and_finds_it_in_their_list() -> None:
    ana = instructor()
    desk = browser(ana)
    body = {"title": " Roles ", "exercises": COURSE, "waiting_room": True}
    made = desk.post("/api/workshops/", body, content_type="application/json")
    assert made.status_code == 201
    shown = made.json()
    assert (shown["title"], shown["state"], shown["waiting_room"], shown["current"]) == ("Roles", "draft", True, None)
    assert [each["slug"] for each in shown["exercises"]] == COURSE
    assert [each["name"] for each in shown["led_by"]] == ["Ana"]
    assert [card["id"] for card in desk.get("/api/workshops/").json()] == [shown["id"]]
    assert browser(instructor()).get("/api/workshops/").json() == []


def test_who_may_not_teach_makes_none() -> None:
    answer = browser(create_guest()).post("/api/workshops/", {"title": "Mine"}, content_type="application/json")
    assert refusal(answer) == (403, "InstructorsOnly")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"title": "x", "exercises": ["nothing"]}, "slug"),
        ({"title": "x", "colour": "blue"}, "colour"),
    ],
)
def test_what_cannot_be_a_workshop_is_refused_at_its_place(body: dict, place: str) -> None:
    answer = browser(instructor()).post("/api/workshops/", body, content_type="application/json")
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]["place"] == place


def test_there_are_bounds_on_workshops_and_on_exercises(monkeypatch: pytest.MonkeyPatch) -> None:
    ana = instructor()
    monkeypatch.setattr(commands, "WORKSHOPS_PER_PERSON", 1)
    commands.create(ana, "One")
    body = {"title": "Two"}
    answer = browser(ana).post("/api/workshops/", body, content_type="application/json")
    assert refusal(answer) == (409, "LimitExceeded")
    monkeypatch.setattr(commands, "MOST_EXERCISES", 1)
    answer = browser(instructor()).post(
        "/api/workshops/", {"title": "x", "exercises": COURSE}, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["error"]["place"]) == (400, "exercises")


def test_a_workshop_is_changed_as_a_whole_or_in_part(room: Room) -> None:
    times = {"starts_at": "2030-01-07T09:00:00Z", "ends_at": "2030-01-07T11:00:00Z"}
    assert room.send("patch", "", exercises=COURSE[::-1], **times).status_code == 200
    shown = room.send("patch", "", title="Friday").json()
    assert [each["slug"] for each in shown["exercises"]] == COURSE[::-1]
    assert (shown["title"], shown["starts_at"][:16]) == ("Friday", "2030-01-07T09:00")
    assert room.send("patch", "", ends_at="2030-01-07T08:00:00Z").json()["error"]["place"] == "ends_at"


def test_the_exercise_that_is_done_stays_the_same_when_the_order_changes(room: Room) -> None:
    room.begin(1)
    assert room.send("patch", "", exercises=COURSE[::-1]).json()["current"] == 0
    assert room.send("patch", "", exercises=COURSE[:1]).json()["current"] is None


STEPS = [
    ("draft", "open", 200),
    ("draft", "archived", 200),
    ("draft", "locked", 409),
    ("draft", "closed", 409),
    ("open", "locked", 200),
    ("open", "closed", 200),
    ("open", "archived", 409),
    ("locked", "open", 200),
    ("locked", "closed", 200),
    ("closed", "open", 200),
    ("closed", "locked", 409),
    ("closed", "archived", 200),
    ("archived", "closed", 200),
    ("archived", "open", 409),
]


@pytest.mark.parametrize(("before", "after", "status"), STEPS)
def test_a_workshop_steps_from_state_to_state(room: Room, before: str, after: str, status: int) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(state=before)
    assert room.send("put", "state/", state=after).status_code == status
    assert room.fresh().state == (after if status == 200 else before)


def test_beginning_an_exercise_makes_no_sandbox_until_a_learner_asks(room: Room) -> None:
    client = room.join("Bo")
    assert client.get(f"/class/{room.workshop.public_id}/").status_code == 200, "a page to wait on"
    room.begin()
    assert not Attempt.objects.exists()
    sandbox = opened(client, room)
    assert (sandbox.owner, sandbox.exercise) == (room.seat("Bo").person, "fire-marshal")
    assert sandbox.supervision == room.fresh().supervision
    assert Attempt.objects.get().enrollment == room.seat("Bo")
    assert opened(client, room) == sandbox, "asked for again, it is the same one"
    room.begin(1)
    assert opened(client, room).exercise == "break-glass"
    room.begin(0)
    assert opened(client, room) == sandbox


def test_the_instructor_sees_the_learners_sandbox_and_no_other_instructor_does(room: Room) -> None:
    room.begin()
    sandbox = opened(room.join("Bo"), room)
    assert list(viewable(room.ana)) == [sandbox]
    assert room.desk.get(f"/api/sandboxes/{sandbox.public_id}/").status_code == 200
    assert not viewable(instructor("Other")).exists()


def test_a_sandbox_says_which_workshop_it_belongs_to(room: Room) -> None:
    room.begin()
    client = room.join("Bo")
    sandbox = opened(client, room)
    shown = client.get(f"/api/sandboxes/{sandbox.public_id}/workshop/").json()
    assert (shown["workshop"]["title"], shown["workshop"]["current"]) == ("Roles on a Friday", 0)
    assert (shown["exercise"], shown["nickname"]) == ("fire-marshal", "Bo")
    own = client.post("/api/sandboxes/", {}, content_type="application/json").json()["id"]
    assert refusal(client.get(f"/api/sandboxes/{own}/workshop/")) == (404, "NotFound")


def test_a_team_shares_one_canvas(room: Room) -> None:
    room.begin()
    clients = [room.join(name) for name in ("Bo", "Cy")]
    team = Team.objects.create(workshop=room.workshop, name="Blue")
    room.workshop.enrollments.update(team=team)
    first, second = (opened(client, room) for client in clients)
    assert first == second
    assert clients[1].get(f"/api/sandboxes/{first.public_id}/").json()["may_edit"] is True


def test_nobody_is_held_when_the_class_is_over(room: Room) -> None:
    room.begin()
    client = room.join("Bo")
    sandbox = opened(client, room)
    Supervision.objects.update(frozen_at="2030-01-07T09:00:00Z", clock_kept=True)
    room.send("put", "state/", state="closed")
    shown = client.get(f"/api/sandboxes/{sandbox.public_id}/").json()
    assert (shown["may_edit"], shown["supervision"]["frozen"], shown["supervision"]["clock_kept"]) == (
        True,
        False,
        False,
    )
    answer = client.post(f"/api/workshops/{room.workshop.public_id}/mine/sandbox/")
    assert refusal(answer) == (409, "NothingToDo")


def test_a_waiting_room_holds_learners_until_they_are_let_in(room: Room) -> None:
    room.send("patch", "", waiting_room=True)
    room.begin()
    client, other = room.join("Bo"), room.join("Cy")
    page = client.get(f"/class/{room.workshop.public_id}/")
    assert (page.status_code, '"state": "waiting"' in page.content.decode()) == (200, True)
    assert room.move("Bo", "in").status_code == 200
    assert opened(client, room).exercise == "fire-marshal"
    assert room.send("post", "admission/").json() == {"admitted": 1}
    assert opened(other, room).exercise == "fire-marshal"


@pytest.mark.parametrize("state", ["removed", "blocked"])
def test_who_is_removed_keeps_their_sandbox_and_nobody_looks_into_it_any_more(room: Room, state: str) -> None:
    room.begin()
    client = room.join("Bo")
    sandbox = opened(client, room)
    room.move("Bo", state)
    assert f'"state": "{state}"' in client.get(f"/class/{room.workshop.public_id}/").content.decode()
    assert client.get(f"/api/sandboxes/{sandbox.public_id}/").json()["supervision"] is None
    assert room.desk.get(f"/api/sandboxes/{sandbox.public_id}/").status_code == 404
    room.move("Bo", "in")
    assert room.desk.get(f"/api/sandboxes/{sandbox.public_id}/").status_code == 200


def test_a_learner_becomes_a_co_instructor_and_is_taken_off_again(room: Room) -> None:
    client = room.join("Bo")
    bo = room.seat("Bo").person
    answer = room.send("post", "co-instructors/", learner_id=room.seat("Bo").public_id)
    assert [each["name"] for each in answer.json()["led_by"]] == ["Ana", "Bo"]
    assert not room.workshop.enrollments.exists()
    assert room.send("put", "state/", client, state="locked").status_code == 200
    assert refusal(room.send("delete", "", client)) == (403, "OwnerOnly")
    assert refusal(room.send("delete", f"co-instructors/{room.ana.public_id}/", client)) == (403, "OwnerOnly")
    assert room.send("delete", f"co-instructors/{room.ana.public_id}/").status_code == 400
    assert room.send("delete", f"co-instructors/{bo.public_id}/").status_code == 204
    assert room.send("get", "", client).status_code == 404


def test_there_is_a_bound_on_co_instructors(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "MOST_CO_INSTRUCTORS", 0)
    room.join("Bo")
    answer = room.send("post", "co-instructors/", learner_id=room.seat("Bo").public_id)
    assert refusal(answer) == (409, "LimitExceeded")


def test_a_new_code_takes_the_place_of_the_one_before(room: Room) -> None:
    shown = room.send("post", "code/").json()
    assert shown["address"] == f"http://testserver/join/{shown['code']}/"
    assert shown["size"] > 20 and shown["path"].startswith("M")
    assert codes.read(shown["code"]) != room.code
    assert browser().post("/join/", {"code": room.code, "nickname": "Bo"}).status_code == 404
    assert browser().post("/join/", {"code": shown["code"], "nickname": "Bo"}).status_code == 302


def test_a_duplicate_has_the_exercises_and_nobody_in_it(room: Room) -> None:
    room.join("Bo")
    copy = room.send("post", "duplicate/").json()
    assert (copy["title"], copy["state"]) == ("Copy of Roles on a Friday", "draft")
    assert [each["slug"] for each in copy["exercises"]] == COURSE
    assert room.desk.get(f"/api/workshops/{copy['id']}/").json()["learners"] == []


def test_a_deleted_workshop_leaves_sandboxes_to_their_learners(room: Room) -> None:
    room.begin()
    client = room.join("Bo")
    sandbox = opened(client, room)
    assert room.send("delete", "").status_code == 204
    assert not Workshop.objects.exists() and not Supervision.objects.exists()
    assert client.get(f"/api/sandboxes/{sandbox.public_id}/").json()["supervision"] is None
    assert not viewable(room.ana).exists()


def test_an_owner_who_takes_everything_away_takes_the_watch_along(room: Room) -> None:
    room.begin()
    client = room.join("Bo")
    sandbox = opened(client, room)
    assert room.desk.post("/api/me/farewell/", {}, content_type="application/json").status_code == 204
    assert not Supervision.objects.exists() and not Person.objects.filter(pk=room.ana.pk).exists()
    assert client.get(f"/api/sandboxes/{sandbox.public_id}/").status_code == 200


def test_the_journal_tells_what_a_page_has_missed(room: Room) -> None:
    seen = room.send("get", "").json()["workshop"]["revision"]
    room.join("Bo")
    room.begin()
    news = room.send("get", f"journal/?since={seen}").json()
    assert news["complete"] is True
    assert [[event["type"] for event in entry["events"]] for entry in news["entries"]] == [
        ["LearnerChanged"],
        ["WorkshopChanged"],
    ]
    assert news["entries"][0]["events"][0]["learner"]["nickname"] == "Bo"
    assert news["revision"] == room.fresh().revision
    assert room.send("get", "journal/?since=999").json()["complete"] is False
    assert room.code not in str(news), "the code is nowhere but where it is asked for"


def test_who_is_in_is_listed_with_their_place(room: Room) -> None:
    room.join("Bo")
    detail = room.send("get", "").json()
    assert [(each["nickname"], each["state"], each["guest"]) for each in detail["learners"]] == [("Bo", Seat.IN, True)]


def test_an_exercise_that_its_author_has_withdrawn_is_said_to_be_gone(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(exercises=["by-nobody", *COURSE])
    room.begin()
    assert [each["slug"] for each in room.send("get", "").json()["workshop"]["exercises"]] == ["by-nobody", *COURSE]
    page = room.join("Bo").get(f"/class/{room.workshop.public_id}/")
    assert (page.status_code, "There is no exercise called by-nobody" in page.content.decode()) == (404, True)
