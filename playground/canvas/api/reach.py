"""Endpoints for the whole picture: who can reach this, and what can this reach?"""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, operation
from playground.canvas.reach import ReachedShape, WhoCanShape, reached_by, who_can
from playground.canvas.serializers import WhoCanIn
from playground.sts.queries import sandbox_now

ASKED = [
    OpenApiParameter("action", OpenApiTypes.STR, required=True, description="For example s3:GetObject."),
    OpenApiParameter("resource", OpenApiTypes.STR, required=True, description="An ARN of something drawn, or *."),
]


class WhoCan(SandboxView):
    @operation("whoCan", gives=WhoCanShape, parameters=ASKED)
    def get(self, request: Request, sandbox: str) -> Response:
        """Everybody who can do it, as they are or by a chain of roles, and the chains."""
        reading = WhoCanIn(data=request.query_params.dict())
        reading.is_valid(raise_exception=True)
        asked: dict[str, Any] = reading.validated_data
        return answer(who_can(self.found, sandbox_now(self.found), asked["action"], asked["resource"]))


class ReachedBy(SandboxView):
    @operation("reachedBy", gives=ReachedShape)
    def get(self, request: Request, sandbox: str, node: str) -> Response:
        """Every role that this user, role or service gets into, each by a shortest chain."""
        return answer(reached_by(self.found, sandbox_now(self.found), node))
