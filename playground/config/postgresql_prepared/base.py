"""Django's PostgreSQL backend, but statements are prepared by the server.

Planning an edit's fourteen short queries costs PostgreSQL twice what it takes to run them. A statement that a
connection has run five times is planned no more; values go beside its text instead of in it.
"""

from typing import Any

from django.db.backends.postgresql import base

AFTER: int = 5  # times
MOST: int = 300  # statements of a connection: an edit, its marking and a page's questions are 120


class DatabaseWrapper(base.DatabaseWrapper):
    """In a pool between PostgreSQL and us that gives each transaction another connection, that one has to know
    prepared statements: PgBouncer does from 1.21 on."""

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "prepare_threshold": AFTER}

    def _configure_connection(self, connection: Any) -> bool:
        connection.prepared_max = MOST
        return bool(super()._configure_connection(connection))
