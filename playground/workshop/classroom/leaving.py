"""A learner goes for good: their seats go, their teams keep what they drew, the journal does not name them any more."""

import json

from playground.live.classroom_events import LearnerGone
from playground.people.models import Person
from playground.workshop.classroom.stream import changing
from playground.workshop.classroom.teams import leave
from playground.workshop.models import Enrollment


def go_for_good(person: Person) -> None:
    """Called in the transaction that deletes the person, before anything of theirs goes."""
    for enrollment in person.enrollments.select_related("workshop", "team", "person").order_by("pk"):
        with changing(enrollment.workshop) as change:
            leave(enrollment)
            _forget(enrollment)
            change.announce(LearnerGone(enrollment.public_id))
            enrollment.delete()


def _forget(enrollment: Enrollment) -> None:
    """A page that resumes from before misses what was said of them, and then hears that they are gone."""
    named = enrollment.workshop.journal.filter(events__icontains=enrollment.public_id)
    for entry in named.select_for_update():
        entry.events = [event for event in entry.events if enrollment.public_id not in json.dumps(event)]
        entry.save(update_fields=["events"])
