"""LTI 1.3. LtiPlatform: a learning platform that knows us; LtiKey: what we sign with; LtiLaunch: somebody on the way;
LtiLink: what a link in a course leads to; LtiSeat: who came by it; LtiLineItem and LtiGrade: what goes back there."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from playground.people.models import Person
from playground.sandbox import ids
from playground.sandbox.models.sentence import SentenceField
from playground.workshop.models.workshop import Workshop


def link_id() -> str:
    return ids.short_id("lti-", 24)


def key_id() -> str:
    return secrets.token_urlsafe(16)


class LtiPlatform(models.Model):
    """Registered by an administrator: whoever signs with its keys says who somebody is. `deployments`: one id a line.

    `instructors_teach`: who is an instructor of a course there may hold workshops here.
    """

    name = models.CharField(max_length=80)
    issuer = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255)
    deployments = models.TextField(max_length=4_000, help_text="Deployment ids, one a line.")
    authorize_url = models.CharField(
        max_length=500, help_text="Where people sign in: the OpenID Connect authorization."
    )
    access_url = models.CharField(max_length=500, help_text="Where we ask for access to grades and rosters.")
    keys_url = models.CharField(max_length=500, help_text="The platform's public keys: its JSON Web Key Set.")
    instructors_teach = models.BooleanField(
        default=True, help_text="Instructors of a course there may hold workshops here."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "LTI platform"
        constraints = [models.UniqueConstraint(fields=["issuer", "client_id"], name="lti_platform_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.issuer})"

    @property
    def deployment_ids(self) -> frozenset[str]:
        return frozenset(line.strip() for line in self.deployments.splitlines() if line.strip())


class LtiKey(models.Model):
    """Our RSA keys. The newest signs; older ones stay published for those who have signed with them just now."""

    key_id = models.CharField(max_length=32, unique=True, default=key_id, editable=False)
    private_key = models.TextField(editable=False)  # sealed, see sandbox/secrets.py
    public_key = models.TextField(editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "LTI key"

    def __str__(self) -> str:
        return f"{self.key_id} of {self.created_at:%Y-%m-%d}"


class LtiLaunch(models.Model):
    """A message that was checked. Its ticket, known to the page it was answered with, is used once and soon; its nonce
    stays for as long as somebody could bring it again."""

    platform = models.ForeignKey(LtiPlatform, on_delete=models.CASCADE, related_name="launches")
    nonce_hash = models.CharField(max_length=64, unique=True)
    ticket_hash = models.CharField(max_length=64, unique=True)
    message = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "LTI launch"
        verbose_name_plural = "LTI launches"

    def __str__(self) -> str:
        return f"launch from {self.platform}, until {self.expires_at:%H:%M:%S}"


class LtiLink(models.Model):
    """Made by somebody who teaches the workshop, for one course (`context`) of one deployment: elsewhere it is nothing.

    `exercise`: its slug, empty for whatever the class does. `resource_link`: the platform's own id of the link.
    `services`: what the platform offers for it, as last said: lineitem, lineitems, scope, members.
    `roster_at`: when its learners were last put on the workshop's roster; `roster_problem`: why not.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=link_id, editable=False)
    platform = models.ForeignKey(LtiPlatform, on_delete=models.CASCADE, related_name="links")
    deployment = models.CharField(max_length=255)
    context = models.CharField(max_length=255, blank=True, default="")
    resource_link = models.CharField(max_length=255, blank=True, default="")
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="lti_links")
    exercise = models.CharField(max_length=64, blank=True, default="")
    services = models.JSONField(default=dict, blank=True)
    roster_at = models.DateTimeField(null=True, blank=True)
    roster_problem = SentenceField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "LTI link"
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "deployment", "context", "resource_link"],
                condition=~models.Q(resource_link=""),
                name="lti_resource_link_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.exercise or 'the class'} in {self.workshop}, from {self.platform}"

    def service(self, name: str) -> Any:
        offered: Mapping[str, Any] = self.services
        return offered.get(name) or ""


class LtiSeat(models.Model):
    """Somebody who came by a link. `subject`: what the platform calls them, which grades are sent under.

    `teaches`: they came as an instructor, and were made one of the workshop.
    """

    link = models.ForeignKey(LtiLink, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lti_seats")
    subject = models.CharField(max_length=255)
    teaches = models.BooleanField(default=False)

    class Meta:
        verbose_name = "LTI seat"
        constraints = [models.UniqueConstraint(fields=["link", "person"], name="lti_seat_once")]

    def __str__(self) -> str:
        return f"{self.person} by {self.link}"

    @classmethod
    def hand_over(cls, guest: Person, person: Person) -> None:
        """See people/accounts.py: a guest came by no platform."""
        cls.objects.filter(person=guest).delete()


class LtiLineItem(models.Model):
    """A column of the platform's grades: the address of what one exercise of a link is worth."""

    link = models.ForeignKey(LtiLink, on_delete=models.CASCADE, related_name="line_items")
    exercise = models.CharField(max_length=64)
    address = models.CharField(max_length=2_000)

    class Meta:
        verbose_name = "LTI line item"
        constraints = [models.UniqueConstraint(fields=["link", "exercise"], name="lti_line_item_once")]

    def __str__(self) -> str:
        return f"column of {self.exercise}, {self.link}"


class LtiGrade(models.Model):
    """What somebody has reached in an exercise, and what of it the platform knows.

    `sent_score` is None before the first time; `problem`: why the last sending failed.
    """

    seat = models.ForeignKey(LtiSeat, on_delete=models.CASCADE, related_name="grades")
    exercise = models.CharField(max_length=64)
    score = models.PositiveSmallIntegerField()
    finished = models.BooleanField(default=False)
    sent_score = models.PositiveSmallIntegerField(null=True, blank=True)
    sent_finished = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    problem = SentenceField(blank=True, default="")

    class Meta:
        verbose_name = "LTI grade"
        constraints = [models.UniqueConstraint(fields=["seat", "exercise"], name="lti_grade_once")]

    def __str__(self) -> str:
        return f"{self.score} of {self.seat} in {self.exercise}"

    @property
    def is_sent(self) -> bool:
        return (self.score, self.finished) == (self.sent_score, self.sent_finished)
