"""Tells the dashboards of a workshop that an attempt in it is not what it was."""

from django.utils import timezone

from playground.live.groups import of_workshop
from playground.live.publish import wake_after_commit
from playground.workshop.models import Attempt, Workshop


def tell_class(attempt: Attempt) -> None:
    """After commit; for an attempt in no workshop nothing happens."""
    if attempt.enrollment_id is None:
        return
    Attempt.objects.filter(pk=attempt.pk).update(changed_at=timezone.now())
    found = Workshop.objects.filter(enrollments=attempt.enrollment_id).values_list("public_id", flat=True).first()
    if found is not None:
        wake_after_commit(of_workshop(found), attempt.pk)
