"""The one folder outside the checkout where everything that must survive a restart lives. Standard library only.

understudy.sqlite3    the database, unless DATABASE_URL names another
secrets/              made at the first start, a file each, readable by their owner only
run/                  what the running `up` left for other commands: the address of its key-value server
logs/                 what each process said
"""

import base64
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "understudy"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Secrets:
    """What nobody may learn: Django's key, the key that encrypts at rest, the key-value server's password."""

    django_key: str
    encryption_key: str
    keyvalue_password: str


def default_folder() -> Path:
    """Out: the platform's place for a person's data, such as ~/.local/share/understudy."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / NAME
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / NAME


def make_folder(folder: Path) -> Secrets:
    """Make whatever of the folder and its secrets is missing; out: the secrets. Run again it changes nothing."""
    for each in (folder, folder / "secrets", folder / "run", folder / "logs"):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
        each.chmod(0o700)
    for name in Secrets.__dataclass_fields__:
        path = folder / "secrets" / name
        if not path.exists():
            write_private(path, random_key())
    found = read_secrets(folder)
    assert found is not None  # they were made just now
    return found


def read_secrets(folder: Path) -> Secrets | None:
    """Out: the folder's secrets, or None where no first start has been yet."""
    paths = [folder / "secrets" / name for name in Secrets.__dataclass_fields__]
    if not all(path.exists() for path in paths):
        return None
    return Secrets(*(path.read_text(encoding="ascii").strip() for path in paths))


def random_secrets() -> Secrets:
    """Out: secrets that no file keeps, for a process that keeps nothing either."""
    return Secrets(*(random_key() for _ in Secrets.__dataclass_fields__))


def random_key() -> str:
    """Out: 32 random bytes in URL-safe base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii")


def write_private(path: Path, text: str) -> None:
    """Write `text` so that no other user can read it, not even for a moment, and no reader sees half of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
