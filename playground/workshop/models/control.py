"""Control: what those who teach hold for everybody; ClassMessage: what they said, Delivery: to whom, and who has read
it. What a learner did with a control: PollAnswer, LookingAway, LeakTry."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from playground.people.models import Person
from playground.sandbox import ids
from playground.sandbox.models import Sandbox, ShareLink
from playground.sandbox.models.sentence import SentenceField
from playground.workshop.models.workshop import Enrollment, Workshop


def control_id() -> str:
    return ids.short_id("ctl-", 12)


def message_id() -> str:
    return ids.short_id("msg-", 12)


class Kind(models.TextChoices):
    PAUSE = "pause", "Pause"
    TIMER = "timer", "Time that is given"
    CLOCK = "clock", "Clocks of all sandboxes"
    FOLLOW = "follow", "Follow me"
    SPOTLIGHT = "spotlight", "A learner's canvas for all"
    POLL = "poll", "Question to everybody"
    LEAK = "leak", "Leaked credentials"


class Control(models.Model):
    """One of a kind at a time; it lasts while `ended_at` is None. `ends_at`: when its time is over, if it has one.

    `sandbox` is what is shown, by a view-only `link`; `sealed` keeps what must not be read from the database. `data`:
    what is of its kind, see classroom/held.py.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=control_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="controls")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    words = SentenceField(blank=True, default="")
    sandbox = models.ForeignKey(Sandbox, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    link = models.ForeignKey(ShareLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sealed = models.CharField(max_length=2_000, blank=True, default="", editable=False)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "kind"], condition=Q(ended_at=None), name="one_control_of_a_kind_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.workshop}"


class ClassMessage(models.Model):
    """`hint`: the number of a rung of the exercise's ladder, None for words of their own."""

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=message_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="messages")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = SentenceField()
    hint = models.PositiveSmallIntegerField(null=True, blank=True)
    for_all = models.BooleanField()

    def __str__(self) -> str:
        return self.public_id


class Delivery(models.Model):
    """To one learner; of what is for all it is made once they have read it."""

    message = models.ForeignKey(ClassMessage, on_delete=models.CASCADE, related_name="deliveries")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="deliveries")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["message", "enrollment"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.message} to {self.enrollment}"


class PollAnswer(models.Model):
    """`picked`: indexes of options."""

    control = models.ForeignKey(Control, on_delete=models.CASCADE, related_name="answers")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="poll_answers")
    picked = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["control", "enrollment"], name="poll_answer_once")]

    def __str__(self) -> str:
        return f"answer of {self.enrollment}"


class LookingAway(models.Model):
    """This learner does not look at what is shown to all."""

    control = models.ForeignKey(Control, on_delete=models.CASCADE, related_name="away")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="looking_away")

    class Meta:
        verbose_name_plural = "looking away"
        constraints = [models.UniqueConstraint(fields=["control", "enrollment"], name="looks_away_once")]

    def __str__(self) -> str:
        return f"{self.enrollment} looks away"


class LeakTry(models.Model):
    """How often a learner tried something with leaked credentials. `outcome`: a verdict, or the code of a refusal."""

    control = models.ForeignKey(Control, on_delete=models.CASCADE, related_name="tries")
    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="leak_tries")
    action = models.CharField(max_length=200)
    outcome = models.CharField(max_length=32)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "leak tries"
        constraints = [
            models.UniqueConstraint(fields=["control", "enrollment", "action", "outcome"], name="leak_try_once")
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.outcome}"
