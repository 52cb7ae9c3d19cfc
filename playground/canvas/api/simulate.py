"""Endpoints that ask the engine: may X do Y, and what may everybody do to what is drawn?"""

from datetime import datetime
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, operation, sent
from playground.canvas.decisions import DecisionShape, decision_shape
from playground.canvas.permissions import PermissionsShape, permissions
from playground.iam.authorize import authorize
from playground.sandbox.models import Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sts.authentication import authenticate
from playground.sts.callers import CallerRef, FoundCaller, find_caller
from playground.sts.queries import sandbox_now


class Requests(SandboxView):
    looks_only = True

    @operation("makeRequest", takes=serializers.RequestIn, gives=DecisionShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """A denied request is answered with 200 and its decision; expired credentials with 403 ExpiredToken."""
        values = sent(serializers.RequestIn, request)
        now = sandbox_now(self.found)
        caller = _caller(self.found, values, now)
        snapshot = snapshot_of(self.found)
        judgement = authorize(
            snapshot,
            caller.caller,
            values["action"],
            values["resource"],
            at=now,
            context=values.get("context"),
            trace=True,
        )
        return answer(decision_shape(judgement, snapshot))


class Permissions(SandboxView):
    @operation("listPermissions", gives=PermissionsShape)
    def get(self, request: Request, sandbox: str) -> Response:
        """What users and roles may do to the resources that are drawn: the blue lines."""
        return answer(permissions(self.found, sandbox_now(self.found)))


def _caller(sandbox: Sandbox, values: dict[str, Any], now: datetime) -> FoundCaller:
    if "caller" in values:
        return find_caller(sandbox, CallerRef(**values["caller"]), now)
    said = values["credentials"]
    return authenticate(
        sandbox, said["access_key_id"], said["session_token"], now, secret_access_key=said.get("secret_access_key")
    )
