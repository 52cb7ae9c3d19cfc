"""Note: words on the canvas, for people only. The engine never sees one."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.sandbox import Sandbox


class Note(models.Model):
    """A sticky note; it lies on the open canvas, in front of accounts."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="notes")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.note_id, editable=False)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:40]
