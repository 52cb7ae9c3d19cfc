"""Add, change, remove the identity providers of an account.

Source: IAM API Reference, CreateOpenIDConnectProvider, CreateSAMLProvider, DeleteOpenIDConnectProvider,
UpdateSAMLProvider.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from playground.live.shapes import PositionShape
from playground.sandbox import limits, names
from playground.sandbox.commands import positions
from playground.sandbox.errors import EntityAlreadyExists, InvalidInput, LimitExceeded, NoSuchEntity, ValidationError
from playground.sandbox.models import Account, Provider
from playground.sandbox.providers import SAML_NAME, URL_REST
from playground.sandbox.queries import clock_of
from playground.sandbox.saml_metadata import read_metadata
from playground.sandbox.stream import Edit
from playground.sentences import say

HTTPS: Final = "https://"
THUMBPRINT: Final = re.compile(r"[0-9a-fA-F]{40}")
URL_OR_NAME: Final = {"oidc": "url", "saml": "name"}
QUOTAS: Final = {"oidc": "OpenIdConnectProvidersPerAccount", "saml": "SAMLProvidersPerAccount"}


def add_provider(
    edit: Edit,
    account_id: str,
    kind: str,
    name: str,
    *,
    client_ids: Sequence[str] = (),
    thumbprints: Sequence[str] = (),
    metadata: str = "",
    tags: Mapping[str, str] | None = None,
    position: PositionShape | None = None,
) -> Provider:
    """In: `name` is the URL of an OIDC provider, with its https://, or the name of a SAML provider.

    `metadata`: a SAML provider's document; without one the simulated identity provider stands behind it.
    """
    account = edit.find(Account, account_id)
    own = Provider.objects.filter(account=account, kind=kind)
    count = own.count()
    if count >= limits.PROVIDERS_PER_ACCOUNT:
        raise LimitExceeded(
            say(
                "Cannot exceed quota for {quota}: {most}",
                quota=QUOTAS[kind],
                most=limits.PROVIDERS_PER_ACCOUNT,
            ),
            hint=say("Delete one first."),
        )
    row = Provider(sandbox_id=edit.sandbox.pk, account=account, kind=kind)
    row.name = _check_url(name) if kind == "oidc" else _check_saml_name(name)
    if own.filter(name=row.name).exists():
        raise EntityAlreadyExists(
            say("Provider with url {url} already exists.", url=name)
            if kind == "oidc"
            else say("Provider with name {name} already exists.", name=name),
            hint=say("Use the one that is there: one provider serves many roles."),
            place="name",
        )
    row.client_ids = _check_client_ids(kind, client_ids)
    row.thumbprints = _check_thumbprints(thumbprints)
    row.metadata = _check_metadata(edit, kind, metadata)
    row.tags = names.check_tags(tags or {})
    edit.say(say("Add provider {name}", name=row.name))
    edit.save(row)
    positions.place_new(edit, row, position, Provider.objects.filter(account=account).count() - 1)
    return row


def change_provider(
    edit: Edit,
    provider_id: str,
    *,
    client_ids: Sequence[str] | None = None,
    thumbprints: Sequence[str] | None = None,
    tags: Mapping[str, str] | None = None,
) -> Provider:
    """Change what is given. Its URL or name stays for good: they are its ARN."""
    row = edit.find(Provider, provider_id)
    edit.say(say("Change provider {name}", name=row.name))
    row.client_ids = row.client_ids if client_ids is None else _check_client_ids(row.kind, client_ids)
    row.thumbprints = row.thumbprints if thumbprints is None else _check_thumbprints(thumbprints)
    row.tags = row.tags if tags is None else names.check_tags(tags)
    return edit.save(row)


def put_metadata(edit: Edit, provider_id: str, document: str) -> Provider:
    """Replace a SAML provider's metadata document; with an empty one the simulated identity provider is back."""
    row = edit.find(Provider, provider_id)
    if row.kind != "saml":
        raise NoSuchEntity(
            say("{name} is no SAML provider.", name=row.name), hint=say("Only SAML providers have a metadata document.")
        )
    edit.say(say("Replace metadata of {name}", name=row.name))
    row.metadata = _check_metadata(edit, row.kind, document)
    return edit.save(row)


def remove_provider(edit: Edit, provider_id: str) -> None:
    """Never refused: trust policies keep their text, and whoever comes from there is let in no more."""
    row = edit.find(Provider, provider_id)
    edit.say(say("Delete provider {name}", name=row.name))
    positions.forget(edit, row.public_id)
    edit.delete(row)


def _check_url(url: str) -> str:
    """Out: the URL without its https://, as ARNs and condition keys write it."""
    rest = url.removeprefix(HTTPS).removesuffix("/")
    if not url.startswith(HTTPS) or len(url) > 255 or not URL_REST.fullmatch(rest):
        raise ValidationError(
            say("Invalid Open ID Connect Provider URL."),
            hint=say("Write https:// and the issuer's host and path, as https://token.actions.githubusercontent.com."),
            place="name",
        )
    return rest


def _check_saml_name(name: str) -> str:
    if not SAML_NAME.fullmatch(name):
        raise ValidationError(
            f"1 validation error detected: Value '{name[:80]}' at 'name' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [\w._-]+",
            hint=say("Use 1 to 128 letters, digits and . _ - without spaces."),
            place="name",
        )
    return name


def _check_client_ids(kind: str, client_ids: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(client_ids))
    if kind == "saml" and found:
        raise ValidationError(say("A SAML provider has no audiences."), hint=say("Leave them out."), place="client_ids")
    if len(found) > limits.CLIENT_IDS:
        raise LimitExceeded(
            say("Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {most}", most=limits.CLIENT_IDS),
            hint=say("Remove an audience first."),
            place="client_ids",
        )
    if not all(1 <= len(each) <= 255 for each in found):
        raise ValidationError(
            say("An audience has 1 to 255 characters."), hint=say("As in sts.amazonaws.com."), place="client_ids"
        )
    return found


def _check_thumbprints(thumbprints: Sequence[str]) -> list[str]:
    if len(thumbprints) > limits.THUMBPRINTS or not all(THUMBPRINT.fullmatch(each) for each in thumbprints):
        raise ValidationError(
            say("Thumbprints are at most {most}, each of 40 hexadecimal digits.", most=limits.THUMBPRINTS),
            hint=say("Leave them out: AWS trusts the well-known certificate authorities by itself."),
            place="thumbprints",
        )
    return list(thumbprints)


def _check_metadata(edit: Edit, kind: str, document: str) -> str:
    if kind != "saml" and document:
        raise ValidationError(
            say("An OIDC provider has no metadata document."), hint=say("Leave it out."), place="metadata"
        )
    found = read_metadata(document, clock_of(edit.sandbox).sandbox_time(edit.at)) if document else None
    if found is not None and found.error is not None:
        findings = [asdict(finding) for finding in found.findings]
        raise InvalidInput(found.error.message, hint=found.error.hint, place="metadata", details={"findings": findings})
    return document
