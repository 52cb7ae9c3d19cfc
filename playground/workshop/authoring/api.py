"""Endpoints for authors: their exercises, and the sandboxes in which pictures of them are drawn."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.sandbox.access import sandbox_to_edit
from playground.workshop.authoring import commands
from playground.workshop.authoring.commands import authored
from playground.workshop.authoring.draft import package_of
from playground.workshop.authoring.queries import card_of, cards_of, drawing_in, drawing_shape, shape_of
from playground.workshop.authoring.review import Review
from playground.workshop.authoring.serializers import (
    AuthoredCardOut,
    AuthoredOut,
    ChangeIn,
    DrawingOut,
    DrawnOut,
    FileIn,
    KeptOut,
    NewIn,
    PictureIn,
)
from playground.workshop.models import AuthoredExercise
from playground.workshop.package import ENDING, packed


class AuthoredExercises(APIView):
    @extend_schema(operation_id="listAuthored", responses=AuthoredCardOut(many=True))
    def get(self, request: Request) -> Response:
        """My exercises, the last changed first."""
        return Response([asdict(each) for each in cards_of(request.user)])

    @extend_schema(operation_id="newAuthored", request=NewIn, responses={201: AuthoredCardOut})
    def post(self, request: Request) -> Response:
        """A new exercise: from what a sandbox shows, as a copy of one of the course, or blank."""
        wanted = _valid(NewIn, request)
        if wanted.get("sandbox"):
            made = commands.from_sandbox(request.user, sandbox_to_edit(request.user, wanted["sandbox"]))
        elif wanted.get("exercise"):
            made = commands.from_course(request.user, wanted["exercise"])
        else:
            made = commands.from_blank(request.user)
        return _made(made)


class ImportAuthored(APIView):
    @extend_schema(operation_id="importAuthored", request=FileIn, responses={201: AuthoredCardOut})
    def post(self, request: Request) -> Response:
        """A new exercise from an exported file: all of it, or every finding with its place."""
        return _made(commands.from_text(request.user, _valid(FileIn, request)["text"]))


class OneAuthored(APIView):
    @extend_schema(operation_id="loadAuthored", responses=AuthoredOut)
    def get(self, request: Request, authored_id: str) -> Response:
        """The whole draft, what it lacks, and its goals marked in each picture."""
        return _whole(authored(request.user, authored_id))

    @extend_schema(operation_id="changeAuthored", request=ChangeIn, responses=AuthoredOut)
    def patch(self, request: Request, authored_id: str) -> Response:
        """Keep what changed."""
        wanted = _valid(ChangeIn, request)
        mine = authored(request.user, authored_id)
        kept, found = commands.change(mine, wanted["revision"], wanted["changes"])
        return _whole(kept, found)

    @extend_schema(operation_id="deleteAuthored", responses={204: None})
    def delete(self, request: Request, authored_id: str) -> Response:
        """With its editions and its drawings; refused while somebody else works on it."""
        commands.delete(authored(request.user, authored_id))
        return Response(status=204)


class Duplicate(APIView):
    @extend_schema(operation_id="duplicateAuthored", request=None, responses={201: AuthoredCardOut})
    def post(self, request: Request, authored_id: str) -> Response:
        """A copy of the draft."""
        return _made(commands.duplicate(authored(request.user, authored_id)))


class Drawings(APIView):
    @extend_schema(operation_id="drawPicture", request=PictureIn, responses={201: DrawnOut})
    def post(self, request: Request, authored_id: str) -> Response:
        """A sandbox to draw the start, the solution or a mistake in; the one that is open already, if there is."""
        sandbox = commands.draw(authored(request.user, authored_id), _valid(PictureIn, request)["picture"])
        return Response({"sandbox": sandbox.public_id}, status=201)


class OneDrawing(APIView):
    @extend_schema(operation_id="loadDrawing", responses=DrawingOut)
    def get(self, request: Request, sandbox: str) -> Response:
        """What this sandbox is drawn for, and the goals as they stand here."""
        return Response(asdict(drawing_shape(drawing_in(request.user, sandbox))))

    @extend_schema(operation_id="keepDrawing", request=None, responses=KeptOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """What is drawn here becomes the picture of the exercise; this sandbox goes."""
        drawing = drawing_in(request.user, sandbox)
        commands.keep_drawing(drawing)
        return Response({"exercise": drawing.exercise.public_id})


class Publication(APIView):
    @extend_schema(operation_id="publishAuthored", request=None, responses={201: AuthoredOut})
    def post(self, request: Request, authored_id: str) -> Response:
        """A new edition, which others begin from now on."""
        mine = authored(request.user, authored_id)
        commands.publish(mine)
        return Response(asdict(shape_of(authored(request.user, authored_id))), status=201)

    @extend_schema(operation_id="withdrawAuthored", responses=AuthoredOut)
    def delete(self, request: Request, authored_id: str) -> Response:
        """Nobody can begin it any more."""
        commands.withdraw(authored(request.user, authored_id))
        return _whole(authored(request.user, authored_id))


class BringBack(APIView):
    @extend_schema(operation_id="bringBackEdition", request=None, responses=AuthoredOut)
    def post(self, request: Request, authored_id: str, number: int) -> Response:
        """The draft becomes what that edition was."""
        commands.bring_back(authored(request.user, authored_id), number)
        return _whole(authored(request.user, authored_id))


class ExportAuthored(APIView):
    @extend_schema(operation_id="exportAuthored", responses={(200, "application/json"): OpenApiTypes.STR})
    def get(self, request: Request, authored_id: str) -> HttpResponse:
        """The draft as one file, as `manage.py pack_exercise` writes it."""
        package = package_of(authored(request.user, authored_id).draft)
        answer = HttpResponse(packed(package), content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{package.name}{ENDING}"'
        return answer


def _valid(shape: type[serializers.Serializer], request: Request) -> dict[str, Any]:
    given = shape(data=request.data)
    given.is_valid(raise_exception=True)
    found: dict[str, Any] = given.validated_data
    return found


def _made(made: AuthoredExercise) -> Response:
    return Response(asdict(card_of(made, 0)), status=201)


def _whole(mine: AuthoredExercise, found: Review | None = None) -> Response:
    return Response(asdict(shape_of(mine, found)))
