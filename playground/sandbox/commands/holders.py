"""What holds an entity that AWS will not delete yet, for the dialog that explains it: kinds, names, how many."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.db.models import QuerySet

NAMED: Final = 10  # of one kind; the rest is only counted
Holders = list[dict[str, Any]]


def holders_of(*found: tuple[str, QuerySet[Any], Callable[[Any], str]]) -> dict[str, Holders]:
    """In: kinds as the page knows them, rows, how a row is called. Out: an error's details, empty kinds left out."""
    holders = []
    for kind, rows, name in found:
        if count := rows.count():
            holders.append({"kind": kind, "names": [name(row) for row in rows[:NAMED]], "count": count})
    return {"holders": holders}


def named(kind: str, names: Iterable[str]) -> Holders:
    """The same of names that are known already."""
    known = list(names)
    return [{"kind": kind, "names": known[:NAMED], "count": len(known)}] if known else []
