"""Endpoints for learners: where they sit, the sandbox of what the class does now, the workshop of a sandbox."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.sandbox.access import sandbox_to_view
from playground.workshop.classroom import serializers
from playground.workshop.classroom.access import seat_in
from playground.workshop.classroom.errors import NoWorkshop
from playground.workshop.classroom.joining import sandbox_for
from playground.workshop.classroom.queries import class_of, mine_of, workshops_joined
from playground.workshop.serializers import StartedOut


class Joined(APIView):
    @extend_schema(operation_id="listJoinedWorkshops", responses=serializers.ClassOut(many=True))
    def get(self, request: Request) -> Response:
        """Those this person sits in, as long as they go on."""
        return Response([asdict(each) for each in workshops_joined(request.user)])


class Mine(APIView):
    @extend_schema(operation_id="loadMySeat", responses=serializers.MineOut)
    def get(self, request: Request, workshop: str) -> Response:
        return Response(asdict(mine_of(seat_in(request.user, workshop))))


class MySandbox(APIView):
    @extend_schema(operation_id="openClassSandbox", request=None, responses=StartedOut)
    def post(self, request: Request, workshop: str) -> Response:
        """This learner's sandbox of what the class does now, made when first asked for. 409 NothingToDo."""
        return Response({"sandbox": sandbox_for(seat_in(request.user, workshop)).public_id})


class SandboxClass(APIView):
    @extend_schema(operation_id="loadClassOfSandbox", responses=serializers.SandboxClassOut)
    def get(self, request: Request, sandbox: str) -> Response:
        """The workshop that this sandbox belongs to; 404 for none."""
        found = class_of(sandbox_to_view(request.user, sandbox))
        if found is None:
            raise NoWorkshop
        return Response(asdict(found))
