"""People in Django admin."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from playground.people.admin_login import CountedSignIn
from playground.people.commands import delete_person
from playground.people.models import DeviceLink, InstructorLink, Person

admin.site.login_form = CountedSignIn
GO_AT_ONCE: Final = 200


@admin.register(Person)
class PersonAdmin(UserAdmin):
    list_display = ("username", "display_name", "kind", "is_staff", "date_joined", "last_login")
    list_filter = ("kind", "is_staff", "is_active")
    search_fields = ("username", "display_name", "public_id")
    ordering = ("-date_joined",)
    readonly_fields = ("public_id",)
    actions = ("delete_selected",)
    fieldsets = (
        (None, {"fields": ("username", "password", "public_id")}),
        ("Who", {"fields": ("display_name", "kind", "email")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )

    @admin.action(description="Delete selected people, and everything of theirs", permissions=["delete"])
    def delete_selected(self, request: HttpRequest, people: QuerySet[Person]) -> HttpResponse | None:
        if people.count() > GO_AT_ONCE:
            self.message_user(request, f"Select at most {GO_AT_ONCE} people at once.", messages.ERROR)
            return None
        return delete_selected(self, request, people)

    def get_deleted_objects(self, objs: Iterable[Person], request: HttpRequest) -> Any:
        """What goes is listed by its owner; what is drawn with others does not go, whatever the tables say."""
        people = list(objs)
        owned = sum(each.sandboxes.count() for each in people)
        count = {"people": len(people), "sandboxes, unless a team goes on with them": owned}
        return [f"{each} ({each.public_id})" for each in people], count, set(), []

    def delete_model(self, request: HttpRequest, person: Person) -> None:
        delete_person(person)

    def delete_queryset(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        for each in people:
            delete_person(each)


@admin.register(InstructorLink)
class InstructorLinkAdmin(admin.ModelAdmin):
    list_display = ("created_at", "expires_at", "claimed_by", "claimed_at")
    exclude = ("token_hash",)


@admin.register(DeviceLink)
class DeviceLinkAdmin(admin.ModelAdmin):
    list_display = ("person", "expires_at")
    list_select_related = ("person",)
    exclude = ("token_hash",)
