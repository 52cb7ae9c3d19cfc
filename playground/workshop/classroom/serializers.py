"""JSON shapes in and out of the classroom's endpoints."""

from typing import Any

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.live.classroom_shapes import ClassShape, LearnerShape, WorkshopShape
from playground.sentences import say
from playground.workshop.classroom.queries import (
    MineShape,
    SandboxClassShape,
    WorkshopCard,
    WorkshopDetail,
    WorkshopSince,
)


class Strict(serializers.Serializer):
    """Refuses fields it does not know: a misspelt one would otherwise be silently without effect."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = {name: [say("There is no such field here.")] for name in data if name not in self.fields}
            if unknown:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


def _slugs(**options: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(max_length=64), max_length=200, **options)


class NewWorkshop(Strict):
    title = serializers.CharField(max_length=200)
    exercises = _slugs(required=False)
    waiting_room = serializers.BooleanField(required=False)
    variants = serializers.BooleanField(required=False)


class WorkshopChanges(Strict):
    title = serializers.CharField(max_length=200, required=False)
    exercises = _slugs(required=False)
    waiting_room = serializers.BooleanField(required=False)
    variants = serializers.BooleanField(required=False)
    starts_at = serializers.DateTimeField(required=False, allow_null=True)
    ends_at = serializers.DateTimeField(required=False, allow_null=True)


class StepIn(Strict):
    state = serializers.ChoiceField(["open", "locked", "closed", "archived"])


class CurrentIn(Strict):
    index = serializers.IntegerField(min_value=0, max_value=1_000, allow_null=True)


class SeatIn(Strict):
    state = serializers.ChoiceField(["in", "removed", "blocked"])


class TeamIn(Strict):
    name = serializers.CharField(max_length=200)


class TeamSizeIn(Strict):
    size = serializers.IntegerField(min_value=2, max_value=12)


class LearnerTeamIn(Strict):
    team_id = serializers.CharField(max_length=32, allow_null=True)


class CoInstructorIn(Strict):
    learner_id = serializers.CharField(max_length=32)


class SinceIn(serializers.Serializer):
    since = serializers.IntegerField(min_value=0)


class WorkshopCardOut(DataclassSerializer):
    class Meta:
        dataclass = WorkshopCard


class WorkshopOut(DataclassSerializer):
    class Meta:
        dataclass = WorkshopShape


class LearnerOut(DataclassSerializer):
    class Meta:
        dataclass = LearnerShape


class WorkshopDetailOut(DataclassSerializer):
    class Meta:
        dataclass = WorkshopDetail


class WorkshopSinceOut(DataclassSerializer):
    class Meta:
        dataclass = WorkshopSince


class ClassOut(DataclassSerializer):
    class Meta:
        dataclass = ClassShape


class MineOut(DataclassSerializer):
    class Meta:
        dataclass = MineShape


class SandboxClassOut(DataclassSerializer):
    class Meta:
        dataclass = SandboxClassShape


class CodeOut(serializers.Serializer):
    """The join code as shown, the address that fills it in, and that address as a QR code: a path in `size` squares."""

    code = serializers.CharField()
    address = serializers.CharField()
    size = serializers.IntegerField()
    path = serializers.CharField()


class AdmittedOut(serializers.Serializer):
    admitted = serializers.IntegerField()
