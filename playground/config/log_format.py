"""What a log line looks like: one JSON object a line, without secrets."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from playground.config import request_ids

# Anything that lets its reader in: passwords in addresses, one-time links, tokens and keys by their name.
_SECRETS = (
    (re.compile(r"(\w+://[^:/@\s]*:)[^@\s]+@"), r"\1…@"),
    (re.compile(r"(/(?:instructor|join|embed)/|\bview-)[^/\s\"']+"), r"\1…"),
    (re.compile(r"(?i)\b([\w-]*(?:secret|password|token|cookie)[\w-]*[\"']?\s*[=:]\s*[\"']?)[^\s\"',;&}]+"), r"\1…"),
)
_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "taskName"}
_PLAIN = (str, int, float, bool, type(None))


def without_secrets(text: str) -> str:
    """Out: `text` with whatever looks like a secret replaced by an ellipsis."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class JsonLines(logging.Formatter):
    """A record as one JSON object: time, level, logger, message, request id, `extra`, and a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
        }
        if request_ids.current():
            line["request_id"] = request_ids.current()
        for name, value in record.__dict__.items():
            if name not in _STANDARD and isinstance(value, _PLAIN):  # objects, such as the request, may hold anything
                line[name] = without_secrets(value) if isinstance(value, str) else value
        if record.exc_info:
            line["traceback"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """The same for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


def logging_to_standard_error(level: str, plain: bool) -> dict[str, Any]:
    """Out: Django's LOGGING, for every process of ours."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonLines},
            "plain": {"()": PlainLines, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain" if plain else "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.db.backends": {"level": "INFO"},  # on DEBUG it prints what is stored
            "celery.app.trace": {"level": "WARNING"},  # two lines a second about the sweep
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.beat": {"level": "WARNING"},
        },
    }
