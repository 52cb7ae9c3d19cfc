"""An exercise as one file: nothing is lost on the way, and a hostile file is refused with its place and a way out."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from playground.workshop.catalog import FOLDER, exercise, read_all, read_one, read_package
from playground.workshop.errors import InvalidExercise, MalformedExercise
from playground.workshop.package import MOST_BYTES_PACKED, Package, from_folder, packed, unpacked
from playground.workshop.toml_text import toml_text

MARSHAL = from_folder(FOLDER / "fire-marshal")
FOLDERS = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def whole(**changed: Any) -> str:
    return json.dumps({**json.loads(packed(MARSHAL)), **changed})


def without(name: str) -> Package:
    return Package(MARSHAL.name, {file: text for file, text in MARSHAL.files.items() if file != name})


def with_text(name: str, text: str) -> Package:
    return Package(MARSHAL.name, {**MARSHAL.files, name: text})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_exercise_that_was_packed_is_unpacked_as_it_was(folder: Path) -> None:
    package = unpacked(packed(from_folder(folder)))
    assert package == from_folder(folder)
    assert read_package(package) == exercise(folder.name)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "", "not JSON"),
        ("[]", "", "no exported exercise"),
        ('{"format": 1}', "", "no exported exercise"),
        (whole(more=1), "", "no exported exercise"),
        (whole(format=2), "format", "format is 2"),
        (whole(format=True), "format", "format is True"),
        (whole(exercise="../../etc"), "exercise", "../../etc"),
        (whole(exercise="Fire Marshal"), "exercise", "Fire Marshal"),
        (whole(exercise="fire-marshal\n"), "exercise", "fire-marshal"),
        (whole(exercise="a" * 65), "exercise", "aaa"),
        (whole(exercise=7), "exercise", "7"),
        (whole(files=[]), "files", "no object"),
        (whole(files={"../exercise.toml": ""}), "files", "../exercise.toml"),
        (whole(files={"/etc/passwd": ""}), "files", "/etc/passwd"),
        (whole(files={"exercise.toml": {}}), "files.exercise.toml", "no text"),
        ("[" * 100_000 + "]" * 100_000, "", "nested"),
        ("[" * 100 + "]" * 100, "", "nested"),
        (" " * MOST_BYTES_PACKED + "{}", "", "larger than"),
        ("9" * 10_000, "", "not JSON"),
        (whole(exercise="a\0"), "", "NUL or half"),
        (whole(files={"exercise.toml": "\ud800"}), "", "NUL or half"),
    ],
    ids=lambda value: f"{value:.30}",
)
def test_a_file_that_is_no_exercise_is_refused_with_its_place_and_the_way_out(
    text: str, place: str, message: str
) -> None:
    with pytest.raises(MalformedExercise) as refused:
        unpacked(text)
    assert refused.value.place == place
    assert message in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("package", "file", "message"),
    [
        (without("start.json"), "start.json", "missing"),
        (without("mistakes.json"), "mistakes.json", "missing"),
        (with_text("start.json", "{"), "start.json", "not JSON"),
        (with_text("start.json", "[" * 900 + "]" * 900), "start.json", "nested"),
        (with_text("solution.json", "[" * 100_000), "solution.json", "nested"),
        (with_text("start.json", " " * 4_000_001), "start.json", "larger than"),
        (with_text("exercise.toml", "#\n" * 25_001), "exercise.toml", "larger than"),
        (with_text("exercise.toml", "title = "), "exercise.toml", "not TOML"),
        (with_text("exercise.toml", "a = " + "[" * 1_900), "exercise.toml", "nested"),
        (with_text("exercise.toml", ".".join("a" * 60) + " = 1"), "exercise.toml", "nested"),
        (with_text("exercise.toml", ".".join("a" * 20_000) + " = 1"), "exercise.toml", "Line 1 has more"),
        (with_text("exercise.toml", "format = 1\nslug = 'other'"), "exercise.toml", "folder is called"),
        (with_text("start.json", '{"\\ud800": 1}'), "start.json", "NUL or half"),
        (with_text("exercise.toml", 'title = "\\u0000"'), "exercise.toml", "NUL or half"),
        (with_text("de.toml", "title = 3"), "de.toml", "This is 3"),
    ],
    ids=lambda value: f"{value!s:.20}",
)
def test_a_file_inside_that_cannot_be_used_is_named(package: Package, file: str, message: str) -> None:
    with pytest.raises(InvalidExercise) as refused:
        read_package(package)
    found = refused.value.details["findings"][0]
    assert found["file"] == f"fire-marshal/{file}"
    assert message in found["message"]
    assert found["hint"]


def test_a_folder_may_hold_folders_and_files_and_each_bad_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "fire-marshal.exercise.json").write_text(packed(MARSHAL), encoding="utf-8")
    (tmp_path / "notes.json").write_text("not ours")
    assert [each.slug for each in read_all(tmp_path)] == ["fire-marshal"]
    (tmp_path / "empty.exercise.json").write_text("{}")
    (tmp_path / "latin.exercise.json").write_bytes(b'"\xe4"')
    (tmp_path / "bare").mkdir()
    with pytest.raises(InvalidExercise) as refused:
        read_all(tmp_path)
    findings = refused.value.details["findings"]
    assert [each["file"] for each in findings] == ["bare/start.json", "empty.exercise.json", "latin.exercise.json"]


def test_a_folder_with_bytes_that_are_no_text_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "exercise.toml").write_bytes(b"\xff")
    with pytest.raises(InvalidExercise, match=r"exercise\.toml: Byte 0 is not UTF-8"):
        read_one(tmp_path)


@pytest.mark.django_db(transaction=True)
def test_what_the_command_packs_the_checker_tries_out(tmp_path: Path) -> None:
    file, out = StringIO(), StringIO()
    call_command("pack_exercise", str(FOLDER / "fire-marshal"), stdout=file)
    (tmp_path / "fire-marshal.exercise.json").write_text(file.getvalue(), encoding="utf-8")
    call_command("check_exercises", str(tmp_path / "fire-marshal.exercise.json"), stdout=out)
    assert "1 exercise, " in out.getvalue() and "0 broken promises" in out.getvalue()


def test_the_command_refuses_what_is_no_exercise(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        call_command("pack_exercise", str(tmp_path))
    with pytest.raises(CommandError, match="no folder"):
        call_command("pack_exercise", str(tmp_path / "away"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_was_read_is_written_as_toml_that_reads_the_same(folder: Path) -> None:
    package = from_folder(folder)
    for name in [name for name in package.files if name.endswith(".toml")]:
        table = package.toml(name)
        written = Package(package.name, {name: toml_text(table)})
        assert written.toml(name) == table


@pytest.mark.parametrize(
    "text",
    ['"', "\\", "a\nb", "\t", "\x7f", "ü€😀", " x " * 900, '"""' * 700, "\\" * 3_000, "\n" * 2_000, "a b\\n" * 800],
)
def test_any_text_is_written_as_toml_that_reads_the_same(text: str) -> None:
    table = {"text": text, "list": [text], "inner": {text[:9]: {"deep": text}}, "rows": [{"a": text}, {"b": 1}]}
    assert Package("x", {"exercise.toml": toml_text(table)}).toml("exercise.toml") == table
