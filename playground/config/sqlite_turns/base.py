"""Django's SQLite backend, but writers of one process take turns in the order they came.

SQLite lets whoever finds it locked sleep and look again, for longer each time: with eight writers the unlucky ones
waited a second for a turn of 15 ms. In line, each waits for those before it and no longer. Other processes are met as
before.
"""

from collections import deque
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base

PATIENCE = 10  # seconds, as settings.py has it for SQLite itself; after that SQLite decides


class Line:
    """A lock that is given in the order it was asked for. Whoever has it need not be the thread that asked."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def wait(self, seconds: float) -> bool:
        """Out: whether it is our turn; False after so many seconds."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # called in the very last moment

    def leave(self) -> None:
        """Call the next one."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


line = Line()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that is in line from the begin of a transaction to its end."""

    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._has_turn = line.wait(PATIENCE)
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_way()
            raise

    def _commit(self) -> Any:
        done = super()._commit()
        self._give_way()
        return done

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._give_way()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._give_way()

    def _give_way(self) -> None:
        if self._has_turn:
            self._has_turn = False
            line.leave()
