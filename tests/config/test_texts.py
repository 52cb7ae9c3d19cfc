"""Every sentence of the server has a German text, and what is wrong with a catalogue is told."""

from pathlib import Path

import pytest

from playground.config.texts import complaints_about, main, said, values_of


def test_everything_we_say_has_a_text_in_every_language() -> None:
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("texts", "complaint"),
    [
        ({}, "no text for 'There is no {name}.' of here:1"),
        ({"There is no {name}.": ""}, "no text for 'There is no {name}.' of here:1"),
        ({"There is no {name}.": "Das fehlt."}, "other values in 'Das fehlt.' than in 'There is no {name}.'"),
        ({"A": "A", "There is no {name}.": "{name} fehlt."}, "nobody says 'A'"),
    ],
)
def test_a_catalogue_that_is_out_of_step_is_complained_about(texts: dict[str, str], complaint: str) -> None:
    assert complaint in complaints_about(texts, {"There is no {name}.": "here:1"})


def test_braces_that_are_json_are_no_values() -> None:
    assert values_of('Write {"AWS": "..."}.') == set()
    assert values_of("{one} of {many:,}") == {"one", "many"}


def test_a_template_that_is_not_written_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text("from playground.sentences import say\nTEXT = 'x'\nsay(TEXT)\n")
    with pytest.raises(ValueError, match=r"words\.py:3 does not write its template out"):
        said(tmp_path)
