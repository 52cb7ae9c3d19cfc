"""Teams: learners of a workshop who share one sandbox for each exercise. What a team has drawn stays with the team."""

from random import SystemRandom
from typing import Final

from playground.languages import for_reader
from playground.live import groups, publish
from playground.people.models import Person
from playground.sandbox import names
from playground.sandbox.models import Member, Sandbox
from playground.sentences import say
from playground.workshop.classroom.access import learner_in
from playground.workshop.classroom.errors import Full, InvalidWorkshop, NoTeam
from playground.workshop.classroom.stream import Change, changing
from playground.workshop.models import Attempt, Enrollment, Seat, Team, Workshop

MOST_TEAMS: Final = 500
MOST_IN_TEAM: Final = 12
LONGEST_NAME: Final = 40


def make(workshop: Workshop, person: Person, name: str) -> Workshop:
    """A new team with nobody in it. Raises Full, InvalidWorkshop for a name that another one has."""
    with changing(workshop, person) as change:
        _check_room(change.workshop, 1)
        change.workshop.teams.create(name=_name(change.workshop, name))
        change.touch()
    return change.workshop


def rename(workshop: Workshop, person: Person, team_id: str, name: str) -> Workshop:
    with changing(workshop, person) as change:
        found = team_in(change.workshop, team_id)
        found.name = _name(change.workshop, name, found)
        found.save(update_fields=["name"])
        change.touch()
    return change.workshop


def dissolve(workshop: Workshop, person: Person, team_id: str) -> Workshop:
    """Its learners work alone from now on; what it has drawn goes to whoever came first of them."""
    with changing(workshop, person) as change:
        found = team_in(change.workshop, team_id)
        mates = _hold(found)
        for mate in reversed(mates):
            move(change, mate, None)
        found.delete()
        change.touch()
    return change.workshop


def draw_lots(workshop: Workshop, person: Person, size: int) -> Workshop:
    """Put everybody who is in, and in no team, into new teams of this size; some are one smaller when it does not go
    into their number. Nobody is taken out of a team."""
    with changing(workshop, person) as change:
        row = change.workshop
        rows = row.enrollments.select_for_update().filter(state=Seat.IN, team=None).order_by("pk")
        alone = list(rows)
        if not alone:
            raise InvalidWorkshop(
                say("Everybody who is in has a team."), hint=say("Take somebody out of theirs, or dissolve a team.")
            )
        count = -(-len(alone) // size)
        _check_room(row, count)
        SystemRandom().shuffle(alone)
        made = Team.objects.bulk_create(Team(workshop=row, name=name) for name in _new_names(row, count))
        people = Person.objects.in_bulk([each.person_id for each in alone])
        for place, learner in enumerate(alone):
            learner.workshop, learner.person = row, people[learner.person_id]
            _come_in(change, learner, made[place % count])
        Enrollment.objects.bulk_update(alone, ["team"])
        change.touch()
    return row


def put(workshop: Workshop, person: Person, learner_id: str, team_id: str | None) -> Enrollment:
    """Put a learner into a team, or None into no team. In the middle of an exercise they go on in the new team's
    sandbox; what they drew alone stays theirs, what they drew with the old team stays with it."""
    with changing(workshop, person) as change:
        learner = learner_in(change.workshop, learner_id)
        team = team_in(change.workshop, team_id) if team_id is not None else None
        if learner.team == team:
            return learner
        if team is not None:
            _check_seat(learner, team)
        if learner.team is not None:
            _hold(learner.team)
        move(change, learner, team)
    return learner


def leave(enrollment: Enrollment) -> None:
    """They are not in their team any more, not saved yet. Its sandboxes go on with whoever came first of the others;
    of a team of one they stay with their owner."""
    team = enrollment.team
    if team is None:
        return
    heir = next((mate for mate in _hold(team) if mate.pk != enrollment.pk), None)
    for attempt in Attempt.objects.filter(team=team).select_related("sandbox"):
        if attempt.sandbox.owner_id != enrollment.person_id:
            Member.objects.filter(sandbox=attempt.sandbox, person=enrollment.person).delete()
        elif heir is None:
            Attempt.objects.filter(pk=attempt.pk).update(team=None)
        else:
            Member.objects.filter(sandbox=attempt.sandbox, person=heir.person).delete()
            Sandbox.objects.filter(pk=attempt.sandbox_id).update(owner=heir.person)
            Attempt.objects.filter(pk=attempt.pk).update(enrollment=heir)
        _end(attempt.sandbox, enrollment.person)
    enrollment.team = None


def team_in(workshop: Workshop, team_id: str) -> Team:
    """Out: a team of this workshop, or NoTeam for unknown and foreign ids alike."""
    found = workshop.teams.filter(public_id=team_id).first()
    if found is None:
        raise NoTeam
    return found


def move(change: Change, learner: Enrollment, team: Team | None) -> None:
    """Whoever calls has locked who is in both teams, by `changing`."""
    leave(learner)
    if team is not None:
        _come_in(change, learner, team)
    else:
        change.seat(learner)
    learner.save(update_fields=["team"])


def _come_in(change: Change, learner: Enrollment, team: Team) -> None:
    """Their open page of what the class does now leads them to the team's."""
    learner.team = team
    if change.workshop.exercise is not None:
        own = Attempt.objects.filter(enrollment=learner, team=None, exercise=change.workshop.exercise)
        for attempt in own.select_related("sandbox"):
            _end(attempt.sandbox, learner.person)
    change.seat(learner)


def _end(sandbox: Sandbox, person: Person) -> None:
    publish.end_after_commit(groups.of_sandbox(sandbox.public_id), [person.public_id])


def _hold(team: Team) -> list[Enrollment]:
    """Lock who is in it, then the team, in the order of joining.sandbox_for. Out: they, in the order they came."""
    rows = team.enrollments.select_for_update(of=("self",)).select_related("workshop", "person", "team").order_by("pk")
    mates = list(rows)
    Team.objects.select_for_update().get(pk=team.pk)
    return mates


def _check_seat(learner: Enrollment, team: Team) -> None:
    if learner.state != Seat.IN:
        raise InvalidWorkshop(say("They are not in the workshop."), hint=say("Let them in first."))
    if team.enrollments.count() >= MOST_IN_TEAM:
        raise Full(say("A team has at most {most} learners.", most=MOST_IN_TEAM), hint=say("Make another team."))


def _check_room(workshop: Workshop, more: int) -> None:
    if workshop.teams.count() + more > MOST_TEAMS:
        raise Full(say("A workshop has at most {most} teams.", most=MOST_TEAMS), hint=say("Make larger teams."))


def _name(workshop: Workshop, name: str, own: Team | None = None) -> str:
    name = names.check_title(name, "name", LONGEST_NAME)
    if workshop.teams.exclude(pk=own.pk if own else None).filter(name__iexact=name).exists():
        raise InvalidWorkshop(
            say("There is a team {name} already.", name=name), hint=say("Choose another name."), place="name"
        )
    return name


def _new_names(workshop: Workshop, count: int) -> list[str]:
    taken = {name.casefold() for name in workshop.teams.values_list("name", flat=True)}
    numbers = range(1, len(taken) + count + 1)
    found = (for_reader(say("Team {number}", number=number)) for number in numbers)
    return [name for name in found if name.casefold() not in taken][:count]
