"""Tells the dashboards of a workshop that an attempt in it is not what it was."""

from django.utils import timezone

from playground.live.groups import of_workshop
from playground.live.publish import wake_after_commit
from playground.workshop.models import Attempt


def tell_class(attempt: Attempt) -> None:
    """After commit; for an attempt in no workshop nothing happens."""
    if attempt.enrollment is not None:
        Attempt.objects.filter(pk=attempt.pk).update(changed_at=timezone.now())
        wake_class(attempt)


def wake_class(attempt: Attempt) -> None:
    """The same for one whose `changed_at` is stored already."""
    if attempt.enrollment is not None:
        wake_after_commit(of_workshop(attempt.enrollment.workshop.public_id), attempt.pk)
