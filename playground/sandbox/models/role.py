"""Role: trust policy, maximum duration, boundary; InstanceProfile: what carries a role into EC2."""

from django.db import models
from django.db.models.functions import Lower

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.sandbox import Sandbox


class Role(models.Model):
    """`trust_policy` is the stored text: users and roles by unique id, all else as its author wrote it."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="roles")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.role_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="roles")
    name = models.CharField(max_length=64)
    path = models.CharField(max_length=512, default="/")
    trust_policy = models.TextField()
    description = models.CharField(max_length=1000, blank=True, default="")
    max_session_duration = models.PositiveIntegerField(default=3600)
    boundary = models.CharField(max_length=2048, blank=True, default="")
    tags = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("account", Lower("name"), name="role_name_once_ignoring_case"),
            models.CheckConstraint(
                condition=models.Q(max_session_duration__gte=3600, max_session_duration__lte=43200),
                name="role_duration_one_to_twelve_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unique_id(self) -> str:
        return self.public_id


class InstanceProfile(models.Model):
    """Holds at most one role; a role may be in several."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="instance_profiles")
    public_id = models.CharField(
        max_length=ids.MAX_LENGTH, unique=True, default=ids.instance_profile_id, editable=False
    )
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="instance_profiles")
    name = models.CharField(max_length=128)
    path = models.CharField(max_length=512, default="/")
    tags = models.JSONField(default=dict, blank=True)
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.RESTRICT, related_name="instance_profiles")

    class Meta:
        constraints = [models.UniqueConstraint("account", Lower("name"), name="profile_name_once_ignoring_case")]

    def __str__(self) -> str:
        return self.name
