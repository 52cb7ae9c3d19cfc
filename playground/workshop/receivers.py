"""Hears of changes to a sandbox: goals are marked again. And of a workshop that goes: nobody looks on any more."""

import logging
from typing import Any

from django.utils import timezone
from kombu.exceptions import OperationalError

from playground.live.groups import of_workshop
from playground.live.publish import wake_after_commit
from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox.models import Help, Supervision
from playground.sandbox.supervision import end_supervision
from playground.workshop.classroom.helping import LIVE, end_all
from playground.workshop.classroom.leaving import go_for_good
from playground.workshop.classroom.stream import changing
from playground.workshop.models import RESTORED, Attempt, RosterEntry, Workshop
from playground.workshop.progress import marks_stand
from playground.workshop.tasks import LATER, NOW, check_attempt

logger = logging.getLogger(__name__)
FIRST = 1  # the revision of the starting picture
COUNTED = ("marked_revision", "worked_seconds", "marked_at", "started_at")
_in_sandbox: Prepared[Attempt] = Prepared(
    lambda pk: (
        Attempt.objects.filter(sandbox_id=pk)
        .select_related("enrollment__workshop")
        .only(*COUNTED, "enrollment__workshop__public_id")
    ),
    int,
)


def on_sandbox_changed(sandbox_pk: int, revision: int, exercise: str, only_placed: bool, **rest: Any) -> None:
    """Queue the marking of its attempt, if it is one. The change is committed already and never waits for a broker."""
    attempt = _in_sandbox.first(sandbox_pk) if exercise else None
    if attempt is None:
        return
    if attempt.enrollment is not None:
        wake_after_commit(of_workshop(attempt.enrollment.workshop.public_id), attempt.pk)
    if only_placed and marks_stand(attempt, revision, timezone.now()):
        return
    try:
        begins = revision == FIRST  # so do a thousand others, and nobody waits for these marks
        check_attempt.apply_async(args=[attempt.pk], retry=False, priority=LATER if begins else NOW)
    except OperationalError as error:
        logger.warning("Could not queue the marking of attempt %s; Check my work marks it: %s", attempt.pk, error)


def on_person_leaving(person: Person, **rest: Any) -> None:
    """What they drew with others stays with those."""
    on_person_deleted(person)  # who they are on a roster is known by their seat
    go_for_good(person)


def on_person_deleted(instance: Person, **rest: Any) -> None:
    """Whoever goes for good takes their name and e-mail off the rosters on which they have come."""
    RosterEntry.objects.filter(taken_by__person=instance).delete()


def on_workshop_leaving(instance: Workshop, **rest: Any) -> None:
    """Learners who came out of a file go with it: nobody signs in as them."""
    Person.objects.filter(enrollments__workshop=instance, username__startswith=RESTORED, is_active=False).delete()


def on_workshop_deleted(instance: Workshop, **rest: Any) -> None:
    """Whatever took it, its owner's farewell, too: its supervision ends with it."""
    left = Supervision.objects.filter(pk=instance.supervision_id).first()
    if left is not None:
        end_supervision(left)


def on_help_deleted(instance: Help, **rest: Any) -> None:
    """Its sandbox goes while somebody waits for help there: those who teach see them wait no more."""
    workshop = Workshop.objects.filter(supervision=instance.supervision_id).first()
    if workshop is not None and instance.state in LIVE:
        with changing(workshop) as change:
            end_all(change, [instance], "learner")
