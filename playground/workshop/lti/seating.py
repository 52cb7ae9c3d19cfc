"""Who comes from a platform, by its issuer and subject, never by an e-mail; and their place in a workshop."""

import hashlib

from django.db import IntegrityError
from django.urls import reverse

from playground.languages import for_reader
from playground.people.accounts import person_of_subject
from playground.people.models import Kind, Person
from playground.sentences import say
from playground.workshop.classroom import seats
from playground.workshop.classroom.errors import Blocked
from playground.workshop.classroom.joining import join, sandbox_for
from playground.workshop.classroom.stream import changing
from playground.workshop.lti.errors import LaunchRefused
from playground.workshop.lti.links import link_of
from playground.workshop.lti.messages import Message
from playground.workshop.lti.roster import entry_of
from playground.workshop.models import LtiLink, LtiPlatform, LtiSeat, RosterEntry, Seat, Workshop


def person_of(message: Message, platform: LtiPlatform) -> Person:
    """Out: who this is, new at the first time. A provider that people sign in at is another one, whatever its name.

    LaunchRefused: their account here is closed.
    """
    digest = hashlib.sha256(message.subject.encode()).hexdigest()
    name = message.name or for_reader(say("Learner {name}", name=digest[:4]))
    try:
        found = person_of_subject(f"lti {platform.issuer}", message.subject, name=name)
    except IntegrityError as error:  # not active, or just being made by another launch
        raise LaunchRefused(
            say("Your account here cannot be used."), hint=say("Try again, or talk to whoever runs this server.")
        ) from error
    if message.teaches and platform.instructors_teach and found.kind == Kind.LEARNER:
        found.kind = Kind.INSTRUCTOR
        found.save(update_fields=["kind"])
    return found


def come_in(message: Message, platform: LtiPlatform) -> tuple[Person, str]:
    """Out: who came, and the path they go on to. LaunchRefused, and what joining refuses."""
    link = link_of(message, platform)
    if link is None:
        raise LaunchRefused(
            say("This link leads nowhere here."),
            hint=say("An instructor of the course chooses what it leads to, by following it or by making it anew."),
        )
    person = person_of(message, platform)
    if message.teaches:
        _teach(link, person, message.subject)
        return person, reverse("workshop", args=[link.workshop.public_id])
    return person, _sit(link, person, message.subject)


def _sit(link: LtiLink, person: Person, subject: str) -> str:
    joined = join(link.workshop, person, "", _expected(link.workshop, person, subject))
    LtiSeat.objects.get_or_create(link=link, person=person, defaults={"subject": subject})
    if joined.enrollment is None:
        return reverse("workshop", args=[joined.workshop.public_id])
    if link.exercise and joined.enrollment.state == Seat.IN:
        return reverse("sandbox", args=[sandbox_for(joined.enrollment, link.exercise).public_id])
    return reverse("class", args=[joined.workshop.public_id])


def _expected(workshop: Workshop, person: Person, subject: str) -> RosterEntry | None:
    """Out: the place on the roster that waits for them; who sits on another one stays there."""
    placed = workshop.enrollments.filter(person=person, roster_entry__isnull=False).exists()
    return None if placed else entry_of(workshop, subject)


def _teach(link: LtiLink, person: Person, subject: str) -> None:
    """Whoever was taken off by the owner does not come back by the link."""
    workshop = link.workshop
    theirs = LtiSeat.objects.filter(link__workshop=workshop, person=person, teaches=True)
    enrolled = workshop.enrollments.filter(person=person).first()
    if enrolled is not None and enrolled.state == Seat.BLOCKED:
        raise Blocked
    if not workshop.supervision.supervisors.filter(person=person).exists():
        if theirs.exists():
            raise LaunchRefused(
                say("You do not teach this workshop any more."), hint=say("Ask the instructor whom it belongs to.")
            )
        with changing(workshop, person) as change:
            seats.teach(change, person)
    LtiSeat.objects.update_or_create(link=link, person=person, defaults={"subject": subject, "teaches": True})
