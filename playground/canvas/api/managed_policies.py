"""Endpoints for customer managed policies and their versions."""

from dataclasses import dataclass

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import CASCADE, SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.live.shapes import ManagedPolicyShape
from playground.sandbox.commands import managed_policies
from playground.sandbox.models import Policy
from playground.sandbox.queries import find


@dataclass(frozen=True, slots=True)
class PolicyVersionTextShape:
    """One version of a policy with its text."""

    id: str
    created_at: str
    is_default: bool
    document: str


class Policies(SandboxView):
    @operation("addPolicy", takes=serializers.NewPolicy, gives=ManagedPolicyShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewPolicy, request)
        with self.editing() as edit:
            policy = managed_policies.add_policy(edit, **values)
            return created(shape_of(policy))


class OnePolicy(SandboxView):
    @operation("changePolicy", takes=serializers.DocumentIn, gives=ManagedPolicyShape)
    def patch(self, request: Request, sandbox: str, policy: str) -> Response:
        """The document becomes a new version, which counts at once."""
        values = sent(serializers.DocumentIn, request)
        with self.editing() as edit:
            changed = managed_policies.change_policy(edit, policy, **values)
            return answer(shape_of(changed))

    @operation("removePolicy", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, policy: str) -> Response:
        with self.editing() as edit:
            managed_policies.remove_policy(edit, policy, cascade=self.cascade)
        return nothing()


class PolicyTags(SandboxView):
    @operation("tagPolicy", takes=serializers.TagsIn, gives=ManagedPolicyShape)
    def put(self, request: Request, sandbox: str, policy: str) -> Response:
        values = sent(serializers.TagsIn, request)
        with self.editing() as edit:
            return answer(shape_of(managed_policies.tag_policy(edit, policy, values["tags"])))


class PolicyVersions(SandboxView):
    @operation("addPolicyVersion", takes=serializers.NewPolicyVersion, gives=ManagedPolicyShape, status=201)
    def post(self, request: Request, sandbox: str, policy: str) -> Response:
        values = sent(serializers.NewPolicyVersion, request)
        with self.editing() as edit:
            changed = managed_policies.add_version(edit, policy, **values)
            return created(shape_of(changed))


class DefaultPolicyVersion(SandboxView):
    @operation("setDefaultPolicyVersion", takes=serializers.PolicyVersionRef, gives=ManagedPolicyShape)
    def put(self, request: Request, sandbox: str, policy: str) -> Response:
        values = sent(serializers.PolicyVersionRef, request)
        with self.editing() as edit:
            changed = managed_policies.set_default_version(edit, policy, values["version"])
            return answer(shape_of(changed))


class OnePolicyVersion(SandboxView):
    @operation("getPolicyVersion", gives=PolicyVersionTextShape)
    def get(self, request: Request, sandbox: str, policy: str, version: str) -> Response:
        found = managed_policies.find_version(find(self.found, Policy, policy), version)
        return answer(
            PolicyVersionTextShape(found.name, found.created_at.isoformat(), found.is_default, found.document)
        )

    @operation("removePolicyVersion", gives=ManagedPolicyShape)
    def delete(self, request: Request, sandbox: str, policy: str, version: str) -> Response:
        with self.editing() as edit:
            changed = managed_policies.remove_version(edit, policy, version)
            return answer(shape_of(changed))
