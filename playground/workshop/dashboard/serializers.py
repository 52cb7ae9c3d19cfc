"""JSON shapes in and out of the dashboard's endpoints."""

from rest_framework import serializers
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.workshop.dashboard.queries import DashboardShape, TimelineMark
from playground.workshop.dashboard.tiles import MOST_TILES, TileShape


class WantedExercise(serializers.Serializer):
    exercise = serializers.CharField(max_length=64, required=False)


class WantedTiles(serializers.Serializer):
    """The sandboxes to draw; foreign and unknown ones are left out of the answer."""

    sandboxes = serializers.ListField(child=serializers.CharField(max_length=32), max_length=MOST_TILES)


class DashboardOut(DataclassSerializer):
    class Meta:
        dataclass = DashboardShape


class TileOut(DataclassSerializer):
    class Meta:
        dataclass = TileShape


class TimelineMarkOut(DataclassSerializer):
    class Meta:
        dataclass = TimelineMark
