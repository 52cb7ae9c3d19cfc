"""What Celery runs: a score to a platform, a roster from it."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from celery import shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from playground.workshop.lti.errors import PlatformAway
from playground.workshop.lti.grades import failed_lately, send
from playground.workshop.lti.roster import pull
from playground.workshop.models import Workshop

logger = logging.getLogger(__name__)
TRIED_FOR: Final = timedelta(days=7)


@shared_task(
    name="playground.workshop.tasks.send_lti_grade",
    autoretry_for=(PlatformAway,),
    max_retries=6,
    retry_backoff=2,
    retry_backoff_max=60,
)
def send_lti_grade(grade_pk: int) -> None:
    """May run twice, late, or for what is sent already: what goes out is how it stands then."""
    send(grade_pk)


@shared_task(name="playground.workshop.tasks.send_lti_grades_again")
def send_lti_grades_again() -> None:
    """What failed, for a week: a platform may be away for longer than one task tries."""
    queue(failed_lately(timezone.now() - TRIED_FOR))


@shared_task(
    name="playground.workshop.tasks.pull_lti_roster",
    autoretry_for=(PlatformAway,),
    max_retries=3,
    retry_backoff=2,
    retry_backoff_max=60,
)
def pull_lti_roster(link_pk: int) -> None:
    """May run twice: who is on the roster stays there once."""
    pull(link_pk)


def queue_rosters(workshop: Workshop) -> None:
    """One of each course that this workshop is linked in."""
    offering = [each for each in workshop.lti_links.order_by("pk") if each.service("members")]
    courses = {(each.platform_id, each.deployment, each.context): each for each in offering}
    try:
        for each in courses.values():
            pull_lti_roster.apply_async(args=[each.pk], retry=False)
    except OperationalError as error:
        logger.warning("Could not queue the reading of a roster: %s", error)


def queue(grades: Iterable[int]) -> None:
    """Whoever marks never waits for a broker: what is left is sent with the next marking, or by hand."""
    try:
        for each in grades:
            send_lti_grade.apply_async(args=[each], retry=False)
    except OperationalError as error:
        logger.warning("Could not queue the sending of scores: %s", error)
