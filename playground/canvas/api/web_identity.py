"""Endpoints of the simulated identity provider: its tokens, its published keys, and what STS gives for a token."""

from dataclasses import dataclass
from datetime import timedelta

from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import session_fields
from playground.canvas.api.sessions import IssuedShape, issued_shape, showing_steps
from playground.canvas.api.view import SandboxView, created, operation, sent
from playground.sandbox.models import Identity
from playground.sandbox.providers import ACCESS_TOKENS
from playground.sts.commands import assume_role_with_web_identity
from playground.sts.parameters import SessionParameters
from playground.sts.queries import issue_time
from playground.sts.signing import published_keys
from playground.sts.web_identity import give_token, issuer_of


@dataclass(frozen=True, slots=True)
class WebIdentityTokenShape:
    """A token as its provider gives it: a JWT signed with RS256, or an access token. `expiration` is sandbox time.

    `provider_id`: what AssumeRoleWithWebIdentity needs to know with an access token; null for an ID token.
    """

    token: str
    issuer: str
    provider_id: str | None
    expiration: str


@dataclass(frozen=True, slots=True)
class WebIdentitySessionShape:
    """What AssumeRoleWithWebIdentity answers: credentials, and what the token said."""

    issued: IssuedShape
    subject_from_web_identity_token: str
    provider: str
    audience: str


class Tokens(SandboxView):
    @operation("signInAtProvider", takes=session_fields.NewWebIdentityToken, gives=WebIdentityTokenShape, status=201)
    def post(self, request: Request, sandbox: str, identity: str) -> Response:
        """Sign in as this web identity. Tags and source identity go into the token, as the provider would put them."""
        values = sent(session_fields.NewWebIdentityToken, request)
        lifetime = values.pop("lifetime_seconds")
        with self.editing() as edit:
            person, now = edit.find(Identity, identity), issue_time(edit.sandbox)
            token = give_token(edit.sandbox, person, SessionParameters.from_json(values), now, lifetime)
        end = (now + timedelta(seconds=lifetime)).isoformat()
        provider = person.principal_value
        provider_id = provider if provider in ACCESS_TOKENS else None
        return created(WebIdentityTokenShape(token, issuer_of(provider), provider_id, end))


class Sessions(SandboxView):
    @operation(
        "assumeRoleWithWebIdentity",
        takes=session_fields.NewWebIdentitySession,
        gives=WebIdentitySessionShape,
        status=201,
    )
    def post(self, request: Request, sandbox: str) -> Response:
        """The call is not signed: whoever holds the token may send it."""
        values = sent(session_fields.NewWebIdentitySession, request)
        token, role_id = values.pop("web_identity_token"), values.pop("role_id")
        provider_id, said = values.pop("provider_id", None), SessionParameters.from_json(values)
        with showing_steps(self.found):
            issued, signed = assume_role_with_web_identity(
                self.found.pk, token, role_id, said, provider_id=provider_id, person=request.user
            )
        self.revision = issued.revision
        return created(WebIdentitySessionShape(issued_shape(issued), signed.subject, signed.provider, signed.audience))


class Keys(SandboxView):
    @operation("webIdentityKeys", gives={"type": "object"})
    def get(self, request: Request, sandbox: str) -> Response:
        """The provider's public keys as a JSON Web Key Set: with them anybody can check its tokens."""
        return Response(published_keys(self.found))
