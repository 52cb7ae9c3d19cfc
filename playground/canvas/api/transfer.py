"""Endpoints for files: a whole sandbox out, and in again."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.canvas.api.canvas import SandboxCardShape, card_of
from playground.canvas.api.view import SandboxView, answer, created, operation
from playground.sandbox.export import export
from playground.sandbox.importing import Checked, check_import, import_world

FILE: dict[str, Any] = {"type": "object", "additionalProperties": {}}


class Export(SandboxView):
    @operation("exportSandbox", gives=FILE)
    def get(self, request: Request, sandbox: str) -> Response:
        """One JSON file, without ids, secrets, sessions and journal."""
        return Response(export(self.found))


class CheckImport(APIView):
    @operation("checkImport", takes={"application/json": FILE}, gives=Checked)
    def post(self, request: Request) -> Response:
        """Everything that keeps this file from being imported, each with its place; nothing is made."""
        return answer(check_import(request.user, request.data))


class Import(APIView):
    @operation("importSandbox", takes={"application/json": FILE}, gives=SandboxCardShape, status=201)
    def post(self, request: Request) -> Response:
        """A new sandbox from an exported file: all of it, or the first complaint."""
        return created(card_of(import_world(request.user, request.data)))
