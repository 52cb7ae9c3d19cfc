"""Endpoints for help by consent: a learner asks and answers, whoever teaches offers; both end it."""

from dataclasses import asdict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.live.classroom_shapes import HelpShape
from playground.sandbox.access import sandbox_to_edit
from playground.workshop.classroom import helping
from playground.workshop.classroom.api import WorkshopView, sent
from playground.workshop.classroom.serializers import Strict


class HelpAskedIn(Strict):
    note = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")


class HelpAnswerIn(Strict):
    yes = serializers.BooleanField()


class HelpOut(DataclassSerializer):
    class Meta:
        dataclass = HelpShape


class OwnHelp(APIView):
    """For whoever learns and draws in this sandbox."""

    @extend_schema(operation_id="askForHelp", request=HelpAskedIn, responses=HelpOut)
    def post(self, request: Request, sandbox: str) -> Response:
        """Those who teach the class see that somebody waits, since when, and the line. 409 HelpNotNow."""
        found = sandbox_to_edit(request.user, sandbox)
        return Response(asdict(helping.ask(request.user, found, sent(HelpAskedIn, request)["note"])))

    @extend_schema(operation_id="answerHelp", request=HelpAnswerIn, responses=HelpOut)
    def put(self, request: Request, sandbox: str) -> Response:
        """Yes: whoever offered draws here, too, until somebody ends it. 409 HelpNotNow: nobody offers."""
        found = sandbox_to_edit(request.user, sandbox)
        return Response(asdict(helping.answer(request.user, found, sent(HelpAnswerIn, request)["yes"])))

    @extend_schema(operation_id="endHelp", responses={204: None})
    def delete(self, request: Request, sandbox: str) -> Response:
        """Wait for no help any more, or end it: from now on nobody else draws by it."""
        helping.end_own(request.user, sandbox_to_edit(request.user, sandbox))
        return Response(status=204)


class GivenHelp(WorkshopView):
    """For those who teach: help in the sandbox of one learner."""

    @extend_schema(operation_id="offerHelp", request=None, responses=HelpOut)
    def post(self, request: Request, workshop: str, sandbox: str) -> Response:
        """Ask whether to draw along. 409 HelpNotNow: somebody else helps there, or they said no just now."""
        return Response(asdict(helping.offer(self.found, request.user, sandbox)))

    @extend_schema(operation_id="endGivenHelp", responses={204: None})
    def delete(self, request: Request, workshop: str, sandbox: str) -> Response:
        """Take the offer back, say that it is answered, or draw there no more."""
        helping.end_given(self.found, request.user, sandbox)
        return Response(status=204)
