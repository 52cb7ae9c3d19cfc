"""JournalEntry: one committed edit: revision, person, events, inverse."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from playground.sandbox.models.sandbox import Sandbox
from playground.sandbox.models.sentence import SentenceField


class Direction(models.TextChoices):
    DO = "do", "Made"
    UNDO = "undo", "Taken back"
    REDO = "redo", "Made again"


class JournalEntry(models.Model):
    """What browsers replay (`events`, their sentences tagged as `sentences.to_json` does) and what undo puts back

    (`inverse`: the rows as they were before).
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="journal")
    revision = models.PositiveBigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    label = SentenceField()
    events = models.JSONField(encoder=DjangoJSONEncoder)
    inverse = models.JSONField(encoder=DjangoJSONEncoder, default=list)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.DO)
    undoes = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="undone_by")
    undone = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "journal entries"
        ordering = ["sandbox", "revision"]
        constraints = [models.UniqueConstraint(fields=["sandbox", "revision"], name="journal_revision_once")]
        indexes = [models.Index(fields=["sandbox", "person", "direction", "undone", "-revision"])]

    def __str__(self) -> str:
        return f"{self.sandbox_id} r{self.revision}: {self.label}"
