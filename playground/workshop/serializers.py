"""JSON shapes in and out, for the OpenAPI schema."""

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.workshop.attempts import AttemptsShape, MomentShape
from playground.workshop.progress import ProgressShape
from playground.workshop.queries import AttemptShape, ExerciseCard, LessonShape
from playground.workshop.solution import Comparison


class ExerciseCardOut(DataclassSerializer):
    class Meta:
        dataclass = ExerciseCard


class AttemptOut(DataclassSerializer):
    class Meta:
        dataclass = AttemptShape


class AttemptsOut(DataclassSerializer):
    class Meta:
        dataclass = AttemptsShape


class MomentOut(DataclassSerializer):
    class Meta:
        dataclass = MomentShape


class ComparisonOut(DataclassSerializer):
    class Meta:
        dataclass = Comparison


class LessonOut(DataclassSerializer):
    class Meta:
        dataclass = LessonShape


class ProgressOut(DataclassSerializer):
    class Meta:
        dataclass = ProgressShape


class CertificateOut(serializers.Serializer):
    address = serializers.CharField()


class StartIn(serializers.Serializer):
    """How to begin."""

    variant = serializers.BooleanField(default=False)


class StartedOut(serializers.Serializer):
    """The new sandbox."""

    sandbox = serializers.CharField()
