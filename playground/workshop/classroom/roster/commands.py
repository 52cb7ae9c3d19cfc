"""Put people on the roster from a file, take them off it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from django.db.models import Count, F, Value
from django.db.models.functions import Concat

from playground.errors import PlaygroundError
from playground.live.classroom_events import RosterChanged
from playground.people.models import Person
from playground.sentences import say
from playground.workshop.classroom.errors import NoEntry
from playground.workshop.classroom.roster.plan import Entry, Plan, Step, plan
from playground.workshop.classroom.roster.reading import Read
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import Enrollment, RosterEntry, Team, Workshop
from playground.workshop.models.roster import key_of

MOST_TOLD: Final = 200


class RosterFaults(PlaygroundError):
    """Some lines cannot be taken, so none was. `details.faults` are the first of them."""

    code = "RosterFaults"

    def __init__(self, faults: list[object]) -> None:
        super().__init__(
            say("{count} lines cannot be taken, so nothing was changed.", count=len(faults)),
            hint=say("Mend them in the file, or take only the others."),
            details={"faults": faults[:MOST_TOLD]},
        )


def entry_in(workshop: Workshop, entry_id: str) -> RosterEntry:
    """Out: somebody of this roster, or NoEntry for unknown and foreign ids alike."""
    found = workshop.roster.select_related("team").filter(public_id=entry_id).first()
    if found is None:
        raise NoEntry
    return found


def plan_for(workshop: Workshop, read: Read) -> Plan:
    """Out: what this file would change."""
    came = dict(Enrollment.objects.filter(roster_entry__workshop=workshop).values_list("roster_entry", "team__name"))
    entries = [
        Entry(each.public_id, each.name, each.email, _team_name(each, came), each.external_id, each.public_id in came)
        for each in workshop.roster.select_related("team").order_by("pk")
    ]
    seated = workshop.enrollments.filter(roster_entry=None, team__isnull=False)
    alone = dict(seated.values_list("team__name").annotate(count=Count("pk")))
    return plan(read, entries, list(workshop.teams.values_list("name", flat=True)), alone)


def take_in(workshop: Workshop, person: Person, read: Read, *, only_good: bool) -> Plan:
    """Put the people of this file on the roster. Out: what was done. Twice is as once.

    Raises RosterFaults when a line cannot be taken, unless only the good ones are wanted.
    """
    with changing(workshop, person) as change:
        found = plan_for(change.workshop, read)
        if found.faults and not only_good:
            raise RosterFaults([asdict(each) for each in found.faults])
        if found.of("new") or found.of("changed"):
            _write(change, found)
            _announce(change)
    return found


def take_off(workshop: Workshop, person: Person, entry_id: str) -> None:
    """Whoever has come as them stays, as somebody who was not expected."""
    with changing(workshop, person) as change:
        entry = entry_in(change.workshop, entry_id)
        _free(change, entry)
        entry.delete()
        _announce(change)


def take_off_waiting(workshop: Workshop, person: Person) -> int:
    """Nobody is expected any more of those who have not come. Out: how many they were."""
    with changing(workshop, person) as change:
        count, _ = change.workshop.roster.filter(taken_by=None).delete()
        if count:
            _announce(change)
    return int(count)


def free(workshop: Workshop, person: Person, entry_id: str) -> None:
    """Somebody else has come as them, or they lost their browser: their place waits for them again."""
    with changing(workshop, person) as change:
        _free(change, entry_in(change.workshop, entry_id))


def renew_link(workshop: Workshop, person: Person, entry_id: str) -> RosterEntry:
    """Their personal link so far opens nothing any more."""
    with changing(workshop, person) as change:
        entry = entry_in(change.workshop, entry_id)
        entry.link_number += 1
        entry.save(update_fields=["link_number"])
        _announce(change)
    return entry


def _free(change: Change, entry: RosterEntry) -> None:
    rows = Enrollment.objects.select_related("workshop", "person", "team")
    for enrollment in rows.filter(roster_entry=entry):
        enrollment.roster_entry = None
        enrollment.save(update_fields=["roster_entry"])
        change.seat(enrollment, tell=False)


def _announce(change: Change) -> None:
    change.announce(RosterChanged(change.workshop.roster.count()))


def _write(change: Change, found: Plan) -> None:
    workshop = change.workshop
    teams = _teams(change, [*found.of("new"), *found.of("changed")])
    changed = {each.entry.id: each for each in found.of("changed") if each.entry is not None}
    rows = list(workshop.roster.filter(public_id__in=changed))
    # Two may exchange what only one can have: first nobody has it.
    workshop.roster.filter(public_id__in=changed).update(
        name_key=Concat(Value("\n"), F("public_id")), email="", external_id=""
    )
    for row in rows:
        _fill(row, changed[row.public_id], teams)
    RosterEntry.objects.bulk_update(rows, ["name", "name_key", "email", "external_id", "team"], batch_size=200)
    new = [_fill(RosterEntry(workshop=workshop), each, teams) for each in found.of("new")]
    RosterEntry.objects.bulk_create(new, batch_size=200)


def _fill(entry: RosterEntry, step: Step, teams: dict[str, Team]) -> RosterEntry:
    row = step.row
    entry.name, entry.name_key = row.name, key_of(row.name)
    entry.email = entry.email if row.email is None else row.email
    entry.external_id = entry.external_id if row.external_id is None else row.external_id
    if row.team is not None and not (step.entry and step.entry.came):
        entry.team = teams.get(key_of(row.team))
    return entry


def _teams(change: Change, steps: Iterable[Step]) -> dict[str, Team]:
    """Out: the workshop's teams by their keys, with those that only the file knew."""
    found = {key_of(each.name): each for each in change.workshop.teams.all()}
    wanted = {key_of(each.row.team): each.row.team for each in steps if each.row.team}
    new = [Team(workshop=change.workshop, name=name) for key, name in wanted.items() if key not in found]
    if new:
        found.update({key_of(each.name): each for each in Team.objects.bulk_create(new)})
        change.touch()
    return found


def _team_name(entry: RosterEntry, came: dict[str, str | None]) -> str:
    if entry.public_id in came:
        return came[entry.public_id] or ""
    return entry.team.name if entry.team is not None else ""
