"""The one folder outside the checkout where everything that must survive a restart lives. Standard library only.

understudy.sqlite3    the database, unless DATABASE_URL names another
secrets/              made at the first start, a file each, readable by their owner only
run/                  what the running `up` left for other commands: the address of its key-value server
logs/                 what each process said
"""

import base64
import fcntl
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAME = "understudy"
DATABASE = "understudy.sqlite3"
SECRET_BYTES = 32


class FolderNotUsable(Exception):
    """One sentence for the person at the keyboard, with the way out."""


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
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / NAME


def make_folder(folder: Path) -> Secrets:
    """Make whatever of the folder and its secrets is missing; out: the secrets. Run again it changes nothing."""
    try:
        for each in (folder, folder / "secrets", folder / "run", folder / "logs"):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            each.chmod(0o700)
    except OSError as error:
        raise FolderNotUsable(
            f"The data folder {folder} cannot be made ({error.strerror}). Choose another with --data FOLDER."
        ) from error
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


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """Hold the folder against every other `up`. The lock ends with this process, whatever ends it.

    Out: the lock's file, to write into what the next one should be told.
    """
    path = folder / "run" / "lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise FolderNotUsable(
                f"Understudy already runs on {folder}: {file.read().strip() or 'it is just starting'}. "
                "Stop that one with Ctrl-C, or give this one a folder of its own: --data FOLDER."
            ) from None
        file.truncate(0)
        yield path


def empty(folder: Path) -> None:
    """Delete what we put into the folder, and nothing else that may lie there. The lock's file stays: it is held."""
    for path in folder.glob(f"{DATABASE}*"):
        path.unlink()
    for name in ("secrets", "logs"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (folder / "run").glob("*"):
        if path.name != "lock":
            path.unlink()
