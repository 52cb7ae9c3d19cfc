"""Scores go back to the course: one column an exercise, each score once, and what fails is told and tried again."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from playground.workshop.classroom import commands, teams
from playground.workshop.commands import check
from playground.workshop.hints import take_hint
from playground.workshop.lti import grades, tasks
from playground.workshop.lti.errors import PlatformAway
from playground.workshop.models import Attempt, LtiGrade, LtiLineItem, LtiSeat, Workshop
from playground.workshop.tasks import check_attempt
from tests.workshop.lti.conftest import come, link_by_hand
from tests.workshop.lti.platform import Platform
from tests.workshop.solving import solve

pytestmark = pytest.mark.django_db


def attempt_of(name: str) -> Attempt:
    return Attempt.objects.get(enrollment__nickname=name)


def mark_and_send(name: str) -> Attempt:
    """What the worker does after an edit."""
    attempt = check(attempt_of(name).pk)
    for each in grades.note_marked(attempt):
        grades.send(each)
    return attempt


def scores(platform: Platform, who: str = "ana") -> list[tuple[Any, ...]]:
    said = ("scoreGiven", "scoreMaximum", "activityProgress", "gradingProgress")
    return [tuple(each[name] for name in said) for each in platform.course.scores if each["userId"] == who]


def test_a_score_goes_back_under_the_name_the_platform_has_for_the_learner(
    platform: Platform, workshop: Workshop
) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    mark_and_send("Ana Lee")
    assert scores(platform) == [(66, 100, "InProgress", "Pending")]
    solve(attempt_of("Ana Lee"))
    mark_and_send("Ana Lee")
    assert scores(platform)[1:] == [(100, 100, "Completed", "FullyGraded")]
    assert [item["resourceId"] for item in platform.course.items.values()] == [LtiSeat.objects.get().link.public_id]
    assert platform.course.items["1"]["label"] == "The fire marshal"
    assert LtiGrade.objects.get().is_sent


def test_what_is_sent_is_not_sent_again(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    solve(attempt_of("Ana Lee"))
    marked = mark_and_send("Ana Lee")
    assert grades.note_marked(marked) == []
    grade = LtiGrade.objects.get()
    assert not grades.send(grade.pk) and not grades.send(grade.pk + 1)
    assert len(platform.course.scores) == 1


def test_a_column_that_the_platform_made_with_the_link_is_used(platform: Platform, workshop: Workshop) -> None:
    platform.course.add({"scoreMaximum": 100, "label": "Own", "resourceLinkId": "by-hand"})
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    mark_and_send("Ana Lee")
    assert [each["item"] for each in platform.course.scores] == ["1"]
    assert len(platform.course.items) == 1 and not LtiLineItem.objects.exists()


def test_a_column_that_is_there_is_found_and_none_is_made_twice(platform: Platform, workshop: Workshop) -> None:
    link = link_by_hand(workshop, "fire-marshal")
    platform.course.add({"scoreMaximum": 100, "label": "There", "resourceId": link.public_id})
    for who, name in (("ana", "Ana Lee"), ("bo", "Bo Berg")):
        come(platform, who)
        mark_and_send(name)
    assert len(platform.course.items) == 1
    assert {each["userId"] for each in platform.course.scores} == {"ana", "bo"}


def test_while_one_makes_the_column_another_waits(platform: Platform, workshop: Workshop) -> None:
    link = link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    cache.add(f"lti-line-item:{link.pk}:fire-marshal", 1, 60)
    with pytest.raises(PlatformAway, match="being made"):
        mark_and_send("Ana Lee")
    assert platform.course.items == {}


def test_a_link_to_the_class_has_a_column_for_each_exercise(platform: Platform, workshop: Workshop) -> None:
    link = link_by_hand(workshop)
    for index in (0, 1):
        commands.begin(workshop, workshop.owner, index)
        come(platform, "ana")[0].get(f"/class/{workshop.public_id}/")
    for attempt in Attempt.objects.all():
        for each in grades.note_marked(check(attempt.pk)):
            grades.send(each)
    columns = {item["resourceId"] for item in platform.course.items.values()}
    assert columns == {f"{link.public_id}/fire-marshal", f"{link.public_id}/break-glass"}


def test_a_team_is_scored_together(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop, "fire-marshal")
    teams.make(workshop, workshop.owner, "Red")
    team = workshop.teams.get()
    commands.begin(workshop, workshop.owner, 0)
    link_by_hand(workshop, resource_link="the-class")
    platform.course.links["the-class"] = {"title": "The class"}
    for who, name in (("ana", "Ana Lee"), ("bo", "Bo Berg")):
        come(platform, who, "the-class")
        teams.put(workshop, workshop.owner, workshop.enrollments.get(nickname=name).public_id, team.public_id)
    come(platform, "ana")
    shared = Attempt.objects.get(team=team)
    solve(shared)
    for each in grades.note_marked(check(shared.pk)):
        grades.send(each)
    assert scores(platform, "ana")[-1] == scores(platform, "bo")[-1] == (100, 100, "Completed", "FullyGraded")


def test_nobody_loses_what_was_finished(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    take_hint(attempt_of("Ana Lee"))
    solve(attempt_of("Ana Lee"))
    mark_and_send("Ana Lee")
    worth = scores(platform)[-1]
    attempt = attempt_of("Ana Lee")
    grades._kept(LtiSeat.objects.get(), "fire-marshal", 10, False)
    grades._kept(LtiSeat.objects.get(), "fire-marshal", worth[0] - 1, True)
    assert grades.note_marked(attempt) == []
    assert worth[2:] == ("Completed", "FullyGraded")


@pytest.mark.parametrize("status", [401, 409, 429, 500, 503])
def test_a_platform_that_is_away_is_tried_again_and_the_reason_kept(
    platform: Platform, workshop: Workshop, status: int
) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    platform.course.broken = [status]
    with pytest.raises(PlatformAway):
        mark_and_send("Ana Lee")
    grade = LtiGrade.objects.get()
    assert str(status) in grade.problem
    platform.course.broken = [status, status]
    tasks.send_lti_grade.apply(args=[grade.pk])
    grade.refresh_from_db()
    assert (grade.problem, grade.is_sent, len(platform.course.scores)) == ("", True, 1)


@pytest.mark.parametrize("status", [400, 403, 404, 302])
def test_a_refusal_is_told_and_not_tried_again_by_itself(platform: Platform, workshop: Workshop, status: int) -> None:
    link = link_by_hand(workshop, "fire-marshal")
    platform.course.add({"scoreMaximum": 100, "label": "There", "resourceId": link.public_id})
    come(platform, "ana")
    LtiLineItem.objects.create(
        link=link, exercise="fire-marshal", address=f"{platform.url}/course-7/lineitems/1/lineitem"
    )
    platform.course.broken = [status]
    mark_and_send("Ana Lee")
    grade = LtiGrade.objects.get()
    assert (str(status) in grade.problem, grade.is_sent, LtiLineItem.objects.count()) == (True, False, 0)
    assert grades.send(grade.pk)  # by hand: the column is found anew
    assert len(platform.course.scores) == 1


def test_a_platform_that_takes_no_scores_is_asked_nothing(
    platform: Platform, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    link.refresh_from_db()
    link.services = {}
    link.save()
    mark_and_send("Ana Lee")
    assert (platform.course.granted, platform.course.scores) == ({}, [])


def test_one_token_serves_a_class_and_is_asked_for_anew_when_it_was_taken_back(
    platform: Platform, workshop: Workshop
) -> None:
    link_by_hand(workshop, "fire-marshal")
    for who, name in (("ana", "Ana Lee"), ("bo", "Bo Berg")):
        come(platform, who)
        mark_and_send(name)
    assert len(platform.course.granted) == 2  # one for columns, one for scores
    solve(attempt_of("Ana Lee"))
    platform.course.broken = [401]
    with pytest.raises(PlatformAway):
        mark_and_send("Ana Lee")
    mark_and_send("Ana Lee")
    assert len(platform.course.granted) == 3
    assert scores(platform)[-1][0] == 100


def test_the_worker_queues_what_a_marking_has_changed(
    platform: Platform, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    queued: list[Any] = []
    monkeypatch.setattr(tasks.send_lti_grade, "apply_async", lambda args, **more: queued.append(args))
    check_attempt(attempt_of("Ana Lee").pk)
    assert queued == [[LtiGrade.objects.get().pk]]
    LtiGrade.objects.update(problem="The platform answered 500.")
    tasks.send_lti_grades_again()
    assert len(queued) == 2
    LtiGrade.objects.update(changed_at=timezone.now() - 2 * tasks.TRIED_FOR)
    tasks.send_lti_grades_again()
    assert len(queued) == 2


def test_whoever_did_not_come_by_a_link_has_no_grade(platform: Platform, workshop: Workshop, client: Any) -> None:
    link_by_hand(workshop, "break-glass")
    come(platform, "ana")
    commands.begin(workshop, workshop.owner, 0)
    enrolled = workshop.enrollments.get()
    client.force_login(enrolled.person)
    client.get(f"/class/{workshop.public_id}/")
    other = Attempt.objects.get(exercise="fire-marshal")
    assert grades.note_marked(check(other.pk)) == []  # another exercise than that of the link


def test_those_who_teach_see_what_is_not_there_and_send_it_again(
    platform: Platform, workshop: Workshop, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    link_by_hand(workshop, "fire-marshal")
    come(platform, "ana")
    platform.course.broken = [403]
    mark_and_send("Ana Lee")
    client.force_login(workshop.owner)
    address = f"/workshops/{workshop.public_id}/course/"
    page = client.get(address).content.decode()
    assert all(
        words in page for words in ("Northwind Academy", "Ana Lee", "The platform answered 403.", "Not there yet: 1")
    )
    german = client.get(address, headers={"accept-language": "de"}).content.decode()
    assert "Die Plattform hat mit 403 geantwortet." in german
    monkeypatch.setattr(tasks.send_lti_grade, "apply_async", lambda args, **more: grades.send(*args))
    assert client.post(address).status_code == 302
    assert "Scores there: 1" in client.get(address).content.decode()
    assert len(platform.course.scores) == 1
