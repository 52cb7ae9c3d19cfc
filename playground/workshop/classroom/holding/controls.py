"""Begin and end what holds for everybody: pause and time here, the rest beside."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final, get_args

from playground.live.control_shapes import ControlKind
from playground.people.models import Person
from playground.sandbox.commands.sharing import revoke
from playground.sandbox.errors import NotFound
from playground.sandbox.supervision import freeze, keep_clock, thaw
from playground.sentences import say
from playground.workshop.classroom.errors import InvalidWorkshop, WrongStep
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import Control, State, Workshop

LONGEST_TIME: Final = timedelta(hours=12)
MOST_KEPT: Final = 500  # of a workshop that are over, the newest


def pause(workshop: Workshop, person: Person, message: str = "") -> None:
    """Nobody but those who teach changes anything from now on; again, with other words, changes the words."""
    with changing(workshop, person) as change:
        check_going(change.workshop)
        freeze(change.workshop.supervision, message)
        change.touch()
        hold(change, "pause", words=change.workshop.supervision.frozen_message)


def go_on(workshop: Workshop, person: Person) -> None:
    with changing(workshop, person) as change:
        if release(change, "pause") is not None:
            thaw(change.workshop.supervision)
            change.touch()


def give_time(workshop: Workshop, person: Person, *, minutes: int | None = None, until: datetime | None = None) -> None:
    """In: minutes from now, or a moment. Everybody sees the time that is left, by the server's clock."""
    with changing(workshop, person) as change:
        check_going(change.workshop)
        end = until if until is not None else change.at + timedelta(minutes=minutes or 0)
        hold(change, "timer", ends_at=_checked(end, change.at))


def add_time(workshop: Workshop, person: Person, minutes: int) -> None:
    """So much more than was left; than none where it was over already."""
    with changing(workshop, person) as change:
        check_going(change.workshop)
        now = held(change.workshop, "timer")
        left_at = now.ends_at if now is not None and now.ends_at is not None else change.at
        hold(change, "timer", ends_at=_checked(max(left_at, change.at) + timedelta(minutes=minutes), change.at))


def end(workshop: Workshop, person: Person, kind: ControlKind) -> None:
    """What holds of this kind ends; where nothing does, nothing changes."""
    with changing(workshop, person) as change:
        release(change, kind)


def end_everything(change: Change) -> None:
    """The class is over: nothing of it holds any more."""
    thaw(change.workshop.supervision)
    keep_clock(change.workshop.supervision, kept=False)
    for kind in get_args(ControlKind):
        release(change, kind)


def check_going(workshop: Workshop) -> None:
    """Raise WrongStep unless a class is going on."""
    if workshop.state not in (State.OPEN, State.LOCKED):
        raise WrongStep


def held(workshop: Workshop, kind: ControlKind) -> Control | None:
    return workshop.controls.filter(kind=kind, ended_at=None).select_related("sandbox", "link").first()


def hold(change: Change, kind: ControlKind, **values: Any) -> Control:
    """From now on this holds instead of what did before."""
    release(change, kind)
    change.control()
    over = change.workshop.controls.exclude(ended_at=None).order_by("-pk").values_list("pk", flat=True)
    if too_old := over[MOST_KEPT : MOST_KEPT + 1].first():
        change.workshop.controls.exclude(ended_at=None).filter(pk__lte=too_old).delete()
    return Control.objects.create(workshop=change.workshop, kind=kind, by=change.person, started_at=change.at, **values)


def release(change: Change, kind: ControlKind) -> Control | None:
    """Out: what has ended by this. The link by which something was shown works no more, its secrets are erased."""
    now = held(change.workshop, kind)
    if now is None:
        return None
    if now.link is not None:
        with suppress(NotFound):  # whose canvas it is was quicker
            revoke(now.link.sandbox, now.link.public_id)
    now.ended_at, now.sealed, now.link = max(change.at, now.started_at), "", None
    now.save(update_fields=["ended_at", "sealed", "link"])
    change.control()
    return now


def _checked(end: datetime, now: datetime) -> datetime:
    if not now < end <= now + LONGEST_TIME:
        raise InvalidWorkshop(
            say("The time must end within the next 12 hours."), hint=say("Choose another end."), place="until"
        )
    return end
