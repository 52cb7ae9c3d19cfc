"""Endpoints for the links by which co-instructors come."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.workshop.classroom.api import WorkshopView
from playground.workshop.classroom.inviting import invite, open_links, take_back
from playground.workshop.classroom.serializers import Strict
from playground.workshop.models import CoInstructorLink


class NewCoInstructorLink(Strict):
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class CoInstructorLinkOut(serializers.Serializer):
    """`note`: for whom it is; `made_by`: who made it, empty when they are gone."""

    id = serializers.CharField()
    note = serializers.CharField()
    made_by = serializers.CharField()
    expires_at = serializers.CharField()


class CoInstructorLinkMadeOut(CoInstructorLinkOut):
    """`address`: told this once."""

    address = serializers.CharField()


class CoInstructorLinks(WorkshopView):
    @extend_schema(operation_id="listCoInstructorLinks", responses=CoInstructorLinkOut(many=True))
    def get(self, request: Request, workshop: str) -> Response:
        """Those that nobody has used yet."""
        return Response([_shape(each) for each in open_links(self.found)])

    @extend_schema(
        operation_id="makeCoInstructorLink", request=NewCoInstructorLink, responses={201: CoInstructorLinkMadeOut}
    )
    def post(self, request: Request, workshop: str) -> Response:
        """A link by which one person teaches the workshop, too: once, within a week."""
        reading = NewCoInstructorLink(data=request.data)
        reading.is_valid(raise_exception=True)
        made, token = invite(self.found, request.user, reading.validated_data.get("note", ""))
        address = request.build_absolute_uri(f"/teach/{token}/")
        return Response({**_shape(made), "address": address}, status=201)


class OneCoInstructorLink(WorkshopView):
    @extend_schema(operation_id="takeBackCoInstructorLink", responses={204: None})
    def delete(self, request: Request, workshop: str, invitation: str) -> Response:
        take_back(self.found, request.user, invitation)
        return Response(status=204)


def _shape(link: CoInstructorLink) -> dict[str, str]:
    return {
        "id": link.public_id,
        "note": link.note,
        "made_by": str(link.made_by) if link.made_by is not None else "",
        "expires_at": link.expires_at.isoformat(),
    }
