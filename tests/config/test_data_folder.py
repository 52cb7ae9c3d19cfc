"""The data folder and its secrets are their owner's alone, and one `up` at a time holds it."""

import os
import stat
from pathlib import Path

import pytest

from playground.config import data_folder, reset_data
from playground.config.data_folder import FolderNotUsable, held, make_folder, read_secrets


@pytest.fixture(autouse=True)
def own_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder's own: the tests themselves may run on another."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_can_read_the_folder_or_a_secret(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_folder(tmp_path / "data")
    finally:
        os.umask(before)
    assert {mode(path) for path in (tmp_path / "data").glob("**/*") if path.is_dir()} == {0o700}
    assert {mode(path) for path in (tmp_path / "data").glob("**/*") if path.is_file()} == {0o600}
    assert mode(tmp_path / "data") == 0o700


def test_secrets_are_made_once_and_are_all_different(tmp_path: Path) -> None:
    made = make_folder(tmp_path)
    assert make_folder(tmp_path) == made == read_secrets(tmp_path)
    assert len({made.django_key, made.encryption_key, made.keyvalue_password}) == 3


def test_a_folder_that_was_never_started_has_no_secrets(tmp_path: Path) -> None:
    assert read_secrets(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotUsable, match=r"file/data cannot be made .* --data FOLDER"):
        make_folder(tmp_path / "file" / "data")


def test_a_second_holder_is_told_about_the_first(tmp_path: Path) -> None:
    make_folder(tmp_path)
    with held(tmp_path) as lock:
        lock.write_text("http://127.0.0.1:8000/ (process 1)")
        with pytest.raises(FolderNotUsable, match=r"already runs on .* http://127.0.0.1:8000/"), held(tmp_path):
            pass
    with held(tmp_path):
        pass


def test_a_reset_deletes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    before = make_folder(tmp_path)
    (tmp_path / data_folder.DATABASE).write_text("rows")
    (tmp_path / (data_folder.DATABASE + "-wal")).write_text("more rows")
    (tmp_path / "thesis.txt").write_text("five years of work")
    assert reset_data.main(["--data", str(tmp_path), "--yes"]) == 0
    assert not list(tmp_path.glob(data_folder.DATABASE + "*"))
    assert (tmp_path / "thesis.txt").exists()
    assert make_folder(tmp_path) != before


def test_a_reset_without_a_yes_deletes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_folder(tmp_path)
    (tmp_path / data_folder.DATABASE).write_text("rows")
    assert reset_data.main(["--data", str(tmp_path)]) == 1
    assert "add --yes" in capsys.readouterr().err
    assert (tmp_path / data_folder.DATABASE).exists()


def test_a_database_of_somebody_elses_is_not_ours_to_reset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://db/understudy")
    assert reset_data.main(["--data", str(tmp_path), "--yes"]) == 1
    assert "manage.py flush" in capsys.readouterr().err


def test_a_folder_in_use_is_not_reset(tmp_path: Path) -> None:
    make_folder(tmp_path)
    (tmp_path / data_folder.DATABASE).write_text("rows")
    with held(tmp_path):
        assert reset_data.main(["--data", str(tmp_path), "--yes"]) == 1
    assert (tmp_path / data_folder.DATABASE).exists()
