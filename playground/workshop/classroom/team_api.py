"""Endpoints for the teams of a workshop."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from playground.workshop.classroom import serializers, teams
from playground.workshop.classroom.api import WorkshopView
from playground.workshop.classroom.shapes import learner_shape, workshop_shape
from playground.workshop.models import Workshop


class Teams(WorkshopView):
    @extend_schema(operation_id="makeTeam", request=serializers.TeamIn, responses={201: serializers.WorkshopOut})
    def post(self, request: Request, workshop: str) -> Response:
        """A new team with nobody in it."""
        reading = serializers.TeamIn(data=request.data)
        reading.is_valid(raise_exception=True)
        return _workshop(teams.make(self.found, request.user, reading.validated_data["name"]), 201)


class RandomTeams(WorkshopView):
    @extend_schema(operation_id="drawTeams", request=serializers.TeamSizeIn, responses=serializers.WorkshopOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Put everybody who has no team into new ones of this size, by lot."""
        reading = serializers.TeamSizeIn(data=request.data)
        reading.is_valid(raise_exception=True)
        return _workshop(teams.draw_lots(self.found, request.user, reading.validated_data["size"]))


class OneTeam(WorkshopView):
    @extend_schema(operation_id="renameTeam", request=serializers.TeamIn, responses=serializers.WorkshopOut)
    def patch(self, request: Request, workshop: str, team: str) -> Response:
        reading = serializers.TeamIn(data=request.data)
        reading.is_valid(raise_exception=True)
        return _workshop(teams.rename(self.found, request.user, team, reading.validated_data["name"]))

    @extend_schema(operation_id="dissolveTeam", responses={200: serializers.WorkshopOut})
    def delete(self, request: Request, workshop: str, team: str) -> Response:
        """Its learners work alone again; what it has drawn goes to whoever came first of them."""
        return _workshop(teams.dissolve(self.found, request.user, team))


class TeamOfLearner(WorkshopView):
    @extend_schema(operation_id="putInTeam", request=serializers.LearnerTeamIn, responses=serializers.LearnerOut)
    def put(self, request: Request, workshop: str, learner: str) -> Response:
        """Into a team, or with null into none."""
        reading = serializers.LearnerTeamIn(data=request.data)
        reading.is_valid(raise_exception=True)
        done = teams.put(self.found, request.user, learner, reading.validated_data["team_id"])
        return Response(asdict(learner_shape(done)))


def _workshop(workshop: Workshop, status: int = 200) -> Response:
    return Response(asdict(workshop_shape(workshop)), status=status)
