"""The instructor's bar: pause, time, hints and messages. Who comes later finds what holds."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from playground.workshop.classroom import commands
from playground.workshop.classroom.holding import messages
from playground.workshop.models import ClassMessage, Team
from tests.workshop.classroom.conftest import Room, is_now


def strip(room: Room, client: object) -> dict:
    """Out: what a learner's page shows."""
    return room.send("get", "mine/controls/", client).json()


def test_a_paused_class_knows_who_paused_it_and_that_it_goes_on(room: Room) -> None:
    room.send("put", "pause/", message="Look up")
    bo = room.join("Bo")
    (held,) = strip(room, bo)["controls"]["controls"]
    assert (held["kind"], held["by"]["name"], held["words"], held["ended_at"]) == ("pause", "Ana", "Look up", None)
    assert room.fresh().supervision.frozen_at is not None
    room.send("delete", "pause/")
    (held,) = strip(room, bo)["controls"]["controls"]
    assert held["ended_at"] is not None
    assert room.fresh().supervision.frozen_at is None


def test_pausing_again_changes_the_words_and_ending_twice_changes_nothing(room: Room) -> None:
    room.send("put", "pause/", message="Look up")
    room.send("put", "pause/", message="Look at the screen")
    assert is_now(room, "pause")["words"] == "Look at the screen"
    room.send("delete", "pause/")
    revision = room.fresh().revision
    assert room.send("delete", "pause/").status_code == 200
    assert room.fresh().revision == revision


def minutes_left(room: Room) -> float:
    left = datetime.fromisoformat(is_now(room, "timer")["ends_at"]) - timezone.now()
    return round(left / timedelta(minutes=1), 1)


def test_time_is_given_and_made_longer(room: Room) -> None:
    room.send("put", "timer/", minutes=10)
    assert minutes_left(room) == 10
    room.send("put", "timer/", add=5)
    assert minutes_left(room) == 15


def test_more_time_counts_from_now_once_it_was_over(room: Room) -> None:
    room.send("put", "timer/", minutes=10)
    room.workshop.controls.update(ends_at=timezone.now() - timedelta(minutes=3))
    room.send("put", "timer/", add=1)
    assert minutes_left(room) == 1


def test_time_that_was_over_long_ago_is_not_shown_any_more(room: Room) -> None:
    room.send("put", "timer/", minutes=10)
    room.workshop.controls.update(ends_at=timezone.now() - timedelta(minutes=4))
    assert is_now(room, "timer") is not None
    room.workshop.controls.update(ends_at=timezone.now() - timedelta(minutes=6))
    assert is_now(room, "timer") is None


@pytest.mark.parametrize(
    "body",
    [{}, {"minutes": 0}, {"minutes": 5, "add": 1}, {"until": "2020-01-01T00:00:00Z"}, {"until": "2999-01-01T00:00Z"}],
)
def test_time_that_cannot_be_is_refused(room: Room, body: dict) -> None:
    assert room.send("put", "timer/", **body).status_code == 400
    assert is_now(room, "timer") is None


def test_an_end_can_be_agreed_on(room: Room) -> None:
    room.send("put", "timer/", until=(timezone.now() + timedelta(minutes=30)).isoformat())
    assert minutes_left(room) == 30


def test_what_was_said_to_all_waits_for_those_who_come_later_until_they_have_read_it(room: Room) -> None:
    room.send("post", "messages/", text="Save your work")
    bo = room.join("Bo")
    (told,) = strip(room, bo)["messages"]
    assert (told["text"], told["read"], told["by"]["name"]) == ("Save your work", 0, "Ana")
    assert room.send("put", f"mine/messages/{told['id']}/", bo).status_code == 204
    assert strip(room, bo)["messages"][0]["read"] == 1
    assert room.send("get", "").json()["messages"][0]["read"] == 1


def test_a_message_to_one_is_theirs_alone(room: Room) -> None:
    bo, cy = room.join("Bo"), room.join("Cy")
    sent = room.send("post", "messages/", text="Well done", learners=[room.seat("Bo").public_id]).json()
    assert (sent["for_all"], sent["to"]) == (False, ["Bo"])
    assert [each["text"] for each in strip(room, bo)["messages"]] == ["Well done"]
    assert strip(room, cy)["messages"] == []
    assert room.send("put", f"mine/messages/{sent['id']}/", cy).status_code == 404


def test_a_team_and_those_who_have_not_finished_can_be_told(room: Room) -> None:
    bo, cy = room.join("Bo"), room.join("Cy")
    team = Team.objects.create(workshop=room.workshop, name="Blue")
    room.workshop.enrollments.filter(nickname="Bo").update(team=team)
    assert room.send("post", "messages/", text="Blue", team=team.public_id).json()["to"] == ["Bo"]
    room.begin()
    for client in (bo, cy):
        room.send("post", "mine/sandbox/", client)
    room.seat("Cy").attempts.update(finished_at=timezone.now())
    assert room.send("post", "messages/", text="Go on", unfinished=True).json()["to"] == ["Bo"]


def test_a_hint_of_the_ladder_is_given_by_its_number(room: Room) -> None:
    assert room.send("post", "messages/", hint=1).status_code == 400  # no exercise yet
    room.begin()
    sent = room.send("post", "messages/", hint=1).json()
    assert sent["hint"] == 1
    assert len(sent["text"]) > 10
    assert room.send("post", "messages/", hint=20).status_code == 400


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "x" * 301}, {"text": "a", "hint": 1}, {"hint": 0}])
def test_a_message_that_says_nothing_or_too_much_is_refused(room: Room, body: dict) -> None:
    assert room.send("post", "messages/", **body).status_code == 400


def test_a_message_to_somebody_of_another_class_is_refused_whole(room: Room) -> None:
    room.join("Bo")
    ids = [room.seat("Bo").public_id, "lr-aaaaaaaaaaaa"]
    assert room.send("post", "messages/", text="Hello", learners=ids).status_code == 404
    assert not ClassMessage.objects.exists()


def test_only_the_newest_messages_are_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MOST_KEPT", 2)
    for text in ("one", "two", "three"):
        messages.send(room.workshop, room.ana, text=text)
    assert [each.text for each in messages.messages_of(room.workshop)] == ["three", "two"]


def test_a_class_that_closes_lets_go_of_everything(room: Room) -> None:
    room.send("put", "pause/", message="Look up")
    room.send("put", "timer/", minutes=10)
    room.send("put", "clock/", rate=60, paused=False)
    commands.step(room.workshop, room.ana, "closed")
    supervision = room.fresh().supervision
    assert not room.workshop.controls.filter(ended_at=None).exists()
    assert (supervision.frozen_at, supervision.clock_kept) == (None, False)
    assert room.send("put", "pause/").status_code == 409


def test_what_holds_stays_as_few_queries_as_it_was_with_many_learners(
    room: Room, django_assert_max_num_queries: object
) -> None:
    for name in ("Bo", "Cy", "Di", "Ed"):
        room.join(name)
        room.send("post", "messages/", text=name, learners=[room.seat(name).public_id])
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert len(messages.messages_of(room.workshop)) == 4
