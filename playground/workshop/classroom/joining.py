"""Coming in by the code, and getting the sandbox of what the class does now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from django.db import transaction
from django.utils import timezone

from playground.people.commands import rename_person
from playground.people.models import Kind, Person
from playground.people.nicknames import check_name
from playground.sandbox.models import Member, Sandbox
from playground.sandbox.models.sandbox import Access
from playground.sentences import say
from playground.workshop.classroom import codes, expected, guessing
from playground.workshop.classroom.errors import Blocked, Full, NothingToDo, NotOpen, UnknownCode
from playground.workshop.classroom.holding.clocks import set_newcomer
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.commands import start
from playground.workshop.models import Attempt, Enrollment, RosterEntry, Seat, State, Team, Workshop
from playground.workshop.models.workshop import HERE
from playground.workshop.variants import MOST_SEED

MOST_LEARNERS: Final = 1_000
MOST_SEATS: Final = 2_000  # those who have left among them
SEATS_PER_PERSON: Final = 500
VARIANTS_OF_A_CLASS: Final = 24


@dataclass(frozen=True, slots=True)
class Joined:
    """Where somebody came in; `enrollment` is None for whoever teaches there."""

    workshop: Workshop
    enrollment: Enrollment | None


def workshop_of(typed: str, address: str) -> Workshop:
    """In: what somebody typed, and the network address it came from. Out: the workshop. UnknownCode, TooManyCodes."""
    code = codes.read(typed)
    code_hash = codes.hash_of(code)
    guessing.check(address, code_hash)
    found = Workshop.objects.select_related("supervision", "owner").filter(code_hash=code_hash).first()
    if found is None:
        guessing.note_wrong(address)
        raise UnknownCode
    guessing.note_right(address, code_hash)
    return found


def check_open(workshop: Workshop, person: Person | None) -> None:
    """Raise NotOpen unless this person, None for somebody new, may come in as things stand."""
    known = person is not None and workshop.enrollments.filter(person=person, state__in=HERE).exists()
    if workshop.state == State.OPEN or (workshop.state == State.LOCKED and known):
        return
    if workshop.state == State.DRAFT:
        raise NotOpen(
            say("This workshop is not open yet."),
            hint=say("Its instructor opens it when it begins. Try again then."),
            place="code",
        )
    if workshop.state == State.LOCKED:
        raise NotOpen(
            say("This workshop is locked: nobody new comes in now."),
            hint=say("Ask the instructor to let you in."),
            place="code",
        )
    raise NotOpen(say("This workshop is over."), hint=say("Ask the instructor for the next one."), place="code")


def join(workshop: Workshop, person: Person, nickname: str, entry: RosterEntry | None = None) -> Joined:
    """In: a workshop found by its code; `entry`: whose personal link it was, if it was one. Out: this person's seat in
    it, a new one or the one they had.

    A guest is called by the nickname everywhere; an account keeps its own name elsewhere. Raises NotOpen, Blocked,
    Full, and for a personal link PlaceTaken, AlreadySeated.
    """
    if workshop.supervision.supervisors.filter(person=person).exists():
        return Joined(workshop, None)
    with changing(workshop, person) as change:
        check_open(change.workshop, person)
        seat = change.workshop.enrollments.select_related("workshop", "person", "team").filter(person=person).first()
        if seat is not None and seat.state == Seat.BLOCKED:
            raise Blocked
        if seat is None or seat.state not in HERE:
            seat = _take_seat(change, person, seat, nickname, entry)
        elif entry is not None:
            expected.take_later(change, seat, entry)
    return Joined(change.workshop, seat)


def _take_seat(
    change: Change, person: Person, seat: Enrollment | None, nickname: str, entry: RosterEntry | None
) -> Enrollment:
    workshop = change.workshop
    if entry is not None:
        expected.check_waiting(entry)
    if workshop.enrollments.filter(state__in=HERE).count() >= MOST_LEARNERS:
        raise Full(
            say("This workshop is full: {most} learners are in it.", most=MOST_LEARNERS),
            hint=say("Ask the instructor to remove somebody who has left."),
            place="code",
        )
    if seat is None:
        _check_room(workshop, person)
    entry = entry or expected.waiting_as(workshop, nickname or str(person))
    nickname = entry.name if entry is not None else nickname
    if person.kind == Kind.GUEST and not person.has_account:
        nickname = rename_person(person, nickname).display_name
    else:
        nickname = check_name(nickname or str(person), may_teach=person.may_teach)
    seat = seat or Enrollment(workshop=workshop, person=person)
    seat.nickname = _free(workshop, nickname, seat.pk)
    seat.state = Seat.WAITING if workshop.waiting_room else Seat.IN
    seat.last_seen = change.at
    if entry is not None:
        expected.take(seat, entry)
    seat.save()
    if seat.state == Seat.IN:
        watch_again(seat)
    change.seat(seat, tell=False)
    return seat


def _check_room(workshop: Workshop, person: Person) -> None:
    """Whoever comes again has a seat; a new one is made while there is room for its row."""
    if workshop.enrollments.count() >= MOST_SEATS:
        raise Full(
            say("{most} learners have come into this workshop by now, and there can be no more.", most=MOST_SEATS),
            hint=say("Ask the instructor to duplicate the workshop."),
            place="code",
        )
    if person.enrollments.count() >= SEATS_PER_PERSON:
        raise Full(
            say("You sit in {most} workshops, and there can be no more.", most=SEATS_PER_PERSON),
            hint=say("Come in with another account, or as a guest in a private window."),
            place="code",
        )


def _free(workshop: Workshop, nickname: str, own: int | None) -> str:
    """Out: the nickname, with a number when somebody else has it: the instructor must tell them apart."""
    taken = workshop.enrollments.exclude(pk=own).filter(nickname__istartswith=nickname)
    names = {name.casefold() for name in taken.values_list("nickname", flat=True)}
    free, number = nickname, 2
    while free.casefold() in names:
        free, number = f"{nickname} {number}", number + 1
    return free


def watch_again(enrollment: Enrollment) -> None:
    """Those who teach look into this learner's sandboxes of the workshop, also into those from before."""
    supervision = enrollment.workshop.supervision_id
    Sandbox.objects.filter(attempt__enrollment=enrollment, supervision=None).update(supervision=supervision)


