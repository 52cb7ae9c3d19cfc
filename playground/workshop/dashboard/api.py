"""Endpoints of the dashboard, for those who teach the workshop."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from playground.workshop.classroom.api import WorkshopView
from playground.workshop.dashboard import serializers
from playground.workshop.dashboard.queries import dashboard_of, tiles_in, timeline_of


class Dashboard(WorkshopView):
    @extend_schema(
        operation_id="loadDashboard", parameters=[serializers.WantedExercise], responses=serializers.DashboardOut
    )
    def get(self, request: Request, workshop: str) -> Response:
        """How far each learner is with one exercise: what the class does now, if none is named."""
        reading = serializers.WantedExercise(data=request.query_params)
        reading.is_valid(raise_exception=True)
        return Response(asdict(dashboard_of(self.found, reading.validated_data.get("exercise"))))


class Tiles(WorkshopView):
    @extend_schema(operation_id="drawTiles", request=serializers.WantedTiles, responses=serializers.TileOut(many=True))
    def post(self, request: Request, workshop: str) -> Response:
        """Small drawings of learners' sandboxes. It changes nothing: the list is too long for an address."""
        reading = serializers.WantedTiles(data=request.data)
        reading.is_valid(raise_exception=True)
        return Response([asdict(each) for each in tiles_in(self.found, reading.validated_data["sandboxes"])])


class Timeline(WorkshopView):
    @extend_schema(operation_id="loadTimeline", responses=serializers.TimelineMarkOut(many=True))
    def get(self, request: Request, workshop: str) -> Response:
        """What has happened: opened, exercises begun, people who came and who finished, by the minute."""
        return Response([asdict(each) for each in timeline_of(self.found)])
