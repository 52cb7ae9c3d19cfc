"""Web identity tokens: signed as their providers do, and checked as STS checks them.

Sources: AWS STS API Reference, AssumeRoleWithWebIdentity; IAM User Guide, "OIDC federation" and "Pass session tags in
AWS STS" (the claims of tags and source identity); OpenID Connect Core 1.0, "ID Token".
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import jwt
from jwt.types import Options

from playground.iam.callers import WebIdentityCaller
from playground.sandbox.errors import ValidationError
from playground.sandbox.models import Account, Identity, Provider, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.providers import ACCESS_TOKENS, APP_CLAIMS, OIDC_ARN, SUBJECT_CLAIMS, TITLES, claim_prefix
from playground.sentences import say
from playground.sts.callers import CallerRef, FoundCaller
from playground.sts.errors import ExpiredIdentityToken, InvalidIdentityToken
from playground.sts.models import SigningKey
from playground.sts.names import session_name_from
from playground.sts.parameters import SessionParameters, check_parameters
from playground.sts.signing import ALGORITHM, key_of, private_key

HTTPS = "https://"
LIFETIME = 3_600
TAGS_CLAIM = "https://aws.amazon.com/tags"
SOURCE_IDENTITY_CLAIM = "https://aws.amazon.com/source_identity"
_OF_THE_TOKEN = frozenset({"iss", "iat", "exp", "nbf", "jti", TAGS_CLAIM, SOURCE_IDENTITY_CLAIM})
_UNCHECKED: Options = {"verify_aud": False, "verify_exp": False, "verify_iat": False, "verify_nbf": False}


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whom a good token lets in, and what STS answers about it."""

    found: FoundCaller
    said: SessionParameters
    subject: str
    provider: str
    audience: str


def give_token(sandbox: Sandbox, identity: Identity, said: SessionParameters, now: datetime, lifetime: int) -> str:
    """Out: a token for whoever signs in. Raises what is wrong with its tags; ValidationError for who has no tokens."""
    if not gives_tokens(identity):
        raise ValidationError(
            say("{identity} does not sign in at an OpenID Connect provider.", identity=identity.name),
            hint=say("Choose a web identity: of Google, Amazon, Facebook, Cognito or an account's OIDC provider."),
        )
    check_parameters(said)
    return sign_token(sandbox, identity, said, now, lifetime)


def sign_token(
    sandbox: Sandbox, identity: Identity, said: SessionParameters, now: datetime, lifetime: int = LIFETIME
) -> str:
    """In: a web identity of an OIDC or built-in provider, what the token says of tags and source identity, sandbox

    time. Out: the JWT that the provider gives it; Amazon's and Facebook's are access tokens, which only the provider
    reads: ours has a JWT in it. Call it inside an edit: the first one makes the sandbox's key.
    """
    key = key_of(sandbox)
    issued = int(now.timestamp())
    claims = {
        **_own_claims(identity),
        "iss": issuer_of(identity.principal_value),
        "iat": issued,
        "exp": issued + lifetime,
        "jti": f"{identity.public_id}.{secrets.token_hex(8)}",
        **_aws_claims(said),
    }
    signed = jwt.encode(claims, private_key(key), algorithm=ALGORITHM, headers={"kid": key.key_id})
    return ACCESS_TOKENS.get(identity.principal_value, "") + signed


def gives_tokens(identity: Identity) -> bool:
    """Out: whether its provider speaks OpenID Connect; a SAML provider gives assertions."""
    value = identity.principal_value
    return identity.kind == IdentityKind.WEB_IDENTITY and (value in TITLES or bool(OIDC_ARN.fullmatch(value)))


def issuer_of(provider: str) -> str:
    """In: a built-in provider's name or an OIDC provider's ARN. Out: the iss of its tokens."""
    return HTTPS + claim_prefix(provider)


def sign_in(
    sandbox: Sandbox,
    token: str,
    account: Account,
    said: SessionParameters,
    now: datetime,
    provider_id: str | None = None,
) -> SignedIn:
    """In: a token, the account of the role, what was said besides, sandbox time; ProviderId with an access token.

    Out: whom it lets in. Raises InvalidIdentityToken, ExpiredIdentityToken. Whether the role trusts it is not asked.
    """
    claims = _verified(sandbox, _jwt_in(token, provider_id))
    provider, client_ids = _provider(sandbox, account, str(claims.get("iss", "")))
    if (provider_id or None) != (provider if provider in ACCESS_TOKENS else None):
        raise _not_a_token()
    app_claim = APP_CLAIMS.get(provider, "aud")
    audience = _text(claims.get(app_claim))
    if client_ids is not None and not set(_texts(claims.get("aud"))) & set(client_ids):
        raise InvalidIdentityToken(
            "Incorrect token audience",
            hint=say("Add the token's aud to the provider's audiences, or ask for a token that is meant for AWS."),
            place="web_identity_token",
        )
    _check_not_expired(claims, now)
    subject = _text(claims.get(SUBJECT_CLAIMS.get(provider, "sub")) or claims.get("sub"))
    identity_id = str(claims.get("jti", "")).partition(".")[0]
    known = Identity.objects.filter(sandbox=sandbox, public_id=identity_id).first()
    name = known.name if known else subject
    found = FoundCaller(
        WebIdentityCaller(provider, _condition_keys(provider, claims)),
        CallerRef("identity", identity_id),
        name,
        session_name_from(name) or "federated",
    )
    return SignedIn(found, _with_claims(said, claims), subject, provider, audience)


