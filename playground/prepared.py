"""Queries and rows whose SQL is made once for each database connection, for the few that nearly every request needs.

Making SQL costs Django ten times what SQLite needs to answer by a key, and three times what storing a row does.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql import InsertQuery

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
        made = _made_here()
        if (self, only_first) not in made:
            marks = [_MARKS[kind](place) for place, kind in enumerate(self._kinds)]
            query = self._query(*marks)
            made[self, only_first] = _Made(query[:1] if only_first else query, marks)
        return made[self, only_first].rows(tuple(kind(each) for kind, each in zip(self._kinds, values, strict=True)))


class PreparedRows(Generic[Row]):
    """In: a model nobody listens to the saving of.

        _entries = PreparedRows(JournalEntry)
        entry = _entries.store(JournalEntry(...))

    The values of a row are values, not expressions of the database.
    """

    def __init__(self, kind: type[Row]) -> None:
        self._kind = kind

    def store(self, row: Row) -> Row:
        """Insert a new row. Out: the same, with its key. Raises what the database says, as `save` does."""
        made = _made_here()
        if self not in made:
            made[self] = _MadeInsert(self._kind, row)
        made[self].store(row)
        return row


class PreparedColumn:
    """One column of one row, by the row's key: `_revision = PreparedColumn(Sandbox, "revision")`."""

    def __init__(self, kind: type[Model], name: str) -> None:
        self._kind, self._field = kind, kind._meta.get_field(name)

    def store(self, pk: int, value: Any) -> None:
        """Update it. Nothing happens where there is no such row."""
        connection, made = connections[DEFAULT_DB_ALIAS], _made_here()
        if self not in made:
            table, column, key = map(
                connection.ops.quote_name, (self._kind._meta.db_table, self._field.column, self._kind._meta.pk.column)
            )
            made[self] = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"
        with connection.cursor() as cursor:
            cursor.execute(made[self], (self._field.get_db_prep_save(value, connection), pk))


def _made_here() -> dict[Any, Any]:
    """Out: what was made for this thread's connection."""
    return connections[DEFAULT_DB_ALIAS].__dict__.setdefault("prepared", {})  # type: ignore[no-any-return]


class _Made:
    """One query on one connection, which belongs to one thread. It is what `ModelIterable` reads of a query set."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, rows: QuerySet[Any], marks: list[Any]) -> None:
        self.db, self.query = rows.db, self
        self._compiler = rows.query.get_compiler(rows.db)
        self._sql, found = self._compiler.as_sql()
        converters = self._compiler.get_converters([each for each, *_ in self._compiler.select])
        self._compiler.get_converters = lambda _: converters
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


class _MadeInsert:
    """The statement that stores one row of a model, on one connection."""

    def __init__(self, kind: type[Model], row: Model) -> None:
        meta = kind._meta
        self._connection, self._returned = connections[DEFAULT_DB_ALIAS], meta.db_returning_fields
        self._fields = [
            each for each in meta.local_concrete_fields if not each.generated and each is not meta.auto_field
        ]
        query = InsertQuery(kind)
        query.insert_values(self._fields, [row])
        compiler = query.get_compiler(connection=self._connection)
        compiler.returning_fields = self._returned
        ((self._sql, params),) = compiler.as_sql()
        self._returning = compiler.returning_params
        if len(params) != len(self._fields):
            raise ValueError(f"A column of {kind.__name__} is more than one value: {self._sql}")

    def store(self, row: Model) -> None:
        if not self._connection.features.can_return_columns_from_insert:  # SQLite before 3.35
            row.save(force_insert=True)
            return
        params = [each.get_db_prep_save(each.pre_save(row, True), self._connection) for each in self._fields]
        with self._connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            values = self._connection.ops.fetch_returned_insert_columns(cursor, self._returning)
        for field, value in zip(self._returned, values, strict=True):
            setattr(row, field.attname, value)
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
