"""The people of a file beside those of the roster: who is new, who is not as before, who cannot be taken. It asks no
database."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from playground.sentences import say
from playground.workshop.classroom.roster.reading import Fault, Read, Row, Wrong
from playground.workshop.classroom.teams import MOST_IN_TEAM, MOST_TEAMS
from playground.workshop.models.roster import key_of

MOST_ENTRIES: Final = 1_000
Does = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody of the roster. `team`: its name, empty for none. `came`: their team is not the roster's any more."""

    id: str
    name: str
    email: str
    team: str
    external_id: str
    came: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with somebody of the file; `entry` is None for who is new."""

    does: Does
    row: Row
    entry: Entry | None


@dataclass(slots=True)
class Plan:
    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def of(self, does: Does) -> list[Step]:
        return [each for each in self.steps if each.does == does]


def plan(read: Read, entries: Iterable[Entry], teams: Sequence[str], alone: Mapping[str, int]) -> Plan:
    """In: a file that was read; the roster; the names of the teams, and how many are in each who are not of the roster.
    Out: what would be done. Nothing that is not in the file goes."""
    room = _Room(entries, teams, alone)
    made = Plan(faults=list(read.faults))
    for row in read.rows:
        try:
            made.steps.append(room.take(row))
        except Wrong as wrong:
            made.faults.append(wrong.at(row.line))
    made.faults.sort(key=lambda each: each.line)
    return made


class _Room:
    """The roster as it would be after the rows so far."""

    def __init__(self, entries: Iterable[Entry], teams: Sequence[str], alone: Mapping[str, int]) -> None:
        self._owner = {key: each for each in entries for key in _keys(each.name, each.email, each.external_id)}
        self._count = len({each.id for each in self._owner.values()})
        self._teams = {key_of(name) for name in teams}
        self._in_team = Counter({key_of(name): count for name, count in alone.items()})
        self._in_team.update(key_of(each.team) for each in set(self._owner.values()) if each.team)

    def take(self, row: Row) -> Step:
        entry = self._entry_of(row)
        if entry is None and self._count >= MOST_ENTRIES:
            raise Wrong(
                "",
                say("A roster has at most {most:,} people.", most=MOST_ENTRIES),
                say("Take off it who does not come."),
            )
        was = entry.team if entry else ""
        team = was if row.team is None or (entry is not None and entry.came) else row.team
        self._put(key_of(was), key_of(team))
        does: Does = "new" if entry is None else "changed" if _differs(row, entry, team) else "same"
        self._note(row, entry)
        return Step(does, row, entry)

    def _note(self, row: Row, entry: Entry | None) -> None:
        """What they were called so far is free from here on."""
        if entry is None:
            self._count += 1
            return
        email = entry.email if row.email is None else row.email
        external_id = entry.external_id if row.external_id is None else row.external_id
        for key in _keys(entry.name, entry.email, entry.external_id):
            del self._owner[key]
        self._owner.update(dict.fromkeys(_keys(row.name, email, external_id), entry))

    def _entry_of(self, row: Row) -> Entry | None:
        """Who they are by their id, else by their e-mail, else by their name; none of the others may be another's."""
        keys = _keys(row.name, row.email or "", row.external_id or "")
        found = next((self._owner[key] for key in keys if key in self._owner), None)
        for what, value in keys:
            other = self._owner.get((what, value))
            if other is not None and other != found:
                raise Wrong(
                    what,
                    say("{name} of the roster has this already.", name=other.name),
                    say("Change it here, or take {name} off the roster.", name=other.name),
                )
        return found

    def _put(self, was: str, team: str) -> None:
        if team == was:
            return
        if team and team not in self._teams and len(self._teams) >= MOST_TEAMS:
            raise Wrong("team", say("A workshop has at most {most} teams.", most=MOST_TEAMS), say("Make larger teams."))
        if team and self._in_team[team] >= MOST_IN_TEAM:
            raise Wrong(
                "team", say("A team has at most {most} learners.", most=MOST_IN_TEAM), say("Make another team.")
            )
        self._in_team[was] -= 1
        if team:
            self._teams.add(team)
            self._in_team[team] += 1


def _differs(row: Row, entry: Entry, team: str) -> bool:
    return (
        row.name != entry.name
        or row.email not in (None, entry.email)
        or row.external_id not in (None, entry.external_id)
        or key_of(team) != key_of(entry.team)
    )


def _keys(name: str, email: str, external_id: str) -> list[tuple[str, str]]:
    keys = (("id", external_id), ("email", email), ("name", key_of(name)))
    return [key for key in keys if key[1]]
