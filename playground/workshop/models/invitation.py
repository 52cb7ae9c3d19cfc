"""CoInstructorLink: whoever opens it first teaches a workshop, too."""

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.sandbox import ids
from playground.workshop.models.workshop import Workshop


def link_id() -> str:
    return ids.short_id("co-")


class CoInstructorLink(models.Model):
    """Open until somebody uses it, it is taken back, or its time is over; then it is gone. Only its hash is kept.

    `note`: for whom it is, in the words of whoever made it.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=link_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="co_instructor_links")
    token_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField(max_length=40, blank=True, default="")
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link to teach {self.workshop}"
