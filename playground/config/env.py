"""The environment, read and checked once. A wrong value ends the start with one sentence that names the variable."""

import base64
import binascii
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_environment = environ.Env()
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql", "psql", "pgsql")
REDIS_SCHEMES = ("redis://", "rediss://", "unix://")


def text(name: str, default: str = "") -> str:
    """Out: the variable's text, or `default` where it is unset or empty."""
    return str(_environment.str(name, default="")).strip() or default


def whole_number(name: str, default: int, least: int, most: int) -> int:
    """Out: a whole number from `least` to `most`."""
    found = text(name)
    if not found:
        return default
    if not found.isascii() or not found.isdecimal() or len(found) > 18 or not least <= int(found) <= most:
        raise ImproperlyConfigured(f"{name} is {found!r}: write a whole number from {least} to {most}.")
    return int(found)


def switch(name: str, default: bool) -> bool:
    """Out: on or off."""
    found = text(name).lower()
    if not found:
        return default
    if found not in ("1", "0", "on", "off", "true", "false", "yes", "no"):
        raise ImproperlyConfigured(f"{name} is {found!r}: write on or off.")
    return found in ("1", "on", "true", "yes")


def one_of(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Out: one of `choices`, whatever its case in the environment."""
    found = text(name, default)
    for choice in choices:
        if found.lower() == choice.lower():
            return choice
    raise ImproperlyConfigured(f"{name} is {found!r}: write one of {', '.join(choices)}.")


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Out: the parts of a comma-separated list."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def folder(name: str, default: Path) -> Path:
    """Out: an absolute path; the folder itself need not exist yet."""
    return Path(text(name, str(default))).expanduser().absolute()


def key(name: str, default: str) -> bytes:
    """Out: the 32 bytes of a key written in URL-safe base64. The message never shows the value."""
    return _key(name, text(name, default))


def _key(name: str, said: str) -> bytes:
    try:
        found = base64.urlsafe_b64decode(said)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != 32:
        raise ImproperlyConfigured(f"{name} is not a key: write 32 random bytes in URL-safe base64, 44 characters.")
    return found


def keys(name: str) -> list[bytes]:
    """Out: the keys of a comma-separated list, each as `key` reads it."""
    return [_key(name, word) for word in words(name)]


def redis_url(name: str, default: str) -> str:
    """Out: the address of a Redis-protocol server. The message never shows the value: it may hold a password."""
    found = text(name, default)
    if not found.startswith(REDIS_SCHEMES):
        raise ImproperlyConfigured(f"{name} is not an address: write it as redis://:PASSWORD@HOST:PORT/NUMBER.")
    return found


def database(name: str, default: Path) -> dict[str, Any]:
    """Out: Django's description of a database: SQLite at `default`, or what the URL in the environment says."""
    found = text(name)
    if not found:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    if found.split(":", 1)[0] not in DATABASE_SCHEMES:
        raise ImproperlyConfigured(f"{name} is not an address: write it as postgres://USER:PASSWORD@HOST:PORT/NAME.")
    return dict(_environment.db_url(name))
