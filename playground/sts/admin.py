"""Sessions in Django admin, for looking: a change made here would reach no browser."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from playground.sts.models import RoleSession, SigningKey


@admin.register(RoleSession)
class RoleSessionAdmin(admin.ModelAdmin):
    """Neither the sealed secret nor the token's hash is shown."""

    list_display = (
        "public_id",
        "kind",
        "principal_name",
        "session_name",
        "caller_label",
        "access_key_id",
        "state",
        "expiration",
    )
    list_filter = ("state", "kind", "caller_kind")
    list_select_related = ("sandbox",)
    search_fields = ("public_id", "access_key_id", "principal_name", "sandbox__public_id")
    exclude = ("secret", "token_hash")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(SigningKey)
class SigningKeyAdmin(admin.ModelAdmin):
    """The sealed private key is not shown."""

    list_display = ("key_id", "sandbox")
    list_select_related = ("sandbox",)
    exclude = ("private_key",)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
