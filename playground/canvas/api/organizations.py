"""Endpoints for the organization: accounts, organizational units, service and resource control policies."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import CASCADE, SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.canvas.fields import Strict, document, maybe, text
from playground.canvas.serializers import PositionIn
from playground.live.organization_shapes import OrganizationShape
from playground.sandbox.commands import leaving, organization_policies, organizations
from playground.sandbox.models import Organization
from playground.sandbox.queries import find
from playground.sentences import say


class NewOrganization(Strict):
    management_account_id = text()


class NewMember(Strict):
    """An account that is there, or the name of a new one."""

    account_id = text(required=False)
    name = text(required=False)
    position = PositionIn(required=False)

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        if ("account_id" in values) == ("name" in values):
            raise serializers.ValidationError({"account_id": [say("Send either account_id or name.")]})
        return values


class Place(Strict):
    parent_id = text()


class NewUnit(Strict):
    name = text()
    parent_id = text()


class UnitChanges(Strict):
    name = text()


class NewControlPolicy(Strict):
    type = serializers.ChoiceField(["scp", "rcp"])
    name = text()
    description = maybe()
    document = document()
    target_id = maybe()


class ControlPolicyChanges(Strict):
    name = maybe()
    description = maybe()
    base = document(required=False)
    document = document(required=False)


class OrganizationView(SandboxView):
    """Its answers show the organization whole."""

    def the(self, organization: str) -> Organization:
        return find(self.found, Organization, organization)

    def shown(self, organization: str) -> Response:
        """Called inside the edit: many rows make one organization, so no other edit may come between."""
        return answer(shape_of(self.the(organization)))


class Organizations(SandboxView):
    @operation("createOrganization", takes=NewOrganization, gives=OrganizationShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(NewOrganization, request)
        with self.editing() as edit:
            return created(shape_of(organizations.create_organization(edit, values["management_account_id"])))


class OneOrganization(SandboxView):
    @operation("deleteOrganization", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, organization: str) -> Response:
        with self.editing() as edit:
            leaving.delete_organization(edit, organization, cascade=self.cascade)
        return nothing()


class Members(OrganizationView):
    @operation("addOrganizationAccount", takes=NewMember, gives=OrganizationShape)
    def post(self, request: Request, sandbox: str, organization: str) -> Response:
        """Invite an account that is there, or create one."""
        values = sent(NewMember, request)
        with self.editing() as edit:
            if "name" in values:
                organizations.create_account(edit, organization, values["name"], position=values.get("position"))
            else:
                organizations.invite_account(edit, organization, values["account_id"])
            return self.shown(organization)


class OneMember(OrganizationView):
    @operation("moveOrganizationAccount", takes=Place, gives=OrganizationShape)
    def patch(self, request: Request, sandbox: str, organization: str, account: str) -> Response:
        values = sent(Place, request)
        with self.editing() as edit:
            organizations.move_account(edit, organization, account, values["parent_id"])
            return self.shown(organization)

    @operation("removeOrganizationAccount", gives=OrganizationShape)
    def delete(self, request: Request, sandbox: str, organization: str, account: str) -> Response:
        with self.editing() as edit:
            organizations.remove_account(edit, organization, account)
            return self.shown(organization)


class Units(OrganizationView):
    @operation("addOrganizationUnit", takes=NewUnit, gives=OrganizationShape)
    def post(self, request: Request, sandbox: str, organization: str) -> Response:
        values = sent(NewUnit, request)
        with self.editing() as edit:
            organizations.add_unit(edit, organization, values["name"], values["parent_id"])
            return self.shown(organization)


class OneUnit(OrganizationView):
    @operation("renameOrganizationUnit", takes=UnitChanges, gives=OrganizationShape)
    def patch(self, request: Request, sandbox: str, organization: str, unit: str) -> Response:
        values = sent(UnitChanges, request)
        self.the(organization)
        with self.editing() as edit:
            organizations.rename_unit(edit, unit, values["name"])
            return self.shown(organization)

    @operation("removeOrganizationUnit", gives=OrganizationShape, parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, organization: str, unit: str) -> Response:
        self.the(organization)
        with self.editing() as edit:
            organizations.remove_unit(edit, unit, cascade=self.cascade)
            return self.shown(organization)


class ControlPolicies(OrganizationView):
    @operation("addOrganizationPolicy", takes=NewControlPolicy, gives=OrganizationShape)
    def post(self, request: Request, sandbox: str, organization: str) -> Response:
        """With target_id it is attached there, too: to the root, an OU or an account."""
        values = sent(NewControlPolicy, request)
        target = values.pop("target_id", None)
        with self.editing() as edit:
            made = organization_policies.add_policy(edit, organization, values.pop("type"), **values)
            if target is not None:
                organization_policies.attach(edit, made.public_id, target)
            return self.shown(organization)


class OneControlPolicy(OrganizationView):
    @operation("changeOrganizationPolicy", takes=ControlPolicyChanges, gives=OrganizationShape)
    def patch(self, request: Request, sandbox: str, organization: str, control: str) -> Response:
        values = sent(ControlPolicyChanges, request)
        self.the(organization)
        with self.editing() as edit:
            organization_policies.change_policy(edit, control, **values)
            return self.shown(organization)

    @operation("removeOrganizationPolicy", gives=OrganizationShape, parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, organization: str, control: str) -> Response:
        self.the(organization)
        with self.editing() as edit:
            organization_policies.remove_policy(edit, control, cascade=self.cascade)
            return self.shown(organization)


class PolicyTarget(OrganizationView):
    @operation("attachOrganizationPolicy", gives=OrganizationShape)
    def put(self, request: Request, sandbox: str, organization: str, control: str, target: str) -> Response:
        """To the root, an OU or an account."""
        self.the(organization)
        with self.editing() as edit:
            organization_policies.attach(edit, control, target)
            return self.shown(organization)

    @operation("detachOrganizationPolicy", gives=OrganizationShape)
    def delete(self, request: Request, sandbox: str, organization: str, control: str, target: str) -> Response:
        self.the(organization)
        with self.editing() as edit:
            organization_policies.detach(edit, control, target)
            return self.shown(organization)
