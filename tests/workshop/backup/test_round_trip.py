"""A workshop in one file is all of the workshop, and a workshop again wherever somebody may teach."""

import json
from typing import Any

import pytest

from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.workshop.backup import jobs
from playground.workshop.classroom.roster.links import link_of
from playground.workshop.models import Archive, Attempt, AuthoredExercise, Workshop
from tests.workshop.backup.conftest import again, backed_up, carry, restored
from tests.workshop.classroom.conftest import Room, browser, instructor

pytestmark = pytest.mark.django_db


def plain(file: Any) -> Any:
    """Out: what a file says, without when it was made."""
    return {**file, "made_at": None}


def test_a_restored_workshop_backs_up_to_the_same_file(worked: Room) -> None:
    file = backed_up(worked)
    assert [each["nickname"] for each in file["learners"]] == ["Bo", "Cy", "Di", "Ed", "Flo"]
    assert len(file["attempts"]) == 4 and file["learners"][0]["quiz"]
    assert [len(file[name]) for name in ("roster", "messages", "controls")] == [2, 2, 4]
    found = restored(worked.desk, file)
    assert (found["state"], found["message"]) == ("ready", "")
    made = again(worked.desk, found["made"])
    assert (made.workshop.state, made.workshop.owner) == ("closed", worked.ana)
    assert made.workshop.public_id != worked.workshop.public_id and made.code != worked.code
    assert plain(backed_up(made)) == plain(file)


def test_what_was_held_is_over_in_the_restored_workshop_and_what_was_said_and_answered_is_there(worked: Room) -> None:
    made = again(worked.desk, restored(worked.desk, backed_up(worked))["made"])
    assert {each.kind for each in worked.workshop.controls.filter(ended_at=None)} > {"timer", "clock"}
    assert not made.workshop.controls.filter(ended_at=None).exists()
    assert not made.workshop.controls.filter(kind="spotlight").exists()
    supervision = made.workshop.supervision
    assert (supervision.frozen_at, supervision.clock_kept) == (None, False)
    said, before = (room.send("get", "").json()["messages"] for room in (made, worked))
    for name in ("text", "hint", "for_all", "to", "read"):
        assert [each[name] for each in said] == [each[name] for each in before]
    assert made.send("get", "poll/result/").json() == worked.send("get", "poll/result/").json()
    assert made.send("get", "poll/result/").json()["learners"] == 1
    assert [made.seat(name).may_be_shown for name in ("Bo", "Cy")] == [True, False]


def test_a_restored_roster_knows_who_has_come_and_has_links_of_its_own(worked: Room) -> None:
    made = again(worked.desk, restored(worked.desk, backed_up(worked))["made"])
    theirs, ours = ({each.name: each for each in room.workshop.roster.all()} for room in (worked, made))
    assert made.seat("Bo").roster_entry == ours["Bo"] and ours["Bo"].email == "bo@school.example"
    assert ours["Gil"].team == made.workshop.teams.get()
    assert not {link_of(each) for each in ours.values()} & {link_of(each) for each in theirs.values()}


def test_a_file_of_before_is_restored_with_an_empty_roster(worked: Room) -> None:
    file = backed_up(worked)
    for name in ("roster", "messages", "controls"):
        del file[name]
    for each in file["learners"]:
        del each["may_be_shown"]
    found = restored(worked.desk, {**file, "version": 1})
    assert (found["state"], found["message"]) == ("ready", "")
    assert not again(worked.desk, found["made"]).workshop.roster.exists()


def test_whoever_restores_it_elsewhere_gets_the_exercises_with_it(worked: Room) -> None:
    file = backed_up(worked)
    theirs = worked.fresh().exercises[1]
    commands_before = AuthoredExercise.objects.count()
    Workshop.objects.all().delete()
    Sandbox.objects.all().delete()
    AuthoredExercise.objects.all().delete()
    eva = instructor("Eva")
    found = restored(browser(eva), file)
    made = Workshop.objects.get(public_id=found["made"])
    own = AuthoredExercise.objects.get(owner=eva)
    assert commands_before == 1 and made.exercises == ["fire-marshal", own.slug] and own.slug != theirs
    assert Attempt.objects.filter(exercise=own.slug, sandbox__exercise=own.slug).count() == 2
    detail = browser(eva).get(f"/api/workshops/{made.public_id}/").json()
    assert [each["title"] for each in detail["workshop"]["exercises"]][1] == "The stage door"


def test_the_file_has_no_secret_and_nothing_of_who_was_removed(worked: Room) -> None:
    person = worked.seat("Bo").person
    person.email = "bo@example.com"
    person.save()
    text = json.dumps(backed_up(worked))
    row = worked.fresh()
    for secret in (row.code_hash, row.sealed_code, worked.code, row.public_id, "bo@example.com", person.public_id):
        assert secret not in text
    for sandbox in Sandbox.objects.values_list("public_id", flat=True):
        assert sandbox not in text
    ed = [each["nickname"] for each in json.loads(text)["learners"]].index("Ed")
    assert ed not in [each["learner"] for each in json.loads(text)["attempts"]]


def test_nobody_signs_in_as_a_restored_learner_and_they_go_with_their_workshop(worked: Room) -> None:
    before = set(Person.objects.values_list("pk", flat=True))
    made = again(worked.desk, restored(worked.desk, backed_up(worked))["made"])
    fresh = list(Person.objects.exclude(pk__in=before))
    assert len(fresh) == 5 and not any(each.is_active or each.has_account for each in fresh)
    assert made.send("delete", "").status_code == 204
    assert not Person.objects.exclude(pk__in=before).exists() and Sandbox.objects.filter(owner__in=before).exists()


def test_a_class_of_many_is_written_in_pieces_and_no_piece_twice(worked: Room) -> None:
    archive = jobs.begin_back_up(worked.workshop)
    assert jobs.begin_back_up(worked.workshop) == archive  # asked for twice, it is one
    carry(archive)
    archive.refresh_from_db()
    assert (archive.state, archive.done, archive.of) == ("ready", 4, 4)
    assert not jobs.go_on(archive.pk)
    Archive.objects.update(begun_at=archive.begun_at - jobs.KEPT)
    assert jobs.sweep() == [] and not Archive.objects.exists()


def test_a_picture_too_large_to_build_again_is_left_out_and_counted(worked: Room, monkeypatch: Any) -> None:
    monkeypatch.setattr("playground.workshop.backup.writing.BUILT_AT_ONCE", 3)
    file = backed_up(worked)
    shown = worked.desk.get(f"/api/workshops/{worked.workshop.public_id}/back-up/").json()
    assert shown["left_out"] == len([each for each in file["attempts"] if not each["sandbox"]["accounts"]]) + 2 > 2
    assert restored(worked.desk, file)["state"] == "ready"
