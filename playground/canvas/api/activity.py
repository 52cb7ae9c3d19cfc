"""Endpoints for what happened in a sandbox, in CloudTrail's form: a page of it, all of it as a file."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, operation
from playground.canvas.fields import maybe
from playground.sandbox.activity_log import ActivityPage, Filter, page_of, trail_of

FILTERS = [
    OpenApiParameter("who", OpenApiTypes.STR, description="Part of an ARN or a name."),
    OpenApiParameter("name", OpenApiTypes.STR, description="Part of the event name."),
    OpenApiParameter("errors_only", OpenApiTypes.BOOL, description="Only what was refused."),
    OpenApiParameter("calls_only", OpenApiTypes.BOOL, description="Without what AWS knows no call for: moved cards."),
    OpenApiParameter("since", OpenApiTypes.DATETIME, description="Of this sandbox time or later."),
    OpenApiParameter("until", OpenApiTypes.DATETIME, description="Before this sandbox time."),
]
BEFORE = OpenApiParameter("before", OpenApiTypes.INT, description="What the page above ended with.")
TRAIL = {"type": "object", "properties": {"Records": {"type": "array", "items": {"type": "object"}}}}


class FilterIn(serializers.Serializer):
    who = maybe()
    name = maybe()
    errors_only = serializers.BooleanField(required=False)
    calls_only = serializers.BooleanField(required=False)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False)
    before = serializers.IntegerField(required=False, min_value=1, max_value=2**62)


class Activity(SandboxView):
    @operation("listActivity", gives=ActivityPage, parameters=[*FILTERS, BEFORE])
    def get(self, request: Request, sandbox: str) -> Response:
        """What was called and changed, newest first, 50 at once: edits, calls to STS, requests, refusals, ends."""
        values = _asked(request)
        before = values.pop("before", None)
        return answer(page_of(self.found, Filter(**values), before))


class ActivityExport(SandboxView):
    @operation("exportActivity", gives=TRAIL, parameters=FILTERS)
    def get(self, request: Request, sandbox: str) -> Response:
        """All that is kept of it as one log file of CloudTrail's, oldest first."""
        values = _asked(request)
        values.pop("before", None)
        return Response(trail_of(self.found, Filter(**values)))


def _asked(request: Request) -> dict[str, Any]:
    reading = FilterIn(data=request.query_params)
    reading.is_valid(raise_exception=True)
    return dict(reading.validated_data)
