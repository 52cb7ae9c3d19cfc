"""Help by consent: asked for, offered, accepted; the right that comes of it, and each way in which it ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from playground.sandbox.commands.sandboxes import delete_sandbox
from playground.sandbox.commands.sharing import join as join_sandbox
from playground.sandbox.commands.sharing import share
from playground.sandbox.models import ActivityRecord, Help, Sandbox
from playground.workshop.classroom import helping, seats
from playground.workshop.classroom.joining import sandbox_for
from playground.workshop.models import Enrollment
from tests.workshop.classroom.conftest import Room, browser, instructor

pytestmark = pytest.mark.django_db


def seat_of(room: Room, nickname: str) -> Enrollment:
    return Enrollment.objects.select_related("workshop__supervision", "person", "team").get(
        workshop=room.workshop, nickname=nickname
    )


NOTE = {"text": "Look here.", "position": {"x": 0, "y": 0}}


class Learner:
    """A learner of a room with an open sandbox."""

    def __init__(self, room: Room, nickname: str) -> None:
        self.room = room
        self.client = room.join(nickname)
        self.sandbox = sandbox_for(seat_of(room, nickname))

    def send(self, method: str, path: str = "help/", client: Client | None = None, **body: Any) -> HttpResponse:
        call = getattr(client or self.client, method)
        return call(f"/api/sandboxes/{self.sandbox.public_id}/{path}", data=body, content_type="application/json")

    def desk(self, method: str, client: Client | None = None) -> HttpResponse:
        """Offered or ended by whoever teaches."""
        return self.room.send(method, f"help/{self.sandbox.public_id}/", client)

    def helped(self, client: Client | None = None) -> dict[str, Any] | None:
        """Out: the help as this person's canvas tells it."""
        return (client or self.client).get(f"/api/sandboxes/{self.sandbox.public_id}/").json()["help"]

    def draws(self, client: Client | None = None) -> int:
        """Out: what an edit by this person is answered, the instructor's unless somebody else is named."""
        return self.send("post", "notes/", client or self.room.desk, **NOTE).status_code


@pytest.fixture
def bo(room: Room) -> Learner:
    room.begin()
    return Learner(room, "Bo")


@pytest.fixture
def helped(bo: Learner) -> Learner:
    """Bo, whom Ana helps."""
    assert bo.desk("post").status_code == 200
    assert bo.send("put", yes=True).json()["state"] == "open"
    return bo


def waiting(room: Room) -> list[tuple[str, str]]:
    """Out: states and lines as those who teach read them."""
    told = room.send("get", "").json()["helped"]
    return [(each["help"]["state"], each["help"]["note"]) for each in told]


def test_who_asks_is_seen_with_the_line_and_since_when(room: Room, bo: Learner) -> None:
    asked = bo.send("post", note="  Why not Jane? ").json()
    assert (asked["state"], asked["note"], asked["asked_by"]["name"]) == ("asked", "Why not Jane?", "Bo")
    found = room.send("get", "").json()["helped"][0]
    assert (found["learner_id"], found["help"]["asked_at"]) == (room.seat("Bo").public_id, asked["since"])
    again = bo.send("post", note="And Eve?").json()
    assert (again["since"], again["note"]) == (asked["since"], "And Eve?"), "who asks again waits since the first time"
    assert bo.send("delete").status_code == 204
    assert waiting(room) == []


def test_a_line_that_is_too_long_is_refused(bo: Learner) -> None:
    assert bo.send("post", note="x" * 201).status_code == 400
    assert bo.send("post").status_code == 200


def test_asking_or_offering_alone_lets_nobody_draw(bo: Learner) -> None:
    bo.send("post")
    assert bo.draws() == 403
    bo.desk("post")
    assert bo.draws() == 403
    assert bo.send("put", yes=False).json()["ending"] == "refused"
    assert bo.draws() == 403


def test_with_consent_both_draw_each_under_their_own_name_and_take_back_their_own(helped: Learner) -> None:
    assert (helped.draws(), helped.draws(helped.client)) == (201, 201)
    named = ActivityRecord.objects.filter(sandbox=helped.sandbox).values_list("person__display_name", flat=True)
    assert {"Ana", "Bo"} <= set(named)
    assert helped.send("post", "undo/", helped.room.desk).status_code == 200
    shown = helped.client.get(f"/api/sandboxes/{helped.sandbox.public_id}/").json()
    assert (len(shown["notes"]), shown["may_undo"]) == (1, True)
    assert helped.send("post", "undo/").status_code == 200


def test_hints_and_a_new_start_stay_the_learners_own(helped: Learner) -> None:
    for path in ("attempt/hints/", "attempt/restart/", "reset/"):
        assert helped.send("post", path, helped.room.desk).json()["error"]["code"] == "ViewOnly", path


@pytest.mark.parametrize("who", ["learner", "helper"])
def test_either_ends_it_and_from_then_on_the_learner_draws_alone(helped: Learner, who: str) -> None:
    assert (helped.send("delete") if who == "learner" else helped.desk("delete")).status_code == 204
    assert (helped.draws(), helped.draws(helped.client)) == (403, 201)
    told = helped.helped()
    assert told and (told["state"], told["ending"], told["helper"]["name"]) == ("over", who, "Ana")
    assert helped.helped(helped.room.desk) == told, "who comes later reads the same"


def test_a_workshop_that_is_closed_ends_it(helped: Learner) -> None:
    helped.room.send("put", "state/", state="closed")
    assert helped.draws() == 403
    told = helped.helped()
    assert told and (told["state"], told["ending"]) == ("over", "class")
    assert helped.send("post").status_code == helped.desk("post").status_code == 409


