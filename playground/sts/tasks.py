"""What Celery runs: the sweep, once a second by beat, the end of sandboxes' due sessions, their services'
renewals."""

import logging
import time
from datetime import datetime

from celery import shared_task
from django.conf import settings
from django.core.cache import cache

from playground.sandbox.errors import NotFound
from playground.sts.expiry import expire_due_sessions
from playground.sts.queries import database_now, next_end, sandboxes_to_renew, sandboxes_with_due
from playground.sts.services import refresh_services

logger = logging.getLogger(__name__)
SHORTEST_NAP = 0.05  # what ends within it ends together: one edit for each sandbox, not one for each session
LONGEST_NAP = 0.1  # a session issued while we sleep is found this late at most
EACH_SANDBOX = 0.0125  # seconds of nap for each sandbox that was just queued: about what its edit costs to make
LONGEST_WITH_MUCH = 0.25  # when much ends, what ends within so long ends together: fewer edits, and told sooner
TOGETHER = 4  # sandboxes of one task: to queue and take a task costs as much as an edit
BEFORE_NEXT_TICK = 0.02
TAKEN_FOR_LOST = 3  # seconds after which a task that nobody began is queued again: its worker may have been killed


@shared_task(name="playground.sts.tasks.sweep")
def sweep() -> None:
    """Through one tick of beat, queue what falls due at the moment it does.

    The first look takes everything that is due, however long ago: what ended while all was down, and what a killed
    worker had taken but not done. Looks after it take only what has become due since.
    """
    stop = time.monotonic() + settings.SWEEP_SECONDS - BEFORE_NEXT_TICK
    looked = database_now()
    queued = queue_due(by=looked)
    while True:
        nap = max(_nap_until(next_end(after=looked), looked), _nap_after(queued))
        if time.monotonic() + nap >= stop:
            return
        time.sleep(nap)
        after, looked = looked, database_now()
        queued = queue_due(by=looked, after=after)


@shared_task(name="playground.sts.tasks.expire_due")
def expire_due(*sandbox_pks: int) -> int:
    """May run twice, or too early, or for a sandbox that is gone. Out: how many ended."""
    ended = 0
    for sandbox_pk in sandbox_pks:
        cache.delete(_queued(sandbox_pk))  # first, so that what falls due from now on is queued anew
        try:
            ended += expire_due_sessions(sandbox_pk)
        except NotFound:  # deleted since it was queued, and its sessions with it
            continue
        except Exception:  # the next sweep finds it again; the other sandboxes wait for nobody
            logger.exception("Could not end what is due in sandbox %s.", sandbox_pk)
    return ended


@shared_task(name="playground.sts.tasks.renew_due")
def renew_due(sandbox_pk: int) -> int:
    """May run twice, or too early, or for a sandbox that is gone. Out: how many services got new credentials."""
    cache.delete(_renewal(sandbox_pk))
    try:
        return refresh_services(sandbox_pk)
    except NotFound:
        return 0


def queue_due(by: datetime, after: datetime | None = None) -> int:
    """Queue a task for each sandbox with sessions to end or to replace in (after, by]. Out: in how many they end.

    Not for one whose task still waits: when there is more to do than can be done, the queue must not grow by itself.
    """
    for sandbox_pk in sandboxes_to_renew(by, after):
        if cache.add(_renewal(sandbox_pk), 1, timeout=TAKEN_FOR_LOST):
            renew_due.delay(sandbox_pk)
    ending = sandboxes_with_due(by, after)
    new = [each for each in ending if cache.add(_queued(each), 1, timeout=TAKEN_FOR_LOST)]
    for start in range(0, len(new), TOGETHER):
        expire_due.delay(*new[start : start + TOGETHER])
    return len(ending)


def _queued(sandbox_pk: int) -> str:
    return f"expiring:{sandbox_pk}"


def _renewal(sandbox_pk: int) -> str:
    return f"renewing:{sandbox_pk}"


def _nap_until(end: datetime | None, now: datetime) -> float:
    seconds = LONGEST_NAP if end is None else (end - now).total_seconds()
    return min(max(seconds, SHORTEST_NAP), LONGEST_NAP)


def _nap_after(queued: int) -> float:
    return min(queued * EACH_SANDBOX, LONGEST_WITH_MUCH)
