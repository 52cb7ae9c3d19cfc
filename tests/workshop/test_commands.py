"""`manage.py check_exercises` and `manage.py mark`, as an author and a teacher use them."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from playground.people.models import Person
from playground.workshop.catalog import FOLDER, exercise

pytestmark = pytest.mark.django_db
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Exercises of an author: one, which is well."""
    shutil.copytree(FOLDER / "fire-marshal", tmp_path / "fire-marshal")
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    """Out: the exit code, and what was written to both outputs."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "fire-marshal" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_good_exercise_gets_a_table_and_exit_0_and_nothing_is_kept(folder: Path) -> None:
    code, out, err = run("check_exercises", str(folder))
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert [line[:3] for line in lines[1:-1]] == [
        ["fire-marshal", picture, "ok"]
        for picture in ("start", "solution", "TRUST_ROOT_DELEGATES", "PERMANENT_POWER", "TRUST_EVERYONE")
    ]
    assert lines[1][3:] == ["g2,", "g5"]
    assert out.splitlines()[-1] == "1 exercise, 5 pictures, 0 broken promises"
    assert not Person.objects.exists()


def test_one_exercise_can_be_checked_alone(folder: Path) -> None:
    assert run("check_exercises", str(folder / "fire-marshal"))[0] == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("solution.json", "user/jane", "user/raj", "solution.json: The solution leaves g2, g3, g5 unmet."),
        (
            "mistakes.json",
            '"breaks": ["g3"]',
            '"breaks": ["g3", "g2"]',
            "mistakes.json TRUST_EVERYONE: It leaves g3 unmet, and names",
        ),
        (
            "mistakes.json",
            "trusts_anyone",
            "instance_profile_holds",
            "mistakes.json TRUST_EVERYONE: It is recognised as no mistake",
        ),
        ("mistakes.json", '{"unmet": "g4"}', '{"met": "g1"}', "start.json: This begins as the mistake PERMANENT_POWER"),
        (
            "solution.json",
            "FireMarshal",
            "Nobody",
            "solution.json [0]: There is no role role:111111111111/Nobody here.",
        ),
        (
            "start.json",
            '"arn:aws:sns:us-east-1:111111111111:evacuate-building"}]',
            "7}]",
            "start.json /roles/0/document",
        ),
    ],
)
def test_a_broken_promise_is_named_with_its_file(folder: Path, file: str, old: str, new: str, complaint: str) -> None:
    spoil(folder, file, old, new)
    code, out, err = run("check_exercises", str(folder))
    assert code == 1
    assert f"fire-marshal/{complaint}" in err
    assert "BROKEN" in out


def test_a_start_that_is_right_already_is_no_exercise(folder: Path) -> None:
    spoil(
        folder,
        "start.json",
        '"arn:aws:iam::111111111111:user/bob"',
        '["arn:aws:iam::111111111111:user/bob", "arn:aws:iam::111111111111:user/jane"]',
    )
    code, _, err = run("check_exercises", str(folder))
    assert (code, "Every goal is met before anything was done." in err) == (1, True)


def test_a_file_that_cannot_be_read_is_exit_2_with_its_place(folder: Path) -> None:
    spoil(folder, "exercise.toml", 'expect = "allow"', "expect = true")
    code, _, err = run("check_exercises", str(folder))
    assert code == 2
    assert err.startswith("fire-marshal/exercise.toml goal[0].expect: ")


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not there"):
        call_command("check_exercises", str(tmp_path / "nothing"))


def marked(tmp_path: Path, world: Any, slug: str = "fire-marshal") -> tuple[int, Any]:
    file = tmp_path / "mine.json"
    file.write_text(world if isinstance(world, str) else json.dumps(world))
    code, out, err = run("mark", slug, str(file))
    return code, json.loads(out or err)


def test_an_exported_sandbox_is_marked_with_reasons(tmp_path: Path) -> None:
    code, answer = marked(tmp_path, dict(exercise("fire-marshal").world))
    assert (code, answer["exercise"], answer["met"], answer["of"]) == (1, "fire-marshal", 4, 6)
    assert [goal["id"] for goal in answer["goals"] if not goal["met"]] == ["g2", "g5"]
    assert answer["goals"][1]["why"].startswith("Jane cannot assume FireMarshal yet")
    assert answer["mistakes"] == []
    assert not Person.objects.exists()


def test_what_no_file_can_hold_is_said_not_guessed_and_may_be_passed_beside_it(tmp_path: Path) -> None:
    world, (asked,) = dict(exercise("session-policy").world), exercise("session-policy").solution
    code, answer = marked(tmp_path, world, "session-policy")
    assert (code, answer["met"], answer["of"], answer["not_marked"]) == (3, 1, 5, ["g1", "g2", "g3", "g4"])
    assert "--session-policy FILE" in answer["goals"][0]["why"]
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps(asked["params"]["Policy"]))
    code, out, _ = run("mark", "session-policy", str(tmp_path / "mine.json"), "--session-policy", str(policy))
    assert (code, json.loads(out)["met"], json.loads(out)["not_marked"]) == (0, 5, [])


def test_sessions_that_were_revoked_long_ago_stay_revoked(tmp_path: Path) -> None:
    world = json.loads(json.dumps(exercise("leaked-session").world))
    deny = {"Effect": "Deny", "Action": "*", "Resource": "*"}
    deny["Condition"] = {"DateLessThan": {"aws:TokenIssueTime": "2026-01-05T09:00:00Z"}}  # type: ignore[assignment]
    (role,) = (each for each in world["roles"] if each["name"] == "CI")
    role.setdefault("inline", {})["AWSRevokeOlderSessions"] = {"Version": "2012-10-17", "Statement": [deny]}
    code, answer = marked(tmp_path, world, "leaked-session")
    assert (code, answer["met"]) == (0, answer["of"])


def test_a_known_mistake_is_told_and_a_solved_one_is_exit_0(tmp_path: Path) -> None:
    world = json.dumps(exercise("fire-marshal").world)
    bob, everybody = '"arn:aws:iam::111111111111:user/bob"', '"*"'
    code, answer = marked(tmp_path, world.replace(bob, everybody))
    assert (code, [each["code"] for each in answer["mistakes"]]) == (1, ["TRUST_EVERYONE"])
    code, answer = marked(tmp_path, world.replace(bob, f"[{bob}, {bob.replace('bob', 'jane')}]"))
    assert (code, answer["met"]) == (0, 6)


@pytest.mark.parametrize(
    ("slug", "world", "code", "place"),
    [
        ("nothing", {}, "UnknownExercise", "slug"),
        ("fire-marshal", "{", "InvalidWorld", ""),
        ("fire-marshal", [], "InvalidWorld", ""),
        ("fire-marshal", {"accounts": [{"id": "1", "name": "A"}]}, "ValidationError", "/accounts/0/number"),
    ],
)
def test_what_cannot_be_marked_is_exit_2(tmp_path: Path, slug: str, world: Any, code: str, place: str) -> None:
    exit_code, answer = marked(tmp_path, world, slug)
    assert exit_code == 2
    assert (answer["error"]["code"], answer["error"]["place"]) == (code, place)
    assert answer["error"]["hint"]


def test_variants_are_tried_as_well_and_a_broken_one_names_its_seed(folder: Path) -> None:
    code, out, _ = run("check_exercises", str(folder), "--variants", "2")
    assert code == 0
    assert out.splitlines()[-1] == "1 exercise, 2 variants of each, 15 pictures, 0 broken promises"
    spoil(folder, "exercise.toml", 'text = "evacuate-building"', 'text = "sts:AssumeRole"')
    spoil(folder, "exercise.toml", '"empty-building"', '"sts:GetCallerIdentity"')
    code, out, err = run("check_exercises", str(folder), "--variants", "6")
    assert code == 1
    assert "fire-marshal variant" in err and "start.json" in err
    assert "fire-marshal variant" in out
