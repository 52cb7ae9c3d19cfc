"""All rows of one kind in a sandbox, by a query that is made once."""

from typing import Any, TypeVar

from django.db.models import Model

from playground.prepared import Prepared

Row = TypeVar("Row", bound=Model)
_in_sandbox: dict[type[Model], Prepared[Any]] = {}


def rows_in(sandbox_pk: int, kind: type[Row]) -> list[Row]:
    """Out: the oldest first."""
    if kind not in _in_sandbox:
        _in_sandbox[kind] = Prepared(lambda pk: kind._default_manager.filter(sandbox_id=pk).order_by("pk"), int)
    return _in_sandbox[kind].all(sandbox_pk)
