"""Attempts in Django admin, for looking: only the engine ticks a goal."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from playground.workshop.models import Attempt, Certificate, Finish, GoalResult, HintTaken, QuizMark, QuizRound


class ReadOnly:
    """Neither added nor changed by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class GoalResults(ReadOnly, admin.TabularInline):
    model = GoalResult
    extra = 0
    can_delete = False


class HintsTaken(ReadOnly, admin.TabularInline):
    model = HintTaken
    extra = 0
    can_delete = False


@admin.register(Attempt)
class AttemptAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("exercise", "seed", "sandbox", "started_at", "marked_revision")
    list_filter = ("exercise",)
    list_select_related = ("sandbox",)
    search_fields = ("sandbox__public_id", "sandbox__owner__username")
    inlines = (GoalResults, HintsTaken)


@admin.register(Finish)
class FinishAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("person", "exercise", "score", "seconds", "hints", "finished_at")
    list_filter = ("exercise",)
    list_select_related = ("person",)


@admin.register(Certificate)
class CertificateAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "person", "issued_at")
    search_fields = ("name", "code", "person__username")
    exclude = ("code",)


@admin.register(QuizRound)
class QuizRoundAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("person", "scope", "right", "started_at", "finished_at")
    list_select_related = ("person",)


@admin.register(QuizMark)
class QuizMarkAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("person", "question", "streak", "at")
    list_select_related = ("person",)
