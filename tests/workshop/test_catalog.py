"""Exercise files: found, read once, and refused with file and place."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from playground.workshop.catalog import FOLDER, FileFinding, exercise, exercises, read_all, read_one
from playground.workshop.errors import InvalidExercise, UnknownExercise


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog with one good exercise, to be spoilt."""
    shutil.copytree(FOLDER / "fire-marshal", tmp_path / "fire-marshal")
    return tmp_path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "fire-marshal" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def findings(folder: Path) -> list[FileFinding]:
    with pytest.raises(InvalidExercise) as refused:
        read_all(folder)
    return [FileFinding(**finding) for finding in refused.value.details["findings"]]


def test_exercises_are_in_the_order_of_the_course_each_after_those_it_builds_on() -> None:
    slugs = [each.slug for each in exercises()]
    assert slugs[:4] == ["fire-marshal", "ec2-read-only", "lambda-execution-role", "company-merger"]
    assert [each.number for each in exercises()] == sorted(each.number for each in exercises())
    for place, each in enumerate(exercises()):
        assert set(each.after) <= set(slugs[:place])
    assert exercises() is exercises()


def test_an_exercise_is_found_by_its_slug() -> None:
    assert exercise("fire-marshal").title == "The fire marshal"
    with pytest.raises(UnknownExercise, match="no exercise called nothing"):
        exercise("nothing")


def test_every_exercise_says_who_must_stay_out() -> None:
    for each in exercises():
        assert any(goal.must_not for goal in each.goals)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("exercise.toml", "format = 1", "format = 2", "format"),
        ("exercise.toml", 'slug = "fire-marshal"', 'slug = "fire"', "slug"),
        ("exercise.toml", 'track = "lecture"', 'track = "elsewhere"', "track"),
        ("exercise.toml", "minutes = 5", "minutes = 0", "minutes"),
        ("exercise.toml", "minutes = 5", "seconds = 5", "seconds"),
        ("exercise.toml", "number = 1", 'number = "one"', "number"),
        ("exercise.toml", "\n[[hint]]\ntext", "\n[[hint]]\nwords", "hint[0].words"),
        ("exercise.toml", "user:111111111111/bob", "bob", "goal[0].who"),
        ("exercise.toml", 'expect = "allow"', "expect = true", "goal[0].expect"),
        ("exercise.toml", "title = ", "title == ", ""),
        ("start.json", '"accounts"', '"acounts"', "/"),
        ("start.json", '"name": "bob"', '"nam": "bob"', "/users/0/name"),
        ("start.json", '"x": 24', '"x": "left"', "/layout/user:111111111111/bob"),
        ("start.json", "{", "", ""),
        ("solution.json", '"put_trust"', '"put_thrust"', "[0].op"),
        ("solution.json", '"role":', '"rule":', "[0].role"),
        ("solution.json", "[", "{", ""),
        ("mistakes.json", '"breaks": ["g1"', '"breaks": ["g9"', "[0].breaks"),
        ("mistakes.json", '"breaks": ["g1", "g2"]', '"breaks": []', "[0].breaks"),
        ("mistakes.json", '"signs": [', '"signs": [{"met": "g9"}, ', "[0].signs[0].met"),
        ("mistakes.json", "user:111111111111/jane", "jane", "[0].signs[0].who"),
        ("mistakes.json", '"op": "put_trust"', '"op": "trust"', "[0].ops[0].op"),
        ("mistakes.json", "PERMANENT_POWER", "TRUST_ROOT_DELEGATES", "[1].code"),
        ("mistakes.json", '"code":', '"cod":', "[0].cod"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(folder: Path, file: str, old: str, new: str, place: str) -> None:
    spoil(folder, file, old, new)
    (finding,) = findings(folder)
    assert (finding.file, finding.place) == (f"fire-marshal/{file}", place)
    assert finding.message
    assert finding.hint


@pytest.mark.parametrize("file", ["exercise.toml", "start.json", "solution.json", "mistakes.json"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / "fire-marshal" / file).unlink()
    (finding,) = findings(folder)
    assert finding.file == f"fire-marshal/{file}"
    assert "missing" in finding.message


def test_an_exercise_without_a_must_not_goal_is_refused(folder: Path) -> None:
    path = folder / "fire-marshal" / "exercise.toml"
    path.write_text(path.read_text().replace("must_not = true", "must_not = false"))
    (finding,) = findings(folder)
    assert (finding.place, finding.message) == ("goal", "No goal says who must stay out.")


def test_two_exercises_with_one_number_are_refused(folder: Path) -> None:
    shutil.copytree(FOLDER / "ec2-read-only", folder / "ec2-read-only")
    path = folder / "ec2-read-only" / "exercise.toml"
    path.write_text(path.read_text().replace("number = 2", "number = 1"))
    (finding,) = findings(folder)
    assert (finding.file, finding.place) == ("fire-marshal/exercise.toml", "number")


def test_an_exercise_after_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "ec2-read-only", tmp_path / "ec2-read-only")
    (finding,) = findings(tmp_path)
    assert (finding.file, finding.place) == ("ec2-read-only/exercise.toml", "after")


def test_every_bad_exercise_gets_its_finding(folder: Path) -> None:
    shutil.copytree(FOLDER / "ec2-read-only", folder / "ec2-read-only")
    spoil(folder, "exercise.toml", "format = 1", "format = 2")
    (folder / "ec2-read-only" / "start.json").write_text("[]")
    files = {finding.file for finding in findings(folder)}
    assert files == {"ec2-read-only/start.json", "fire-marshal/exercise.toml"}


def test_one_exercise_can_be_read_alone(folder: Path) -> None:
    found: Any = read_one(folder / "fire-marshal")
    assert len(found.goals) == 6
    assert len(found.hints) == 3
