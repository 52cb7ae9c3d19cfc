"""Endpoints for a user's password for the console."""

from dataclasses import dataclass

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import session_fields
from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent
from playground.sandbox.commands import login_profiles
from playground.sandbox.models import LoginProfile


@dataclass(frozen=True, slots=True)
class LoginProfileShape:
    """`created_at` is null where the user has no password."""

    created_at: str | None
    password_reset_required: bool


class UserLogin(SandboxView):
    @operation("loadLoginProfile", gives=LoginProfileShape)
    def get(self, request: Request, sandbox: str, identity: str) -> Response:
        return answer(_shape(login_profiles.login_profile_of(self.found, identity)))

    @operation("createLoginProfile", takes=session_fields.NewLoginProfile, gives=LoginProfileShape, status=201)
    def post(self, request: Request, sandbox: str, identity: str) -> Response:
        """The password is checked against AWS's default policy and not kept."""
        values = sent(session_fields.NewLoginProfile, request)
        with self.editing() as edit:
            profile = login_profiles.add_login_profile(edit, identity, **values)
        return created(_shape(profile))

    @operation("changeLoginProfile", takes=session_fields.LoginProfileChanges, gives=LoginProfileShape)
    def patch(self, request: Request, sandbox: str, identity: str) -> Response:
        values = sent(session_fields.LoginProfileChanges, request)
        with self.editing() as edit:
            profile = login_profiles.change_login_profile(edit, identity, **values)
        return answer(_shape(profile))

    @operation("removeLoginProfile")
    def delete(self, request: Request, sandbox: str, identity: str) -> Response:
        with self.editing() as edit:
            login_profiles.remove_login_profile(edit, identity)
        return nothing()


def _shape(profile: LoginProfile | None) -> LoginProfileShape:
    if profile is None:
        return LoginProfileShape(None, password_reset_required=False)
    return LoginProfileShape(profile.created_at.isoformat(), profile.password_reset_required)
