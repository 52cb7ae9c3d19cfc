"""Sandbox with its revision and clock; Member: who else may look or draw."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from playground.sandbox import ids


class Sandbox(models.Model):
    """One canvas. `revision` counts committed edits; the clock fields are read through `clock.py`."""

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.sandbox_id, editable=False)
    name = models.CharField(max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sandboxes")
    exercise = models.CharField(max_length=64, blank=True, default="")
    supervision = models.ForeignKey("Supervision", null=True, on_delete=models.SET_NULL, related_name="sandboxes")
    revision = models.PositiveBigIntegerField(default=0)
    clock_rate = models.PositiveIntegerField(default=1)
    clock_paused = models.BooleanField(default=False)
    clock_real_anchor = models.DateTimeField(default=timezone.now)
    clock_sandbox_anchor = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "sandboxes"
        indexes = [models.Index(fields=["owner", "-created_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(clock_rate__gte=1, clock_rate__lte=3600), name="sandbox_clock_rate_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"


class Access(models.TextChoices):
    EDIT = "edit", "May draw"
    VIEW = "view", "May look"


class Member(models.Model):
    """Somebody besides the owner who may come in."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    access = models.CharField(max_length=8, choices=Access.choices, default=Access.VIEW)
    link = models.ForeignKey(
        "ShareLink", null=True, on_delete=models.CASCADE, related_name="members"
    )  # what let them in
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sandbox", "person"], name="sandbox_member_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.sandbox}"

    @classmethod
    def hand_over(cls, guest: Any, person: Any) -> None:
        """See people/accounts.py: nobody is twice in one sandbox, nor a member of their own."""
        theirs = cls.objects.filter(person=person).values("sandbox")
        fresh = cls.objects.filter(person=guest).exclude(sandbox__owner=person).exclude(sandbox__in=theirs)
        cls.objects.filter(pk__in=list(fresh.values_list("pk", flat=True))).update(person=person)
