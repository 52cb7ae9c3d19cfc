"""How learners take what is held: counted anew and told a moment later, however many of them do something."""

from functools import partial
from typing import Final

from celery import shared_task
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from playground.live import groups, publish
from playground.live.classroom_events import BarsTold, ControlCounted
from playground.workshop.classroom.held import control_shape
from playground.workshop.models import Control

EVERY_SECONDS: Final = 0.5


def count_after_commit(control_pk: int) -> None:
    transaction.on_commit(partial(_queue, control_pk), robust=True)


@shared_task(name="playground.workshop.tell_counts")
def tell_counts(control_pk: int) -> None:
    """Bars to everybody, the rest to those who teach. May run twice, or late."""
    row = Control.objects.select_related("workshop__supervision", "by", "sandbox").filter(pk=control_pk, ended_at=None)
    found = row.first()
    if found is None:
        return
    shape, teachers = control_shape(found), groups.of_workshop(found.workshop.public_id)
    if shape.poll is None:
        publish.send(teachers, ControlCounted("counted", shape))
        return
    news = BarsTold("bars", shape.id, shape.poll.answered, shape.poll.bars)
    for group in (teachers, groups.of_class(found.workshop.supervision.public_id)):
        publish.send(group, news)


def _queue(control_pk: int) -> None:
    """The first of each stretch of time queues one telling, for after its end: it counts all of them."""
    stretch = int(timezone.now().timestamp() / EVERY_SECONDS)
    if not cache.add(f"counts:{control_pk}:{stretch}", 1, timeout=60):
        return
    try:
        tell_counts.apply_async(args=[control_pk], countdown=EVERY_SECONDS, retry=False)
    except OperationalError:
        tell_counts(control_pk)
