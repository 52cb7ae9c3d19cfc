"""ShareLink: whoever has the link may come in. Only its token's hash is kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from playground.sandbox import ids
from playground.sandbox.models.sandbox import Access, Sandbox


def link_id() -> str:
    return ids.short_id("lnk-")


class ShareLink(models.Model):
    """One named link. Revoking it deletes the row, and with it the memberships it gave.

    `follows`: whoever looks by it sees where this person is, and nobody else.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="share_links")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=link_id, editable=False)
    name = models.CharField(max_length=80)
    access = models.CharField(max_length=8, choices=Access.choices)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    follows = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.name} ({self.access}) of {self.sandbox_id}"
