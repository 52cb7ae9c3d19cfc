"""Whom a SAML assertion lets in: AssumeRoleWithSAML up to the trust policy, and the metadata it is checked with.

Sources: AWS STS API Reference, AssumeRoleWithSAML; IAM User Guide, "Available keys for SAML-based AWS STS federation"
and "Troubleshoot SAML federation with IAM" (the messages).
"""

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from playground.iam.callers import SamlCaller
from playground.sandbox.errors import ValidationError
from playground.sandbox.models import Account, Identity, Provider, Role, Sandbox
from playground.sandbox.providers import SAML_ARN
from playground.sandbox.saml_metadata import Metadata, read_metadata
from playground.sentences import say
from playground.sts.callers import CallerRef, FoundCaller
from playground.sts.errors import AccessDenied
from playground.sts.names import session_name_from
from playground.sts.parameters import SessionParameters, check_parameters
from playground.sts.principals import role_arn
from playground.sts.saml_keys import (
    ROLE,
    SESSION_DURATION,
    SESSION_NAME,
    SOURCE_IDENTITY,
    TAG,
    TRANSITIVE,
    condition_key,
    subject_type,
)
from playground.sts.saml_provider import LIFETIME, Statement, sign_assertion, simulated_metadata
from playground.sts.saml_response import Assertion, invalid, read_response
from playground.sts.signing import key_of

MOST_ROLES = 100  # that an assertion names by itself
_NAME = re.compile(r"[a-zA-Z_0-9+=,.@-]{2,64}")


@dataclass(frozen=True, slots=True)
class SamlSignedIn:
    """Whom a good assertion lets in, until when at most, and what STS answers about it."""

    found: FoundCaller
    said: SessionParameters
    assertion: Assertion
    subject_type: str
    name_qualifier: str


def give_assertion(
    sandbox: Sandbox,
    identity: Identity,
    said: SessionParameters,
    now: datetime,
    roles: list[str] | None = None,
    lifetime: int = LIFETIME,
) -> str:
    """In: who signs in, what the assertion is to say besides, which roles it names (None: all of the account).

    Out: the response in base64, as the browser brings it to AWS. Whether it is sensible is for STS to say. Call it
    inside an edit. Raises ValidationError for who does not sign in at a SAML provider that is there.
    """
    provider = _provider_of(sandbox, identity)
    if provider is None:
        raise ValidationError(
            say("{identity} does not sign in at a SAML provider that is here.", identity=identity.name),
            hint=say("Choose a person of an account's SAML provider, or create the provider again."),
        )
    own = Role.objects.filter(sandbox=sandbox, account_id=provider.account_id).select_related("account").order_by("pk")
    named = roles if roles is not None else [role_arn(role) for role in own[:MOST_ROLES]]
    pairs = [(role, provider.arn) for role in named]
    return sign_assertion(provider, key_of(sandbox), Statement(identity.claims, pairs, said, lifetime), now)


def sign_in(
    sandbox: Sandbox, assertion: str, provider: Provider | None, role: Role, said: SessionParameters, now: datetime
) -> SamlSignedIn:
    """In: a response in base64, the provider, the role, what was said besides, sandbox time. Out: whom it lets in.

    Raises InvalidIdentityToken, ExpiredIdentityToken; AccessDenied if the assertion does not name the role. Whether the
    role trusts the provider is not asked.
    """
    if provider is None or provider.account_id != role.account_id:
        hint = say("The SAML provider must be in the account of the role.")
        raise invalid("Specified provider doesn't exist.", hint, "principal_arn")
    read = read_response(assertion, metadata_of(sandbox, provider, now), now)
    _check_role(read, role_arn(role), provider.arn)
    keys = _condition_keys(read, provider)
    known = _who(sandbox, provider, read.subject)
    name = known.name if known else read.subject
    ref = CallerRef("identity", known.public_id if known else "")
    found = FoundCaller(SamlCaller(provider.arn, keys), ref, name, session_name_from(name) or "federated")
    qualifier = str(keys["saml:namequalifier"])
    return SamlSignedIn(found, _with_attributes(said, read), read, str(keys["saml:sub_type"]), qualifier)


def sign_in_as(
    sandbox: Sandbox, found: FoundCaller, role: Role, said: SessionParameters, now: datetime
) -> SamlSignedIn:
    """The whole way for somebody drawn: the identity provider signs an assertion for this role, STS checks it."""
    identity = Identity.objects.get(sandbox=sandbox, public_id=found.ref.id)
    provider = saml_provider(sandbox, role.account, identity.principal_value)
    if provider is None:
        return sign_in(sandbox, "", None, role, said, now)
    named = replace(said, session_name=said.session_name or found.session_name)
    signed = sign_in(
        sandbox, give_assertion(sandbox, identity, named, now, [role_arn(role)]), provider, role, said, now
    )
    return replace(signed, found=replace(signed.found, ref=found.ref, label=found.label))


