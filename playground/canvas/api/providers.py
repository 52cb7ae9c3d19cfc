"""Endpoints for the identity providers of an account."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.canvas.fields import Strict, pairs, text, words
from playground.canvas.serializers import PositionIn
from playground.live.shapes import ProviderShape
from playground.sandbox.commands import identity_providers


class NewProvider(Strict):
    """`name`: the URL of an OIDC provider, the name of a SAML one."""

    account_id = text()
    kind = serializers.ChoiceField(["oidc", "saml"])
    name = text()
    client_ids = words(200)
    thumbprints = words(10)
    tags = pairs()
    position = PositionIn()


class ProviderChanges(Strict):
    client_ids = words(200)
    thumbprints = words(10)
    tags = pairs()


class Providers(SandboxView):
    @operation("addProvider", takes=NewProvider, gives=ProviderShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(NewProvider, request)
        with self.editing() as edit:
            made = identity_providers.add_provider(edit, **values)
            return created(shape_of(made))


class OneProvider(SandboxView):
    @operation("changeProvider", takes=ProviderChanges, gives=ProviderShape)
    def patch(self, request: Request, sandbox: str, provider: str) -> Response:
        values = sent(ProviderChanges, request)
        with self.editing() as edit:
            changed = identity_providers.change_provider(edit, provider, **values)
            return answer(shape_of(changed))

    @operation("removeProvider")
    def delete(self, request: Request, sandbox: str, provider: str) -> Response:
        with self.editing() as edit:
            identity_providers.remove_provider(edit, provider)
        return nothing()
