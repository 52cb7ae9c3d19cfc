"""CalendarFeed: the secret address of a person's calendar. StatementExport: that a workshop tells xAPI statements."""

import secrets
import uuid

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.workshop.models.workshop import Workshop


def new_salt() -> str:
    return secrets.token_hex(16)


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


class StatementExport(models.Model):
    """There is one for a workshop whose statements may be told; none is the default.

    `home`: the address we were reached at, which names our activities. `salt`: what pseudonyms are made with.
    `sent_until`: all that happened before is in the record store. `problem`: why the last sending failed.
    """

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="statements")
    home = models.URLField()
    salt = models.CharField(max_length=32, default=new_salt)
    namespace = models.UUIDField(default=uuid.uuid4)
    enabled_at = models.DateTimeField(default=timezone.now)
    sent_until = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True, default="")

    def __str__(self) -> str:
        return f"statements of {self.workshop}"
