"""Identity: who starts a chain; Group and Membership; AccessKey.

Owners are RESTRICTed everywhere: commands delete what hangs on a row one by one, so that undo can bring it back.
"""

from django.db import models
from django.db.models.functions import Lower

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.sandbox import Sandbox


class IdentityKind(models.TextChoices):
    USER = "user", "IAM user"
    SERVICE = "service", "AWS service"
    WEB_IDENTITY = "web_identity", "Web identity"
    ANONYMOUS = "anonymous", "Anonymous"


ID_PREFIXES = {"service": "svc-", "web_identity": "idp-", "anonymous": "anon-"}


def identity_id(kind: str) -> str:
    """Out: AIDA… for a user, a short id for what AWS gives no unique id."""
    return ids.aws_unique_id("AIDA") if kind == "user" else ids.short_id(ID_PREFIXES[str(kind)])


class Identity(models.Model):
    """`principal_value`: a service's host or a provider's domain or ARN. `claims`: what a web identity's token says."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="identities")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=IdentityKind.choices)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.RESTRICT, related_name="identities")
    name = models.CharField(max_length=64)
    title = models.CharField(max_length=80, blank=True, default="")
    path = models.CharField(max_length=512, default="/")
    principal_value = models.CharField(max_length=256, blank=True, default="")
    claims = models.JSONField(default=dict, blank=True)
    boundary = models.CharField(max_length=2048, blank=True, default="")
    tags = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            models.UniqueConstraint(
                "account", Lower("name"), condition=models.Q(kind="user"), name="user_name_once_ignoring_case"
            ),
            models.UniqueConstraint(
                fields=["sandbox", "principal_value"], condition=models.Q(kind="service"), name="service_drawn_once"
            ),
            models.UniqueConstraint(
                fields=["sandbox"], condition=models.Q(kind="anonymous"), name="anonymous_drawn_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="user", account__isnull=False)
                | (~models.Q(kind="user") & models.Q(account=None)),
                name="only_users_live_in_an_account",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.public_id = self.public_id or identity_id(self.kind)
        super().save(*args, **kwargs)

    @property
    def unique_id(self) -> str:
        return self.public_id


class Group(models.Model):
    """An IAM group: carries policies for its members and is never a principal."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="groups")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.group_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="groups")
    name = models.CharField(max_length=128)
    path = models.CharField(max_length=512, default="/")

    class Meta:
        constraints = [models.UniqueConstraint("account", Lower("name"), name="group_name_once_ignoring_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def unique_id(self) -> str:
        return self.public_id


class Membership(models.Model):
    """A user in a group of the same account."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.RESTRICT, related_name="memberships")
    identity = models.ForeignKey(Identity, on_delete=models.RESTRICT, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "identity"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.identity} in {self.group}"


class KeyStatus(models.TextChoices):
    ACTIVE = "Active", "Active"
    INACTIVE = "Inactive", "Inactive"


class AccessKey(models.Model):
    """A user's long-term key. The secret is encrypted, see `secrets.py`; it is shown once."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="access_keys")
    identity = models.ForeignKey(Identity, on_delete=models.RESTRICT, related_name="access_keys")
    key_id = models.CharField(max_length=20, unique=True, default=ids.access_key_id, editable=False)
    secret = models.CharField(max_length=255, editable=False)
    status = models.CharField(max_length=8, choices=KeyStatus.choices, default=KeyStatus.ACTIVE)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key_id
