"""A question to everybody with bars, and the clocks of all sandboxes."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from playground.sandbox import limits
from playground.sandbox.models import JournalEntry, Sandbox
from playground.workshop.classroom.holding import clocks, counting
from playground.workshop.models import PollAnswer
from playground.workshop.quiz.rounds import pool
from tests.workshop.classroom.conftest import Room, demo_of, is_now

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def ask(room: Room) -> str:
    """Out: the id of the control; "Which sessions go on?", of which any number may be right."""
    room.send("put", "poll/", question="numbers/revoked", seed=7)
    found: str = is_now(room, "poll")["id"]
    return found


def answer(room: Room, client: Client, control: str, *picked: int) -> int:
    return room.send("put", "mine/answer/", client, control_id=control, picked=list(picked)).status_code


def test_what_is_right_is_told_only_after_the_answers(room: Room) -> None:
    control, bo = ask(room), room.join("Bo")
    (asked,) = room.send("get", "mine/controls/", bo).json()["controls"]["controls"]
    assert (asked["poll"]["right"], asked["poll"]["why"]) == (None, [])
    assert answer(room, bo, control, 0) == 204
    room.send("post", "poll/told/")
    told = is_now(room, "poll")["poll"]
    assert told["right"]
    assert told["why"]
    assert answer(room, room.join("Cy"), control, 0) == 409


def test_bars_count_answers_without_names(room: Room) -> None:
    control = ask(room)
    bo = room.join("Bo")
    for client, picked in ((bo, (0, 1)), (room.join("Cy"), (1,)), (room.join("Di"), (1,))):
        assert answer(room, client, control, *picked) == 204
    poll = is_now(room, "poll")["poll"]
    assert (poll["answered"], poll["bars"][:2]) == (3, [1, 3])
    assert "Cy" not in str(poll)
    assert room.send("get", "mine/controls/", bo).json()["picked"] == [0, 1]


def test_each_answers_once(room: Room) -> None:
    control, bo = ask(room), room.join("Bo")
    assert answer(room, bo, control, 0) == 204
    assert answer(room, bo, control, 0) == 204  # a click that was doubled
    assert answer(room, bo, control, 1) == 409
    assert PollAnswer.objects.get().picked == [0]


@pytest.mark.parametrize("picked", [[], [19], [0, 0]])
def test_what_is_no_answer_is_refused(room: Room, picked: list[int]) -> None:
    assert answer(room, room.join("Bo"), ask(room), *picked) == 400


def test_who_waits_to_be_let_in_is_asked_nothing(room: Room) -> None:
    room.send("patch", "", waiting_room=True)
    assert answer(room, room.join("Bo"), ask(room), 0) == 409
    assert not PollAnswer.objects.exists()


def test_another_question_takes_the_place_of_the_first(room: Room) -> None:
    first, bo = ask(room), room.join("Bo")
    second = ask(room)
    assert answer(room, bo, first, 0) == 409
    assert answer(room, bo, second, 0) == 204


def test_questions_about_the_exercise_are_offered_first_and_asked_as_offered(room: Room) -> None:
    room.begin()
    offered = room.send("get", "poll/").json()
    assert offered[0]["question"].startswith("fire-marshal/")
    one = offered[0]
    room.send("put", "poll/", question=one["question"], seed=one["seed"])
    asked = is_now(room, "poll")["poll"]
    assert (asked["text"], asked["options"]) == (one["text"], one["options"])
    assert room.send("put", "poll/", question="numbers/nothing", seed=1).status_code == 400


def test_every_question_is_offered_with_what_it_is_about(room: Room) -> None:
    offered = room.send("get", "poll/").json()
    assert {each["question"] for each in offered} == set(pool().keys())
    assert all(each["question"].startswith(f"{each['scope']}/") for each in offered)
    assert all(each["right"] for each in offered)


def test_questions_asked_one_after_another_are_a_series_with_a_result_without_names(room: Room) -> None:
    bo, cy = room.join("Bo"), room.join("Cy")
    for number in (1, 2):
        control = ask(room)
        assert is_now(room, "poll")["poll"]["number"] == number
        right = pool().question("numbers/revoked", 7).right
        assert answer(room, bo, control, *right) == 204
        if number == 1:
            assert answer(room, cy, control, *[index for index in range(4) if index not in right]) == 204
        room.send("post", "poll/told/")
    ask(room)  # whose answer is never told
    room.send("delete", "poll/")
    told = room.send("get", "poll/result/").json()
    assert [(each["answered"], each["right"], each["mine"]) for each in told["questions"]] == [
        (2, 1, None),
        (1, 1, None),
    ]
    assert told["learners"] == 2
    assert [each["mine"] for each in room.send("get", "poll/result/", bo).json()["questions"]] == [True, True]
    assert [each["mine"] for each in room.send("get", "poll/result/", cy).json()["questions"]] == [False, None]
    assert "Bo" not in str(told)


def test_a_question_asked_after_the_end_begins_another_series(room: Room) -> None:
    ask(room)
    room.send("post", "poll/told/")
    room.send("delete", "poll/")
    ask(room)
    assert is_now(room, "poll")["poll"]["number"] == 1
    assert room.send("get", "poll/result/").json()["questions"] == []


def test_however_many_answer_bars_are_told_once_in_a_while(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    queued: list[int] = []
    monkeypatch.setattr(counting.timezone, "now", lambda: LONG_AGO)
    monkeypatch.setattr(counting.tell_counts, "apply_async", lambda args, **_: queued.extend(args))
    for _ in range(5):
        counting._queue(1)
    assert queued == [1]


def set_all(room: Room) -> None:
    """As the tasks do."""
    row = room.workshop.controls.get(kind="clock", ended_at=None)
    clocks.set_batch(row.pk, 0, list(row.workshop.supervision.sandboxes.values_list("pk", flat=True)))


def working(room: Room, *names: str) -> list[Sandbox]:
    ids = [room.send("post", "mine/sandbox/", room.join(name)).json()["sandbox"] for name in names]
    return list(Sandbox.objects.filter(public_id__in=ids))


def edits(sandboxes: list[Sandbox]) -> int:
    return JournalEntry.objects.filter(sandbox__in=sandboxes).count()


def test_all_clocks_of_the_class_go_alike_by_one_edit_each(room: Room) -> None:
    room.begin()
    mine = working(room, "Bo", "Cy")
    room.send("put", "clock/", rate=60, paused=False)
    before = edits(mine)
    set_all(room)
    set_all(room)  # a task may run twice
    assert edits(mine) == before + 2
    assert set(Sandbox.objects.filter(supervision__isnull=False).values_list("clock_rate", flat=True)) == {60}
    held = is_now(room, "clock")
    assert (held["done"], held["of"], held["rate"]) == (2, 2, 60)
    assert room.fresh().supervision.clock_kept


def test_a_clock_that_cannot_be_set_is_counted_and_keeps_no_other_from_it(room: Room) -> None:
    room.begin()
    full, free = working(room, "Bo", "Cy")
    Sandbox.objects.filter(pk=full.pk).update(revision=limits.EDITS)
    room.send("put", "clock/", rate=60, paused=False)
    set_all(room)
    set_all(room)  # a task may run twice
    free.refresh_from_db()
    held = is_now(room, "clock")
    assert (free.clock_rate, held["done"], held["of"], held["failed"]) == (60, 2, 2, 1)


def test_a_sandbox_that_comes_later_goes_like_the_others(room: Room) -> None:
    room.begin()
    room.send("put", "clock/", rate=60, paused=True)
    (late,) = working(room, "Late")
    late.refresh_from_db()
    assert (late.clock_rate, late.clock_paused) == (60, True)


def test_clocks_that_were_given_back_are_left_alone(room: Room) -> None:
    room.begin()
    (bo,) = working(room, "Bo")
    room.send("put", "clock/", rate=60, paused=False)
    row = room.workshop.controls.get(kind="clock")
    room.send("delete", "clock/")
    clocks.set_batch(row.pk, 0, [bo.pk])
    bo.refresh_from_db()
    assert bo.clock_rate == 1
    assert not room.fresh().supervision.clock_kept


def test_a_skip_that_runs_twice_skips_once(room: Room) -> None:
    demo, _ = demo_of(room.ana)  # its session stands for a learner's
    Sandbox.objects.filter(pk=demo.pk).update(
        supervision=room.workshop.supervision, clock_real_anchor=LONG_AGO, clock_sandbox_anchor=LONG_AGO
    )
    demo.role_sessions.update(issued_at=LONG_AGO)
    before = edits([demo])
    room.send("post", "clock/skip/")
    set_all(room)
    set_all(room)
    assert edits([demo]) == before + 1


def test_a_pace_beyond_the_bounds_is_refused(room: Room) -> None:
    assert room.send("put", "clock/", rate=1_000_000, paused=False).status_code == 400
    assert is_now(room, "clock") is None
