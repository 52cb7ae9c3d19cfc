"""Endpoints that ask the engine: may X do Y, and what may everybody do to what is drawn?"""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import asking, serializers
from playground.canvas.api.view import SandboxView, answer, nothing, operation, sent
from playground.canvas.decisions import DecisionShape, decision_shape
from playground.canvas.permissions import PermissionsShape, permissions
from playground.errors import Kind, PlaygroundError
from playground.iam.authorize import Judgement, authorize
from playground.iam.callers import SessionCaller
from playground.iam.snapshot import Snapshot
from playground.iam.what_if import Removable
from playground.sandbox.access import looker, may_edit
from playground.sandbox.commands.halves import complete_half
from playground.sandbox.commands.proposals import make_changes
from playground.sandbox.models import Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sts.authentication import authenticate
from playground.sts.callers import CallerRef, FoundCaller, find_caller
from playground.sts.queries import sandbox_now
from playground.sts.request_records import keep_refused_request, keep_request
from playground.sts.service_errors import refusing_as_the_service_of

MOST_NAMES = 20
WITHOUT = OpenApiParameter(
    "without", OpenApiTypes.STR, description=f"Layers to think away, with commas between: {', '.join(Removable)}."
)


class Requests(SandboxView):
    looks_only = True

    @operation("makeRequest", takes=asking.RequestIn, gives=DecisionShape)
    def post(self, request: Request, sandbox: str) -> Response:
        """A denied request is answered with 200 and its decision; expired credentials as its service refuses them."""
        values = sent(asking.RequestIn, request)
        person = looker(request.user, sandbox)
        # Who may only look makes no calls here.
        sender = _sender(values) if values["record"] and may_edit(person, self.found) else None
        now = sandbox_now(self.found)
        try:
            with refusing_as_the_service_of(values["action"]):
                caller = _caller(self.found, values, now)
        except PlaygroundError as refused:
            if sender is not None and refused.kind is not Kind.NOT_FOUND:
                keep_refused_request(self.found, sender, (values["action"], values["resource"]), refused, person)
            raise
        snapshot = snapshot_of(self.found)
        judgement = _judge(snapshot, caller, values, now, trace=True)
        if sender is not None:
            keep_request(self.found, caller.ref, judgement, now, person)
        return answer(decision_shape(judgement, snapshot, self.found, _node_of(caller)))


class RequestChanges(SandboxView):
    @operation("makeChanges", takes=asking.ChangesIn)
    def post(self, request: Request, sandbox: str) -> Response:
        """Makes the smallest change that a decision proposed, all of it as one edit, and proves it by asking again.

        409 ProposalOutdated when something else would be proposed by now, ProposalNotEnough when it cannot be made.
        """
        values = sent(asking.ChangesIn, request)
        with self.editing() as edit:
            now = sandbox_now(edit.sandbox)
            caller = _caller(edit.sandbox, values, now)
            judge = partial(_judge, caller=caller, values=values, now=now)
            make_changes(edit, judge, values["changes_key"], _node_of(caller))
        return nothing()


class Permissions(SandboxView):
    @operation("listPermissions", gives=PermissionsShape, parameters=[WITHOUT])
    def get(self, request: Request, sandbox: str) -> Response:
        """What users and roles may do to the resources that are drawn: the blue lines. Half trust links, too.

        `without` thinks layers away: the answer is about the world as it would be, and nothing is saved.
        """
        reading = serializers.WithoutIn(data={"without": _listed(request.query_params.get("without", ""))})
        reading.is_valid(raise_exception=True)
        layers = [Removable(name) for name in reading.validated_data["without"]]
        return answer(permissions(self.found, sandbox_now(self.found), layers))


class HalfLinks(SandboxView):
    @operation("completeHalfLink", takes=serializers.HalfLinkIn)
    def post(self, request: Request, sandbox: str) -> Response:
        """Writes the missing half: an inline policy for the caller, or the caller into the role's trust policy."""
        values = sent(serializers.HalfLinkIn, request)
        with self.editing() as edit:
            complete_half(edit, values["source_id"], values["role_id"], trust=values["missing"] == "trust")
        return nothing()


def _listed(text: str) -> list[str]:
    return [part for part in text.split(",") if part][:MOST_NAMES]


def _judge(
    snapshot: Snapshot, caller: FoundCaller, values: dict[str, Any], now: datetime, *, trace: bool = False
) -> Judgement:
    asked = (values["action"], values["resource"])
    return authorize(snapshot, caller.caller, *asked, at=now, context=values.get("context"), trace=trace)


def _node_of(caller: FoundCaller) -> str:
    return caller.node_id or caller.ref.id


def _sender(values: dict[str, Any]) -> CallerRef | str | None:
    """Out: who sends it, or the access key it is sent with; None for somebody in a role whom nobody is."""
    if "credentials" in values:
        return str(values["credentials"]["access_key_id"])
    ref = _ref(values)
    return None if ref.kind == "role" else ref


def _ref(values: dict[str, Any]) -> CallerRef:
    return CallerRef(values["caller"]["kind"], values["caller"]["id"])


def _signed_in(found: FoundCaller, said: dict[str, Any]) -> FoundCaller:
    """Out: somebody in a role who came there with a token of this provider, if one is said."""
    if not said.get("provider") or not isinstance(found.caller, SessionCaller):
        return found
    claims = dict(said.get("claims", {}))
    return replace(found, caller=replace(found.caller, federated_provider=said["provider"], federation_claims=claims))


def _caller(sandbox: Sandbox, values: dict[str, Any], now: datetime) -> FoundCaller:
    if "caller" in values:
        found = find_caller(sandbox, _ref(values), now)
        return _signed_in(found, values["caller"]) if found.ref.kind == "role" else found
    said = values["credentials"]
    return authenticate(
        sandbox, said["access_key_id"], said["session_token"], now, secret_access_key=said.get("secret_access_key")
    )