@transaction.atomic
def sandbox_for(enrollment: Enrollment, chosen: str = "") -> Sandbox:
    """Out: this learner's sandbox of what the class does now, the team's where there is one; made when first asked for.

    `chosen`: another exercise of the workshop, whatever the class does. Asked for twice at once, it is one. Raises
    NothingToDo.
    """
    workshop = enrollment.workshop
    slug = chosen if chosen in workshop.exercises else None if chosen else workshop.exercise
    if slug is None or enrollment.state != Seat.IN or workshop.state not in (State.OPEN, State.LOCKED):
        raise NothingToDo
    # First the seat, then the team: they may be moved at this moment, see teams.py.
    enrollment.team_id = Enrollment.objects.select_for_update().get(pk=enrollment.pk).team_id
    if enrollment.team_id is None:
        ours = Attempt.objects.filter(enrollment=enrollment, team=None)
    else:
        Team.objects.select_for_update().get(pk=enrollment.team_id)
        ours = Attempt.objects.filter(team=enrollment.team_id)
    found = ours.filter(exercise=slug).select_related("sandbox").order_by("pk").first()
    if found is None:
        made = start(enrollment.person, slug, _seed(enrollment), enrollment).sandbox
        set_newcomer(workshop, made)
        return made
    if found.sandbox.owner_id != enrollment.person_id:
        Member.objects.update_or_create(
            sandbox=found.sandbox, person=enrollment.person, defaults={"access": Access.EDIT}
        )
    return found.sandbox


def _seed(enrollment: Enrollment) -> int:
    """Out: which variant they get. Who joined one after the other gets different ones, and a class shares so few that
    each is read and built once: a variant for each of 300 would be read anew at every marking."""
    workshop = enrollment.workshop
    if not workshop.variants:
        return 0
    return Random(f"{workshop.public_id} {enrollment.pk % VARIANTS_OF_A_CLASS}").randint(1, MOST_SEED)


def note_seen(enrollment_id: str, at: datetime | None = None) -> None:
    """This learner has a page of the workshop open, or had one just now."""
    Enrollment.objects.filter(public_id=enrollment_id).update(last_seen=at or timezone.now())


def note_all_seen(workshop_id: str, people: Collection[str]) -> None:
    """These people, by their public ids, had a page of the workshop open until just now."""
    rows = Enrollment.objects.filter(workshop__public_id=workshop_id, person__public_id__in=people)
    rows.update(last_seen=timezone.now())
