"""Account: 12 digits and a box on the canvas."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.sandbox import Sandbox


class AccountKind(models.TextChoices):
    OWN = "own", "Ours"
    EXTERNAL = "external", "Somebody else's"


class Account(models.Model):
    """An AWS account. `user_population`: imaginary users that only weigh against the quota of 5,000."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="accounts")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.account_id, editable=False)
    number = models.CharField(max_length=12)
    name = models.CharField(max_length=50)
    kind = models.CharField(max_length=8, choices=AccountKind.choices, default=AccountKind.OWN)
    alias = models.CharField(max_length=63, blank=True, default="")
    hue = models.PositiveSmallIntegerField(default=0)
    user_population = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sandbox", "number"], name="account_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__regex=r"^[0-9]{12}$"), name="account_number_is_12_digits"
            ),
            models.CheckConstraint(condition=models.Q(hue__lt=360), name="account_hue_is_an_angle"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def root_arn(self) -> str:
        return f"arn:aws:iam::{self.number}:root"
