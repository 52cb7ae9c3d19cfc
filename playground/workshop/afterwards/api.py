"""Endpoints of what comes after, and of a person's calendar."""

from dataclasses import asdict, dataclass

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.workshop.afterwards import calendar
from playground.workshop.afterwards.farewell import ResultShape, results_of
from playground.workshop.classroom.access import seat_in


@dataclass(frozen=True, slots=True)
class CalendarFeedShape:
    """`since`: since when there is a feed, None for none. `address`: told once, when it is made."""

    since: str | None
    address: str | None


class CalendarFeedOut(DataclassSerializer):
    class Meta:
        dataclass = CalendarFeedShape


class MyCalendar(APIView):
    @extend_schema(operation_id="loadMyCalendar", responses=CalendarFeedOut)
    def get(self, request: Request) -> Response:
        return self._shown(request)

    @extend_schema(operation_id="renewMyCalendar", request=None, responses=CalendarFeedOut)
    def post(self, request: Request) -> Response:
        """A new secret address; the one before opens nothing any more."""
        token = calendar.new_feed(request.user)
        return self._shown(request, request.build_absolute_uri(f"/calendar/{token}.ics"))

    @extend_schema(operation_id="revokeMyCalendar", responses={204: None})
    def delete(self, request: Request) -> Response:
        calendar.revoke_feed(request.user)
        return Response(status=204)

    def _shown(self, request: Request, address: str | None = None) -> Response:
        since = calendar.feed_since(request.user)
        shape = CalendarFeedShape(since.isoformat() if since is not None else None, address)
        return Response(CalendarFeedOut(shape).data)


class ResultOut(DataclassSerializer):
    class Meta:
        dataclass = ResultShape


class MyResults(APIView):
    @extend_schema(operation_id="loadMyResults", responses=ResultOut(many=True))
    def get(self, request: Request, workshop: str) -> Response:
        """What this learner did in the class, also once it has ended."""
        return Response([asdict(each) for each in results_of(seat_in(request.user, workshop))])
