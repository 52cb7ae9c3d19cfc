"""ActivityRecord: one call or one edit, as CloudTrail would write it down."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from playground.sandbox.models.sandbox import Sandbox


class ActivityRecord(models.Model):
    """`record` is all of it, in CloudTrail's form; the columns repeat what lists are filtered by.

    `at` is sandbox time, `kept_at` real time. `revision` is that of the edit, None for a call that changed nothing.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="activity")
    at = models.DateTimeField()
    kept_at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    who = models.CharField(max_length=2048)
    source = models.CharField(max_length=64)
    name = models.CharField(max_length=128)
    error_code = models.CharField(max_length=64, blank=True, default="")
    revision = models.PositiveBigIntegerField(null=True)
    record = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [models.Index(fields=["sandbox", "-id"], name="activity_newest_first")]

    def __str__(self) -> str:
        return f"{self.name} by {self.who}"
