"""Endpoints for identities, groups and their members, and users' access keys."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import (
    CASCADE,
    SandboxView,
    answer,
    answers,
    created,
    nothing,
    operation,
    sent,
    shape_of,
)
from playground.live.shapes import GroupShape, IdentityShape
from playground.sandbox.commands import identities, keys, user_groups
from playground.sandbox.models import AccessKey, Identity
from playground.sandbox.stream import Edit


@dataclass(frozen=True, slots=True)
class AccessKeyShape:
    """A long-term key of a user, without its secret."""

    access_key_id: str
    status: Literal["Active", "Inactive"]
    created_at: str


@dataclass(frozen=True, slots=True)
class NewAccessKeyShape(AccessKeyShape):
    """A new long-term key; its secret is shown this once."""

    secret_access_key: str


class Identities(SandboxView):
    @operation("addIdentity", takes=serializers.NewIdentity, gives=IdentityShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewIdentity, request)
        with self.editing() as edit:
            identity = _ADD[values["kind"]](edit, values)
            return created(shape_of(identity))


class OneIdentity(SandboxView):
    @operation("changeIdentity", takes=serializers.IdentityChanges, gives=IdentityShape)
    def patch(self, request: Request, sandbox: str, identity: str) -> Response:
        values = sent(serializers.IdentityChanges, request)
        with self.editing() as edit:
            changed = identities.change_identity(edit, identity, **values)
            return answer(shape_of(changed))

    @operation("removeIdentity", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, identity: str) -> Response:
        with self.editing() as edit:
            identities.remove_identity(edit, identity, cascade=self.cascade)
        return nothing()


class AccessKeys(SandboxView):
    @operation("listAccessKeys", gives=[AccessKeyShape])
    def get(self, request: Request, sandbox: str, identity: str) -> Response:
        """A user's keys, the oldest first."""
        return answers(_key_shape(key) for key in keys.access_keys_of(self.found.pk, identity))

    @operation("createAccessKey", gives=NewAccessKeyShape, status=201)
    def post(self, request: Request, sandbox: str, identity: str) -> Response:
        with self.editing() as edit:
            key, secret = keys.add_access_key(edit, identity)
        return created(NewAccessKeyShape(**asdict(_key_shape(key)), secret_access_key=secret))


class OneAccessKey(SandboxView):
    @operation("changeAccessKey", takes=serializers.AccessKeyChanges, gives=AccessKeyShape)
    def patch(self, request: Request, sandbox: str, identity: str, key: str) -> Response:
        values = sent(serializers.AccessKeyChanges, request)
        with self.editing() as edit:
            changed = keys.change_access_key(edit, identity, key, values["status"])
        return answer(_key_shape(changed))

    @operation("removeAccessKey")
    def delete(self, request: Request, sandbox: str, identity: str, key: str) -> Response:
        with self.editing() as edit:
            keys.remove_access_key(edit, identity, key)
        return nothing()


class Groups(SandboxView):
    @operation("addGroup", takes=serializers.NewGroup, gives=GroupShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewGroup, request)
        with self.editing() as edit:
            group = user_groups.add_group(edit, **values)
            return created(shape_of(group))


class OneGroup(SandboxView):
    @operation("changeGroup", takes=serializers.GroupChanges, gives=GroupShape)
    def patch(self, request: Request, sandbox: str, group: str) -> Response:
        values = sent(serializers.GroupChanges, request)
        with self.editing() as edit:
            changed = user_groups.change_group(edit, group, **values)
            return answer(shape_of(changed))

    @operation("removeGroup", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, group: str) -> Response:
        with self.editing() as edit:
            user_groups.remove_group(edit, group, cascade=self.cascade)
        return nothing()


class OneMember(SandboxView):
    @operation("addMember", gives=IdentityShape)
    def put(self, request: Request, sandbox: str, group: str, identity: str) -> Response:
        with self.editing() as edit:
            user_groups.add_member(edit, group, identity)
            user = edit.find(Identity, identity)
            return answer(shape_of(user))

    @operation("removeMember")
    def delete(self, request: Request, sandbox: str, group: str, identity: str) -> Response:
        with self.editing() as edit:
            user_groups.remove_member(edit, group, identity)
        return nothing()


def _key_shape(key: AccessKey) -> AccessKeyShape:
    return AccessKeyShape(key.key_id, key.status, key.created_at.isoformat())


def _only(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _add_user(edit: Edit, values: dict[str, Any]) -> Identity:
    said = _only(values, "title", "path", "tags", "position")
    return identities.add_user(edit, values.get("account_id") or "", values["name"], **said)


def _add_service(edit: Edit, values: dict[str, Any]) -> Identity:
    return identities.add_service(edit, values.get("principal_value", ""), values["name"], **_only(values, "position"))


def _add_web_identity(edit: Edit, values: dict[str, Any]) -> Identity:
    said = _only(values, "title", "claims", "position")
    return identities.add_web_identity(edit, values.get("principal_value", ""), values["name"], **said)


def _add_anonymous(edit: Edit, values: dict[str, Any]) -> Identity:
    return identities.add_anonymous(edit, values["name"] or "Anonymous", **_only(values, "position"))


_ADD = {
    "user": _add_user,
    "service": _add_service,
    "web_identity": _add_web_identity,
    "anonymous": _add_anonymous,
}
