"""JSON shapes in and out, for the OpenAPI schema."""

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.workshop.authoring.queries import AuthoredCard, AuthoredShape, DrawingShape


class AuthoredCardOut(DataclassSerializer):
    class Meta:
        dataclass = AuthoredCard


class AuthoredOut(DataclassSerializer):
    class Meta:
        dataclass = AuthoredShape


class DrawingOut(DataclassSerializer):
    class Meta:
        dataclass = DrawingShape


class NewIn(serializers.Serializer):
    """What it is made from: one of these, or nothing at all."""

    sandbox = serializers.CharField(required=False, max_length=40)
    exercise = serializers.CharField(required=False, max_length=64)


class FileIn(serializers.Serializer):
    """The text of an exported file."""

    text = serializers.CharField(trim_whitespace=False)


class ChangeIn(serializers.Serializer):
    """`changes` as `with_changes` in draft.py says."""

    revision = serializers.IntegerField(min_value=0)
    changes = serializers.DictField()


class PictureIn(serializers.Serializer):
    picture = serializers.CharField(max_length=40)


class DrawnOut(serializers.Serializer):
    """The sandbox to draw in."""

    sandbox = serializers.CharField()


class KeptOut(serializers.Serializer):
    """The exercise that the picture belongs to."""

    exercise = serializers.CharField()
