"""What Celery runs: the marking of one attempt, the end of help by whoever is gone; and, each beside its command, the
clocks and the counts of a class."""

from celery import shared_task
from django.utils import timezone

from playground.workshop.classroom.helping import end_abandoned
from playground.workshop.classroom.holding import clocks, counting
from playground.workshop.commands import check
from playground.workshop.lti.grades import note_marked
from playground.workshop.lti.tasks import queue

__all__ = ["check_attempt", "clocks", "counting"]
NOW, LATER = 0, 6  # Celery's priorities over Redis: what is due and what somebody did come before a class that begins


@shared_task(name="playground.workshop.tasks.check_attempt")
def check_attempt(attempt_pk: int) -> None:
    """May run twice, late, or for an attempt that is gone. Many edits cost one marking: it marks what stands now."""
    marked = check(attempt_pk)
    if marked is not None:
        queue(note_marked(marked))


@shared_task(name="playground.workshop.tasks.end_abandoned_help")
def end_abandoned_help() -> int:
    """Out: how much of it was over."""
    return end_abandoned(timezone.now())
