"""Endpoints of a learner's strip: what holds for them now, what they were told, what they answer."""

from dataclasses import asdict
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView

from playground.workshop.classroom.access import seat_in, workshop_to_visit
from playground.workshop.classroom.bar import serializers
from playground.workshop.classroom.holding import leaks, messages, polls, series, showing, tries
from playground.workshop.classroom.queries import held_for


class MyControls(APIView):
    @extend_schema(operation_id="loadMyControls", responses=serializers.HeldOut)
    def get(self, request: Request, workshop: str) -> Response:
        """For whoever comes late, or was away."""
        return Response(asdict(held_for(seat_in(request.user, workshop))))


class MyMessage(APIView):
    @extend_schema(operation_id="readMessage", request=None, responses={204: None})
    def put(self, request: Request, workshop: str, message: str) -> Response:
        """It has been read."""
        messages.read(seat_in(request.user, workshop), message)
        return Response(status=204)


class MyAnswer(APIView):
    @extend_schema(operation_id="answerEverybodysQuestion", request=serializers.PollAnswerIn, responses={204: None})
    def put(self, request: Request, workshop: str) -> Response:
        """Once; the same again changes nothing."""
        polls.answer(seat_in(request.user, workshop), **_sent(serializers.PollAnswerIn, request))
        return Response(status=204)


class PollResult(APIView):
    @extend_schema(operation_id="loadQuizResult", responses=serializers.SeriesOut)
    def get(self, request: Request, workshop: str) -> Response:
        """How the newest series of questions went, for whoever is in the class or teaches it."""
        found = workshop_to_visit(request.user, workshop)
        mine = found.enrollments.filter(person=request.user).first()
        return Response(asdict(series.series_of(found, mine)))


class MyCanvasShown(APIView):
    @extend_schema(operation_id="letBeShown", request=serializers.ShownIn, responses={204: None})
    def put(self, request: Request, workshop: str) -> Response:
        """Whether this learner's canvas may be shown to the class; what is shown of it now ends, if not."""
        values = _sent(serializers.ShownIn, request)
        showing.let_be_shown(seat_in(request.user, workshop), may=values["may_be_shown"])
        return Response(status=204)


class MyLook(APIView):
    @extend_schema(operation_id="lookAtWhatIsShown", request=serializers.LookIn, responses={204: None})
    def put(self, request: Request, workshop: str) -> Response:
        """Whether this learner looks at what is shown to all, or goes on with their own."""
        showing.look(seat_in(request.user, workshop), **_sent(serializers.LookIn, request))
        return Response(status=204)


class MyLeak(APIView):
    @extend_schema(operation_id="loadLeak", responses=serializers.LeakedOut)
    def get(self, request: Request, workshop: str) -> Response:
        """The leaked credentials, for whoever is in the class or teaches it. 409 NothingLeaked."""
        return Response(asdict(leaks.leaked(workshop_to_visit(request.user, workshop))))


class TryThrottle(UserRateThrottle):
    """More than anybody types."""

    scope = "leak-try"
    rate = "60/min"


class MyLeakTries(APIView):
    throttle_classes: ClassVar = [TryThrottle]

    @extend_schema(operation_id="tryLeak", request=serializers.TryIn, responses=serializers.TriedOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Send a request with the leaked credentials; what came of it is counted without a name."""
        return Response(asdict(tries.try_leaked(seat_in(request.user, workshop), **_sent(serializers.TryIn, request))))


def _sent(serializer: type[serializers.Strict], request: Request) -> dict[str, Any]:
    reading = serializer(data=request.data)
    reading.is_valid(raise_exception=True)
    return dict(reading.validated_data)
