"""RoleSwitch: one switch of role in the console, as a person made it here."""

from django.conf import settings
from django.db import models

from playground.sandbox.models.sandbox import Sandbox


class RoleSwitch(models.Model):
    """`role_id` is public and may be gone by now; `name` and `hue` are what the bar showed; `at` is sandbox time."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="switches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role_id = models.CharField(max_length=64)
    name = models.CharField(max_length=128)
    hue = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sandbox", "person", "-id"], name="switches_newest_first")]
        verbose_name_plural = "role switches"

    def __str__(self) -> str:
        return f"{self.name} by {self.person}"
