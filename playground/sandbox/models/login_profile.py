"""LoginProfile: that a user has a password for the console, in AWS's words. The password itself is not kept."""

from django.db import models

from playground.sandbox.models.identity import Identity
from playground.sandbox.models.sandbox import Sandbox


class LoginProfile(models.Model):
    """One for each user at most (IAM API Reference, LoginProfile)."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="+")
    identity = models.OneToOneField(Identity, on_delete=models.RESTRICT, related_name="login_profile")
    created_at = models.DateTimeField()
    password_reset_required = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"login profile of {self.identity}"
