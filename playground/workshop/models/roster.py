"""RosterEntry: somebody who is expected in a workshop before they come."""

import unicodedata

from django.db import models

from playground.sandbox import ids
from playground.workshop.models.workshop import Team, Workshop


def entry_id() -> str:
    return ids.short_id("re-", 12)


def key_of(name: str) -> str:
    """Out: what two spellings of one name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def order_of(name: str) -> str:
    """Out: what a list is sorted by, in which Émile stands beside Emil."""
    return "".join(each for each in unicodedata.normalize("NFKD", key_of(name)) if not unicodedata.combining(each))


class RosterEntry(models.Model):
    """A place that waits for its person: `taken_by` is the enrollment of who has come.

    `team`: where they are put when they come; from then on their enrollment says it. `link_number`: which of their
    personal links is the one that opens, see classroom/roster/links.py.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=entry_id, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="roster")
    name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=240)
    email = models.CharField(max_length=254, blank=True, default="")
    external_id = models.CharField(max_length=64, blank=True, default="")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="roster")
    link_number = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "roster entries"
        constraints = [
            models.UniqueConstraint(fields=["workshop", "name_key"], name="roster_name_once"),
            models.UniqueConstraint(
                fields=["workshop", "email"], condition=~models.Q(email=""), name="roster_email_once"
            ),
            models.UniqueConstraint(
                fields=["workshop", "external_id"], condition=~models.Q(external_id=""), name="roster_id_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} expected in {self.workshop}"
