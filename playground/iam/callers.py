"""Who makes a request, in the world's words. `context.py` turns one into the engine's Principal and condition keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class UserCaller:
    """An IAM user with long-term keys, or (with `token_issued_at`) with GetSessionToken credentials."""

    arn: str
    token_issued_at: datetime | None = None
    mfa_at: datetime | None = None  # when MFA was used for those credentials


@dataclass(frozen=True, slots=True)
class RootCaller:
    """The root user of an account; with `token_issued_at`, with GetSessionToken credentials."""

    account: str
    token_issued_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionCaller:
    """A role session. `session_policies` are texts, `session_policy_arns` managed policies passed by ARN."""

    role_arn: str
    role_id: str  # the id at issue: a recreated role has another one
    session_name: str
    issued_at: datetime
    session_policies: tuple[str, ...] = ()
    session_policy_arns: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    transitive_tags: frozenset[str] = frozenset()  # keys of those tags that travel on
    source_identity: str | None = None
    federation_claims: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)  # keys such as P:sub
    federated_provider: str | None = None


@dataclass(frozen=True, slots=True)
class FederatedUserCaller:
    """A GetFederationToken session of an IAM user, or of an account's root user.

    Without session policies it may do nothing by identity.
    """

    user_arn: str
    name: str
    issued_at: datetime
    session_policies: tuple[str, ...] = ()
    session_policy_arns: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceCaller:
    """An AWS service: ec2.amazonaws.com."""

    name: str


@dataclass(frozen=True, slots=True)
class WebIdentityCaller:
    """A holder of a provider's token. `provider` is an OIDC provider ARN or a built-in name like accounts.google.com;

    `claims` are the trust evaluation's condition keys, written in full: token.actions.githubusercontent.com:sub.
    """

    provider: str
    claims: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SamlCaller:
    """A holder of a SAML assertion of a provider; `claims` are keys such as saml:aud."""

    provider: str
    claims: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnonymousCaller:
    """Nobody: an unsigned request."""


Caller = (
    UserCaller
    | RootCaller
    | SessionCaller
    | FederatedUserCaller
    | ServiceCaller
    | WebIdentityCaller
    | SamlCaller
    | AnonymousCaller
)
