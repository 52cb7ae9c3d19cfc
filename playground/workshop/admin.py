"""Attempts and workshops in Django admin, for looking: only the engine ticks a goal, and only a change by the one door
reaches a browser."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from playground.workshop.models import (
    Archive,
    ArchivePart,
    Attempt,
    AuthoredExercise,
    CalendarFeed,
    Certificate,
    ClassMessage,
    CoInstructorLink,
    Control,
    Delivery,
    Drawing,
    Edition,
    Enrollment,
    Finish,
    GoalResult,
    HintTaken,
    LeakTry,
    LookingAway,
    MistakeMade,
    PollAnswer,
    QuizMark,
    QuizRound,
    RosterEntry,
    StatementExport,
    Team,
    Workshop,
    WorkshopEntry,
)


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


class MistakesMade(ReadOnly, admin.TabularInline):
    model = MistakeMade
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
    inlines = (GoalResults, HintsTaken, MistakesMade)


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


@admin.register(CalendarFeed)
class CalendarFeedAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("person", "created_at")
    list_select_related = ("person",)
    exclude = ("token_hash",)


@admin.register(StatementExport)
class StatementExportAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("workshop", "enabled_at", "sent_until", "problem")
    list_select_related = ("workshop",)
    exclude = ("salt",)


@admin.register(Workshop)
class WorkshopAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("public_id", "title", "owner", "state", "created_at")
    list_filter = ("state",)
    list_select_related = ("owner",)
    search_fields = ("public_id", "title", "owner__username")
    exclude = ("code_hash", "sealed_code")


@admin.register(Enrollment)
class EnrollmentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("nickname", "workshop", "person", "state", "joined_at")
    list_filter = ("state",)
    list_select_related = ("workshop", "person")
    search_fields = ("nickname", "workshop__public_id")


@admin.register(Team)
class TeamAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "workshop")
    list_select_related = ("workshop",)


@admin.register(CoInstructorLink)
class CoInstructorLinkAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("public_id", "workshop", "made_by", "expires_at")
    list_select_related = ("workshop", "made_by")
    exclude = ("token_hash",)


@admin.register(RosterEntry)
class RosterEntryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "workshop", "team")
    list_select_related = ("workshop", "team")
    search_fields = ("name", "workshop__public_id")


@admin.register(WorkshopEntry)
class WorkshopEntryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("workshop", "revision", "person", "at")
    list_select_related = ("workshop", "person")


class Editions(ReadOnly, admin.TabularInline):
    model = Edition
    extra = 0
    can_delete = False
    fields = ("number", "published_at")


class Drawings(ReadOnly, admin.TabularInline):
    model = Drawing
    extra = 0
    can_delete = False


@admin.register(AuthoredExercise)
class AuthoredExerciseAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("title", "owner", "live", "changed_at")
    list_select_related = ("owner",)
    search_fields = ("title", "public_id", "owner__username")
    inlines = (Editions, Drawings)


@admin.register(Control)
class ControlAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("workshop", "kind", "by", "started_at", "ended_at")
    list_filter = ("kind",)
    list_select_related = ("workshop", "by")
    exclude = ("sealed",)


class Deliveries(ReadOnly, admin.TabularInline):
    model = Delivery
    extra = 0
    can_delete = False


@admin.register(ClassMessage)
class ClassMessageAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("workshop", "by", "text", "for_all", "at")
    list_select_related = ("workshop", "by")
    inlines = (Deliveries,)


@admin.register(PollAnswer)
class PollAnswerAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("control", "enrollment", "at")
    list_select_related = ("control", "enrollment")


@admin.register(LookingAway)
class LookingAwayAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("control", "enrollment")
    list_select_related = ("control", "enrollment")


@admin.register(LeakTry)
class LeakTryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("control", "enrollment", "action", "outcome", "times")
    list_select_related = ("control", "enrollment")


@admin.register(Archive)
class ArchiveAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("workshop", "restorer", "state", "done", "of", "begun_at")
    list_select_related = ("workshop", "restorer")
    exclude = ("upload", "head")


@admin.register(ArchivePart)
class ArchivePartAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("archive", "index")
    exclude = ("text",)
