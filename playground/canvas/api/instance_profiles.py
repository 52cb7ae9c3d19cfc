"""Endpoints for instance profiles and the role that each holds."""

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import CASCADE, SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.canvas.fields import Strict, maybe, pairs, text
from playground.live.shapes import InstanceProfileShape
from playground.sandbox.commands import instance_profiles


class NewInstanceProfile(Strict):
    account_id = text()
    name = text()
    path = maybe()
    role_id = maybe(allow_null=True)
    tags = pairs()


class InstanceProfileChanges(Strict):
    tags = pairs(required=True)


class HeldRole(Strict):
    role_id = text()


class InstanceProfiles(SandboxView):
    @operation("addInstanceProfile", takes=NewInstanceProfile, gives=InstanceProfileShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(NewInstanceProfile, request)
        with self.editing() as edit:
            made = instance_profiles.add_profile(edit, **values)
            return created(shape_of(made))


class OneInstanceProfile(SandboxView):
    @operation("changeInstanceProfile", takes=InstanceProfileChanges, gives=InstanceProfileShape)
    def patch(self, request: Request, sandbox: str, profile: str) -> Response:
        values = sent(InstanceProfileChanges, request)
        with self.editing() as edit:
            changed = instance_profiles.change_profile(edit, profile, **values)
            return answer(shape_of(changed))

    @operation("removeInstanceProfile", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, profile: str) -> Response:
        with self.editing() as edit:
            instance_profiles.remove_profile(edit, profile, cascade=self.cascade)
        return nothing()


class RoleOfInstanceProfile(SandboxView):
    @operation("putRoleIntoInstanceProfile", takes=HeldRole, gives=InstanceProfileShape)
    def put(self, request: Request, sandbox: str, profile: str) -> Response:
        values = sent(HeldRole, request)
        with self.editing() as edit:
            changed = instance_profiles.put_role(edit, profile, values["role_id"])
            return answer(shape_of(changed))

    @operation("takeRoleOutOfInstanceProfile", gives=InstanceProfileShape)
    def delete(self, request: Request, sandbox: str, profile: str) -> Response:
        with self.editing() as edit:
            changed = instance_profiles.take_role(edit, profile)
            return answer(shape_of(changed))