def test_a_helper_who_has_had_no_page_open_for_a_while_draws_no_more(helped: Learner) -> None:
    now = timezone.now()
    assert helping.end_abandoned(now + timedelta(seconds=30)) == 0
    assert helping.end_abandoned(now + timedelta(seconds=60)) == 1
    assert helped.draws() == 403
    told = helped.helped()
    assert told and told["ending"] == "gone"
    assert helping.end_abandoned(now + timedelta(seconds=90)) == 0


def test_a_learner_who_is_removed_is_helped_no_more(helped: Learner) -> None:
    helped.room.move("Bo", "removed")
    assert helped.draws() == 404
    helped.room.move("Bo", "in")
    assert helped.draws() == 403


def test_a_co_instructor_who_is_taken_off_helps_no_more(room: Room, bo: Learner) -> None:
    cy = room.join("Cy")
    seats.add_co_instructor(room.workshop, room.ana, room.seat("Cy").public_id)
    assert bo.desk("post", cy).status_code == 200
    assert bo.desk("post").json()["error"]["code"] == "HelpNotNow", "one helps at a time"
    bo.send("put", yes=True)
    assert bo.draws(cy) == 201
    taught = room.workshop.supervision.supervisors.order_by("pk").last().person
    seats.remove_co_instructor(room.workshop, room.ana, taught.public_id)
    assert bo.draws(cy) == 404
    assert Help.objects.get().ending == "gone"


def test_a_workshop_that_is_deleted_leaves_nobody_drawing(helped: Learner) -> None:
    assert helped.room.send("delete", "").status_code == 204
    assert helped.draws() == 404
    assert helped.helped() is None


def test_who_was_refused_offers_again_only_when_asked(bo: Learner) -> None:
    bo.desk("post")
    bo.send("put", yes=False)
    assert bo.desk("post").status_code == 409
    bo.send("post")
    assert bo.desk("post").json()["state"] == "offered"


def test_an_offer_that_is_taken_back_leaves_who_asked_waiting(room: Room, bo: Learner) -> None:
    bo.send("post", note="Why?")
    bo.desk("post")
    assert bo.send("post", note="Again").status_code == 409
    bo.desk("delete")
    assert waiting(room) == [("asked", "Why?")]
    bo.desk("delete")
    told = bo.helped()
    assert waiting(room) == [] and told and told["ending"] == "answered"


def test_in_a_team_any_member_says_yes(room: Room) -> None:
    for nickname in ("Cy", "Di"):
        room.join(nickname)
    room.workshop.enrollments.update(team=room.workshop.teams.create(name="Red"))
    room.begin()
    cy, di = (browser(room.seat(nickname).person) for nickname in ("Cy", "Di"))
    team = Learner.__new__(Learner)
    team.room, team.client, team.sandbox = room, cy, sandbox_for(seat_of(room, "Cy"))
    assert sandbox_for(seat_of(room, "Di")) == team.sandbox
    team.desk("post")
    assert team.send("put", client=di, yes=True).status_code == 200
    assert (team.draws(), team.draws(di), team.draws(cy)) == (201, 201, 201)


def test_who_may_draw_here_and_does_not_learn_in_the_class_says_no_yes(bo: Learner) -> None:
    friend = instructor("Fay")
    join_sandbox(friend, share(bo.sandbox, "Fay", "edit")[1])
    bo.desk("post")
    answer = bo.send("put", client=browser(friend), yes=True)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "LearnersOnly")
    assert bo.draws() == 403


def test_who_only_looks_at_a_picture_does_not_read_who_asks(bo: Learner) -> None:
    viewer = instructor("Vi")
    join_sandbox(viewer, share(bo.sandbox, "Vi", "view")[1])
    bo.send("post", note="Why?")
    assert bo.helped(browser(viewer)) is None
    assert bo.helped(bo.room.desk)


def test_foreign_sandboxes_answer_as_unknown_ones(room: Room, bo: Learner) -> None:
    foreign = Sandbox.objects.create(name="Foreign", owner=room.ana)
    found, nothing = (room.send("post", f"help/{each}/") for each in (foreign.public_id, "sb-nothing"))
    assert (found.status_code, found.content) == (404, nothing.content)
    other = browser(instructor("Di"))
    assert bo.desk("post", other).status_code == 404


def test_outside_a_class_nobody_is_asked(db: None) -> None:
    person = instructor()
    own = Sandbox.objects.create(name="Mine", owner=person)
    answer = browser(person).post(f"/api/sandboxes/{own.public_id}/help/", {}, content_type="application/json")
    assert answer.json()["error"]["code"] == "HelpNotNow"


def test_a_sandbox_that_is_deleted_waits_for_nobody(room: Room, bo: Learner) -> None:
    bo.send("post")
    before = room.fresh().revision
    delete_sandbox(bo.sandbox, bo.sandbox.owner)
    assert waiting(room) == []
    last = room.send("get", f"journal/?since={before}").json()["entries"][-1]
    assert last["events"][0]["helped"]["help"]["state"] == "over"


def test_each_step_is_in_the_journal_of_the_class(room: Room, bo: Learner) -> None:
    before = room.fresh().revision
    bo.send("post")
    bo.desk("post")
    bo.send("put", yes=True)
    bo.send("delete")
    entries = room.send("get", f"journal/?since={before}").json()["entries"]
    told = [(each["person"]["name"], each["events"][0]["helped"]["help"]["state"]) for each in entries]
    assert told == [("Bo", "asked"), ("Ana", "offered"), ("Bo", "open"), ("Bo", "over")]
