"""Exercises that people write: from a sandbox to a published edition, which others do as any other exercise."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from playground.people.commands import create_guest
from playground.sandbox.models import Sandbox
from playground.workshop.authoring import commands
from playground.workshop.catalog import exercise, exercises, read_one
from playground.workshop.commands import check
from playground.workshop.models import Attempt, Edition
from playground.workshop.operations import do
from tests.workshop.authors import ACCOUNT, GOALS, ROLE, TEXTS, WORLD, Author, client_of, person, trusting

pytestmark = pytest.mark.django_db


def places(whole: dict[str, Any]) -> set[str]:
    return {f"{each['part']} {each['place']}" for each in whole["review"]["findings"]}


def picture(whole: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = [each for each in whole["review"]["pictures"] if each["code"] == code]
    return found


def test_a_fresh_exercise_has_the_picture_of_its_sandbox_and_says_all_that_is_missing() -> None:
    whole = Author().load()
    assert [row["name"] for row in whole["draft"]["start"]["users"]] == ["ana", "eve"]
    assert {"exercise.toml story", "exercise.toml goal", "exercise.toml hint", "exercise.toml why"} <= places(whole)
    assert [(each["code"], each["drawn"]) for each in whole["review"]["pictures"]] == [
        ("start", True),
        ("solution", False),
    ]
    assert not whole["ready"] and whole["live"] is None
    assert all(each["hint"] for each in whole["review"]["findings"])


def test_goals_are_marked_at_once_in_every_picture_that_is_drawn() -> None:
    author = Author()
    whole = author.change(sheet={"goal": GOALS})
    assert [goal["met"] for goal in picture(whole, "start")["goals"]] == [False, True]
    assert "does not let Ana in" in picture(whole, "start")["goals"][0]["why"]
    author.draw("solution", {"op": "put_trust", "role": ROLE, "document": trusting("ana")})
    assert [goal["met"] for goal in picture(author.load(), "solution")["goals"]] == [True, True]


def test_a_bad_goal_is_a_finding_with_its_place_and_the_others_are_still_marked() -> None:
    bad = {**GOALS[0], "id": "g3", "who": "user:1/x"}
    whole = Author().change(sheet={"goal": [*GOALS, bad, {**GOALS[0], "id": "g1"}]})
    assert {"exercise.toml goal[2].who", "exercise.toml goal[3].id"} <= places(whole)
    assert [goal["id"] for goal in picture(whole, "start")["goals"]] == ["g1", "g2"]


def test_a_mistake_breaks_what_it_names_and_what_follows_is_noted_by_itself() -> None:
    whole = Author().write()
    assert whole["ready"] and places(whole) == set()
    assert picture(whole, "EVERYBODY")["seen"] == ["EVERYBODY"]
    assert whole["draft"]["mistakes"][0]["also_unmet"] == []
    assert whole["draft"]["solution"][0]["op"] == "redraw"
    assert list(whole["draft"]["solution"][0]["rows"]) == ["roles"]


def test_broken_promises_keep_an_exercise_from_being_published() -> None:
    author = Author()
    author.write()
    author.change(mistakes=[{"code": "EVERYBODY", "feedback": "Eve got in.", "breaks": ["g1"]}])
    assert "names g1, g2" in picture(author.load(), "EVERYBODY")["complaint"]
    assert author.publish(409)["error"]["code"] == "NotReady"
    author.change(mistakes=[])
    author.draw("solution", {"op": "put_trust", "role": ROLE, "document": trusting("eve")})
    assert "leaves g1, g2 unmet" in picture(author.load(), "solution")["complaint"]
    author.publish(409)
    assert not Edition.objects.exists()


def test_somebody_else_does_a_published_exercise_like_any_other() -> None:
    author = Author()
    author.write()
    author.publish()
    learner = client_of(create_guest())
    sandbox = learner.post(f"/api/exercises/{author.slug}/start/").json()["sandbox"]
    attempt = Attempt.objects.get(sandbox__public_id=sandbox)
    assert (attempt.exercise, attempt.edition, attempt.seed) == (author.slug, 1, 0)
    shown = learner.get(f"/api/sandboxes/{sandbox}/attempt/").json()
    assert shown["exercise"]["title"] == "The stage door"
    assert [goal["met"] for goal in shown["goals"]] == [False, True]
    hinted = learner.post(f"/api/sandboxes/{sandbox}/attempt/hints/").json()["hints"][0]
    assert hinted["text"] == "Look at the trust policy." and hinted["node_id"]
    do(attempt.sandbox, [{"op": "put_trust", "role": ROLE, "document": trusting("ana", "eve")}], {})
    check(attempt.pk)
    wrong = learner.get(f"/api/sandboxes/{sandbox}/attempt/").json()
    assert [each["feedback"] for each in wrong["mistakes"]] == ["Eve got in."]
    do(attempt.sandbox, [{"op": "put_trust", "role": ROLE, "document": trusting("ana")}], {})
    check(attempt.pk)
    assert learner.get(f"/api/sandboxes/{sandbox}/attempt/").json()["finished"] is True
    assert learner.get(f"/api/sandboxes/{sandbox}/attempt/solution/").json()["same"] is True


def test_an_attempt_stays_with_its_edition_and_who_begins_later_gets_the_next() -> None:
    author = Author()
    author.write()
    author.publish()
    learner = client_of(create_guest())
    before = learner.post(f"/api/exercises/{author.slug}/start/").json()["sandbox"]
    author.change(sheet={"title": "The stage door, again"})
    titles = [learner.get(f"/api/sandboxes/{before}/attempt/").json()["exercise"]["title"]]
    author.publish()
    titles.append(learner.get(f"/api/sandboxes/{before}/attempt/").json()["exercise"]["title"])
    after = learner.post(f"/api/exercises/{author.slug}/start/").json()["sandbox"]
    titles.append(learner.get(f"/api/sandboxes/{after}/attempt/").json()["exercise"]["title"])
    assert titles == ["The stage door", "The stage door", "The stage door, again"]


def test_what_is_withdrawn_cannot_be_begun_and_who_has_begun_goes_on() -> None:
    author = Author()
    author.write()
    author.publish()
    learner = client_of(create_guest())
    sandbox = learner.post(f"/api/exercises/{author.slug}/start/").json()["sandbox"]
    assert author.client.delete(author.address).status_code == 409
    assert author.client.delete(f"{author.address}publication/").json()["live"] is None
    assert learner.post(f"/api/exercises/{author.slug}/start/").status_code == 404
    assert learner.post(f"/api/sandboxes/{sandbox}/attempt/check/").status_code == 200
    (row,) = learner.get("/api/attempts/").json()["attempts"]
    assert (row["title"], row["of"]) == ("The stage door", 2)


def test_an_exercise_whose_author_has_left_is_still_a_sandbox() -> None:
    author = Author()
    author.write()
    author.publish()
    learner = client_of(create_guest())
    sandbox = learner.post(f"/api/exercises/{author.slug}/start/").json()["sandbox"]
    author.person.delete()
    attempt = Attempt.objects.get(sandbox__public_id=sandbox)
    exercise.__globals__["_published"].cache_clear()
    assert check(attempt.pk) == attempt
    (row,) = learner.get("/api/attempts/").json()["attempts"]
    assert row["title"] == attempt.sandbox.name
    assert learner.get(f"/api/sandboxes/{sandbox}/").status_code == 200


def test_a_published_exercise_has_variants_as_those_of_the_course_have() -> None:
    author = Author()
    author.write()
    author.publish()
    varied = exercise(author.slug, 3)
    assert ACCOUNT not in json.dumps(varied.world)
    assert "Ana" not in varied.goals[0].text and varied.goals[0].text.endswith("can put on Stage")


def test_two_windows_do_not_overwrite_each_other() -> None:
    author = Author()
    seen = author.load()["revision"]
    author.change(sheet={"title": "First"})
    late = author.client.patch(author.address, {"revision": seen, "changes": {"sheet": {"title": "Second"}}})
    assert late.status_code == 409
    assert late.json()["error"]["details"] == {"revision": seen + 1}
    assert author.load()["draft"]["sheet"]["title"] == "First"


def test_an_exported_exercise_is_checked_by_the_command_and_imported_again(tmp_path: Path) -> None:
    author = Author()
    author.write()
    answer = author.client.get(f"{author.address}export/")
    assert answer["Content-Disposition"] == 'attachment; filename="the-stage-door.exercise.json"'
    file = tmp_path / "the-stage-door.exercise.json"
    file.write_bytes(answer.content)
    call_command("check_exercises", str(file))
    assert read_one(file).title == "The stage door"
    other = client_of(person())
    made = other.post("/api/import/exercise/", {"text": answer.content.decode()})
    assert made.status_code == 201
    copy = other.get(f"/api/authored/{made.json()['id']}/").json()
    assert copy["ready"] and copy["draft"] == author.load()["draft"]


@pytest.mark.parametrize("slug", [each.slug for each in exercises()])
def test_every_exercise_of_the_course_can_be_copied_and_is_ready_at_once(slug: str) -> None:
    client = client_of(person())
    made = client.post("/api/authored/", {"exercise": slug})
    assert made.status_code == 201
    whole = client.get(f"/api/authored/{made.json()['id']}/").json()
    assert whole["review"]["findings"] == []
    assert [each["complaint"] for each in whole["review"]["pictures"] if each["complaint"]] == []
    again = client.post("/api/import/exercise/", {"text": client.get(f"{made_address(made)}export/").content.decode()})
    assert client.get(made_address(again)).json()["draft"] == whole["draft"]


def made_address(made: Any) -> str:
    return f"/api/authored/{made.json()['id']}/"


def test_editions_can_be_brought_back_and_the_oldest_unused_goes_when_there_are_too_many() -> None:
    author = Author()
    author.write()
    author.publish()
    author.change(sheet={"title": "Second"})
    whole = author.client.post(f"{author.address}editions/1/").json()
    assert whole["draft"]["sheet"]["title"] == "The stage door" and whole["live"] == 1
    for _ in range(commands.MOST_EDITIONS):
        author.publish()
    numbers = [each["number"] for each in author.load()["editions"]]
    assert len(numbers) == commands.MOST_EDITIONS and numbers[-1] == 2 and numbers[0] == 31


def test_a_copy_has_the_draft_and_nothing_published() -> None:
    author = Author()
    author.write()
    author.publish()
    made = author.client.post(f"{author.address}duplicate/").json()
    assert (made["title"], made["live"]) == ("The stage door (copy)", None)
    assert author.client.get(f"/api/authored/{made['id']}/").json()["ready"]


def test_the_solution_follows_when_the_start_changes_elsewhere() -> None:
    author = Author()
    author.write()
    author.draw("start", {"op": "create_user", "user": {"account": ACCOUNT, "name": "zoe"}})
    whole = author.load()
    assert [row["name"] for row in whole["draft"]["start"]["users"]] == ["ana", "eve", "zoe"]
    assert whole["ready"]


def test_access_keys_and_session_policies_are_part_of_a_picture() -> None:
    author = Author({**WORLD, "users": [{**WORLD["users"][0], "access_keys": 1}, WORLD["users"][1]]})
    assert author.load()["draft"]["start"]["users"][0]["access_keys"] == 1
    author.change(sheet={"goal": [{"id": "g1", "text": "x", "type": "struct", "check": "no_access_keys"}]})
    goal = {**author.load()["draft"]["sheet"]["goal"][0], "account": ACCOUNT}
    assert not picture(author.change(sheet={"goal": [goal]}), "start")["goals"][0]["met"]
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    asked = {"op": "assume_role", "role": ROLE, "by": f"user:{ACCOUNT}/ana", "params": {"Policy": policy}}
    author.draw("solution", {"op": "put_trust", "role": ROLE, "document": trusting("ana")}, asked)
    assert author.load()["draft"]["solution"][1] == asked


def test_a_picture_that_does_not_differ_from_the_start_is_not_kept() -> None:
    author = Author()
    sandbox = author.client.post(f"{author.address}drawings/", {"picture": "solution"}).json()["sandbox"]
    again = author.client.post(f"{author.address}drawings/", {"picture": "solution"}).json()["sandbox"]
    assert again == sandbox
    answer = author.client.post(f"/api/sandboxes/{sandbox}/drawing/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "NothingDrawn")
    assert Sandbox.objects.filter(public_id=sandbox).exists()


def test_goals_stand_beside_the_drawing_as_they_are_met_there() -> None:
    author = Author()
    author.change(sheet=TEXTS)
    sandbox = author.client.post(f"{author.address}drawings/", {"picture": "solution"}).json()["sandbox"]
    address = f"/api/sandboxes/{sandbox}/drawing/"
    assert [each["met"] for each in author.client.get(address).json()["goals"]] == [False, True]
    do(Sandbox.objects.get(public_id=sandbox), [{"op": "put_trust", "role": ROLE, "document": trusting("ana")}], {})
    shown = author.client.get(address).json()
    assert [each["met"] for each in shown["goals"]] == [True, True]
    assert shown["texts"] == {"g1": "Ana can put on Stage", "g2": "Eve cannot"} and shown["left_out"] == []


def test_a_start_that_changes_while_a_solution_is_drawn_keeps_its_change() -> None:
    author = Author()
    author.write()
    public_id = author.client.post(f"{author.address}drawings/", {"picture": "solution"}).json()["sandbox"]
    author.draw("start", {"op": "create_user", "user": {"account": ACCOUNT, "name": "zoe"}})
    do(Sandbox.objects.get(public_id=public_id), [{"op": "create_access_key", "target": f"user:{ACCOUNT}/eve"}], {})
    assert author.client.post(f"/api/sandboxes/{public_id}/drawing/").status_code == 200
    (redraw,) = author.load()["draft"]["solution"]
    assert [row["name"] for row in redraw["rows"]["users"]] == ["eve"] and redraw["without"] == {}


def test_a_variant_that_would_not_hold_keeps_an_exercise_from_being_published() -> None:
    author = Author()
    author.write()
    author.change(sheet={"vary": [{"text": "sts:AssumeRole", "as": ["sts:TagSession"]}]})
    refused = author.publish(409)["error"]
    assert refused["code"] == "NotReady" and "A variant of it does not hold" in refused["message"]
