"""Endpoints for the owner: who may come in, by which links."""

from dataclasses import dataclass

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent
from playground.canvas.serializers import Strict, text
from playground.sandbox.commands import sharing
from playground.sandbox.models import Member, Sandbox, ShareLink


class NewShareLink(Strict):
    name = text()
    access = text(max_length=8)


@dataclass(frozen=True, slots=True)
class ShareLinkShape:
    id: str
    name: str
    access: str
    created_at: str


@dataclass(frozen=True, slots=True)
class NewShareLinkShape:
    """`token` goes into the addresses /join/TOKEN/ and, for a view-only link, /embed/TOKEN/. It is told this once."""

    link: ShareLinkShape
    token: str


@dataclass(frozen=True, slots=True)
class MemberShape:
    """Somebody besides the owner who may come in; `link_id` is the link they came by."""

    id: str
    name: str
    access: str
    link_id: str | None
    joined_at: str


@dataclass(frozen=True, slots=True)
class SharingShape:
    links: list[ShareLinkShape]
    people: list[MemberShape]


class Sharing(SandboxView):
    owner_only = True

    @operation("loadSharing", gives=SharingShape)
    def get(self, request: Request, sandbox: str) -> Response:
        return answer(_sharing(self.found))


class ShareLinks(SandboxView):
    owner_only = True

    @operation("share", takes=NewShareLink, gives=NewShareLinkShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        link, token = sharing.share(self.found, **sent(NewShareLink, request))
        return created(NewShareLinkShape(_link_shape(link), token))


class OneShareLink(SandboxView):
    owner_only = True

    @operation("revokeLink")
    def delete(self, request: Request, sandbox: str, link: str) -> Response:
        """Whoever came by it is out at once."""
        sharing.revoke(self.found, link)
        return nothing()


class OneMember(SandboxView):
    owner_only = True

    @operation("endAccess")
    def delete(self, request: Request, sandbox: str, person: str) -> Response:
        sharing.remove_member(self.found, person)
        return nothing()


def _sharing(sandbox: Sandbox) -> SharingShape:
    members = Member.objects.filter(sandbox=sandbox).select_related("person", "link").order_by("joined_at", "pk")
    links = sandbox.share_links.order_by("created_at", "pk")
    return SharingShape([_link_shape(link) for link in links], [_member_shape(member) for member in members])


def _link_shape(link: ShareLink) -> ShareLinkShape:
    return ShareLinkShape(link.public_id, link.name, link.access, link.created_at.isoformat())


def _member_shape(member: Member) -> MemberShape:
    link = member.link.public_id if member.link else None
    person = member.person
    return MemberShape(person.public_id, str(person), member.access, link, member.joined_at.isoformat())
