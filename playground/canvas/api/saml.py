"""Endpoints of SAML: the metadata of a provider, the assertions of the simulated one, and what STS gives for one."""

import base64
from dataclasses import dataclass
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from rest_framework.request import Request
from rest_framework.response import Response

from playground.canvas import session_fields
from playground.canvas.api.sessions import IssuedShape, issued_shape, showing_steps
from playground.canvas.api.view import SandboxView, answer, created, operation, sent
from playground.sandbox.commands.identity_providers import put_metadata
from playground.sandbox.errors import NoSuchEntity
from playground.sandbox.models import Identity, Provider, Sandbox
from playground.sandbox.queries import find
from playground.sandbox.saml_metadata import MetadataFinding, read_metadata
from playground.sandbox.stream import editing
from playground.sentences import say
from playground.sts.commands import assume_role_with_saml
from playground.sts.parameters import SessionParameters
from playground.sts.queries import issue_time
from playground.sts.saml import give_assertion, metadata_document
from playground.sts.signing import has_key


@dataclass(frozen=True, slots=True)
class SamlAssertionShape:
    """A response as the identity provider gives it, in base64, and the same as text. `expiration` is sandbox time."""

    assertion: str
    xml: str
    expiration: str


@dataclass(frozen=True, slots=True)
class SamlSessionShape:
    """What AssumeRoleWithSAML answers: credentials, and what the assertion said."""

    issued: IssuedShape
    subject: str
    subject_type: str
    issuer: str
    audience: str
    name_qualifier: str


@dataclass(frozen=True, slots=True)
class CertificateShape:
    """A signing certificate. `fingerprint`: SHA-256, in hexadecimal digits."""

    subject: str
    valid_until: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SamlMetadataShape:
    """A SAML provider's metadata document. `simulated`: it is the built-in identity provider's, nobody pasted it."""

    document: str
    entity_id: str
    simulated: bool
    certificates: list[CertificateShape]
    findings: list[MetadataFinding]


class Assertions(SandboxView):
    @operation("signInAtSamlProvider", takes=session_fields.NewSamlAssertion, gives=SamlAssertionShape, status=201)
    def post(self, request: Request, sandbox: str, identity: str) -> Response:
        """Sign in as this person. What is sent goes into the assertion as it is: STS refuses what is wrong in it."""
        values = sent(session_fields.NewSamlAssertion, request)
        lifetime, roles = values.pop("lifetime_seconds"), values.pop("role_arns", None)
        with self.editing() as edit:
            who, now = edit.find(Identity, identity), issue_time(edit.sandbox)
            said = SessionParameters.from_json(values)
            given = give_assertion(edit.sandbox, who, said, now, roles or None, lifetime)
        end = (now + timedelta(seconds=lifetime)).isoformat()
        return created(SamlAssertionShape(given, base64.b64decode(given).decode(), end))


class Sessions(SandboxView):
    @operation("assumeRoleWithSaml", takes=session_fields.NewSamlSession, gives=SamlSessionShape, status=201)
    def post(self, request: Request, sandbox: str) -> Response:
        """The call is not signed: whoever holds the assertion may send it, for five minutes."""
        values = sent(session_fields.NewSamlSession, request)
        assertion, role_id = values.pop("saml_assertion"), values.pop("role_id")
        provider, said = values.pop("principal_arn"), SessionParameters.from_json(values)
        with showing_steps(self.found):
            issued, signed = assume_role_with_saml(
                self.found.pk, assertion, provider, role_id, said, person=request.user
            )
        self.revision = issued.revision
        read = signed.assertion
        return created(
            SamlSessionShape(
                issued_shape(issued),
                read.subject,
                signed.subject_type,
                read.issuer,
                read.recipient,
                signed.name_qualifier,
            )
        )


class Metadata(SandboxView):
    @operation("samlMetadata", gives=SamlMetadataShape)
    def get(self, request: Request, sandbox: str, provider: str) -> Response:
        found = find(self.found, Provider, provider)
        if found.kind != "saml":
            raise NoSuchEntity(
                say("{name} is no SAML provider.", name=found.name), hint=say("Only SAML providers have metadata.")
            )
        return answer(_metadata_shape(self.found, found))

    @operation("putSamlMetadata", takes=session_fields.SamlMetadata, gives=SamlMetadataShape)
    def put(self, request: Request, sandbox: str, provider: str) -> Response:
        """Replace it; an empty document brings the simulated identity provider back."""
        document = sent(session_fields.SamlMetadata, request)["document"]
        with self.editing() as edit:
            changed = put_metadata(edit, provider, document)
        return answer(_metadata_shape(self.found, changed))


def _metadata_shape(sandbox: Sandbox, provider: Provider) -> SamlMetadataShape:
    document = _document(sandbox, provider)
    read = read_metadata(document, issue_time(sandbox))
    certificates = [_certificate_shape(each) for each in read.certificates]
    return SamlMetadataShape(document, read.entity_id, not provider.metadata, certificates, list(read.findings))


def _document(sandbox: Sandbox, provider: Provider) -> str:
    if provider.metadata or has_key(sandbox):
        return metadata_document(sandbox, provider)
    with editing(sandbox) as edit:  # the first look makes the sandbox's key, and changes nothing else
        return metadata_document(edit.sandbox, provider)


def _certificate_shape(certificate: x509.Certificate) -> CertificateShape:
    return CertificateShape(
        certificate.subject.rfc4514_string(),
        certificate.not_valid_after_utc.isoformat(),
        certificate.fingerprint(hashes.SHA256()).hex(),
    )
