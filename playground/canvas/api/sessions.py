"""Endpoints for sessions: every way to begin one, the same again, dismiss one that has ended, revoke a role's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import session_fields
from playground.canvas.api.view import SandboxView, answer, created, nothing, operation, sent
from playground.canvas.decisions import decision_shape
from playground.live.shapes import SessionShape
from playground.sandbox.models import Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sts.again import assume_again
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role, dismiss_session
from playground.sts.errors import AccessDenied
from playground.sts.issue import IssuedSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import session_shape
from playground.sts.revocation import revoke_sessions
from playground.sts.user_sessions import get_federation_token, get_session_token


@dataclass(frozen=True, slots=True)
class IssuedShape:
    """A new session with its secrets, which are shown this once. `packed_policy_size` is in percent."""

    session: SessionShape
    secret_access_key: str
    session_token: str
    packed_policy_size: int


@dataclass(frozen=True, slots=True)
class RevokedShape:
    """How many live sessions of the role are denied now, and how many go on: issued this very second."""

    denied: int
    spared: int


class Sessions(SandboxView):
    @operation("assumeRole", takes=session_fields.NewSession, gives=IssuedShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        values = sent(session_fields.NewSession, request)
        caller, role_id = CallerRef(**values.pop("caller")), values.pop("role_id")
        with showing_steps(self.found):
            issued = assume_role(
                self.found.pk, caller, role_id, SessionParameters.from_json(values), person=request.user
            )
        self.revision = issued.revision
        return created(issued_shape(issued))


class SessionTokens(SandboxView):
    @operation("getSessionToken", takes=session_fields.NewSessionToken, gives=IssuedShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        """Temporary credentials of a user itself (STS: GetSessionToken)."""
        values = sent(session_fields.NewSessionToken, request)
        caller = CallerRef(**values.pop("caller"))
        issued = get_session_token(self.found.pk, caller, SessionParameters.from_json(values), person=request.user)
        self.revision = issued.revision
        return created(issued_shape(issued))


class FederationTokens(SandboxView):
    @operation("getFederationToken", takes=session_fields.NewFederationToken, gives=IssuedShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        """Temporary credentials of a federated user, given by a user (STS: GetFederationToken)."""
        values = sent(session_fields.NewFederationToken, request)
        caller, name = CallerRef(**values.pop("caller")), values.pop("name")
        said = SessionParameters.from_json({**values, "session_name": name})
        with showing_steps(self.found):
            issued = get_federation_token(self.found.pk, caller, said, person=request.user)
        self.revision = issued.revision
        return created(issued_shape(issued))


class OneSession(SandboxView):
    @operation("dismissSession")
    def delete(self, request: Request, sandbox: str, session: str) -> Response:
        self.revision = dismiss_session(self.found.pk, session, person=request.user)
        return nothing()


class SessionAgain(SandboxView):
    @operation("assumeAgain", takes=session_fields.SessionAgainIn, gives=IssuedShape, status=201)
    def post(self, request: Request, sandbox: str, session: str) -> Response:
        """Where the old call brought an MFA code, this one needs a code of its own."""
        values = sent(session_fields.SessionAgainIn, request)
        with showing_steps(self.found):
            issued = assume_again(self.found.pk, session, values.get("token_code"), person=request.user)
        self.revision = issued.revision
        return created(issued_shape(issued))


class RoleRevocation(SandboxView):
    @operation("revokeSessions", gives=RevokedShape, status=200)
    def post(self, request: Request, sandbox: str, role: str) -> Response:
        """Deny everything to the role's sessions issued before now, by its inline policy AWSRevokeOlderSessions."""
        revoked = revoke_sessions(self.found.pk, role, person=request.user)
        self.revision = revoked.revision
        return answer(RevokedShape(revoked.denied, revoked.spared))


@contextmanager
def showing_steps(sandbox: Sandbox) -> Iterator[None]:
    """A denial carries the engine's steps in `details.decision`, so that the page can show why."""
    try:
        yield
    except AccessDenied as denied:
        if denied.judgement is not None:
            denied.details["decision"] = asdict(decision_shape(denied.judgement, snapshot_of(sandbox), sandbox))
        raise


def issued_shape(issued: IssuedSession) -> IssuedShape:
    return IssuedShape(
        session=session_shape(issued.session),
        secret_access_key=issued.credentials.secret_access_key,
        session_token=issued.credentials.session_token,
        packed_policy_size=issued.packed_percent,
    )