def saml_provider(sandbox: Sandbox, account: Account, arn: str) -> Provider | None:
    """Out: the SAML provider of this account with this ARN."""
    if not SAML_ARN.fullmatch(arn):
        return None
    found = Provider.objects.filter(sandbox=sandbox, account=account, kind="saml", name=arn.partition("/")[2]).first()
    if found is not None:
        found.account = account
    return found if found is not None and found.arn == arn else None


def _provider_of(sandbox: Sandbox, identity: Identity) -> Provider | None:
    found = SAML_ARN.fullmatch(identity.principal_value)
    number = identity.principal_value.split(":")[4] if found else ""
    account = Account.objects.filter(sandbox=sandbox, number=number).first()
    return saml_provider(sandbox, account, identity.principal_value) if account is not None else None


def metadata_document(sandbox: Sandbox, provider: Provider) -> str:
    """Out: the document that counts: the pasted one, or the simulated identity provider's. Call it inside an edit."""
    return provider.metadata or simulated_metadata(provider, key_of(sandbox))


def metadata_of(sandbox: Sandbox, provider: Provider, now: datetime) -> Metadata:
    return read_metadata(metadata_document(sandbox, provider), now)


def _check_role(read: Assertion, wanted: str, provider: str) -> None:
    pairs = [{part.strip() for part in value.split(",")} for value in read.attributes.get(ROLE, ())]
    if {wanted, provider} not in pairs:  # AWS takes the two in either order
        raise AccessDenied(
            "Not authorized to perform sts:AssumeRoleWithSAML",
            hint=say(
                "The assertion's attribute Role does not hold {wanted},{provider}.", wanted=wanted, provider=provider
            ),
            place="role_id",
        )


def _condition_keys(read: Assertion, provider: Provider) -> dict[str, str | tuple[str, ...]]:
    keys: dict[str, str | tuple[str, ...]] = {}
    for name, values in read.attributes.items():
        key = condition_key(name)
        if key is not None and values:
            keys[key] = values[0] if len(values) == 1 else tuple(values)
    account = provider.account.number
    unique = hashlib.sha1(f"{read.issuer}{account}/{provider.name}".encode(), usedforsecurity=False).digest()
    return keys | {
        "saml:aud": read.recipient,
        "saml:iss": read.issuer,
        "saml:sub": read.subject,
        "saml:sub_type": subject_type(read.name_format),
        "saml:doc": f"{account}/{provider.name}",
        "saml:namequalifier": base64.b64encode(unique).decode(),
    }


def _with_attributes(said: SessionParameters, read: Assertion) -> SessionParameters:
    """Name, tags and source identity are the assertion's: this operation has no parameters for them."""
    name, source = read.single(SESSION_NAME), read.single(SOURCE_IDENTITY)
    if name is None:
        raise invalid(
            "RoleSessionName is required in AuthnResponse", say("Send the attribute {name}.", name=SESSION_NAME)
        )
    if not _NAME.fullmatch(name):
        hint = say("An e-mail address is a good name.")
        raise invalid("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}", hint)
    if source is not None and (not _NAME.fullmatch(source) or source.startswith("aws:")):
        said_of = 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'
        raise invalid(said_of, say("Send a name without spaces."))
    tags = {key.removeprefix(TAG): values[0] for key, values in read.attributes.items() if key.startswith(TAG)}
    merged = replace(
        said,
        session_name=name,
        duration_seconds=_seconds(said, read.single(SESSION_DURATION)),
        tags=tags,
        transitive_tag_keys=tuple(read.attributes.get(TRANSITIVE, ())),
        source_identity=source,
    )
    check_parameters(merged)
    return merged


def _seconds(said: SessionParameters, text: str | None) -> int | None:
    """What the call says, else what the assertion says."""
    if said.duration_seconds is not None or text is None:
        return said.duration_seconds
    if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII):
        raise invalid("SessionDuration in AuthnResponse must be a number of seconds", "Send 900 to 43200.")
    return int(text)


def _who(sandbox: Sandbox, provider: Provider, subject: str) -> Identity | None:
    """Out: the card of whoever signed in there under this name, the oldest one."""
    cards = Identity.objects.filter(sandbox=sandbox, kind="web_identity", principal_value=provider.arn).order_by("pk")
    return next((card for card in cards if subject in _texts(card.claims.get("sub"))), None)


def _texts(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]
