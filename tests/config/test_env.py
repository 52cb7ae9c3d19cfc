"""A wrong variable ends the start with a sentence that names it and shows no secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from playground.config import env

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("value", ["0", "61", "1.5", "-1", "ten", "٣", "9" * 30])
def test_a_number_outside_its_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PLAYGROUND_SWEEP_SECONDS", value)
    with pytest.raises(ImproperlyConfigured, match=r"PLAYGROUND_SWEEP_SECONDS is .* a whole number from 1 to 60"):
        env.whole_number("PLAYGROUND_SWEEP_SECONDS", default=1, least=1, most=60)


def test_a_variable_that_is_set_to_nothing_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_SWEEP_SECONDS", " ")
    assert env.whole_number("PLAYGROUND_SWEEP_SECONDS", default=7, least=1, most=60) == 7


@pytest.mark.parametrize(("value", "meaning"), [("on", True), ("TRUE", True), ("0", False), ("no", False)])
def test_a_switch_understands_the_usual_words(monkeypatch: pytest.MonkeyPatch, value: str, meaning: bool) -> None:
    monkeypatch.setenv("PLAYGROUND_DEBUG", value)
    assert env.switch("PLAYGROUND_DEBUG", default=not meaning) is meaning


def test_a_switch_refuses_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="PLAYGROUND_DEBUG is 'maybe': write on or off"):
        env.switch("PLAYGROUND_DEBUG", default=False)


def test_a_wrong_key_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_ENCRYPTION_KEY", "hunter2")
    with pytest.raises(ImproperlyConfigured, match="PLAYGROUND_ENCRYPTION_KEY is not a key") as caught:
        env.key("PLAYGROUND_ENCRYPTION_KEY", default="")
    assert "hunter2" not in str(caught.value)


def test_a_list_is_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_HOSTS", "a.example, b.example,")
    assert env.words("PLAYGROUND_HOSTS") == ["a.example", "b.example"]


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with these variables instead of whatever the tests run with."""
    ours = ("PLAYGROUND_", "DATABASE_URL", "REDIS_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_start_ends_with_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = manage("check", PLAYGROUND_DATA_DIR=str(tmp_path), PLAYGROUND_LOG_LEVEL="loud")
    assert done.returncode == 1
    assert done.stderr == "PLAYGROUND_LOG_LEVEL is 'loud': write one of DEBUG, INFO, WARNING, ERROR.\n"


def test_a_database_elsewhere_wants_keys_that_last(tmp_path: Path) -> None:
    done = manage("check", PLAYGROUND_DATA_DIR=str(tmp_path), DATABASE_URL="postgres://somebody:pw@127.0.0.1/x")
    assert done.returncode == 1
    assert "PLAYGROUND_SECRET_KEY" in done.stderr
    assert "pw" not in done.stderr


@pytest.mark.parametrize(("name", "value"), [("DATABASE_URL", "mongo://me:pw@h/x"), ("REDIS_URL", "http://:pw@h")])
def test_an_address_of_another_kind_is_refused_without_showing_it(tmp_path: Path, name: str, value: str) -> None:
    keys = {f"PLAYGROUND_{key}_KEY": "A" * 43 + "=" for key in ("SECRET", "ENCRYPTION")}
    done = manage("check", PLAYGROUND_DATA_DIR=str(tmp_path), **keys, **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is not an address: write it as ")
    assert "me:pw" not in done.stderr
