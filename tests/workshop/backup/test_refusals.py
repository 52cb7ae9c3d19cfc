"""A file from anywhere: what is wrong with it is said with its place, and nothing is made of it."""

import copy
import gzip
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.workshop.backup.notation import MOST_CHARACTERS
from playground.workshop.backup.opening import READ_AT_ONCE
from playground.workshop.models import Archive, AuthoredExercise, Workshop
from tests.workshop.backup.conftest import backed_up, carry, restored, uploaded
from tests.workshop.classroom.conftest import Room, browser, instructor

pytestmark = pytest.mark.django_db
TABLES = (Person, Sandbox, Workshop, AuthoredExercise)


def with_role(file: Any) -> Any:
    return next(each for each in file["attempts"] if each["sandbox"].get("roles"))


def put(*path: Any, value: Any) -> Callable[[Any], None]:
    def change(file: Any) -> None:
        for part in path[:-1]:
            file = file[part]
        file[path[-1]] = value

    return change


BROKEN: dict[str, Callable[[Any], None]] = {
    "workshop.title": put("workshop", "title", value=""),
    "workshop.exercises": put("workshop", "exercises", value=["no-such"]),
    "workshop.starts_at": put("workshop", "starts_at", value="tomorrow"),
    "learners[1].team": put("learners", 1, "team", value=7),
    "learners[2].state": put("learners", 2, "state", value="owner"),
    "learners[0].email": lambda file: file["learners"][0].update(email="x"),
    "learners[0].quiz[0].answers": put("learners", 0, "quiz", 0, "answers", value=[["x"]]),
    "attempts[0].learner": put("attempts", 0, "learner", value=99),
    "attempts[0].goals[0].why": put("attempts", 0, "goals", 0, "why", value={"{said}": "{x:>999999999}"}),
    "attempts[0].goals[1].goal": lambda file: put("attempts", 0, "goals", 1, "goal", value="g1")(file),
    "attempts[0].marked_at": lambda file: file["attempts"][0].pop("marked_at"),
    "roster[0].email": put("roster", 0, "email", value="nobody"),
    "roster[1].name": put("roster", 1, "name", value="BO"),
    "roster[0].learner": put("roster", 0, "learner", value=99),
    "roster[1].team": put("roster", 1, "team", value=1),
    "messages[0].text": put("messages", 0, "text", value={"{said}": "{x.__class__}"}),
    "messages[1].read": put("messages", 1, "read", value=[1]),
    "messages[0].to": put("messages", 0, "to", value=[0, 0]),
    "controls[0].kind": put("controls", 0, "kind", value="leak"),
    "controls[2].data.rate": put("controls", 2, "data", "rate", value=10_000),
    "controls[3].answers": put("controls", 3, "answers", value=[[0, [0]], [0, [1]]]),
    "controls[1].ended_at": put("controls", 1, "ended_at", value=None),
    "attempts[2].sandbox/accounts/0/id": lambda file: file["attempts"][2]["sandbox"]["accounts"][0].pop("id"),
}


def test_what_is_wrong_has_a_place_and_nothing_is_made(worked: Room) -> None:
    file = backed_up(worked)
    before = [model.objects.count() for model in TABLES]
    for place, breaks in BROKEN.items():
        broken = copy.deepcopy(file)
        breaks(broken)
        found = restored(worked.desk, broken)
        assert (found["state"], found["place"], found["made"]) == ("failed", place, None), found
        assert found["message"] and found["hint"]
        assert [model.objects.count() for model in TABLES] == before, place


def test_what_only_building_finds_takes_back_what_was_built(worked: Room) -> None:
    file = backed_up(worked)
    before = [model.objects.count() for model in TABLES]
    file["attempts"][3]["sandbox"]["accounts"][0]["id"] = "12"
    found = restored(worked.desk, file)
    assert found["state"] == "failed" and found["place"].startswith("attempts[3].sandbox/accounts/0"), found
    assert [model.objects.count() for model in TABLES] == before


def test_a_package_that_is_no_exercise_has_its_place(worked: Room) -> None:
    file = backed_up(worked)
    slug = next(iter(file["packages"]))
    file["packages"][slug]["editions"]["1"]["exercise.toml"] = "slug = 'x'"
    found = restored(worked.desk, file)
    assert found["state"] == "failed" and found["place"].startswith(f"packages.{slug}.editions.1"), found


