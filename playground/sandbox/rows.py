"""Rows of one kind in a sandbox, by queries that are made once: all of them, or one and what hangs on it."""

from typing import Any, TypeVar

from django.db.models import Model

from playground.prepared import Prepared

Row = TypeVar("Row", bound=Model)
_in_sandbox: dict[type[Model], Prepared[Any]] = {}
_where: dict[tuple[type[Model], str], Prepared[Any]] = {}


def rows_in(sandbox_pk: int, kind: type[Row]) -> list[Row]:
    """Out: the oldest first."""
    if kind not in _in_sandbox:
        _in_sandbox[kind] = Prepared(lambda pk: kind._default_manager.filter(sandbox_id=pk).order_by("pk"), int)
    return _in_sandbox[kind].all(sandbox_pk)


def rows_where(sandbox_pk: int, kind: type[Row], column: str, value: int | str) -> list[Row]:
    """Out: those with this value, the oldest first."""
    if (kind, column) not in _where:
        _where[kind, column] = Prepared(
            lambda pk, value: kind._default_manager.filter(sandbox_id=pk, **{column: value}).order_by("pk"),
            *(int, type(value)),
        )
    return _where[kind, column].all(sandbox_pk, value)
