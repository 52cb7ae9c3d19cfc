"""A database for the length of one command: in memory, so that nothing that is drawn on this machine is touched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def scratch_database() -> Iterator[None]:
    """Inside, the default database is a fresh one with all its tables; afterwards it is what it was."""
    own: BaseDatabaseWrapper = connections["default"]
    settings = connections.settings["default"]
    connections.settings["default"] = {
        **settings,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {},
    }
    scratch = connections["default"] = connections.create_connection("default")
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield
    finally:
        scratch.close()
        connections.settings["default"] = settings
        connections["default"] = own
