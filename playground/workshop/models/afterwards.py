"""CalendarFeed: the secret address of a person's calendar."""

from django.db import models
from django.utils import timezone

from playground.people.models import Person


class CalendarFeed(models.Model):
    """Whoever has its address reads when a person's workshops are, signed in or not. Only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="calendar_feed_once")]

    def __str__(self) -> str:
        return f"calendar of {self.person}"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See people/accounts.py: who has a feed keeps it."""
        if not cls.objects.filter(person=person).exists():
            cls.objects.filter(person=guest).update(person=person)
