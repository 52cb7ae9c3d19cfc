"""Help: somebody who supervises a class draws in one sandbox of it, because its learner said yes."""

from django.conf import settings
from django.db import models

from playground.sandbox.models.sandbox import Sandbox
from playground.sandbox.models.supervision import Supervision

LONGEST_NOTE = 200


class HelpState(models.TextChoices):
    """Asked: by the learner. Offered: by who supervises. Open: both draw. Over: nobody but the learner does."""

    ASKED = "asked", "Asked"
    OFFERED = "offered", "Offered"
    OPEN = "open", "Open"
    OVER = "over", "Over"


class Help(models.Model):
    """The newest help in a sandbox; those before are in the workshop's journal. It is written within that alone.

    `helper`: who offers, helps or helped. `since`: when it came into its state. `asked_at`: None where nobody asked.
    `seen_at`: when the helper last had a page of this sandbox open. `ending`: why it is over, see `HelpEnding`.
    """

    sandbox = models.OneToOneField(Sandbox, on_delete=models.CASCADE, related_name="help")
    supervision = models.ForeignKey(Supervision, on_delete=models.CASCADE, related_name="helps")
    state = models.CharField(max_length=8, choices=HelpState.choices)
    since = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, default="")
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="helping"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "seen_at"])]

    def __str__(self) -> str:
        return f"help in {self.sandbox}: {self.state}"
