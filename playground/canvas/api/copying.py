"""Endpoints to copy, paste and duplicate what is drawn; and the answer to who wants to move it to another account."""

from dataclasses import dataclass
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent
from playground.canvas.fields import Strict, maybe, text
from playground.canvas.serializers import PositionIn
from playground.sandbox import copying
from playground.sandbox.commands import moving
from playground.sandbox.limits import COPIED_AT_ONCE


class NodesIn(Strict):
    node_ids = serializers.ListField(child=text(), min_length=1, max_length=COPIED_AT_ONCE)


class DuplicateIn(NodesIn):
    account_id = maybe(allow_null=True)


class PasteIn(Strict):
    fragment = serializers.DictField(child=serializers.JSONField())
    account_id = maybe(allow_null=True)
    position = PositionIn(required=False)


class IntoAccount(Strict):
    account_id = text()


@dataclass(frozen=True, slots=True)
class FragmentShape:
    """A part of a sandbox as text to keep: for the clipboard."""

    fragment: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PastedShape:
    """The new nodes."""

    node_ids: list[str]


class Copies(SandboxView):
    looks_only = True

    @operation("copyNodes", takes=NodesIn, gives=FragmentShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """A fragment for the clipboard: paste it here or in another sandbox."""
        values = sent(NodesIn, request)
        return answer(FragmentShape(copying.copy(self.found, values["node_ids"])))


class Pastes(SandboxView):
    @operation("pasteNodes", takes=PasteIn, gives=PastedShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(PasteIn, request)
        with self.editing() as edit:
            made = copying.paste(edit, **values)
        return created(PastedShape(made))


class Duplicates(SandboxView):
    @operation("duplicateNodes", takes=DuplicateIn, gives=PastedShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(DuplicateIn, request)
        with self.editing() as edit:
            made = copying.duplicate(edit, **values)
        return created(PastedShape(made))


class NodeAccount(SandboxView):
    @operation("moveToAccount", takes=IntoAccount)
    def put(self, request: Request, sandbox: str, node: str) -> Response:
        """Refused with the reason for all that AWS keeps in its account."""
        values = sent(IntoAccount, request)
        with self.editing() as edit:
            moving.refuse_other_account(edit, node, values["account_id"])
        return nothing()
