"""Queries whose SQL is made once for each database connection, for the few that nearly every request asks.

Making SQL of a query costs Django ten times what SQLite needs to answer it by a key.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)
_MARKS: dict[type, Callable[[int], Any]] = {str: "mark {}".format, int: lambda place: -(10**15) - place}


class Prepared(Generic[Row]):
    """In: a query as a function of texts and numbers, and which of the two each is.

        _by_address = Prepared(lambda address: Sandbox.objects.filter(public_id=address), str)
        _by_address.first("sbx-1")

        _of_kind = Prepared(lambda sandbox: Role.objects.filter(sandbox_id=sandbox).order_by("pk"), int)
        _of_kind.all(7)

    The values stand in its conditions as they are: columns of texts and of whole numbers. Conditions on anything else,
    and prefetches, do not belong here, nor do slices in one whose first row is asked for.
    """

    def __init__(self, query: Callable[..., QuerySet[Row]], *kinds: type) -> None:
        self._query, self._kinds = query, kinds

    def first(self, *values: str | int) -> Row | None:
        """Out: the first row in the query's own order; None without one."""
        return next(self._rows(values, only_first=True), None)

    def all(self, *values: str | int) -> list[Row]:
        """Out: all rows in the query's own order."""
        return list(self._rows(values, only_first=False))

    def _rows(self, values: tuple[str | int, ...], *, only_first: bool) -> Iterator[Row]:
        here = connections[DEFAULT_DB_ALIAS].__dict__
        made: dict[tuple[Prepared[Any], bool], _Made] = here.setdefault("prepared", {})
        if (self, only_first) not in made:
            marks = [_MARKS[kind](place) for place, kind in enumerate(self._kinds)]
            query = self._query(*marks)
            made[self, only_first] = _Made(query[:1] if only_first else query, marks)
        return made[self, only_first].rows(tuple(kind(each) for kind, each in zip(self._kinds, values, strict=True)))


class _Made:
    """One query on one connection, which belongs to one thread. It is what `ModelIterable` reads of a query set."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, rows: QuerySet[Any], marks: list[Any]) -> None:
        self.db, self.query = rows.db, self
        self._compiler = rows.query.get_compiler(rows.db)
        self._sql, found = self._compiler.as_sql()
        self._params = [(each, marks.index(each) if each in marks else None) for each in found]
        missing = set(range(len(marks))) - {place for _, place in self._params}
        if missing:
            raise ValueError(f"The query does not ask for its values {sorted(missing)}: {self._sql}")

    def get_compiler(self, using: str) -> Any:
        return self._compiler

    def rows(self, values: tuple[Any, ...]) -> Iterator[Any]:
        params = tuple(fixed if place is None else values[place] for fixed, place in self._params)
        self._compiler.as_sql = lambda *_, **__: (self._sql, params)
        return iter(ModelIterable(self))
