"""Endpoints for the exercises that are about large numbers."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.sandbox.access import sandbox_to_edit, sandbox_to_view
from playground.workshop.queries import attempt_in
from playground.workshop.scale import MOST_SHOWN
from playground.workshop.stories.employees import set_employees
from playground.workshop.stories.players import MOST_ASKED, Sweep, sweep


class EmployeesIn(serializers.Serializer):
    count = serializers.IntegerField(min_value=0, max_value=MOST_SHOWN)
    users_for_all = serializers.BooleanField()


class EmployeesOfAttempt(APIView):
    @extend_schema(operation_id="setEmployees", request=EmployeesIn, responses={204: None})
    def put(self, request: Request, sandbox: str) -> Response:
        """How many people the other company has, and whether each gets a user: one edit that can be undone."""
        attempt = attempt_in(sandbox_to_edit(request.user, sandbox))
        sent = EmployeesIn(data=request.data)
        sent.is_valid(raise_exception=True)
        revision = set_employees(attempt, person=request.user, **sent.validated_data)
        return Response(status=204, headers={"X-Revision": str(revision)})


class PlayersIn(serializers.Serializer):
    numbers = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=MOST_SHOWN), min_length=1, max_length=MOST_ASKED
    )


class SweepOut(DataclassSerializer):
    class Meta:
        dataclass = Sweep


class PlayersOfAttempt(APIView):
    @extend_schema(operation_id="sweepPlayers", request=PlayersIn, responses=SweepOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """Ask the engine about these players of the crowd, each with a token of their own. Changes nothing."""
        attempt = attempt_in(sandbox_to_view(request.user, sandbox))
        sent = PlayersIn(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(asdict(sweep(attempt, sent.validated_data["numbers"])))