WHOLE = {"format": "understudy-workshop", "version": 2}
LONG = json.dumps({**WHOLE, "note": "x" * READ_AT_ONCE}).encode()
ZIP = io.BytesIO()
with zipfile.ZipFile(ZIP, "w") as packed:
    packed.writestr("a.workshop.json", json.dumps(WHOLE))

NO_BACK_UP: dict[str, tuple[bytes, str, str]] = {
    "an empty file": (b"", "file", "no back-up"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff", "file", "no back-up"),
    "a ZIP archive": (ZIP.getvalue(), "file", "no back-up"),
    "packed twice": (gzip.compress(gzip.compress(json.dumps(WHOLE).encode())), "file", "no back-up"),
    "a broken gzip": (b"\x1f\x8bbroken", "file", "no back-up"),
    "a gzip cut off": (gzip.compress(os.urandom(2_000).hex().encode())[:-700], "file", "ends before its end"),
    "JSON cut off": (b'{"format": "understudy-workshop",\n "version": 2, "lear', "file", "line 2 column 16"),
    "a list": (b"[]", "file", "no back-up"),
    "a bracket half a million deep": (b'{"a":' + b"[" * 500_000, "file", "nested"),
    "a sandbox": (b'{"version": 1, "name": "Mine", "accounts": []}', "format", "no back-up"),
    "a later version": (json.dumps({**WHOLE, "version": 3}).encode(), "version", "version 3"),
    "a long one of a later version": (LONG.replace(b'"version": 2', b'"version": 3'), "version", "version 3"),
    "a long one of something else": (LONG.replace(b"understudy", b"else"), "format", "no back-up"),
    "a long one cut off": (LONG[:-2], "file", "ends before its end"),
    "too long": (b"{" + b" " * MOST_CHARACTERS, "file", "larger than 64"),
}


@pytest.mark.parametrize("kind", NO_BACK_UP)
@pytest.mark.parametrize("is_packed", [False, True])
def test_what_is_no_back_up_at_all_is_refused_at_once(kind: str, is_packed: bool) -> None:
    ana = browser(instructor())
    body, place, words = NO_BACK_UP[kind]
    if len(body) > 4_000_000 and not is_packed:
        return  # a request as long as that is not read, whatever it holds
    answer = uploaded(ana, gzip.compress(body) if is_packed and body[:2] != b"\x1f\x8b" else body)
    error = answer.json()["error"]
    assert (answer.status_code, error["place"]) == (400, place), error
    assert words in error["message"]
    assert re.search("that was backed up here|once more, whole|update Understudy|Nothing larger", error["hint"]), error
    assert not Archive.objects.exists()
    assert ana.get("/api/workshops/restoration/").json()["state"] == "none"


def test_a_file_that_is_refused_leaves_the_one_before_as_it_is(worked: Room) -> None:
    made = restored(worked.desk, backed_up(worked))["made"]
    assert uploaded(worked.desk, b"{").status_code == 400
    assert worked.desk.get("/api/workshops/restoration/").json()["made"] == made


def test_what_only_the_whole_of_a_long_file_tells_is_told_by_the_worker() -> None:
    """Its kind stands at the end, and so is not looked for while somebody waits."""
    body = json.dumps({"note": "x" * READ_AT_ONCE, **WHOLE, "format": "zip"}).encode()
    ana = browser(instructor())
    assert uploaded(ana, body).status_code == 202
    carry(Archive.objects.get())
    found = ana.get("/api/workshops/restoration/").json()
    assert (found["state"], found["place"]) == ("failed", "format"), found


def test_only_who_may_teach_restores_and_one_file_at_a_time() -> None:
    ana = browser(instructor())
    body = json.dumps(WHOLE).encode()
    assert uploaded(browser(create_guest()), body).status_code == 403
    assert uploaded(ana, body).status_code == 202
    assert uploaded(ana, body).status_code == 409
    assert ana.delete("/api/workshops/restoration/").status_code == 204
    assert uploaded(ana, body).status_code == 202
