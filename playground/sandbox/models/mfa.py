"""MfaDevice: a user's virtual MFA device, in AWS's words: an app that shows a new code every thirty seconds."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.identity import Identity
from playground.sandbox.models.sandbox import Sandbox


class MfaDevice(models.Model):
    """`secret` is sealed, see `secrets.py`. Until two codes have proved that it works it is not `enabled`.

    `last_step`: the newest thirty seconds whose code was used: a code works once. `failures`: wrong codes since
    `failed_since`, real time.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="+")
    identity = models.ForeignKey(Identity, on_delete=models.RESTRICT, related_name="mfa_devices")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.mfa_device_id, editable=False)
    name = models.CharField(max_length=128)
    secret = models.CharField(max_length=255, editable=False)
    enabled = models.BooleanField(default=False)
    last_step = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    failed_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def serial_number(self) -> str:
        """Out: its ARN, which is what AWS takes as serial number; reads the user and the account."""
        return f"arn:aws:iam::{self.identity.account.number}:mfa/{self.name}"
