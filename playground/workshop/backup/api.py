"""Endpoints: a workshop into a file, for those who teach it; a file into a workshop, for those who may."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import parsers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_dataclasses.serializers import DataclassSerializer

from playground.sandbox.errors import NotFound
from playground.sentences import from_json, say
from playground.workshop.backup import jobs
from playground.workshop.backup.tasks import queue
from playground.workshop.backup.writing import text_of
from playground.workshop.classroom.api import WorkshopView
from playground.workshop.models import Archive, Progress


@dataclass(frozen=True, slots=True)
class ArchiveShape:
    """`state`: none, running, ready or failed; `done` of `of` attempts are through. `left_out`: those without a
    picture. `made`: the workshop that was restored. `message`, `hint`, `place`: what was wrong with the file."""

    state: str
    done: int
    of: int
    left_out: int
    made: str | None
    message: str
    hint: str
    place: str


NOTHING = ArchiveShape("none", 0, 0, 0, None, "", "", "")


class ArchiveOut(DataclassSerializer):
    class Meta:
        dataclass = ArchiveShape


class AnyFile(parsers.BaseParser):
    """A file as it is, gzip or JSON; how long it may be is bounded before, see config/body_limit.py."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> bytes:
        return bytes(stream.read())


class BackUp(WorkshopView):
    @extend_schema(operation_id="lookAtBackUp", responses=ArchiveOut)
    def get(self, request: Request, workshop: str) -> Response:
        """How far the file is."""
        return _answer(Archive.objects.filter(workshop=self.found))

    @extend_schema(operation_id="backUpWorkshop", request=None, responses={202: ArchiveOut})
    def post(self, request: Request, workshop: str) -> Response:
        """Begin a file of the whole workshop; it is kept for an hour."""
        begun = jobs.begin_back_up(self.found)
        transaction.on_commit(lambda: queue(begun.pk))
        return _answer(Archive.objects.filter(pk=begun.pk), status=202)


class BackUpFile(WorkshopView):
    @extend_schema(operation_id="downloadBackUp", responses={(200, "application/json"): OpenApiTypes.STR})
    def get(self, request: Request, workshop: str) -> StreamingHttpResponse:
        found = Archive.objects.filter(workshop=self.found, state=Progress.READY).first()
        if found is None:
            raise NotFound(say("There is no file to fetch."), hint=say("Begin a back-up, and wait until it is ready."))
        answer = StreamingHttpResponse(text_of(found), content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.found.public_id}.workshop.json"'
        return answer


class Restore(APIView):
    parser_classes = (AnyFile,)

    @extend_schema(operation_id="restoreWorkshop", request=OpenApiTypes.BINARY, responses={202: ArchiveOut})
    def post(self, request: Request) -> Response:
        """Begin to restore a file, gzip or plain: a closed workshop of one's own. What is no back-up, broken or
        newer than this server is refused; what only reading all of it finds is told by `lookAtRestoration`."""
        body = request.data if request.user.may_teach else b""
        begun = jobs.begin_restoration(request.user, body or b"")  # of nothing the framework makes an empty form
        transaction.on_commit(lambda: queue(begun.pk))
        return _answer(Archive.objects.filter(pk=begun.pk), status=202)


class Restoration(APIView):
    @extend_schema(operation_id="lookAtRestoration", responses=ArchiveOut)
    def get(self, request: Request) -> Response:
        """How far one's own is."""
        return _answer(Archive.objects.filter(restorer=request.user))

    @extend_schema(operation_id="stopRestoration", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Stop it, or forget what came of it; a workshop that is there stays."""
        jobs.forget(Archive.objects.filter(restorer=request.user).defer("upload", "head").first())
        return Response(status=204)


def _answer(rows: Any, status: int = 200) -> Response:
    found = rows.select_related("made").defer("upload", "head").first()
    if found is None:
        return Response(asdict(NOTHING), status=status)
    shape = ArchiveShape(
        state=found.state,
        done=found.done,
        of=found.of,
        left_out=found.left_out,
        made=found.made.public_id if found.made else None,
        **{"message": "", "hint": "", "place": "", **from_json(found.problem)},
    )
    return Response(asdict(shape), status=status)
