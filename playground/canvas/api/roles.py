"""Endpoints for roles: made, changed, deleted, and what a role cannot have."""

from collections.abc import Iterable

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import CASCADE, SandboxView, answer, created, nothing, operation, sent
from playground.live.shapes import RoleShape
from playground.sandbox.commands import roles
from playground.sandbox.errors import EntityAlreadyExists
from playground.sentences import say


class Roles(SandboxView):
    @operation("addRole", takes=serializers.NewRole, gives=RoleShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewRole, request)
        values["inline_policies"] = _by_name(values.get("inline_policies", ()))
        with self.editing() as edit:
            role = roles.add_role(edit, **values)
        return created(self.shape_of(role))


class OneRole(SandboxView):
    @operation("changeRole", takes=serializers.RoleChanges, gives=RoleShape)
    def patch(self, request: Request, sandbox: str, role: str) -> Response:
        values = sent(serializers.RoleChanges, request)
        with self.editing() as edit:
            changed = roles.change_role(edit, role, **values)
        return answer(self.shape_of(changed))

    @operation("removeRole", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, role: str) -> Response:
        with self.editing() as edit:
            roles.remove_role(edit, role, cascade=self.cascade)
        return nothing()


class RoleLogin(SandboxView):
    @operation("createRoleLogin", status=204)
    def post(self, request: Request, sandbox: str, role: str) -> Response:
        """Always refused, with the reason: roles are assumed, not logged into."""
        with self.editing() as edit:
            roles.refuse_login_profile(edit, role)
        return nothing()


class RoleAccessKeys(SandboxView):
    @operation("createRoleAccessKey", status=204)
    def post(self, request: Request, sandbox: str, role: str) -> Response:
        """Always refused, with the reason: a role has no long-term keys."""
        with self.editing() as edit:
            roles.refuse_access_keys(edit, role)
        return nothing()


def _by_name(inline_policies: Iterable[dict[str, str]]) -> dict[str, str]:
    """Out: documents by name; two of one name cannot both be kept."""
    found: dict[str, str] = {}
    for index, policy in enumerate(inline_policies):
        if policy["name"] in found:
            raise EntityAlreadyExists(
                say("There are two inline policies named {name}.", name=policy["name"][:128]),
                hint=say("Give each its own name."),
                place=f"inline_policies[{index}].name",
            )
        found[policy["name"]] = policy["document"]
    return found
