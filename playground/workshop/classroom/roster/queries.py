"""What the pages of those who teach show of the roster."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from playground.workshop.classroom.roster.columns import HEADER
from playground.workshop.classroom.roster.commands import plan_for
from playground.workshop.classroom.roster.links import link_of
from playground.workshop.classroom.roster.plan import Does, Plan
from playground.workshop.classroom.roster.reading import Fault, Read
from playground.workshop.models import RosterEntry, Workshop
from playground.workshop.models.roster import order_of

LINK_PATH: Final = "/seat/{link}/"


@dataclass(frozen=True, slots=True)
class RosterEntryShape:
    """Somebody who is expected. Whether they have come stands with the learners. `link`: a path, for them alone."""

    id: str
    name: str
    email: str
    external_id: str
    team_id: str | None
    link: str


@dataclass(frozen=True, slots=True)
class RosterRowShape:
    """Somebody of a file, and what importing it does with them."""

    line: int
    name: str
    email: str
    team: str
    external_id: str
    does: Does


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What importing a file does. `ignored`: columns that nothing is made of."""

    new: int
    changed: int
    same: int
    ignored: list[str]
    rows: list[RosterRowShape]
    faults: list[Fault]


def roster_of(workshop: Workshop) -> list[RosterEntryShape]:
    """Out: everybody, by name."""
    return [
        RosterEntryShape(
            id=row.public_id,
            name=row.name,
            email=row.email,
            external_id=row.external_id,
            team_id=row.team.public_id if row.team is not None else None,
            link=LINK_PATH.format(link=link_of(row)),
        )
        for row in by_name(workshop.roster.select_related("team"))
    ]


def by_name(rows: Iterable[RosterEntry]) -> list[RosterEntry]:
    """No database sorts letters as people do, and no two in the same way."""
    return sorted(rows, key=lambda row: order_of(row.name))


def preview_of(workshop: Workshop, read: Read) -> RosterPreview:
    return told(plan_for(workshop, read), read)


def told(found: Plan, read: Read) -> RosterPreview:
    rows = [
        RosterRowShape(
            each.row.line,
            each.row.name,
            each.row.email or "",
            each.row.team or "",
            each.row.external_id or "",
            each.does,
        )
        for each in found.steps
    ]
    new, changed, same = len(found.of("new")), len(found.of("changed")), len(found.of("same"))
    return RosterPreview(new, changed, same, read.ignored, rows, found.faults)


def spreadsheet_of(workshop: Workshop) -> Iterator[Sequence[object]]:
    """Out: the header, then everybody, as importing reads it: in the team they are in by now."""
    yield HEADER
    for row in by_name(workshop.roster.select_related("team", "taken_by__team")):
        taken = getattr(row, "taken_by", None)
        team = row.team if taken is None else taken.team
        yield row.name, row.email, team.name if team is not None else "", row.external_id
