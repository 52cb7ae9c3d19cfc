"""What Celery runs: a moment of a back-up or a restoration, and the tidying up."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from playground.workshop.backup import jobs

logger = logging.getLogger(__name__)


@shared_task(name="playground.workshop.tasks.take_on_archive")
def take_on_archive(archive_pk: int) -> None:
    """May run twice: a piece that is done is done. What is left queues up behind what others wait for."""
    if jobs.go_on(archive_pk):
        take_on_archive.delay(archive_pk)


@shared_task(name="playground.workshop.tasks.sweep_archives")
def sweep_archives() -> None:
    for archive_pk in jobs.sweep():
        take_on_archive.delay(archive_pk)


def queue(archive_pk: int) -> None:
    """Begin; without a broker the next sweep does."""
    try:
        take_on_archive.apply_async(args=[archive_pk], retry=False)
    except OperationalError as error:
        logger.warning("Could not queue archive %s; the next sweep takes it on: %s", archive_pk, error)
