"""Supervision: sandboxes of one class, what holds for all of them; Supervisor: who may look into each of them."""

from typing import Any

from django.conf import settings
from django.db import models

from playground.sandbox import ids


class Supervision(models.Model):
    """What an instructor set for a whole class. Frozen while `frozen_at` is set; `clock_kept`: only they set clocks."""

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.supervision_id, editable=False)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_message = models.CharField(max_length=200, blank=True, default="")
    clock_kept = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.public_id


class Supervisor(models.Model):
    """Somebody who may look into every sandbox of a class, and draws in none by this."""

    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="supervisors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="supervising")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supervision", "person"], name="supervisor_once")]

    def __str__(self) -> str:
        return f"{self.person} of {self.supervision}"

    @classmethod
    def hand_over(cls, guest: Any, person: Any) -> None:
        """See people/accounts.py: nobody supervises one class twice."""
        theirs = cls.objects.filter(person=person).values("supervision")
        fresh = cls.objects.filter(person=guest).exclude(supervision__in=theirs)
        cls.objects.filter(pk__in=list(fresh.values_list("pk", flat=True))).update(person=person)
