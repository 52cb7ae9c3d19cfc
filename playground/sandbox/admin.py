"""These tables in Django admin, for looking: changes made here bypass the journal, so all are read-only but names."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from playground.sandbox import models


class ReadOnly(admin.ModelAdmin):
    """A row changed outside `editing()` would not reach any browser."""

    list_select_related = True
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("secret",)


@admin.register(models.Sandbox)
class SandboxAdmin(ReadOnly):
    list_display = ("public_id", "name", "owner", "exercise", "revision", "created_at")
    list_filter = ("exercise",)
    search_fields = ("public_id", "name", "owner__username")


class Supervisors(admin.TabularInline):
    model = models.Supervisor
    raw_id_fields = ("person",)
    extra = 0


@admin.register(models.Supervision)
class SupervisionAdmin(ReadOnly):
    list_display = ("public_id", "frozen_at", "clock_kept")
    search_fields = ("public_id",)
    inlines = (Supervisors,)


@admin.register(models.Help)
class HelpAdmin(ReadOnly):
    list_display = ("sandbox", "state", "asked_by", "helper", "since")
    list_filter = ("state",)
    search_fields = ("sandbox__public_id",)


@admin.register(models.JournalEntry)
class JournalEntryAdmin(ReadOnly):
    list_display = ("sandbox", "revision", "label", "person", "at", "direction", "undone")
    search_fields = ("sandbox__public_id", "label")


@admin.register(models.ActivityRecord)
class ActivityRecordAdmin(ReadOnly):
    list_display = ("sandbox", "name", "who", "error_code", "at")
    search_fields = ("sandbox__public_id", "name", "who")


@admin.register(models.Account)
class AccountAdmin(ReadOnly):
    list_display = ("number", "name", "kind", "sandbox")
    search_fields = ("number", "name", "public_id", "sandbox__public_id")


@admin.register(models.Identity)
class IdentityAdmin(ReadOnly):
    list_display = ("public_id", "name", "kind", "account", "sandbox")
    list_filter = ("kind",)
    search_fields = ("public_id", "name", "sandbox__public_id")


@admin.register(models.Role)
class RoleAdmin(ReadOnly):
    list_display = ("public_id", "name", "account", "max_session_duration", "sandbox")
    search_fields = ("public_id", "name", "sandbox__public_id")


@admin.register(models.Resource)
class ResourceAdmin(ReadOnly):
    list_display = ("public_id", "arn", "type", "sandbox")
    search_fields = ("public_id", "arn", "sandbox__public_id")


@admin.register(models.ShareLink)
class ShareLinkAdmin(ReadOnly):
    list_display = ("public_id", "name", "access", "sandbox", "created_at")
    exclude = ("token_hash",)


@admin.register(models.MfaDevice)
class MfaDeviceAdmin(ReadOnly):
    list_display = ("public_id", "name", "identity", "enabled", "sandbox")
    exclude = ("secret",)


for model in (
    models.Member,
    models.Group,
    models.Membership,
    models.AccessKey,
    models.LoginProfile,
    models.Policy,
    models.PolicyVersion,
    models.PolicyAttachment,
    models.InlinePolicy,
    models.InstanceProfile,
    models.Note,
    models.Organization,
    models.OrganizationAttachment,
    models.OrganizationMember,
    models.OrganizationPolicy,
    models.OrganizationUnit,
    models.Position,
    models.Provider,
    models.RoleSwitch,
    models.Version,
):
    admin.site.register(model, ReadOnly)
