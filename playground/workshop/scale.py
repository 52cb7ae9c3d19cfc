"""PURE: what an exercise shows of large numbers, as `[scale]` of exercise.toml says it.

kind = "employees"                    how many people the other company has is the learner's to set
theirs = ACCOUNT                      who employs them
ours = ACCOUNT                        where the wrong design makes a user for each
most = 5000
"""

from dataclasses import dataclass
from typing import Any, Final

from playground.sandbox.limits import USERS_PER_ACCOUNT
from playground.workshop.goals.table import Table

MOST_SHOWN: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Employees:
    """People of another company, by the numbers of the two accounts."""

    theirs: str
    ours: str
    most: int


Scale = Employees


def scale_from(given: Any, accounts: frozenset[str]) -> Scale | None:
    """In: the table, None where there is none; the numbers of the accounts. Out: it; MalformedExercise."""
    if given is None:
        return None
    table = Table(given, "scale")
    return _KINDS[table.one_of("kind", _KINDS)](table, accounts)


def _employees(table: Table, accounts: frozenset[str]) -> Employees:
    table.only(("kind", "theirs", "ours", "most"))
    most = _number(table, "most", USERS_PER_ACCOUNT)
    return Employees(table.one_of("theirs", sorted(accounts)), table.one_of("ours", sorted(accounts)), most)


_KINDS: Final = {"employees": _employees}


def _number(table: Table, name: str, most: int) -> int:
    value = table.whole_number(name)
    if not value or value > most:
        raise table.complaint(name, f"{name} is {value!r:.20}.", f"Write a whole number from 1 to {most}.")
    return value