def _jwt_in(token: str, provider_id: str | None) -> str:
    """Out: what is signed. Source: AWS STS API Reference, AssumeRoleWithWebIdentity (ProviderId)."""
    if provider_id is None:
        return token
    if provider_id not in ACCESS_TOKENS:
        raise InvalidIdentityToken(
            say("{provider} gives no OAuth 2.0 access tokens.", provider=provider_id[:200]),
            hint=say("ProviderId is www.amazon.com or graph.facebook.com. Leave it out for OpenID Connect ID tokens."),
            place="provider_id",
        )
    begin = ACCESS_TOKENS[provider_id]
    if not token.startswith(begin):
        raise InvalidIdentityToken(
            say("The access token is not valid for {provider}.", provider=provider_id),
            hint=say("Send the access token as the provider gave it."),
            place="web_identity_token",
        )
    return token.removeprefix(begin)


def _own_claims(identity: Identity) -> dict[str, Any]:
    """Out: what its card says, under the names that a token uses."""
    prefix = f"{claim_prefix(identity.principal_value)}:"
    own = {name.removeprefix(prefix): value for name, value in identity.claims.items()}
    return {name: value for name, value in own.items() if name not in _OF_THE_TOKEN}


def _aws_claims(said: SessionParameters) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if said.tags:
        tags = {key: [value] for key, value in said.tags.items()}
        found[TAGS_CLAIM] = {"principal_tags": tags, "transitive_tag_keys": list(said.transitive_tag_keys)}
    if said.source_identity:
        found[SOURCE_IDENTITY_CLAIM] = said.source_identity
    return found


def _verified(sandbox: Sandbox, token: str) -> dict[str, Any]:
    """Out: the claims of a token whose signature is right; expiry is a matter of sandbox time and looked at later."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError as error:
        raise _not_a_token() from error
    key = SigningKey.objects.filter(sandbox=sandbox, key_id=str(header.get("kid"))[:64]).first()
    if key is None:
        raise InvalidIdentityToken(
            "Couldn't retrieve verification key from your identity provider, please reference "
            "AssumeRoleWithWebIdentity documentation for requirements",
            hint=say("The token names a key that this sandbox's provider has never published."),
            place="web_identity_token",
        )
    try:
        return jwt.decode(token, key.public_key, algorithms=[ALGORITHM], options=_UNCHECKED)
    except (jwt.InvalidSignatureError, jwt.InvalidAlgorithmError) as error:
        raise InvalidIdentityToken(
            "The signature of the web identity token is not valid.",
            hint=say("Somebody has changed the token since its provider signed it. Ask the provider for a new one."),
            place="web_identity_token",
        ) from error
    except jwt.InvalidTokenError as error:
        raise _not_a_token() from error


def _provider(sandbox: Sandbox, account: Account, issuer: str) -> tuple[str, list[str] | None]:
    """Out: a built-in provider's name and None, or the ARN of the role's account's own and whom its tokens are for."""
    url = issuer.removeprefix(HTTPS)
    if url in TITLES:
        return url, None
    own = Provider.objects.filter(sandbox=sandbox, account=account, kind="oidc", name=url).first()
    if own is None:
        raise InvalidIdentityToken(
            f"No OpenIDConnect provider found in your account for {issuer[:255]}",
            hint=say("Create an identity provider with this URL in the account of the role."),
            place="web_identity_token",
        )
    own.account = account
    return own.arn, own.client_ids


def _check_not_expired(claims: Mapping[str, Any], now: datetime) -> None:
    moment, end = int(now.timestamp()), claims.get("exp")
    if not isinstance(end, int):
        raise _not_a_token()
    if moment >= end:
        raise ExpiredIdentityToken(
            f"Token expired: current date/time {moment} must be before the expiration date/time {end}",
            hint=say("Sign in at the provider again: it gives a new token."),
            place="web_identity_token",
        )


def _condition_keys(provider: str, claims: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    prefix = claim_prefix(provider)
    named = {name: value for name, value in claims.items() if name not in _OF_THE_TOKEN}
    return {
        name if ":" in name else f"{prefix}:{name}": tuple(_texts(value)) if isinstance(value, list) else _text(value)
        for name, value in named.items()
    }


def _with_claims(said: SessionParameters, claims: Mapping[str, Any]) -> SessionParameters:
    """Tags and source identity are the token's: this operation has no parameters for them."""
    tags = claims.get(TAGS_CLAIM) or {}
    principal_tags = tags.get("principal_tags", {})
    return replace(
        said,
        tags={key: _text(value) for key, value in principal_tags.items()},
        transitive_tag_keys=tuple(_texts(tags.get("transitive_tag_keys", []))),
        source_identity=claims.get(SOURCE_IDENTITY_CLAIM),
    )


def _texts(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [] if value is None else [str(value)]


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _not_a_token() -> InvalidIdentityToken:
    return InvalidIdentityToken(
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
        hint=say("Send the token as the provider gave it: three parts with dots between."),
        place="web_identity_token",
    )
