"""Django's PostgreSQL backend, but statements are prepared by the server.

Planning the short queries of edits and their marking takes PostgreSQL twice as long as running them. A statement that a
connection has run five times is planned no more; values go beside its text instead of in it.
"""

from typing import Any, Final

from django.db.backends.postgresql import base

AFTER: Final = 5  # times
MOST: Final = 300  # statements of a connection; each costs the server memory


class DatabaseWrapper(base.DatabaseWrapper):
    """In a pool between PostgreSQL and us that gives each transaction another connection, that one has to know
    prepared statements: PgBouncer does from 1.21 on."""

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "prepare_threshold": AFTER}

    def _configure_connection(self, connection: Any) -> bool:
        connection.prepared_max = MOST
        return bool(super()._configure_connection(connection))
