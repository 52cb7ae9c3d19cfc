"""Endpoints to delete several nodes at once, and for notes."""

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.live.shapes import NoteShape
from playground.sandbox.commands import nodes, notes


class Remove(SandboxView):
    @operation("removeNodes", takes=serializers.RemovalIn)
    def post(self, request: Request, sandbox: str) -> Response:
        """All or none, in one edit."""
        values = sent(serializers.RemovalIn, request)
        with self.editing() as edit:
            nodes.remove_nodes(edit, values["node_ids"], cascade=values["cascade"])
        return nothing()


class Notes(SandboxView):
    @operation("addNote", takes=serializers.NewNote, gives=NoteShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewNote, request)
        with self.editing() as edit:
            note = notes.add_note(edit, **values)
            return created(shape_of(note))


class OneNote(SandboxView):
    @operation("changeNote", takes=serializers.NoteIn, gives=NoteShape)
    def patch(self, request: Request, sandbox: str, note: str) -> Response:
        values = sent(serializers.NoteIn, request)
        with self.editing() as edit:
            changed = notes.change_note(edit, note, values["text"])
            return answer(shape_of(changed))

    @operation("removeNote")
    def delete(self, request: Request, sandbox: str, note: str) -> Response:
        with self.editing() as edit:
            notes.remove_note(edit, note)
        return nothing()
