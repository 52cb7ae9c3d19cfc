"""What Celery runs: the marking of one attempt."""

from celery import shared_task

from playground.workshop.commands import check


@shared_task(name="playground.workshop.tasks.check_attempt")
def check_attempt(attempt_pk: int) -> None:
    """May run twice, late, or for an attempt that is gone. Many edits cost one marking: it marks what stands now."""
    check(attempt_pk)
