"""An identity, a session or an account's root as the engine's caller, with what a session record keeps of it."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from playground.iam.callers import (
    AnonymousCaller,
    Caller,
    FederatedUserCaller,
    RootCaller,
    SamlCaller,
    ServiceCaller,
    SessionCaller,
    UserCaller,
    WebIdentityCaller,
)
from playground.prepared import Prepared
from playground.sandbox.models import Account, Identity, Role, Sandbox
from playground.sandbox.providers import SAML_ARN, claim_prefix
from playground.sentences import say
from playground.sts.errors import ExpiredToken, InvalidClientTokenId, NoSuchCaller
from playground.sts.models import RoleSession, SessionKind
from playground.sts.names import service_session_name, session_name_from
from playground.sts.principals import Principal, principals_of, role_arn, user_arn
from playground.sts.saml_keys import IN_SESSION as SAML_KEYS_IN_SESSION
from playground.sts.saml_keys import usual_keys

_identity: Prepared[Identity] = Prepared(
    lambda sandbox, public_id: Identity.objects.filter(sandbox=sandbox, public_id=public_id).select_related("account"),
    int,
    str,
)
_OPERATIONS: dict[type, str] = {WebIdentityCaller: "AssumeRoleWithWebIdentity", SamlCaller: "AssumeRoleWithSAML"}


@dataclass(frozen=True, slots=True)
class CallerRef:
    """Who asks, as a face names it: kind `identity`, `session`, `account_root`, `role` (somebody in it); its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class FoundCaller:
    """`node_id`: where lines of a session start: its role or its user; else "".

    `session_name`: what its next session is called by default.
    """

    caller: Caller
    ref: CallerRef
    label: str
    session_name: str
    node_id: str = ""

    @property
    def is_session(self) -> bool:
        """Out: whether its credentials are temporary, of whatever kind."""
        return self.ref.kind == "session"

    @property
    def is_service(self) -> bool:
        return isinstance(self.caller, ServiceCaller)

    @property
    def operation(self) -> str:
        """Out: the STS operation this caller uses; the federated ones have no other."""
        return _OPERATIONS.get(type(self.caller), "AssumeRole")

    def federation(self) -> dict[str, object]:
        """Out: what a federated session remembers of its token or assertion; {} for all others."""
        if not isinstance(self.caller, WebIdentityCaller | SamlCaller):
            return {}
        return {"provider": self.caller.provider, "claims": dict(self.caller.claims)}


def find_caller(sandbox: Sandbox, ref: CallerRef, at: datetime) -> FoundCaller:
    """In: a sandbox, a reference, sandbox time. Raises NoSuchCaller, ExpiredToken or InvalidClientTokenId."""
    if ref.kind == "session":
        session = RoleSession.objects.filter(sandbox=sandbox, public_id=ref.id).first()
        if session is None:
            raise NoSuchCaller
        return session_as_caller(session, at)
    if ref.kind == "account_root":
        account = Account.objects.filter(sandbox=sandbox, public_id=ref.id).first()
        if account is None:
            raise NoSuchCaller
        return FoundCaller(RootCaller(account.number), ref, say("root of {account}", account=account.name), "root")
    if ref.kind == "role":
        return _somebody_in(sandbox, ref, at)
    identity = _identity.first(sandbox.pk, ref.id)
    if identity is None:
        raise NoSuchCaller
    return _identity_as_caller(identity, ref)


def session_as_caller(session: RoleSession, at: datetime) -> FoundCaller:
    """In: a session, sandbox time. Every use of a session comes through here and compares its expiration."""
    principal = principals_of(Sandbox(pk=session.sandbox_id), [session.principal_id]).get(session.principal_id)
    if principal is None:  # its role or user was deleted: the credentials are nobody's
        raise InvalidClientTokenId
    if at >= session.expiration:
        raise ExpiredToken
    ref = CallerRef("session", session.public_id)
    caller = _CALLER_OF[session.kind](session, principal)
    label = principal.name if session.kind == SessionKind.USER else f"{principal.name}/{session.session_name}"
    return FoundCaller(caller, ref, label, session.session_name or principal.name, node_id=principal.id)


