"""Endpoints of the instructor's bar: each begins, changes or ends what holds for everybody, for those who teach."""

from dataclasses import asdict
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle

from playground.live.control_shapes import ControlKind
from playground.workshop.classroom.api import WorkshopView
from playground.workshop.classroom.bar import serializers
from playground.workshop.classroom.held import controls_shape
from playground.workshop.classroom.holding import clocks, controls, leaks, messages, polls, showing
from playground.workshop.models import Workshop


class BarThrottle(UserRateThrottle):
    """More than anybody clicks: each of these is told to a whole class."""

    scope = "bar"
    rate = "120/min"


class BarView(WorkshopView):
    """Base of the bar's endpoints. `ends`: the kind of control that DELETE ends."""

    throttle_classes: ClassVar = [BarThrottle]
    ends: ControlKind

    def values(self, request: Request, serializer: type[serializers.Strict]) -> dict[str, Any]:
        reading = serializer(data=request.data)
        reading.is_valid(raise_exception=True)
        return dict(reading.validated_data)

    def holds(self) -> Response:
        """Out: what holds by now."""
        return Response(asdict(controls_shape(Workshop.objects.get(pk=self.found.pk))))

    def end(self, request: Request) -> Response:
        controls.end(self.found, request.user, self.ends)
        return self.holds()


class Pause(BarView):
    @extend_schema(operation_id="pauseClass", request=serializers.PauseIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Nobody but those who teach changes anything until it goes on."""
        controls.pause(self.found, request.user, **self.values(request, serializers.PauseIn))
        return self.holds()

    @extend_schema(operation_id="goOn", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        controls.go_on(self.found, request.user)
        return self.holds()


class Timer(BarView):
    ends = "timer"

    @extend_schema(operation_id="giveTime", request=serializers.TimerIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        values = self.values(request, serializers.TimerIn)
        if "add" in values:
            controls.add_time(self.found, request.user, values["add"])
        else:
            controls.give_time(self.found, request.user, **values)
        return self.holds()

    @extend_schema(operation_id="endTime", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        return self.end(request)


class Messages(BarView):
    @extend_schema(operation_id="sendMessage", request=serializers.MessageIn, responses={201: serializers.MessageOut})
    def post(self, request: Request, workshop: str) -> Response:
        values = self.values(request, serializers.MessageIn)
        return Response(asdict(messages.send(self.found, request.user, **values)), status=201)


class Clocks(BarView):
    @extend_schema(operation_id="setClocks", request=serializers.ClocksIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Of all sandboxes of the class, one edit each; nobody else sets them until they are given back."""
        clocks.set_clocks(self.found, request.user, **self.values(request, serializers.ClocksIn))
        return self.holds()

    @extend_schema(operation_id="giveClocksBack", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        clocks.give_clocks_back(self.found, request.user)
        return self.holds()


class ClocksSkip(BarView):
    @extend_schema(operation_id="skipClocks", request=None, responses=serializers.ControlsOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Each to just before its next end."""
        clocks.skip_clocks(self.found, request.user)
        return self.holds()


class Follow(BarView):
    ends = "follow"

    @extend_schema(operation_id="followMe", request=serializers.FollowIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Everybody sees this sandbox of the instructor, read-only, and goes along with their view."""
        showing.follow_me(self.found, request.user, **self.values(request, serializers.FollowIn))
        return self.holds()

    @extend_schema(operation_id="endFollowMe", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        return self.end(request)


class Spotlight(BarView):
    ends = "spotlight"

    @extend_schema(operation_id="spotlight", request=serializers.SpotlightIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Everybody sees this learner's canvas, read-only. 409 NotToBeShown where the learner refused beforehand."""
        showing.spotlight(self.found, request.user, **self.values(request, serializers.SpotlightIn))
        return self.holds()

    @extend_schema(operation_id="endSpotlight", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        return self.end(request)


class Poll(BarView):
    ends = "poll"

    @extend_schema(operation_id="offerQuestions", responses=serializers.OfferedQuestionOut(many=True))
    def get(self, request: Request, workshop: str) -> Response:
        """Every question that could be asked, those about what the class does first."""
        return Response([asdict(each) for each in polls.offers(self.found)])

    @extend_schema(operation_id="askEverybody", request=serializers.PollIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        polls.ask(self.found, request.user, **self.values(request, serializers.PollIn))
        return self.holds()

    @extend_schema(operation_id="endQuestion", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        return self.end(request)


class PollTold(BarView):
    @extend_schema(operation_id="tellAnswer", request=None, responses=serializers.ControlsOut)
    def post(self, request: Request, workshop: str) -> Response:
        """What is right, and why: no answer counts after this."""
        polls.tell(self.found, request.user)
        return self.holds()


class Leak(BarView):
    ends = "leak"

    @extend_schema(operation_id="leakCredentials", request=serializers.LeakIn, responses=serializers.ControlsOut)
    def put(self, request: Request, workshop: str) -> Response:
        """Assume this session's role again, and give everybody the credentials."""
        leaks.leak(self.found, request.user, **self.values(request, serializers.LeakIn))
        return self.holds()

    @extend_schema(operation_id="endLeak", responses={200: serializers.ControlsOut})
    def delete(self, request: Request, workshop: str) -> Response:
        return self.end(request)


class LeakRevocation(BarView):
    @extend_schema(operation_id="revokeLeak", request=None, responses=serializers.ControlsOut)
    def post(self, request: Request, workshop: str) -> Response:
        """Deny everything to the role's sessions so far; the credentials stay with everybody, who see it."""
        leaks.revoke_leak(self.found, request.user)
        return self.holds()
