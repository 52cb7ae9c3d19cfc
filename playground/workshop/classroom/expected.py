"""Who comes in as somebody of the roster: under their name, or by their personal link. A place is taken once."""

from playground.workshop.classroom.errors import AlreadySeated, PlaceTaken
from playground.workshop.classroom.stream import Change
from playground.workshop.classroom.teams import MOST_IN_TEAM, move
from playground.workshop.models import Enrollment, RosterEntry, Team, Workshop
from playground.workshop.models.roster import key_of


def waiting_as(workshop: Workshop, name: str) -> RosterEntry | None:
    """Out: whose place waits under this name. None where nobody of the name is expected, or they have come."""
    found = workshop.roster.select_related("team").filter(name_key=key_of(name), taken_by=None)
    return found.first()


def check_waiting(entry: RosterEntry) -> None:
    """Raise PlaceTaken when somebody has come as them."""
    if Enrollment.objects.filter(roster_entry=entry).exists():
        raise PlaceTaken(entry.name)


def take(seat: Enrollment, entry: RosterEntry) -> None:
    """They are this one of the roster, in the team that was chosen for them; not saved yet."""
    seat.roster_entry = entry
    seat.team = _team_with_room(entry)


def take_later(change: Change, seat: Enrollment, entry: RosterEntry) -> None:
    """The same for somebody who has a seat already. AlreadySeated, PlaceTaken."""
    if seat.roster_entry_id == entry.public_id:
        return
    if seat.roster_entry_id is not None:
        raise AlreadySeated(seat.nickname)
    check_waiting(entry)
    seat.roster_entry = entry
    seat.save(update_fields=["roster_entry"])
    team = _team_with_room(entry)
    if seat.team is None and team is not None:
        move(change, seat, team)
    else:
        change.seat(seat)


def _team_with_room(entry: RosterEntry) -> Team | None:
    """A team that was filled by hand meanwhile takes nobody more."""
    team = entry.team
    return team if team is not None and team.enrollments.count() < MOST_IN_TEAM else None
