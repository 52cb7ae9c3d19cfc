"""A log line is one JSON object and holds nothing that lets its reader in."""

import json
import logging
import sys

import pytest

from playground.config.log_format import JsonLines, without_secrets


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("playground.x", logging.WARNING, __file__, 1, message, arguments, None)
    made.__dict__.update(extra)
    return made


def test_a_line_holds_what_was_said_and_what_was_added() -> None:
    line = json.loads(JsonLines().format(record("ended %d", 3, sandbox="sb-1")))
    assert (line["level"], line["logger"], line["message"], line["sandbox"]) == (
        "WARNING",
        "playground.x",
        "ended 3",
        "sb-1",
    )
    assert line["time"].endswith("+00:00")


def test_a_message_of_several_lines_stays_one_line() -> None:
    assert "\n" not in JsonLines().format(record("one\ntwo"))


def test_objects_are_left_out_because_they_may_hold_anything() -> None:
    assert "request" not in json.loads(JsonLines().format(record("x", request=object())))


def test_a_traceback_is_kept_without_its_secrets() -> None:
    try:
        raise ValueError("redis://:hunter2@127.0.0.1:6379/0 refused")
    except ValueError:
        made = record("x")
        made.exc_info = sys.exc_info()
    line = JsonLines().format(made)
    assert "ValueError" in line
    assert "hunter2" not in line


@pytest.mark.parametrize(
    "text",
    [
        "redis://:hunter2@127.0.0.1:6379/0",
        "postgres://me:hunter2@db/x",
        "Not Found: /instructor/hunter2/",
        "Method Not Allowed: /embed/hunter2/",
        "Forbidden: /api/sandboxes/view-hunter2/roles/",
        "secret_access_key=hunter2",
        '{"session_token": "hunter2"}',
        "password: hunter2",
    ],
)
def test_secrets_become_an_ellipsis(text: str) -> None:
    assert "hunter2" not in without_secrets(text)
    assert "…" in without_secrets(text)


def test_what_is_no_secret_is_left_alone() -> None:
    said = "arn:aws:iam::111122223333:role/Firefighter assumed, http://127.0.0.1:8000/s/sb-1/"
    assert without_secrets(said) == said
