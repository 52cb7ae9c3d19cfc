"""A roster's file: whatever program wrote it is read, each wrong line says why, and what was exported comes back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from playground.workshop.classroom.roster.columns import HEADER
from playground.workshop.classroom.roster.reading import MOST_ROWS, Row, read
from playground.workshop.classroom.roster.text import MOST_BYTES, RosterTooLarge, UnreadableRoster
from playground.workshop.csv_text import guarded, unguarded, written

HEAD = "name,email,team,id\n"


def names(content: bytes | str) -> list[str]:
    return [each.name for each in read(content if isinstance(content, bytes) else content.encode()).rows]


def faults(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.field) for each in read(text.encode()).faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_recognised(encoding: str, separator: str) -> None:
    text = separator.join(("name", "email")) + "\r\n" + separator.join(("Zoë Ångström", "zoe@example.com")) + "\r\n"
    found = read(text.encode(encoding))
    assert found.rows == [Row(2, "Zoë Ångström", "zoe@example.com", None, None)]
    assert found.faults == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana\nBo Lee\n", ["Ana", "Bo Lee"]),
        ("sep=;\nName;Gruppe\nAna;Rot\n", ["Ana"]),
        ("First name,Last name,ID number,Email address\nAna,Silva,7,ana@example.com\n", ["Ana Silva"]),
        ("Vorname;Nachname;E-Mail-Adresse\nJörg;Weiß;j@example.com\n", ["Jörg Weiß"]),
        ('name,team\n"Silva,\nAna",Red\n', ["Silva, Ana"]),
        ("name\n\n  Ana   Silva \n,\n", ["Ana Silva"]),
        ("name\rAna\rBo\r", ["Ana", "Bo"]),
    ],
)
def test_headings_of_other_programs_are_understood(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_column_that_nothing_is_made_of_is_told_and_one_that_is_not_there_is_none() -> None:
    found = read(b"name,phone,team\nAna,123,Red\n")
    assert found.ignored == ["phone"]
    assert found.rows == [Row(2, "Ana", None, "Red", None)]


def test_each_wrong_line_tells_its_number_its_column_and_a_way_out() -> None:
    text = HEAD + (
        "Ana,ana@example.com,Red,1\n"
        '"Bo\nLee",bo@,Red,2\n'  # of two lines: the next one is the fifth
        "ana,,,\n"
        "Cy,ANA@example.com,,\n"
        "Di,,,1\n"
        f"{'x' * 41},,,\n"
        f"Ed,,{'t' * 41},\n"
        f"Flo,,,{'9' * 65}\n"
        "Silva, Gus,g@example.com,Red,9\n"
        "Instructor,,,\n"
        "\u202eHal,,,\n"
    )
    assert faults(text) == [
        (3, "email"), (5, "name"), (6, "email"), (7, "id"), (8, "name"), (9, "team"), (10, "id"), (11, ""),
        (12, "name"), (13, "name"),
    ]  # fmt: skip
    assert names(text) == ["Ana"]
    for each in read(text.encode()).faults:
        assert each.message
        assert each.hint.endswith((".", '".')), each


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("email,team\na@example.com,Red\n", "line 1"),
        ("Ana,Silva\n", "line 1"),
        ('name,team\nAna,Red\n"Bo,Red\n', "line 3"),
        ('name\nAna\n"Bo" Lee\n', "line 3"),
        ("", ""),
        ("\n \n", ""),
        ("name\n" + "\n".join(f"P{number}" for number in range(MOST_ROWS + 1)), ""),
        ("name\n" + '"' + "x" * 200_000 + '"', "line 2"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(UnreadableRoster) as caught:
        read(text.encode())
    assert caught.value.place == place
    assert caught.value.hint


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableRoster, match="Windows-1252"):
        read(b"name\n\x81\x8d\n")


def test_a_thousand_are_read_and_more_bytes_than_a_megabyte_are_not() -> None:
    assert len(names("name\n" + "\n".join(f"Person {number}" for number in range(MOST_ROWS)))) == MOST_ROWS
    with pytest.raises(RosterTooLarge):
        read(b"x" * (MOST_BYTES + 1))


@given(some.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = read(content)
    except UnreadableRoster:
        return
    assert len({each.name for each in found.rows}) == len(found.rows)


@given(some.lists(some.text(max_size=12), min_size=1, max_size=6))
def test_no_cell_is_a_formula_and_reading_takes_back_what_writing_has_put_there(cells: list[str]) -> None:
    content = written([cells]).decode("utf-8", "surrogatepass") if _plain(cells) else ""
    for cell in cells:
        told = str(guarded(cell))
        assert not told.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert unguarded(told) == cell
    if content:
        back = next(csv.reader(io.StringIO(content, newline="")), [])
        assert [unguarded(each) for each in back] == cells or cells == [""]


def _plain(cells: list[str]) -> bool:
    return not any(0xD800 <= ord(letter) < 0xE000 for cell in cells for letter in cell)


LETTERS = some.characters(categories=("L", "N", "P", "S"), exclude_characters="\u115f\u1160\u2800\u3164\uffa0")
TEXTS = some.text(LETTERS, min_size=1, max_size=20)
IDS = some.text(some.sampled_from("=+-@'\"ab1;, \t"), max_size=9).map(str.strip).filter(str.isprintable)


@given(
    some.lists(some.tuples(TEXTS, some.sampled_from(["", "=a@example.com", "-b@example.com"]), IDS, IDS), max_size=5)
)
def test_what_is_exported_is_imported_as_it_was(people: list[tuple[str, str, str, str]]) -> None:
    """Also where names begin as formulas do, or hold quotes and separators."""
    first = read(written([HEADER, ("Zed", "", "", ""), *people]))
    again = read(written([HEADER, *((each.name, each.email, each.team, each.external_id) for each in first.rows)]))
    told = [(each.name, each.email, each.team, each.external_id) for each in first.rows]
    assert [(each.name, each.email, each.team, each.external_id) for each in again.rows] == told
    assert again.faults == []
    if not first.faults:
        assert told[1:] == [(*each[:2], each[2], each[3]) for each in people]
