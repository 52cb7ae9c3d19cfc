"""The clocks of all sandboxes of a class: kept, set and skipped together, each in one edit, by tasks."""

import logging
from functools import partial
from typing import Final

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from playground.people.models import Person
from playground.sandbox import names
from playground.sandbox.clock import FASTEST, SLOWEST
from playground.sandbox.errors import NotFound
from playground.sandbox.models import Sandbox
from playground.sandbox.supervision import keep_clock
from playground.sts.errors import NothingEnds
from playground.sts.expiry import set_clock, skip_to_next_end
from playground.workshop.classroom.holding.controls import check_going, held, hold, release
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Control, Workshop

logger = logging.getLogger(__name__)
TOGETHER: Final = 25  # sandboxes of one task


def set_clocks(workshop: Workshop, person: Person, *, rate: int, paused: bool) -> None:
    """From now on the instructors keep the clocks: these go like this, and those of sandboxes that come later, too."""
    names.check_range(rate, "rate", SLOWEST, FASTEST, "rate")
    _hold(workshop, person, {"rate": rate, "paused": paused})


def skip_clocks(workshop: Workshop, person: Person) -> None:
    """Each clock to just before its next end, and real time from there."""
    _hold(workshop, person, {"rate": 1, "paused": False, "skip": True})


def give_clocks_back(workshop: Workshop, person: Person) -> None:
    """Everybody sets their own clock again; each goes on as it goes."""
    with changing(workshop, person) as change:
        if release(change, "clock") is not None:
            keep_clock(change.workshop.supervision, kept=False)
            change.touch()


@shared_task(name="playground.workshop.set_batch")
def set_batch(control_pk: int, number: int, sandbox_pks: list[int]) -> None:
    """One edit for each sandbox that does not go so yet. May run twice, late, or after the clocks were given back.

    One that cannot be set does not keep the others from it, and is counted.
    """
    row = Control.objects.select_related("workshop", "by").filter(pk=control_pk, ended_at=None).first()
    if row is None:
        return
    failed = sum(not _is_set(row, sandbox_pk) for sandbox_pk in sandbox_pks)
    with changing(row.workshop, row.by) as change:
        now = Control.objects.select_for_update().get(pk=control_pk)
        if now.ended_at is None and number not in now.data["batches"]:
            now.data["batches"].append(number)
            now.data["done"] = min(now.data["of"], now.data["done"] + len(sandbox_pks))
            now.data["failed"] = now.data.get("failed", 0) + failed
            now.save(update_fields=["data"])
            change.control()


def set_newcomer(workshop: Workshop, sandbox: Sandbox) -> None:
    """A sandbox that is made while the clocks are kept goes as the others do."""
    row = held(workshop, "clock")
    if row is not None and not row.data.get("skip"):
        set_clock(sandbox.pk, rate=row.data["rate"], paused=row.data["paused"], person=row.by)


def _hold(workshop: Workshop, person: Person, how: dict[str, int | bool]) -> None:
    with changing(workshop, person) as change:
        check_going(change.workshop)
        supervision = change.workshop.supervision
        keep_clock(supervision, kept=True)
        change.touch()
        pks = list(supervision.sandboxes.order_by("pk").values_list("pk", flat=True))
        row = hold(change, "clock", data={**how, "of": len(pks), "done": 0, "batches": []})
        for number in range(0, len(pks), TOGETHER):
            batch = pks[number : number + TOGETHER]
            transaction.on_commit(partial(_queue, row.pk, number, batch), robust=True)


def _queue(control_pk: int, number: int, sandbox_pks: list[int]) -> None:
    try:
        set_batch.apply_async(args=[control_pk, number, sandbox_pks], retry=False)
    except OperationalError as error:
        logger.warning("Could not queue the clocks of a class; set them again: %s", error)


def _is_set(row: Control, sandbox_pk: int) -> bool:
    try:
        _set_one(row, sandbox_pk)
    except NotFound:  # deleted since
        return True
    except Exception:
        logger.exception("Could not set the clock of sandbox %s.", sandbox_pk)
        return False
    return True


def _set_one(row: Control, sandbox_pk: int) -> None:
    if not row.data.get("skip"):
        set_clock(sandbox_pk, rate=row.data["rate"], paused=row.data["paused"], person=row.by)
        return
    fresh = Sandbox.objects.filter(pk=sandbox_pk, clock_real_anchor__lt=row.started_at).exists()
    if not fresh:  # its clock was set since: by this task, that was begun before
        return
    try:
        skip_to_next_end(sandbox_pk, person=row.by)
    except NothingEnds:
        return
