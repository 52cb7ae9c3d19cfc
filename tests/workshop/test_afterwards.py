"""After a workshop those who teach it read what each learner has done of each goal, on a page and in a file."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from playground.people.commands import create_guest
from playground.workshop.afterwards.figures import box_of, clock, spread_of
from playground.workshop.afterwards.report import report_of
from playground.workshop.catalog import exercise
from playground.workshop.commands import check
from playground.workshop.models import Attempt, HintTaken, MistakeMade, Team
from tests.workshop.afterwards_class import fill
from tests.workshop.classroom.conftest import Room, browser, instructor, room
from tests.workshop.solving import make, solve

__all__ = ["room"]
pytestmark = pytest.mark.django_db


def attempt(room: Room, nickname: str, index: int = 0) -> Attempt:
    """What this learner does now, begun; who is not in yet comes in."""
    there = room.workshop.enrollments.filter(nickname=nickname).exists()
    client = browser(room.seat(nickname).person) if there else room.join(nickname)
    room.begin(index)
    assert client.get(f"/class/{room.workshop.public_id}/").status_code == 302
    return Attempt.objects.get(enrollment__nickname=nickname, exercise=room.workshop.exercises[index])


def page(room: Room, query: str = "", name: str = "report/") -> str:
    answer = room.desk.get(f"/workshops/{room.workshop.public_id}/{name}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(room: Room, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page(room, query, "report.csv"))))


def test_the_report_tells_who_met_which_goal_and_who_never_began(room: Room) -> None:
    done = attempt(room, "Bo")
    solve(done)
    room.join("Cy")
    found = report_of(room.fresh())
    assert [(each.nickname, [work is not None for work in each.works]) for each in found.learners] == [
        ("Bo", [True, False]),
        ("Cy", [False, False]),
    ]
    first = found.exercises[0]
    assert (first.begun, first.finished, first.missing) == (1, 1, ("Cy",))
    assert [(goal.met, goal.begun) for goal in first.goals] == [(1, 1)] * len(first.goals)
    assert f"/s/{done.sandbox.public_id}/?replay" in page(room)


def test_goals_that_are_met_at_the_start_are_not_the_hardest(room: Room) -> None:
    attempt(room, "Bo")
    hardest = report_of(room.fresh()).hardest
    assert hardest
    assert all(goal.met < goal.begun for goal in hardest)


def test_a_mistake_counts_also_when_it_was_mended(room: Room) -> None:
    begun = attempt(room, "Bo")
    mistake = next(each for each in exercise(begun.exercise).mistakes if each.operations)
    make(begun, mistake.operations)
    check(begun.pk)
    solve(begun)
    assert Attempt.objects.get(pk=begun.pk).mistakes == []
    assert [(each.feedback, each.made) for each in report_of(room.fresh()).mistakes] == [(mistake.feedback, 1)]


def test_hints_are_counted_and_cost(room: Room) -> None:
    begun = attempt(room, "Bo")
    HintTaken.objects.create(attempt=begun, index=0, cost=7, at=begun.started_at)
    solve(begun)
    row = rows(room)[0]
    assert (row["hints"], row["hint_points"], row["score"]) == ("1", "7", "93")


def test_a_team_has_one_canvas_and_each_of_its_members_has_done_it(room: Room) -> None:
    room.join("Bo")
    room.join("Cy")
    red = Team.objects.create(workshop=room.workshop, name="Red")
    room.workshop.enrollments.update(team=red)
    solve(attempt(room, "Bo"))
    found = report_of(room.fresh())
    assert [each.works[0].finished for each in found.learners] == [True, True]
    assert found.exercises[0].spread.count == 1


def test_the_report_of_a_team_has_its_learners_alone(room: Room) -> None:
    room.join("Bo")
    room.join("Cy")
    red = Team.objects.create(workshop=room.workshop, name="Red")
    room.workshop.enrollments.filter(nickname="Cy").update(team=red)
    assert [each.nickname for each in report_of(room.fresh(), red.public_id).learners] == ["Cy"]
    assert {row["nickname"] for row in rows(room, f"?team={red.public_id}")} == {"Cy"}
    assert report_of(room.fresh(), "team-unknown").learners == ()


def test_a_workshop_without_anybody_has_a_report(room: Room) -> None:
    assert "Nobody is in this workshop yet." in page(room)
    assert rows(room) == []


def test_many_learners_take_no_more_questions_than_few(room: Room) -> None:
    fill(room.workshop, 3, seed=1)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(room)
    fill(room.workshop, 40, seed=2)
    with CaptureQueriesContext(connection) as many:
        page(room)
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["report/", "report.csv", "certificates/"])
def test_for_who_does_not_teach_it_there_is_no_report(room: Room, name: str) -> None:
    learner = room.join("Bo")
    for client in (learner, browser(), browser(create_guest()), browser(instructor("Eve"))):
        assert client.get(f"/workshops/{room.workshop.public_id}/{name}").status_code == 404


def test_the_file_has_the_same_columns_for_every_workshop(room: Room) -> None:
    expected = (
        "learner_id,nickname,team,exercise,begun,finished,started_at,finished_at,seconds,goals_met,goals,score,"
        "hints,hint_points,mistakes,sandbox\r\n"
    )
    assert page(room, name="report.csv") == expected
    by_goal = "learner_id,nickname,team,exercise,goal,goal_text,met\r\n"
    assert page(room, name="report.csv?by=goal") == by_goal


def test_a_name_is_never_a_formula_nor_markup(room: Room) -> None:
    room.join("=HYPERLINK(1)")
    room.join("<b>Bo</b>")
    assert [row["nickname"] for row in rows(room)][::2] == ["<b>Bo</b>", "'=HYPERLINK(1)"]
    assert "<b>Bo" not in page(room)


def test_a_byte_order_mark_comes_when_asked_for(room: Room) -> None:
    assert page(room, name="report.csv?bom=1").startswith("\ufefflearner_id")


def test_a_row_a_goal_tells_what_was_met_and_what_was_never_tried(room: Room) -> None:
    solve(attempt(room, "Bo"))
    found = rows(room, "?by=goal")
    assert {row["met"] for row in found if row["exercise"] == room.workshop.exercises[0]} == {"1"}
    assert {row["met"] for row in found if row["exercise"] == room.workshop.exercises[1]} == {""}


def test_quartiles_lie_between_their_neighbours() -> None:
    spread = spread_of([60, 120, 180, 240])
    assert (spread.least, spread.lower, spread.median, spread.upper, spread.most) == (60, 105, 150, 195, 240)
    assert spread_of([]) is None
    assert spread_of([90]).median == 90
    assert box_of(spread, 240).most == 196
    assert [clock(each) for each in (42, 725, 3725)] == ["0:42", "12:05", "1:02:05"]


def test_who_finished_everything_gets_a_certificate_of_this_workshop_alone(room: Room) -> None:
    for index in (0, 1):
        solve(attempt(room, "Bo", index))
    solve(attempt(room, "Cy"))
    assert "Issue 1 now" in page(room, name="certificates/")
    address = f"/workshops/{room.workshop.public_id}/certificates/"
    assert room.desk.post(address).status_code == 302
    assert room.desk.post(address).status_code == 302
    shown = page(room, name="certificates/")
    assert shown.count("/certificate/") == 2  # once as a link, once to read
    assert "Cy" not in shown
    kept = room.seat("Bo").person.certificates.get()
    open_page = browser().get(f"/certificate/{kept.code}/").content.decode()
    assert "Roles on a Friday" in open_page
    assert "Bo" in open_page


def test_a_certificate_of_a_workshop_stays_when_the_workshop_goes(room: Room) -> None:
    for index in (0, 1):
        solve(attempt(room, "Bo", index))
    room.desk.post(f"/workshops/{room.workshop.public_id}/certificates/")
    kept = room.seat("Bo").person.certificates.get()
    room.send("delete", "")
    assert "Roles on a Friday" in browser().get(f"/certificate/{kept.code}/").content.decode()


def test_time_is_counted_from_the_start_until_all_goals_were_first_met(room: Room) -> None:
    done = attempt(room, "Bo")
    solve(done)
    done.refresh_from_db()
    Attempt.objects.filter(pk=done.pk).update(started_at=done.finished_at - timedelta(seconds=75))
    assert rows(room)[0]["seconds"] == "75"
    assert MistakeMade.objects.count() == 0
