"""Workshop: a class that does exercises together; Enrollment: a learner in it; Team: learners who share a canvas;
WorkshopEntry: its journal. Who teaches it are the supervisors of its supervision, its owner among them."""

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.sandbox import ids
from playground.sandbox.models import Supervision


def workshop_id() -> str:
    return ids.short_id("ws-", 12)


def learner_id() -> str:
    return ids.short_id("lr-", 12)


def team_id() -> str:
    return ids.short_id("team-")


class State(models.TextChoices):
    """Draft: being prepared. Open: whoever has the code comes in. Locked: nobody new. Closed: over. Archived: away."""

    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    LOCKED = "locked", "Locked"
    CLOSED = "closed", "Closed"
    ARCHIVED = "archived", "Archived"


class Workshop(models.Model):
    """`revision` counts committed changes. `exercises`: slugs in their order; `current` is an index, None before one.
    `variants`: each learner, or team, gets other numbers and names, see variants.py.

    The join code is found by `code_hash` and shown again from `sealed_code`, see classroom/codes.py.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=workshop_id, editable=False)
    title = models.CharField(max_length=80)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="workshops")
    supervision = models.OneToOneField(Supervision, on_delete=models.CASCADE, related_name="workshop")
    code_hash = models.CharField(max_length=64, unique=True)
    sealed_code = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    waiting_room = models.BooleanField(default=False)
    variants = models.BooleanField(default=False)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    exercises = models.JSONField(default=list, blank=True)
    current = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.title} ({self.public_id})"

    @property
    def exercise(self) -> str | None:
        """The slug of what the class does now."""
        return self.exercises[self.current] if self.current is not None else None


class Team(models.Model):
    """Learners of one workshop who share the canvas of each exercise."""

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=team_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "name"], name="team_name_once")]

    def __str__(self) -> str:
        return self.name


class Seat(models.TextChoices):
    """Waiting to be let in; in; removed, who may come again; blocked, who may not."""

    WAITING = "waiting", "Waiting"
    IN = "in", "In"
    REMOVED = "removed", "Removed"
    BLOCKED = "blocked", "Blocked"


HERE = (Seat.WAITING, Seat.IN)


class Enrollment(models.Model):
    """Somebody who came by the code, under a nickname that is theirs alone in this workshop.

    `may_be_shown`: their canvas may be shown to the class.
    `roster_entry`: whom of the roster they are; none for somebody who was not expected.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=learner_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="enrollments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrollments")
    nickname = models.CharField(max_length=48)
    state = models.CharField(max_length=8, choices=Seat.choices, default=Seat.IN)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="enrollments")
    joined_at = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    may_be_shown = models.BooleanField(default=True)
    roster_entry = models.OneToOneField(
        "workshop.RosterEntry",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        to_field="public_id",  # as browsers name it: no join to tell who has come
        related_name="taken_by",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "person"], name="enrollment_once")]

    def __str__(self) -> str:
        return f"{self.nickname} in {self.workshop}"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See people/accounts.py: who sits in one workshop twice keeps one seat, with the work of both.

        A blocked guest does not get in again by signing in.
        """
        theirs = {each.workshop_id: each for each in cls.objects.filter(person=person)}
        for mine in cls.objects.filter(person=guest):
            kept = theirs.get(mine.workshop_id)
            if kept is None:
                cls.objects.filter(pk=mine.pk).update(person=person)
                continue
            mine.attempts.update(enrollment=kept)
            if not mine.may_be_shown:
                cls.objects.filter(pk=kept.pk).update(may_be_shown=False)
            if kept.roster_entry_id is None and mine.roster_entry_id is not None:
                cls.objects.filter(pk=mine.pk).update(roster_entry=None)
                cls.objects.filter(pk=kept.pk).update(roster_entry=mine.roster_entry_id)
            if mine.state == Seat.BLOCKED:
                cls.objects.filter(pk=kept.pk).update(state=Seat.BLOCKED)
            mine.delete()


class WorkshopEntry(models.Model):
    """One committed change of a workshop, as those who teach it hear of it."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="journal")
    revision = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    events = models.JSONField()

    class Meta:
        verbose_name_plural = "workshop entries"
        constraints = [models.UniqueConstraint(fields=["workshop", "revision"], name="workshop_revision_once")]

    def __str__(self) -> str:
        return f"{self.workshop} at {self.revision}"
