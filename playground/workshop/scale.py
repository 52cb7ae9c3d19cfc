"""PURE: what an exercise shows of large numbers, as `[scale]` of exercise.toml says it.

kind = "employees"                    how many people the other company has is the learner's to set
theirs = ACCOUNT                      who employs them
ours = ACCOUNT                        where the wrong design makes a user for each
most = 5000

kind = "players"                      a crowd that comes through one role; {n} in claims and item is a player's number
most = 500000
who = { web_identity = { provider = …, claims = { … } } }
role = "role:ACCOUNT/NAME"
action, resource                      what each does
key = "dynamodb:LeadingKeys"          the condition key that says whose item it is
item = "amzn1.account.P{n}"           a player's own
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from playground.sandbox.limits import USERS_PER_ACCOUNT
from playground.workshop.goals import kinds
from playground.workshop.goals.table import Table
from playground.workshop.goals.who import role_from, who_from

MOST_SHOWN: Final = 1_000_000
NUMBER: Final = "{n}"


@dataclass(frozen=True, slots=True)
class Employees:
    """People of another company, by the numbers of the two accounts."""

    theirs: str
    ours: str
    most: int


@dataclass(frozen=True, slots=True)
class Players:
    """A crowd with tokens of one provider, all in one role, each with an item of their own."""

    most: int
    who: kinds.WebIdentity
    role: kinds.Entity
    action: str
    resource: str
    key: str
    item: str

    def player(self, number: int) -> kinds.WebIdentity:
        """Out: the player of this number, 1 to `most`."""
        return replace(self.who, claims={name: _numbered(value, number) for name, value in self.who.claims.items()})

    def item_of(self, number: int) -> str:
        return self.item.replace(NUMBER, str(number))


Scale = Employees | Players


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


def _players(table: Table, _: frozenset[str]) -> Players:
    table.only(("kind", "most", "who", "role", "action", "resource", "key", "item"))
    who = who_from(table, "who")
    if not isinstance(who, kinds.WebIdentity) or not any(NUMBER in str(value) for value in who.claims.values()):
        raise table.complaint("who", "These are no players.", f"Write a web_identity with {NUMBER} in a claim.")
    if NUMBER not in table.text("item"):
        raise table.complaint("item", "All players have the same item.", f"Write {NUMBER} where their number stands.")
    texts = {name: table.text(name) for name in ("action", "resource", "key", "item")}
    return Players(most=_number(table, "most", MOST_SHOWN), who=who, role=role_from(table, "role"), **texts)


_KINDS: Final[dict[str, Callable[[Table, frozenset[str]], Scale]]] = {"employees": _employees, "players": _players}


def _numbered(value: str | tuple[str, ...], number: int) -> str | tuple[str, ...]:
    written = str(number)
    if isinstance(value, str):
        return value.replace(NUMBER, written)
    return tuple(each.replace(NUMBER, written) for each in value)


def _number(table: Table, name: str, most: int) -> int:
    value = table.whole_number(name)
    if not value or value > most:
        raise table.complaint(name, f"{name} is {value!r:.20}.", f"Write a whole number from 1 to {most}.")
    return value
