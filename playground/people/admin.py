"""People in Django admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from playground.people.admin_login import CountedSignIn
from playground.people.models import DeviceLink, InstructorLink, Person

admin.site.login_form = CountedSignIn


@admin.register(Person)
class PersonAdmin(UserAdmin):
    list_display = ("username", "display_name", "kind", "is_staff", "date_joined", "last_login")
    list_filter = ("kind", "is_staff", "is_active")
    search_fields = ("username", "display_name", "public_id")
    ordering = ("-date_joined",)
    readonly_fields = ("public_id",)
    fieldsets = (
        (None, {"fields": ("username", "password", "public_id")}),
        ("Who", {"fields": ("display_name", "kind", "email")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )


@admin.register(InstructorLink)
class InstructorLinkAdmin(admin.ModelAdmin):
    list_display = ("created_at", "expires_at", "claimed_by", "claimed_at")
    exclude = ("token_hash",)


@admin.register(DeviceLink)
class DeviceLinkAdmin(admin.ModelAdmin):
    list_display = ("person", "expires_at")
    list_select_related = ("person",)
    exclude = ("token_hash",)
