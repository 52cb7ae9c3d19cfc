"""PURE: the metadata document of a SAML identity provider: who it is, and with which keys it signs.

Sources: IAM API Reference, CreateSAMLProvider; OASIS, "Metadata for the OASIS Security Assertion Markup Language (SAML)
V2.0", EntityDescriptor and IDPSSODescriptor.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from playground.sandbox.xml_text import UnreadableXml, read_xml
from playground.sentences import say

METADATA: Final = "{urn:oasis:names:tc:SAML:2.0:metadata}"
SIGNATURE: Final = "{http://www.w3.org/2000/09/xmldsig#}"
PROTOCOL: Final = "urn:oasis:names:tc:SAML:2.0:protocol"
SHORTEST: Final = 1_000  # AWS's bounds are 1,000 and 10,000,000 characters; ours keep one sandbox a sandbox
LONGEST: Final = 100_000
MOST_CERTIFICATES: Final = 10
SMALLEST_KEY: Final = 2_048


@dataclass(frozen=True, slots=True)
class MetadataFinding:
    """One remark on a metadata document; an error may not be saved. `line` counts from 1."""

    level: str  # error, warning or suggestion
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says; empty where it does not say it."""

    entity_id: str
    certificates: tuple[x509.Certificate, ...]
    findings: tuple[MetadataFinding, ...]

    @property
    def error(self) -> MetadataFinding | None:
        """Out: the first finding that forbids saving."""
        return next((finding for finding in self.findings if finding.level == "error"), None)


def read_metadata(text: str, at: datetime) -> Metadata:
    """In: a metadata document, sandbox time. Out: what it says and all there is to remark. Never raises."""
    if len(text) < SHORTEST:
        short = say(
            "It has {count} characters; AWS takes no metadata document below {least:,}.",
            count=len(text),
            least=SHORTEST,
        )
        return _unreadable(
            MetadataFinding("error", 1, short, say("Paste the whole document of the identity provider."))
        )
    try:
        root = read_xml(text.encode(), LONGEST)
    except UnreadableXml as problem:
        said = say("Could not parse metadata. {problem}", problem=str(problem))
        hint = say("Paste the XML that the identity provider offers as its federation metadata.")
        return _unreadable(MetadataFinding("error", problem.line, said, hint))
    if root.tag != f"{METADATA}EntityDescriptor":
        said = say("Its root is {root}, not an EntityDescriptor of SAML 2.0 metadata.", root=str(root.tag)[:120])
        return _unreadable(MetadataFinding("error", 1, said, say("Paste the metadata of one identity provider.")))
    entity_id = (root.get("entityID") or "").strip()
    certificates, findings = _certificates(root)
    findings += list(_remarks(root, entity_id, certificates, at))
    return Metadata(entity_id, tuple(certificates), tuple(sorted(findings, key=lambda finding: finding.line)))


def _unreadable(finding: MetadataFinding) -> Metadata:
    return Metadata("", (), (finding,))


def _certificates(root: Any) -> tuple[list[x509.Certificate], list[MetadataFinding]]:
    """Out: the certificates that signatures are checked with; a key without a use is for signing, too."""
    found, findings = [], []
    for key in root.iterfind(f"{METADATA}IDPSSODescriptor/{METADATA}KeyDescriptor"):
        if key.get("use", "signing") != "signing":
            continue
        for element in key.iter(f"{SIGNATURE}X509Certificate"):
            try:
                text = "".join((element.text or "").split())
                found.append(x509.load_der_x509_certificate(base64.b64decode(text, validate=True)))
            except (ValueError, binascii.Error):
                said, hint = (
                    say("This X509Certificate is none."),
                    say("It is a certificate in DER form, written in base64."),
                )
                findings.append(MetadataFinding("error", element.sourceline, said, hint))
    return found, findings


def _remarks(
    root: Any, entity_id: str, certificates: list[x509.Certificate], at: datetime
) -> Iterator[MetadataFinding]:
    if not 1 <= len(entity_id) <= 1024:
        yield MetadataFinding(
            "error", 1, say("It names no entityID."), say("The entityID is the issuer of its assertions.")
        )
    descriptor = root.find(f"{METADATA}IDPSSODescriptor")
    if descriptor is None:
        hint = say("Ask for the metadata of the identity provider, not of the service that people sign in to.")
        yield MetadataFinding("error", 1, say("It describes no identity provider (IDPSSODescriptor)."), hint)
        return
    line = descriptor.sourceline
    if not certificates:
        hint = say("Without one, no signature can be checked. Add a KeyDescriptor with an X509Certificate.")
        yield MetadataFinding("error", line, say("It holds no certificate for signing."), hint)
    if len(certificates) > MOST_CERTIFICATES:
        said = say("It holds {count} certificates for signing.", count=len(certificates))
        yield MetadataFinding("error", line, said, say("Keep at most {most}.", most=MOST_CERTIFICATES))
    if PROTOCOL not in (descriptor.get("protocolSupportEnumeration") or "").split():
        yield MetadataFinding(
            "warning", line, say("It does not say that it speaks SAML 2.0."), say("Name {protocol}.", protocol=PROTOCOL)
        )
    if descriptor.find(f"{METADATA}SingleSignOnService") is None:
        said = say("It says nowhere where people sign in (SingleSignOnService).")
        yield MetadataFinding("suggestion", line, said, say("Sign-in that starts at AWS needs the address."))
    for certificate in certificates:
        yield from _of_certificate(certificate, line, at)
    end = _moment(root.get("validUntil"))
    if end is not None and end <= at:
        hint = say("Ask the identity provider for its newest document.")
        yield MetadataFinding(
            "warning", 1, say("The document was valid until {end}.", end=root.get("validUntil")), hint
        )


def _of_certificate(certificate: x509.Certificate, line: int, at: datetime) -> Iterator[MetadataFinding]:
    name = certificate.subject.rfc4514_string()[:120]
    if not certificate.not_valid_before_utc <= at < certificate.not_valid_after_utc:
        until = certificate.not_valid_after_utc.date().isoformat()
        hint = say("Ask the identity provider for its newest document, and replace this one.")
        yield MetadataFinding(
            "warning",
            line,
            say("The certificate of {name} is not valid now; it ends {until}.", name=name, until=until),
            hint,
        )
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < SMALLEST_KEY:
        said = say("The key of {name} has only {key_size} bits.", name=name, key_size=key.key_size)
        yield MetadataFinding("warning", line, said, say("Sign with at least {least} bits.", least=SMALLEST_KEY))
    elif not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        yield MetadataFinding(
            "error", line, say("The key of {name} is neither RSA nor ECDSA.", name=name), say("Sign with one of these.")
        )


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