def _role_session(session: RoleSession, role: Principal) -> SessionCaller:
    return SessionCaller(
        role_arn=role.arn,
        role_id=session.principal_id,
        session_name=session.session_name,
        issued_at=session.issued_at,
        session_policies=tuple(session.session_policies),
        session_policy_arns=tuple(session.parameters.get("session_policy_arns", ())),
        tags=session.tags,
        transitive_tags=frozenset(session.transitive_tag_keys),
        source_identity=session.source_identity or None,
        federation_claims=_claims(_in_session(session.federation.get("claims", {}))),
        federated_provider=session.federation.get("provider"),
    )


def _in_session(claims: Mapping[str, object]) -> dict[str, object]:
    """Of an assertion's keys only three go along (IAM User Guide, "Available keys for SAML-based federation")."""
    return {key: value for key, value in claims.items() if not key.startswith("saml:") or key in SAML_KEYS_IN_SESSION}


def _user_session(session: RoleSession, user: Principal) -> UserCaller | RootCaller:
    if user.arn.endswith(":root"):
        return RootCaller(user.id, token_issued_at=session.issued_at)
    return UserCaller(user.arn, token_issued_at=session.issued_at, mfa_at=session.issued_at if session.mfa else None)


def _federated_user(session: RoleSession, user: Principal) -> FederatedUserCaller:
    return FederatedUserCaller(
        user_arn=user.arn,
        name=session.session_name,
        issued_at=session.issued_at,
        session_policies=tuple(session.session_policies),
        session_policy_arns=tuple(session.parameters.get("session_policy_arns", ())),
        tags=session.tags,
    )


_CALLER_OF: dict[str, Callable[[RoleSession, Principal], Caller]] = {
    str(SessionKind.ROLE): _role_session,
    str(SessionKind.USER): _user_session,
    str(SessionKind.FEDERATED): _federated_user,
}


def _somebody_in(sandbox: Sandbox, ref: CallerRef, at: datetime) -> FoundCaller:
    """A role's permissions, as anybody has them who wears it without a session policy."""
    role = Role.objects.filter(sandbox=sandbox, public_id=ref.id).select_related("account").first()
    if role is None:
        raise NoSuchCaller
    caller = SessionCaller(role_arn(role), role.public_id, "somebody", at)
    return FoundCaller(caller, ref, say("somebody in {role}", role=role.name), "somebody", role.public_id)


def _identity_as_caller(identity: Identity, ref: CallerRef) -> FoundCaller:
    if identity.kind == "user":
        return FoundCaller(
            UserCaller(user_arn(identity)), ref, identity.name, session_name_from(identity.name) or "user"
        )
    if identity.kind == "service":
        name = service_session_name(identity.principal_value, identity.name, secrets.choice)
        return FoundCaller(ServiceCaller(identity.principal_value), ref, identity.name, name)
    if identity.kind == "web_identity":
        kind = SamlCaller if SAML_ARN.fullmatch(identity.principal_value) else WebIdentityCaller
        caller = kind(identity.principal_value, _full_claims(identity))
        return FoundCaller(caller, ref, identity.name, session_name_from(identity.name) or "federated")
    return FoundCaller(AnonymousCaller(), ref, identity.name, "anonymous")


def _full_claims(identity: Identity) -> dict[str, str | tuple[str, ...]]:
    """Out: claims under their condition keys: sub of accounts.google.com becomes accounts.google.com:sub."""
    provider = identity.principal_value
    is_saml = SAML_ARN.fullmatch(provider)
    prefix = "saml" if is_saml else claim_prefix(provider)
    named = {key if ":" in key else f"{prefix}:{key}": value for key, value in identity.claims.items()}
    return _claims((usual_keys(provider) if is_saml else {}) | named)


def _claims(claims: Mapping[str, object]) -> dict[str, str | tuple[str, ...]]:
    """JSON knows no tuples; the engine's frozen callers know no lists."""
    return {key: tuple(map(str, value)) if isinstance(value, list) else str(value) for key, value in claims.items()}
