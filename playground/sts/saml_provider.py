"""The simulated SAML identity provider: its metadata, its certificate, and the assertions it signs.

All providers of a sandbox sign with the sandbox's one key (signing.py), each with a certificate and an entity id of
its own. Both follow from the key and the ARN, so nothing but the key is kept.

Sources: OASIS, "Assertions and Protocols for SAML V2.0"; IAM User Guide, "Configure SAML assertions for the
authentication response".
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml import XMLSigner
from signxml.algorithms import CanonicalizationMethod

from playground.sandbox.models import Provider
from playground.sandbox.saml_metadata import PROTOCOL
from playground.sts.models import SigningKey
from playground.sts.parameters import SessionParameters
from playground.sts.saml_keys import (
    OF_SUBJECT,
    ROLE,
    SESSION_DURATION,
    SESSION_NAME,
    SIGN_IN,
    SOURCE_IDENTITY,
    TAG,
    TRANSITIVE,
    attribute_name,
    name_format,
)
from playground.sts.signing import private_key

LIFETIME = 300
SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
METADATA = "urn:oasis:names:tc:SAML:2.0:metadata"
DSIG = "http://www.w3.org/2000/09/xmldsig#"
_SIGN_IN_AT = "https://idp.example.com"  # reserved for examples: nobody's
_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an assertion says of whoever signs in. `roles`: pairs of role ARN and provider ARN."""

    claims: Mapping[str, Any]
    roles: Iterable[tuple[str, str]]
    said: SessionParameters
    lifetime: int = LIFETIME


def entity_id_of(provider: Provider) -> str:
    """Out: the simulated identity provider's entity id; reads the account."""
    return f"{_SIGN_IN_AT}/{provider.account.number}/{provider.name}"


def certificate_of(provider: Provider, key: SigningKey) -> x509.Certificate:
    """Out: a self-signed certificate: the same one each time, since RSA signs the same text alike."""
    entity_id = entity_id_of(provider)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{provider.name[:40]} (simulated)")])
    serial = int.from_bytes(hashlib.sha256(entity_id.encode()).digest()[:15]) + 1
    private: Any = load_pem_private_key(private_key(key).encode(), password=None)
    builder = x509.CertificateBuilder(name, name, private.public_key(), serial, _FROM, _UNTIL)
    return builder.sign(private, hashes.SHA256())


def simulated_metadata(provider: Provider, key: SigningKey) -> str:
    """Out: the metadata document of the identity provider that stands behind it."""
    root = etree.Element(f"{{{METADATA}}}EntityDescriptor", nsmap={"md": METADATA, "ds": DSIG})
    root.set("entityID", entity_id_of(provider))
    descriptor = _add(root, METADATA, "IDPSSODescriptor", protocolSupportEnumeration=PROTOCOL)
    info = _add(_add(descriptor, METADATA, "KeyDescriptor", use="signing"), DSIG, "KeyInfo")
    der = certificate_of(provider, key).public_bytes(Encoding.DER)
    _add(_add(info, DSIG, "X509Data"), DSIG, "X509Certificate").text = base64.encodebytes(der).decode().strip()
    _add(descriptor, METADATA, "NameIDFormat").text = name_format("persistent")
    binding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
    _add(descriptor, METADATA, "SingleSignOnService", Binding=binding, Location=f"{entity_id_of(provider)}/sso")
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode()


def sign_assertion(provider: Provider, key: SigningKey, stated: Statement, now: datetime) -> str:
    """In: sandbox time. Out: the response as a browser posts it to AWS: XML with a signed assertion, in base64."""
    response = etree.Element(f"{{{PROTOCOL}}}Response", nsmap={"samlp": PROTOCOL, "saml": SAML})
    issued = _moment(now)
    response.attrib.update({"ID": _id(), "Version": "2.0", "IssueInstant": issued, "Destination": _recipient(stated)})
    _add(response, SAML, "Issuer").text = entity_id_of(provider)
    status = _add(_add(response, PROTOCOL, "Status"), PROTOCOL, "StatusCode")
    status.set("Value", "urn:oasis:names:tc:SAML:2.0:status:Success")
    assertion = _assertion(provider, stated, now)
    signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
    certificate = certificate_of(provider, key).public_bytes(Encoding.PEM).decode()
    signed = signer.sign(assertion, key=private_key(key), cert=certificate, reference_uri=assertion.get("ID"))
    response.append(signed)
    return base64.b64encode(etree.tostring(response)).decode()


def _assertion(provider: Provider, stated: Statement, now: datetime) -> Any:
    end = _moment(now + timedelta(seconds=stated.lifetime))
    root = etree.Element(f"{{{SAML}}}Assertion", nsmap={"saml": SAML})
    root.attrib.update({"ID": _id(), "Version": "2.0", "IssueInstant": _moment(now)})
    _add(root, SAML, "Issuer").text = entity_id_of(provider)
    # The schema wants it here, and signing fills it; the prefix must be the one that signing uses.
    etree.SubElement(root, f"{{{DSIG}}}Signature", {"Id": "placeholder"}, nsmap={"ds": DSIG})
    subject = _add(root, SAML, "Subject")
    claims = {name.removeprefix("saml:").removeprefix("SAML:"): value for name, value in stated.claims.items()}
    name_id = _add(subject, SAML, "NameID", Format=name_format(_first(claims.get("sub_type", "persistent"))))
    name_id.text = _first(claims.get("sub", ""))
    bearer = _add(subject, SAML, "SubjectConfirmation", Method="urn:oasis:names:tc:SAML:2.0:cm:bearer")
    _add(bearer, SAML, "SubjectConfirmationData", NotOnOrAfter=end, Recipient=_recipient(stated))
    conditions = _add(root, SAML, "Conditions", NotBefore=_moment(now), NotOnOrAfter=end)
    _add(_add(conditions, SAML, "AudienceRestriction"), SAML, "Audience").text = SIGN_IN
    statement = _add(root, SAML, "AuthnStatement", AuthnInstant=_moment(now), SessionIndex=root.get("ID"))
    context = _add(_add(statement, SAML, "AuthnContext"), SAML, "AuthnContextClassRef")
    context.text = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
    attributes = _add(root, SAML, "AttributeStatement")
    for name, values in _attributes(claims, stated):
        attribute = _add(attributes, SAML, "Attribute", Name=name)
        for value in values:
            _add(attribute, SAML, "AttributeValue").text = value
    return root


def _attributes(claims: Mapping[str, Any], stated: Statement) -> Iterable[tuple[str, list[str]]]:
    said = stated.said
    yield ROLE, [f"{role},{provider}" for role, provider in stated.roles]
    if said.session_name:
        yield SESSION_NAME, [said.session_name]
    if said.duration_seconds is not None:
        yield SESSION_DURATION, [str(said.duration_seconds)]
    for key, value in said.tags.items():
        yield TAG + key, [value]
    if said.transitive_tag_keys:
        yield TRANSITIVE, list(said.transitive_tag_keys)
    if said.source_identity:
        yield SOURCE_IDENTITY, [said.source_identity]
    for name, value in claims.items():
        if name not in OF_SUBJECT:
            yield attribute_name(name), [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _recipient(stated: Statement) -> str:
    """Where the browser brings it; AWS makes saml:aud of it, so a card's own aud changes it."""
    return _first(stated.claims.get("aud") or stated.claims.get("saml:aud") or SIGN_IN)


def _first(value: Any) -> str:
    return str(value[0] if value else "") if isinstance(value, list) else str(value)


def _add(parent: Any, namespace: str, name: str, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)


def _id() -> str:
    return "_" + secrets.token_hex(16)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
