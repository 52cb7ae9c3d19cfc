"""Endpoints for sandboxes as a whole: mine, the canvas with its revision, the journal, the clock, undo, positions."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, answers, created, nothing, operation, sent
from playground.languages import for_reader
from playground.live.shapes import CanvasShape, PositionShape, SandboxShape
from playground.people.models import Person
from playground.sandbox import history
from playground.sandbox.access import looker, sandbox_to_view
from playground.sandbox.commands import accounts, positions, sandboxes
from playground.sandbox.errors import ViewOnly
from playground.sandbox.models import Sandbox
from playground.sandbox.queries import canvas, sandbox_shape, sandboxes_of
from playground.sandbox.stream import editing
from playground.sentences import say
from playground.sts.expiry import set_clock, skip_to_next_end
from playground.sts.models import RoleSession
from playground.sts.queries import alarms_of, database_now, session_shapes, sessions_of

SINCE = OpenApiParameter("since", OpenApiTypes.INT, required=True, description="The revision the browser shows.")
TRIES = 3


@dataclass(frozen=True, slots=True)
class AlarmShape:
    """A glass that is broken: which role was behind it, why it was broken, and its real end while the clock runs."""

    role: str
    reason: str
    until: str | None


@dataclass(frozen=True, slots=True)
class SandboxCardShape:
    """A sandbox in a list."""

    id: str
    name: str
    exercise: str | None
    revision: int
    created_at: str
    alarm: AlarmShape | None


@dataclass(frozen=True, slots=True)
class TakenBackShape:
    """What was undone or done again, as its author called it."""

    label: str


class Sandboxes(APIView):
    @operation("listSandboxes", gives=[SandboxCardShape])
    def get(self, request: Request) -> Response:
        """Those this person may open, newest first."""
        return answers(sandbox_cards(request.user))

    @operation("createSandbox", takes=serializers.NewSandbox, gives=SandboxCardShape, status=201)
    def post(self, request: Request) -> Response:
        """An empty sandbox; a starting picture is opened by its exercise."""
        values = sent(serializers.NewSandbox, request)
        return created(card_of(new_sandbox(request.user, values.get("name", ""))))


class Canvas(SandboxView):
    @operation("loadCanvas", gives=CanvasShape)
    def get(self, request: Request, sandbox: str) -> Response:
        return answer(read_canvas(request.user, sandbox))

    @operation("renameSandbox", takes=serializers.SandboxChanges, gives=SandboxShape)
    def patch(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.SandboxChanges, request)
        with self.editing() as edit:
            sandboxes.rename_sandbox(edit, values["name"])
        return answer(sandbox_shape(edit.sandbox))

    @operation("deleteSandbox")
    def delete(self, request: Request, sandbox: str) -> Response:
        if self.found.owner_id != request.user.pk:
            raise ViewOnly(say("Only its owner can delete this sandbox."), hint=say("Ask its owner."))
        sandboxes.delete_sandbox(self.found, request.user)
        return nothing()


class Journal(SandboxView):
    @operation("loadJournal", gives=history.Since, parameters=[SINCE])
    def get(self, request: Request, sandbox: str) -> Response:
        reading = serializers.SinceIn(data=request.query_params)
        reading.is_valid(raise_exception=True)
        return answer(history.entries_since(self.found, reading.validated_data["since"]))


class Past(SandboxView):
    @operation("loadPast", gives=history.Past, parameters=[SINCE])
    def get(self, request: Request, sandbox: str) -> Response:
        """Edits from the empty canvas on, for a time-lapse, 1,000 at once; none of them in a sandbox of over 50,000."""
        reading = serializers.SinceIn(data=request.query_params)
        reading.is_valid(raise_exception=True)
        return answer(history.past_of(self.found, reading.validated_data["since"]))


class Clock(SandboxView):
    @operation("setClock", takes=serializers.ClockIn, gives=SandboxShape)
    def put(self, request: Request, sandbox: str) -> Response:
        """Sandbox time runs 1 to 3,600 times as fast as ours, or stands. The ends of live sessions move with it."""
        values = sent(serializers.ClockIn, request)
        self.revision = set_clock(self.found.pk, **values, person=request.user)
        self.found.refresh_from_db()
        return answer(sandbox_shape(self.found))


class ClockSkip(SandboxView):
    @operation("skipToNextEnd", gives=SandboxShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """Sets the clock to ten seconds before the next session ends. 409 NothingEnds when none is live."""
        self.revision = skip_to_next_end(self.found.pk, person=request.user)
        self.found.refresh_from_db()
        return answer(sandbox_shape(self.found))


class Undo(SandboxView):
    @operation("undo", gives=TakenBackShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """Take back this person's last change, unless somebody else has changed the same things since."""
        edit = history.undo(self.found, request.user)
        self.revision = edit.revision
        return answer(TakenBackShape(edit.label))


