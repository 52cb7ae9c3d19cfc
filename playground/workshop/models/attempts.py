"""Attempt: a sandbox in which an exercise is done; HintTaken: help it got; GoalResult: a goal; Finish: what stays;
Certificate: what of it was shown to others."""

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.sandbox.models.sentence import SentenceField


class Attempt(models.Model):
    """`seed`: which variant of the exercise it is, see `variants.py`; 0 is the exercise as written.

    `edition`: of an exercise that somebody has published, which one; 0 for those of the course.
    `marked_revision`: the revision its goals were last marked at, None before the first time.

    `mistakes`: codes of the known mistakes that it showed then. `finished_at`: when all goals were first met.
    `moved_at`: when a goal was last met that was not. `changed_at`: when what the dashboards show of it last changed.
    `enrollment`: whose it is in a workshop; `team`: who do it together there.

    `moments`: [[revision, [goals met]], …], one for each marking that met others than the one before.

    `worked_seconds`: how long somebody was at it, see `progress.worked`; `marked_at`: until when that is counted.

    `solution_opened_at`: since when the reference may be looked at before all goals are met.
    """

    sandbox = models.OneToOneField(Sandbox, on_delete=models.CASCADE, related_name="attempt")
    exercise = models.CharField(max_length=64, db_index=True)
    seed = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    marked_revision = models.PositiveBigIntegerField(null=True, blank=True)
    mistakes = models.JSONField(default=list, blank=True)
    moments = models.JSONField(default=list, blank=True)
    worked_seconds = models.PositiveIntegerField(default=0)
    marked_at = models.DateTimeField(null=True, blank=True)
    solution_opened_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)
    enrollment = models.ForeignKey(
        "Enrollment", null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts"
    )
    team = models.ForeignKey("Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts")

    def __str__(self) -> str:
        return f"{self.exercise} in {self.sandbox}"

    @property
    def reference_open(self) -> bool:
        return self.finished_at is not None or self.solution_opened_at is not None


class HintTaken(models.Model):
    """One rung of the ladder, and what it cost when it was taken."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="hints")
    index = models.PositiveSmallIntegerField()
    cost = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "index"], name="hint_taken_once")]

    def __str__(self) -> str:
        return f"hint {self.index} of {self.attempt}"


class MistakeMade(models.Model):
    """A known mistake that an attempt showed at some time, also when it has been mended since."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="mistakes_made")
    code = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "mistakes made"
        constraints = [models.UniqueConstraint(fields=["attempt", "code"], name="mistake_made_once")]

    def __str__(self) -> str:
        return f"{self.code} in {self.attempt}"


class Finish(models.Model):
    """The best time that a person met all goals of an exercise; stays when the sandbox goes."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="finishes")
    exercise = models.CharField(max_length=64)
    score = models.PositiveSmallIntegerField()
    seconds = models.PositiveIntegerField()
    hints = models.PositiveSmallIntegerField()
    finished_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "exercise"], name="finish_once")]

    def __str__(self) -> str:
        return f"{self.exercise} by {self.person}"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See people/accounts.py: of two finishes of one exercise the better one stays."""
        best = {each.exercise: each for each in cls.objects.filter(person=person)}
        for mine in cls.objects.filter(person=guest):
            theirs = best.get(mine.exercise)
            if theirs is not None and theirs.score >= mine.score:
                continue
            if theirs is not None:
                theirs.delete()
            mine.person = person
            mine.save(update_fields=["person"])


class Certificate(models.Model):
    """What a person had finished at one moment, for whoever has the link; `lines` are exercise, score and day.

    `workshop`: where all of it was done, called `title`, which stays when the workshop goes.
    """

    code = models.CharField(max_length=26, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="certificates")
    workshop = models.ForeignKey(
        "Workshop", null=True, blank=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    title = models.CharField(max_length=80, blank=True, default="")
    name = models.CharField(max_length=64)
    lines = models.JSONField()
    issued_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"certificate of {self.name}"


class GoalResult(models.Model):
    """`revision`: since when it has been so; `reason`: the engine's code that decided it. Written by marking alone."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="results")
    goal = models.CharField(max_length=20)
    met = models.BooleanField()
    why = SentenceField(blank=True, default="")
    reason = models.CharField(max_length=40, blank=True, default="")
    revision = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "goal"], name="goal_result_once")]

    def __str__(self) -> str:
        return f"{self.goal}: {'met' if self.met else 'not met'}"
