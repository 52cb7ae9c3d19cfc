"""AuthoredExercise: what somebody writes; Edition: it, as published once; Drawing: a sandbox for one of its
pictures."""

from django.db import models

from playground.people.models import Person
from playground.sandbox.ids import short_id
from playground.sandbox.models import Sandbox

OWN_PREFIX = "own-"  # of the slugs of published exercises; none of the course begins so


def authored_id() -> str:
    """Out: 60 random bits, since whoever has the address may begin it."""
    return short_id("", 12)


class AuthoredExercise(models.Model):
    """An exercise that a person writes. `draft` is as `authoring/draft.py` says, `revision` counts its changes.

    `live`: the edition that whoever begins gets now; None while nothing is published.
    """

    public_id = models.CharField(max_length=16, unique=True, default=authored_id, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="authored")
    title = models.CharField(max_length=80, blank=True, default="")
    draft = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    live = models.PositiveIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "-changed_at"])]

    def __str__(self) -> str:
        return self.title or self.public_id

    @property
    def slug(self) -> str:
        return f"{OWN_PREFIX}{self.public_id}"


class Edition(models.Model):
    """What was published: `files` of a package, never changed."""

    exercise = models.ForeignKey(AuthoredExercise, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    files = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "number"], name="edition_once")]

    def __str__(self) -> str:
        return f"edition {self.number} of {self.exercise}"


class Drawing(models.Model):
    """`picture`: start, solution, or the code of a mistake. `start`: what it was begun from, to tell what was drawn."""

    exercise = models.ForeignKey(AuthoredExercise, on_delete=models.CASCADE, related_name="drawings")
    picture = models.CharField(max_length=40)
    start = models.JSONField(default=dict)
    sandbox = models.OneToOneField(Sandbox, on_delete=models.CASCADE, related_name="drawing")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "picture"], name="drawing_once")]

    def __str__(self) -> str:
        return f"{self.picture} of {self.exercise}"
