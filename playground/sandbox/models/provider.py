"""Provider: an IAM identity provider of an account, whose people may assume roles that trust it."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.sandbox import Sandbox
from playground.sandbox.providers import provider_arn


class ProviderKind(models.TextChoices):
    OIDC = "oidc", "OpenID Connect"
    SAML = "saml", "SAML"


class Provider(models.Model):
    """`name`: what stands last in its ARN: an OIDC provider's URL without https://, or a SAML provider's name.

    `client_ids`: the audiences that an OIDC token may name. `metadata`: a SAML provider's document as somebody pasted
    it; empty while the simulated identity provider stands behind it, whose document is made when it is looked at.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="providers")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.provider_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="providers")
    kind = models.CharField(max_length=4, choices=ProviderKind.choices)
    name = models.CharField(max_length=255)
    client_ids = models.JSONField(default=list, blank=True)
    thumbprints = models.JSONField(default=list, blank=True)
    metadata = models.TextField(blank=True, default="")
    tags = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind", "name"], name="provider_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def arn(self) -> str:
        """Out: its ARN (IAM User Guide, "IAM identifiers"); reads the account."""
        return provider_arn(self.account.number, self.kind, self.name)
