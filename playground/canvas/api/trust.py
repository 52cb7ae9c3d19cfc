"""Endpoints for trust links and the trust policies that hold them."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent
from playground.iam.policy import Condition
from playground.live.shapes import RoleShape
from playground.sandbox.commands import trust

OPERATOR = OpenApiParameter("operator", OpenApiTypes.STR, required=True, description="Such as StringEquals.")
CONDITION_KEY = OpenApiParameter("key", OpenApiTypes.STR, required=True, description="Such as sts:ExternalId.")


class TrustLinks(SandboxView):
    @operation("connect", takes=serializers.TrustLinkIn, gives=RoleShape, status=201)
    def post(self, request: Request, sandbox: str, role: str) -> Response:
        values = sent(serializers.TrustLinkIn, request)
        with self.editing() as edit:
            sources = values.get("source_ids") or [values["source_id"]]
            connected = trust.connect_all(edit, role, sources)
        return created(self.shape_of(connected))


class OneTrustLink(SandboxView):
    @operation("disconnect")
    def delete(self, request: Request, sandbox: str, role: str, key: str) -> Response:
        with self.editing() as edit:
            trust.disconnect(edit, role, key)
        return nothing()


class TrustConditions(SandboxView):
    """Conditions of the statement that a trust link stands in: they hold for everybody whom it names."""

    @operation("putTrustCondition", takes=serializers.TrustConditionIn, gives=RoleShape)
    def put(self, request: Request, sandbox: str, role: str, key: str) -> Response:
        values = sent(serializers.TrustConditionIn, request)
        condition = Condition(values["operator"], values["key"], tuple(values["values"]))
        old = values.get("instead_of")
        with self.editing() as edit:
            changed = trust.put_condition(
                edit, role, key, condition, instead_of=(old["operator"], old["key"]) if old else None
            )
        return answer(self.shape_of(changed))

    @operation("removeTrustCondition", parameters=[OPERATOR, CONDITION_KEY])
    def delete(self, request: Request, sandbox: str, role: str, key: str) -> Response:
        reading = serializers.ConditionKeyIn(data=request.query_params)
        reading.is_valid(raise_exception=True)
        gone = reading.validated_data
        with self.editing() as edit:
            trust.remove_condition(edit, role, key, gone["operator"], gone["key"])
        return nothing()


class TrustPolicy(SandboxView):
    @operation("replaceTrustPolicy", takes=serializers.DocumentIn, gives=RoleShape)
    def put(self, request: Request, sandbox: str, role: str) -> Response:
        values = sent(serializers.DocumentIn, request)
        with self.editing() as edit:
            replaced = trust.replace_trust_policy(edit, role, **values)
        return answer(self.shape_of(replaced))
