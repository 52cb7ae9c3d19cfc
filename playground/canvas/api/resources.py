"""Endpoints for resources and their policies."""

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.live.shapes import ResourceShape
from playground.sandbox.commands import resources, workers


class Resources(SandboxView):
    @operation("addResource", takes=serializers.NewResource, gives=ResourceShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewResource, request)
        with self.editing() as edit:
            resource = resources.add_resource(edit, kind=values.pop("type"), **values)
            return created(shape_of(resource))


class OneResource(SandboxView):
    @operation("changeResource", takes=serializers.ResourceChanges, gives=ResourceShape)
    def patch(self, request: Request, sandbox: str, resource: str) -> Response:
        values = sent(serializers.ResourceChanges, request)
        with self.editing() as edit:
            changed = resources.change_resource(edit, resource, **values)
            return answer(shape_of(changed))

    @operation("removeResource")
    def delete(self, request: Request, sandbox: str, resource: str) -> Response:
        with self.editing() as edit:
            resources.remove_resource(edit, resource)
        return nothing()


class ResourcePolicy(SandboxView):
    @operation("putResourcePolicy", takes=serializers.DocumentIn, gives=ResourceShape)
    def put(self, request: Request, sandbox: str, resource: str) -> Response:
        values = sent(serializers.DocumentIn, request)
        with self.editing() as edit:
            changed = resources.put_policy(edit, resource, **values)
            return answer(shape_of(changed))

    @operation("removeResourcePolicy")
    def delete(self, request: Request, sandbox: str, resource: str) -> Response:
        with self.editing() as edit:
            resources.remove_policy(edit, resource)
        return nothing()


class ResourceRole(SandboxView):
    @operation("putExecutionRole", takes=serializers.ExecutionRole, gives=ResourceShape)
    def put(self, request: Request, sandbox: str, resource: str) -> Response:
        """The role of a function or an ECS task, which gets credentials by itself, and new ones before they end."""
        values = sent(serializers.ExecutionRole, request)
        with self.editing() as edit:
            return answer(shape_of(workers.put_execution_role(edit, resource, **values)))

    @operation("takeExecutionRole", gives=ResourceShape)
    def delete(self, request: Request, sandbox: str, resource: str) -> Response:
        with self.editing() as edit:
            return answer(shape_of(workers.take_execution_role(edit, resource)))


class ResourceProfile(SandboxView):
    @operation("associateInstanceProfile", takes=serializers.AssociatedProfile, gives=ResourceShape)
    def put(self, request: Request, sandbox: str, resource: str) -> Response:
        """The instance profile of an EC2 instance; one that it has already is replaced."""
        profile = sent(serializers.AssociatedProfile, request)["instance_profile_id"]
        with self.editing() as edit:
            return answer(shape_of(workers.associate_profile(edit, resource, profile)))

    @operation("disassociateInstanceProfile", gives=ResourceShape)
    def delete(self, request: Request, sandbox: str, resource: str) -> Response:
        with self.editing() as edit:
            return answer(shape_of(workers.disassociate_profile(edit, resource)))
