"""Help by consent: a learner asks, somebody who teaches offers, the learner says yes, both draw until either ends it.

The right itself is `Help.state` (sandbox/access.py asks it each time), so it ends with the row, wherever it is used.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from playground.live import classroom_shapes
from playground.live.classroom_events import HelpChanged
from playground.live.classroom_shapes import HelpEnding, HelpShape, LearnerHelp
from playground.people.counting import count
from playground.people.models import Person
from playground.sandbox import names
from playground.sandbox.helping import OFFERS, help_shape, tell
from playground.sandbox.models import Help, Sandbox
from playground.sandbox.models.help import LONGEST_NOTE, HelpState
from playground.sentences import say
from playground.workshop.classroom.errors import HelpNotNow, LearnersOnly, NoWorkshop
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import Attempt, Seat, State, Workshop

MOST_ASKED: Final = 30  # times from one sandbox, within
ASKED_WINDOW: Final = 15 * 60  # seconds
REFUSED_SECONDS: Final = 60  # before whoever was refused may offer again, unless they are asked
GONE_SECONDS: Final = 45  # without a page of the sandbox
LIVE = (HelpState.ASKED, HelpState.OFFERED, HelpState.OPEN)


def ask(person: Person, sandbox: Sandbox, note: str = "") -> HelpShape:
    """In: a sandbox that this learner draws in, and perhaps a line of theirs. Asked again, the line is the newest.

    Raises LearnersOnly, HelpNotNow.
    """
    workshop = _class_of(person, sandbox)
    note = names.check_title(note, "note", LONGEST_NOTE, place="note", least=0)
    if count(f"help in {sandbox.public_id}", ASKED_WINDOW) > MOST_ASKED:
        raise HelpNotNow(say("You have asked many times."), hint=say("Wait a few minutes, or raise your hand."))
    with changing(workshop, person) as change:
        _check_goes_on(change.workshop)
        row = _row(change, sandbox)
        if row.state in OFFERS:
            raise HelpNotNow(say("Somebody offers to help already."), hint=say("Say yes or no to it first."))
        if row.state != HelpState.ASKED:
            row.asked_at, row.helper = change.at, None
        row.asked_by, row.note = person, note
        return _into(change, row, "asked")


def answer(person: Person, sandbox: Sandbox, yes: bool) -> HelpShape:
    """A learner who draws here, in a team any of it, says yes or no to an offer. Raises LearnersOnly, HelpNotNow."""
    with changing(_class_of(person, sandbox), person) as change:
        row = _row(change, sandbox)
        if row.state == HelpState.OPEN and yes:
            return help_shape(row)
        if row.state != HelpState.OFFERED:
            raise HelpNotNow(say("Nobody offers to help right now."), hint=say("Ask for help if you want it."))
        row.seen_at = change.at
        return _into(change, row, "open") if yes else _end(change, row, "refused")


def end_own(person: Person, sandbox: Sandbox) -> None:
    """The learner wants no help, or no more. Done twice is no error. Raises LearnersOnly."""
    endings: dict[str, HelpEnding] = {"asked": "withdrawn", "offered": "refused", "open": "learner"}
    with changing(_class_of(person, sandbox), person) as change:
        row = _row(change, sandbox)
        if row.state in endings:
            _end(change, row, endings[row.state])


def offer(workshop: Workshop, person: Person, sandbox_id: str) -> HelpShape:
    """Somebody who teaches asks to help in a learner's sandbox; offering twice is no error. Raises HelpNotNow."""
    with changing(workshop, person) as change:
        _check_goes_on(change.workshop)
        row = _row(change, sandbox_in(change.workshop, sandbox_id))
        if row.state in OFFERS and row.helper_id == person.pk:
            return help_shape(row)
        if row.state in OFFERS:
            raise HelpNotNow(
                say("{name} helps there already.", name=str(row.helper)), hint=say("Look on, or talk to them.")
            )
        waits_until = row.since + timedelta(seconds=REFUSED_SECONDS) if row.ending == "refused" else change.at
        if row.state == HelpState.OVER and row.helper_id == person.pk and change.at < waits_until:
            raise HelpNotNow(say("They said no just now."), hint=say("Offer it again in a minute, or let them ask."))
        row.helper, row.seen_at = person, change.at
        return _into(change, row, "offered")