class Redo(SandboxView):
    @operation("redo", gives=TakenBackShape)
    def post(self, request: Request, sandbox: str) -> Response:
        edit = history.redo(self.found, request.user)
        self.revision = edit.revision
        return answer(TakenBackShape(edit.label))


class Positions(SandboxView):
    @operation("moveNodes", takes=serializers.PositionsIn)
    def post(self, request: Request, sandbox: str) -> Response:
        """All or none; up to 5,000 at once. A pinned node is drawn by itself and stays when others are tidied."""
        values = sent(serializers.PositionsIn, request)
        places = {place["id"]: PositionShape(**place["position"]) for place in values["positions"]}
        pins = {place["id"]: place["pinned"] for place in values["positions"] if "pinned" in place}
        with self.editing() as edit:
            positions.move(edit, places, pins)
        return nothing()


def read_canvas(person: Any, public_id: str) -> CanvasShape:
    """Out: a canvas whose rows all belong to its revision.

    Read without a lock, which would stop all writers on SQLite, and read again if an edit came between.
    """
    for _ in range(TRIES):
        found = sandbox_to_view(person, public_id)
        shape = _canvas(found, looker(person, public_id))
        if Sandbox.objects.filter(pk=found.pk, revision=found.revision).exists():
            return shape
    with transaction.atomic():
        found = sandbox_to_view(person, public_id)
        return _canvas(Sandbox.objects.select_for_update().get(pk=found.pk), looker(person, public_id))


def _canvas(sandbox: Sandbox, person: Person | None) -> CanvasShape:
    return canvas(sandbox, person, session_shapes(sessions_of(sandbox)), at=database_now())


def new_sandbox(person: Person, name: str = "") -> Sandbox:
    """Out: a sandbox of this person with one account in it: an empty box to draw into."""
    with transaction.atomic():
        found = sandboxes.create_sandbox(person, name)
        with editing(found, label=say("Begin")) as edit:
            accounts.add_account(edit, for_reader(accounts.FIRST_ACCOUNT))
    return edit.sandbox


def sandbox_cards(person: Person) -> list[SandboxCardShape]:
    found = list(sandboxes_of(person))
    alarms = alarms_of([sandbox.pk for sandbox in found])
    return [card_of(sandbox, alarms.get(sandbox.pk)) for sandbox in found]


def card_of(sandbox: Sandbox, broken: RoleSession | None = None) -> SandboxCardShape:
    """In: a sandbox, and the session for which a glass is broken there."""
    alarm = None
    if broken is not None:
        until = broken.ends_at.isoformat() if broken.ends_at else None
        alarm = AlarmShape(broken.principal_name, broken.reason, until)
    return SandboxCardShape(
        id=sandbox.public_id,
        name=sandbox.name,
        exercise=sandbox.exercise or None,
        revision=sandbox.revision,
        created_at=sandbox.created_at.isoformat(),
        alarm=alarm,
    )
