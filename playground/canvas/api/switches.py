"""Endpoints for the roles that a person switched to in the console."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, nothing, operation, sent
from playground.sandbox.switches import HUES, Switches, note_switch, switches_of


class SwitchIn(serializers.Serializer):
    name = serializers.CharField(max_length=128)
    hue = serializers.IntegerField(min_value=0, max_value=HUES - 1)


class RoleSwitches(SandboxView):
    @operation("listSwitches", gives=Switches)
    def get(self, request: Request, sandbox: str) -> Response:
        """The caller's own switches of role in this sandbox, newest first, at most 100."""
        if not request.user.is_authenticated:  # a guest of a link, who is nobody
            return answer(Switches([]))
        return answer(switches_of(self.found, request.user))


class SwitchToRole(SandboxView):
    @operation("noteSwitch", takes=SwitchIn)
    def post(self, request: Request, sandbox: str, role: str) -> Response:
        """Remember a switch to this role, for all devices of whoever made it."""
        note_switch(self.found, request.user, role, **sent(SwitchIn, request))
        return nothing()