def end_given(workshop: Workshop, person: Person, sandbox_id: str) -> None:
    """Whoever teaches takes an offer back, has answered what was asked, or draws there no more. Twice is no error."""
    with changing(workshop, person) as change:
        row = _row(change, sandbox_in(change.workshop, sandbox_id))
        if row.state == HelpState.OFFERED and row.asked_at is not None:
            row.helper = None
            _into(change, row, "asked")
        elif row.state in LIVE:
            _end(change, row, "answered" if row.state == HelpState.ASKED else "helper")


def end_all(change: Change, rows: Iterable[Help], ending: HelpEnding) -> None:
    """In: rows of this class. The live ones are over."""
    for row in rows:
        if row.state in LIVE:
            _end(change, row, ending)


def end_abandoned(at: datetime) -> int:
    """Offers and help of whoever has had no page of the sandbox open for a while are over. Out: how many were."""
    long_ago = at - timedelta(seconds=GONE_SECONDS)
    found = Help.objects.filter(state__in=OFFERS, seen_at__lt=long_ago)
    ended = 0
    for workshop in Workshop.objects.filter(supervision__in=found.values("supervision")):
        with changing(workshop) as change:
            rows = list(rows_of(change.workshop).filter(state__in=OFFERS, seen_at__lt=long_ago))
            end_all(change, rows, "gone")
            ended += len(rows)
    return ended


def rows_of(workshop: Workshop) -> QuerySet[Help]:
    """Out: all help of a workshop."""
    return workshop.supervision.helps.select_related("sandbox", "asked_by", "helper")


def helped_in(workshop: Workshop) -> list[LearnerHelp]:
    """Out: what is asked for, offered and open now, for those who teach; oldest first."""
    rows = list(rows_of(workshop).filter(state__in=LIVE).order_by("asked_at", "since"))
    learners = dict(
        Attempt.objects.filter(sandbox__in=[row.sandbox_id for row in rows], enrollment__isnull=False).values_list(
            "sandbox", "enrollment__public_id"
        )
    )
    return [LearnerHelp(learners[row.sandbox_id], help_shape(row)) for row in rows if row.sandbox_id in learners]


def sandbox_in(workshop: Workshop, sandbox_id: str) -> Sandbox:
    """Out: a learner's sandbox of this workshop, or NoWorkshop for unknown and foreign ids alike."""
    rows = Sandbox.objects.filter(attempt__enrollment__workshop=workshop, supervision=workshop.supervision_id)
    found = rows.filter(public_id=sandbox_id).first()
    if found is None:
        raise NoWorkshop
    return found


def _class_of(person: Person, sandbox: Sandbox) -> Workshop:
    """In: somebody who may draw in this sandbox. Out: its workshop, where they learn."""
    workshops = Workshop.objects.filter(supervision=sandbox.supervision_id, enrollments__attempts__sandbox=sandbox)
    found = workshops.first() if sandbox.supervision_id is not None else None
    if found is None:
        raise HelpNotNow(say("This sandbox belongs to no class."), hint=say("Share it with somebody who may draw."))
    if not found.enrollments.filter(person=person, state=Seat.IN).exists():
        raise LearnersOnly
    return found


def _check_goes_on(workshop: Workshop) -> None:
    if workshop.state not in (State.OPEN, State.LOCKED):
        raise HelpNotNow(say("This workshop is over."), hint=say("What you have drawn stays yours."))


def _row(change: Change, sandbox: Sandbox) -> Help:
    """Out: the help in this sandbox, perhaps not saved yet: over, then."""
    found = rows_of(change.workshop).filter(sandbox=sandbox).first()
    if found is None:
        Help.objects.filter(sandbox=sandbox).delete()  # of a class that it was in before
    new = Help(sandbox=sandbox, supervision=change.workshop.supervision, state=HelpState.OVER, since=change.at)
    return found or new


def _into(change: Change, row: Help, state: classroom_shapes.HelpState) -> HelpShape:
    if row.state != state:
        row.since = change.at
    row.state, row.ending = state, ""
    return _save(change, row)


def _end(change: Change, row: Help, ending: HelpEnding) -> HelpShape:
    row.state, row.since, row.ending, row.asked_at = HelpState.OVER, change.at, ending, None
    return _save(change, row)


def _save(change: Change, row: Help) -> HelpShape:
    row.save()
    announce(change, row)
    return help_shape(row)


def announce(change: Change, row: Help) -> None:
    """The class's journal and the pages of the sandbox hear how it stands."""
    learner = Attempt.objects.filter(sandbox=row.sandbox_id).values_list("enrollment__public_id", flat=True).first()
    if learner is not None:
        change.announce(HelpChanged(LearnerHelp(learner, help_shape(row))))
    tell(row)
