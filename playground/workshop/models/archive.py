"""Archive: a workshop on its way into a file or out of one, piece by piece; ArchivePart: one attempt of it."""

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.workshop.models.workshop import Workshop

RESTORED = "restored-"  # how the login names of learners begin who came out of a file


class Progress(models.TextChoices):
    RUNNING = "running", "Running"
    READY = "ready", "Ready"
    FAILED = "failed", "Failed"


class Archive(models.Model):
    """`workshop`: what is backed up, one file at a time; `restorer`: who restores a file, one at a time, and `made`:
    what became of it. Either of the two is set.

    `head`: the file without its attempts, once it is read or written. `upload`: the file as sent, gzip, until then.
    `done` of `of` attempts are through. `left_out`: attempts of which the file holds no picture, see backup/writing.py.
    `problem`: message, hint and place of what was wrong.
    """

    workshop = models.OneToOneField(Workshop, null=True, on_delete=models.CASCADE, related_name="archive")
    restorer = models.OneToOneField(Person, null=True, on_delete=models.CASCADE, related_name="restoration")
    made = models.ForeignKey(Workshop, null=True, on_delete=models.SET_NULL, related_name="+")
    upload = models.BinaryField(null=True)
    head = models.JSONField(null=True)
    state = models.CharField(max_length=8, choices=Progress.choices, default=Progress.RUNNING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    characters = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    problem = models.JSONField(default=dict)
    begun_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(workshop__isnull=True) ^ models.Q(restorer__isnull=True), name="archive_one_way"
            )
        ]

    def __str__(self) -> str:
        return f"{'back-up' if self.workshop_id else 'restoration'}, {self.state}"


class ArchivePart(models.Model):
    """`row`: the attempt to write, or the sandbox that was built. `text`: its JSON."""

    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="parts")
    index = models.PositiveIntegerField()
    row = models.BigIntegerField(null=True)
    text = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["archive", "index"], name="archive_part_once")]

    def __str__(self) -> str:
        return f"part {self.index} of {self.archive}"
