"""Endpoints for accounts."""

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import serializers
from playground.canvas.api.view import CASCADE, SandboxView, answer, created, nothing, operation, sent, shape_of
from playground.live.shapes import AccountShape
from playground.sandbox.commands import accounts


class Accounts(SandboxView):
    @operation("addAccount", takes=serializers.NewAccount, gives=AccountShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(serializers.NewAccount, request)
        with self.editing() as edit:
            account = accounts.add_account(edit, **values)
            return created(shape_of(account))


class OneAccount(SandboxView):
    @operation("changeAccount", takes=serializers.AccountChanges, gives=AccountShape)
    def patch(self, request: Request, sandbox: str, account: str) -> Response:
        values = sent(serializers.AccountChanges, request)
        with self.editing() as edit:
            changed = accounts.change_account(edit, account, **values)
            return answer(shape_of(changed))

    @operation("removeAccount", parameters=[CASCADE])
    def delete(self, request: Request, sandbox: str, account: str) -> Response:
        with self.editing() as edit:
            accounts.remove_account(edit, account, cascade=self.cascade)
        return nothing()
