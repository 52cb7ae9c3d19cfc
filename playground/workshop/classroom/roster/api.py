"""Endpoints for the roster of a workshop, for those who teach it."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from playground.workshop.classroom.api import WorkshopView
from playground.workshop.classroom.roster import commands, serializers
from playground.workshop.classroom.roster.queries import preview_of, roster_of, told
from playground.workshop.classroom.roster.reading import read


class Roster(WorkshopView):
    @extend_schema(operation_id="listRoster", responses=serializers.RosterEntryOut(many=True))
    def get(self, request: Request, workshop: str) -> Response:
        """Everybody who is expected, by name."""
        return Response([asdict(each) for each in roster_of(self.found)])

    @extend_schema(
        operation_id="importRoster", request=serializers.RosterImport, responses=serializers.RosterPreviewOut
    )
    def post(self, request: Request, workshop: str) -> Response:
        """Put the people of a CSV file on it: all of them, or none and 400 RosterFaults."""
        sent = _sent(serializers.RosterImport, request)
        found = read(sent["content"])
        done = commands.take_in(self.found, request.user, found, only_good=sent["only_good"])
        return Response(asdict(told(done, found)))

    @extend_schema(operation_id="clearRoster", responses={200: serializers.TakenOffOut})
    def delete(self, request: Request, workshop: str) -> Response:
        """Take everybody off it who has not come."""
        return Response({"taken_off": commands.take_off_waiting(self.found, request.user)})


class RosterCheck(WorkshopView):
    @extend_schema(operation_id="checkRoster", request=serializers.RosterFile, responses=serializers.RosterPreviewOut)
    def post(self, request: Request, workshop: str) -> Response:
        """What importing this file would do; it changes nothing."""
        found = read(_sent(serializers.RosterFile, request)["content"])
        return Response(asdict(preview_of(self.found, found)))


class OneEntry(WorkshopView):
    @extend_schema(operation_id="takeOffRoster", responses={204: None})
    def delete(self, request: Request, workshop: str, entry: str) -> Response:
        """Whoever has come as them stays, as somebody who was not expected."""
        commands.take_off(self.found, request.user, entry)
        return Response(status=204)


class EntryLearner(WorkshopView):
    @extend_schema(operation_id="freeRosterEntry", responses={204: None})
    def delete(self, request: Request, workshop: str, entry: str) -> Response:
        """Their place waits for them again; whoever had come as them stays."""
        commands.free(self.found, request.user, entry)
        return Response(status=204)


class EntryLink(WorkshopView):
    @extend_schema(operation_id="renewPersonalLink", request=None, responses={204: None})
    def post(self, request: Request, workshop: str, entry: str) -> Response:
        """Another personal link: the one before opens nothing any more."""
        commands.renew_link(self.found, request.user, entry)
        return Response(status=204)


def _sent(serializer: type[Serializer], request: Request) -> dict[str, Any]:
    reading = serializer(data=request.data)
    reading.is_valid(raise_exception=True)
    return dict(reading.validated_data)
