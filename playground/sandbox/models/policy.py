"""Policy (customer managed) and its versions; PolicyAttachment and InlinePolicy hang on an identity, group or role."""

from django.db import models
from django.db.models import Q

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.identity import Group, Identity
from playground.sandbox.models.role import Role
from playground.sandbox.models.sandbox import Sandbox

EXACTLY_ONE_OWNER = (
    Q(identity__isnull=False, group__isnull=True, role__isnull=True)
    | Q(identity__isnull=True, group__isnull=False, role__isnull=True)
    | Q(identity__isnull=True, group__isnull=True, role__isnull=False)
)


class Policy(models.Model):
    """A customer managed policy. `versions_made` counts on: the number of a deleted version is never used again."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="policies")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.policy_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="policies")
    name = models.CharField(max_length=128)
    path = models.CharField(max_length=512, default="/")
    description = models.CharField(max_length=1000, blank=True, default="")
    tags = models.JSONField(default=dict, blank=True)
    versions_made = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "policies"
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="policy_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def unique_id(self) -> str:
        return self.public_id


class PolicyVersion(models.Model):
    """One text of a policy, never changed once written; only the default one is evaluated."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="+")
    policy = models.ForeignKey(Policy, on_delete=models.RESTRICT, related_name="versions")
    number = models.PositiveIntegerField()
    is_default = models.BooleanField()
    document = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="policy_version_once"),
            models.UniqueConstraint(fields=["policy"], condition=Q(is_default=True), name="policy_default_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"v{self.number}"


class Owned(models.Model):
    """What hangs on exactly one identity, group or role."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="+")
    identity = models.ForeignKey(Identity, null=True, blank=True, on_delete=models.RESTRICT, related_name="%(class)ss")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, related_name="%(class)ss")
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.RESTRICT, related_name="%(class)ss")

    class Meta:
        abstract = True


class PolicyAttachment(Owned):
    """A managed policy attached by ARN: one of AWS's or a customer managed one of the same account."""

    policy_arn = models.CharField(max_length=2048)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=EXACTLY_ONE_OWNER, name="attachment_has_one_owner"),
            models.UniqueConstraint(fields=["identity", "policy_arn"], name="attached_to_identity_once"),
            models.UniqueConstraint(fields=["group", "policy_arn"], name="attached_to_group_once"),
            models.UniqueConstraint(fields=["role", "policy_arn"], name="attached_to_role_once"),
        ]

    def __str__(self) -> str:
        return self.policy_arn


class InlinePolicy(Owned):
    """A policy inside its owner; it dies with it."""

    name = models.CharField(max_length=128)
    document = models.TextField()

    class Meta:
        verbose_name_plural = "inline policies"
        constraints = [
            models.CheckConstraint(condition=EXACTLY_ONE_OWNER, name="inline_policy_has_one_owner"),
            models.UniqueConstraint(fields=["identity", "name"], name="inline_in_identity_once"),
            models.UniqueConstraint(fields=["group", "name"], name="inline_in_group_once"),
            models.UniqueConstraint(fields=["role", "name"], name="inline_in_role_once"),
        ]

    def __str__(self) -> str:
        return self.name
