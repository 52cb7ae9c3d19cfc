"""PURE: a SAML response read and verified: signature, issuer, audience, time. What it says is what was signed.

Sources: AWS STS API Reference, AssumeRoleWithSAML; IAM User Guide, "Configure SAML assertions for the authentication
response" and "Troubleshoot SAML federation with IAM" (the messages); signxml's "See what is signed".
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature as BadSignature
from signxml import SignatureConfiguration, XMLVerifier
from signxml.exceptions import SignXMLException

from playground.sandbox.saml_metadata import PROTOCOL, Metadata
from playground.sandbox.xml_text import UnreadableXml, read_xml
from playground.sentences import say
from playground.sts.errors import ExpiredIdentityToken, InvalidIdentityToken
from playground.sts.saml_keys import AUDIENCES, SIGN_IN

LONGEST = 100_000
REDEEM_SECONDS = 300
_ASSERTION = "{urn:oasis:names:tc:SAML:2.0:assertion}"


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a verified assertion says. `recipient`: where it was to be brought, which AWS calls saml:aud.

    `session_end`: until when the identity provider's own session goes on, None if it does not say.
    """

    issuer: str
    subject: str
    name_format: str
    recipient: str
    attributes: Mapping[str, list[str]]
    session_end: datetime | None

    def single(self, name: str) -> str | None:
        """Out: the first value of an attribute."""
        values = self.attributes.get(name)
        return values[0] if values else None


def read_response(text: str, metadata: Metadata, now: datetime) -> Assertion:
    """In: a response in base64, its provider's metadata, sandbox time. Out: the assertion.

    Raises InvalidIdentityToken, ExpiredIdentityToken.
    """
    signed = _verified(_read(text), metadata)
    issuer = _issuer(signed, metadata)
    recipient = _recipient(signed, now)
    name_id = signed.find(f"{_ASSERTION}Subject/{_ASSERTION}NameID")
    subject = (name_id.text or "").strip() if name_id is not None else ""
    if not subject:
        raise invalid("Invalid SAML response", say("Its subject needs a NameID: who has signed in."))
    statement = signed.find(f"{_ASSERTION}AuthnStatement")
    end = _time(statement.get("SessionNotOnOrAfter")) if statement is not None else None
    return Assertion(issuer, subject, name_id.get("Format", ""), recipient, _attributes(signed), end)


def _read(assertion: str) -> Any:
    try:
        text = base64.b64decode("".join(assertion.split()), validate=True)
        root = read_xml(text, LONGEST)
    except (binascii.Error, ValueError, UnreadableXml) as error:
        hint = say("Send the response as the identity provider gave it: XML without a document type, in base64.")
        raise invalid("Invalid base64 SAMLResponse", hint) from error
    if root.tag != f"{{{PROTOCOL}}}Response" or len(root.findall(f"{_ASSERTION}Assertion")) != 1:
        raise invalid("Invalid SAML response", say("Send a samlp:Response that holds one assertion, not encrypted."))
    return root


def _verified(response: Any, metadata: Metadata) -> Any:
    """Out: the assertion as it was signed: nothing else of the document is looked at again."""
    for certificate in metadata.certificates:
        for location in ("./", f"./{_ASSERTION}Assertion/"):  # either of the two may be signed
            signed = _signed(response, certificate, location)
            if signed is not None:
                return signed
    raise invalid(
        "Response signature invalid",
        say(
            "Somebody changed it since it was signed, or the provider's metadata does not hold the key that signed it."
        ),
    )


def _signed(response: Any, certificate: x509.Certificate, location: str) -> Any | None:
    # Signing keys are trusted because the metadata names them; AWS does not ask for the certificate's dates.
    config = SignatureConfiguration(location=location, verification_time=certificate.not_valid_before_utc)
    try:
        result: Any = XMLVerifier().verify(response, x509_cert=certificate, expect_config=config)
    except (SignXMLException, BadSignature, ValueError):
        return None
    signed = result.signed_xml
    if signed is not None and signed.tag == f"{{{PROTOCOL}}}Response":
        inside = signed.findall(f"{_ASSERTION}Assertion")
        return inside[0] if len(inside) == 1 else None
    return signed if signed is not None and signed.tag == f"{_ASSERTION}Assertion" else None


def _issuer(signed: Any, metadata: Metadata) -> str:
    issuer = (signed.findtext(f"{_ASSERTION}Issuer") or "").strip()
    if issuer != metadata.entity_id:
        raise invalid(
            "Issuer not present in specified provider",
            say(
                "The assertion is from {issuer}; the provider's metadata is of {entity_id}.",
                issuer=issuer[:200],
                entity_id=metadata.entity_id[:200],
            ),
        )
    return issuer


def _recipient(signed: Any, now: datetime) -> str:
    """Out: the recipient, once audience and time are right."""
    audiences = {(each.text or "").strip() for each in signed.iter(f"{_ASSERTION}Audience")}
    if not audiences & AUDIENCES:
        raise invalid(
            "Response does not contain the required audience.",
            say("Name {audience} as its audience.", audience=SIGN_IN),
        )
    data = signed.find(f"{_ASSERTION}Subject/{_ASSERTION}SubjectConfirmation/{_ASSERTION}SubjectConfirmationData")
    conditions = signed.find(f"{_ASSERTION}Conditions")
    if data is None or conditions is None or not data.get("Recipient"):
        raise invalid(
            "Invalid SAML response", say("Its subject needs a confirmation with a Recipient, and conditions.")
        )
    issued, begin = _time(signed.get("IssueInstant")), _time(conditions.get("NotBefore"))
    ends = [end for part in (data, conditions) if (end := _time(part.get("NotOnOrAfter"))) is not None]
    if issued is None or not ends:
        raise invalid("Invalid SAML response", say("It must say when it was issued and until when it is good."))
    if begin is not None and now < begin:
        raise invalid("Invalid SAML response", say("It is not good before {start}.", start=conditions.get("NotBefore")))
    if now >= min(ends) or (now - issued).total_seconds() > REDEEM_SECONDS:
        raise ExpiredIdentityToken(
            "Token must be redeemed within 5 minutes of issuance",
            hint=say("Sign in at the identity provider again: it gives a new assertion. The sandbox's clock counts."),
            place="saml_assertion",
        )
    return str(data.get("Recipient"))


def _attributes(signed: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for attribute in signed.iterfind(f"{_ASSERTION}AttributeStatement/{_ASSERTION}Attribute"):
        values = ["".join(value.itertext()).strip() for value in attribute.iterfind(f"{_ASSERTION}AttributeValue")]
        found.setdefault(attribute.get("Name", ""), []).extend(values)
    return found


def _time(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def invalid(message: str, hint: str, place: str = "saml_assertion") -> InvalidIdentityToken:
    """Out: STS's refusal of an assertion."""
    return InvalidIdentityToken(message, hint=hint, place=place)
