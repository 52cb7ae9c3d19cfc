"""Learning platforms in Django admin: registered and changed there; the rest is for looking."""

from typing import Any

from django import forms
from django.contrib import admin

from playground.workshop.admin import ReadOnly
from playground.workshop.lti.registering import check
from playground.workshop.models import LtiGrade, LtiKey, LtiLaunch, LtiLineItem, LtiLink, LtiPlatform, LtiSeat


class PlatformForm(forms.ModelForm):
    class Meta:
        model = LtiPlatform
        fields = (
            *("name", "issuer", "client_id", "deployments", "authorize_url", "access_url", "keys_url"),
            "instructors_teach",
        )

    def clean(self) -> dict[str, Any]:
        """Django sets the row's values only later: what is checked is a row of what was typed."""
        found: dict[str, Any] = super().clean()
        if not self.errors:
            check(LtiPlatform(**found))
        return found


@admin.register(LtiPlatform)
class LtiPlatformAdmin(admin.ModelAdmin):
    form = PlatformForm
    list_display = ("name", "issuer", "client_id", "instructors_teach", "created_at")


@admin.register(LtiKey)
class LtiKeyAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("key_id", "created_at")


@admin.register(LtiLaunch)
class LtiLaunchAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("platform", "expires_at", "used_at")
    list_select_related = ("platform",)
    exclude = ("nonce_hash", "ticket_hash", "message")


class Seats(ReadOnly, admin.TabularInline):
    model = LtiSeat
    extra = 0
    can_delete = False


class LineItems(ReadOnly, admin.TabularInline):
    model = LtiLineItem
    extra = 0
    can_delete = False


@admin.register(LtiGrade)
class LtiGradeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("seat", "exercise", "score", "finished", "sent_score", "sent_at", "problem")
    list_select_related = ("seat__person", "seat__link__workshop", "seat__link__platform")


@admin.register(LtiLink)
class LtiLinkAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("platform", "context", "workshop", "exercise", "created_at")
    list_select_related = ("platform", "workshop")
    inlines = (Seats, LineItems)
