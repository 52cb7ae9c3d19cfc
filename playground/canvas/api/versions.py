"""Endpoints for named versions of a sandbox."""

from dataclasses import dataclass, fields
from typing import get_origin

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answers, created, nothing, operation, sent
from playground.canvas.serializers import Strict, text
from playground.live.shapes import CanvasShape
from playground.sandbox import versions
from playground.sandbox.models import Version

# A version kept before there was a kind of thing has none of it.
_LISTS: dict[str, list[object]] = {field.name: [] for field in fields(CanvasShape) if get_origin(field.type) is list}


class NewVersion(Strict):
    name = text()


@dataclass(frozen=True, slots=True)
class VersionShape:
    """`by` is the name of who kept it."""

    id: str
    name: str
    revision: int
    at: str
    by: str


class Versions(SandboxView):
    @operation("listVersions", gives=[VersionShape])
    def get(self, request: Request, sandbox: str) -> Response:
        """Newest first."""
        found = self.found.versions.select_related("person").defer("canvas", "rows")
        return answers(_shape(version) for version in found)

    @operation("saveVersion", takes=NewVersion, gives=VersionShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        """The sandbox as it stands now, under a name. Whoever may draw may keep one."""
        return created(_shape(versions.save_version(self.found, request.user, **sent(NewVersion, request))))


class OneVersion(SandboxView):
    @operation("loadVersion", gives=CanvasShape)
    def get(self, request: Request, sandbox: str, saved: str) -> Response:
        """The canvas as it was; sessions and access keys are not kept."""
        return Response({**_LISTS, **versions.find_version(self.found, saved).canvas})

    @operation("deleteVersion")
    def delete(self, request: Request, sandbox: str, saved: str) -> Response:
        versions.find_version(self.found, saved).delete()
        return nothing()


class RestoreVersion(SandboxView):
    @operation("restoreVersion")
    def post(self, request: Request, sandbox: str, saved: str) -> Response:
        """Put everything back as it was then, in one edit that can be undone."""
        self.revision = versions.restore(self.found, request.user, saved).revision
        return nothing()


def _shape(version: Version) -> VersionShape:
    by = str(version.person) if version.person else "Somebody"
    return VersionShape(version.public_id, version.name, version.revision, version.at.isoformat(), by)
