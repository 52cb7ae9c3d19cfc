"""Person, the login model, and one-time links: to a second browser, and to become an instructor."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_person_id() -> str:
    """Out: an id for URLs and events that says nothing about how many people there are."""
    return "p-" + "".join(secrets.choice(ALPHABET) for _ in range(12))


class Kind(models.TextChoices):
    GUEST = "guest", "Guest"
    LEARNER = "learner", "Learner"
    INSTRUCTOR = "instructor", "Instructor"
    ADMINISTRATOR = "administrator", "Administrator"


class Person(AbstractUser):
    """Somebody with a browser. A guest has no password and no way back but the session cookie; a learner has both an
    e-mail, in lower case, and a password."""

    first_name = None
    last_name = None
    public_id = models.CharField(max_length=16, unique=True, default=new_person_id, editable=False)
    display_name = models.CharField(max_length=64)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.GUEST)
    subject = models.CharField(max_length=64, blank=True, default="", editable=False)  # hash of issuer and sub

    class Meta:
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["kind", "date_joined"])]
        constraints = [  # kept in lower case; nobody has none
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="email_once"),
            models.UniqueConstraint(fields=["subject"], condition=~models.Q(subject=""), name="subject_once"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def has_account(self) -> bool:
        """Whether there is a way back besides this browser's cookie."""
        return self.subject != "" or self.has_usable_password()

    @property
    def may_teach(self) -> bool:
        return self.kind in (Kind.INSTRUCTOR, Kind.ADMINISTRATOR)


class DeviceLink(models.Model):
    """A link that brings a guest into a second browser, once and soon. Only the token's hash is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="device_link")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of {self.person}, until {self.expires_at:%H:%M:%S}"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See accounts.py: it led to the guest, and so nowhere any more."""
        cls.objects.filter(person=guest).delete()


class InstructorLink(models.Model):
    """A link that makes its first visitor an instructor. Only the token's hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    claimed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link of {self.created_at:%Y-%m-%d}, {'claimed' if self.claimed_at else 'open'}"
