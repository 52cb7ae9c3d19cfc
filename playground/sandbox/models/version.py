"""Version: a sandbox as it was, kept under a name."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from playground.sandbox import ids
from playground.sandbox.models.sandbox import Sandbox


def version_id() -> str:
    return ids.short_id("ver-")


class Version(models.Model):
    """`canvas` is what browsers show and compare; `rows` (kind, key, columns) is what restoring puts back.

    Access keys are in neither: their secrets are not copied, and a deleted key does not come back to life.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="versions")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=version_id, editable=False)
    name = models.CharField(max_length=80)
    revision = models.PositiveBigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    canvas = models.JSONField(encoder=DjangoJSONEncoder)
    rows = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["sandbox", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} of {self.sandbox_id}, revision {self.revision}"
