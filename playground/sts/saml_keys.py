"""PURE: names of SAML: the attributes AWS reads, and which condition key each of a person's attributes becomes.

Sources: IAM User Guide, "Configure SAML assertions for the authentication response"; "Available keys for SAML-based
AWS STS federation"; "Mapping SAML attributes to AWS trust policy context keys".
"""

from collections.abc import Mapping
from typing import Final

AWS: Final = "https://aws.amazon.com/SAML/Attributes/"
ROLE: Final = AWS + "Role"
SESSION_NAME: Final = AWS + "RoleSessionName"
SESSION_DURATION: Final = AWS + "SessionDuration"
TAG: Final = AWS + "PrincipalTag:"
TRANSITIVE: Final = AWS + "TransitiveTagKeys"
SOURCE_IDENTITY: Final = AWS + "SourceIdentity"
SIGN_IN: Final = "https://signin.aws.amazon.com/saml"
AUDIENCES: Final = frozenset({SIGN_IN, "urn:amazon:webservices"})
FORMAT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:"

_EDU_PERSON: Final = "urn:oid:1.3.6.1.4.1.5923.1.1.1."
_EDU_ORG: Final = "urn:oid:1.3.6.1.4.1.5923.1.2.1."
_CLAIMS: Final = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
KEYS: Final[Mapping[str, str]] = {  # name of an attribute: its condition key without saml:
    _EDU_PERSON + "1": "edupersonaffiliation",
    _EDU_PERSON + "2": "edupersonnickname",
    _EDU_PERSON + "3": "edupersonorgdn",
    _EDU_PERSON + "4": "edupersonorgunitdn",
    _EDU_PERSON + "5": "edupersonprimaryaffiliation",
    _EDU_PERSON + "6": "edupersonprincipalname",
    _EDU_PERSON + "7": "edupersonentitlement",
    _EDU_PERSON + "8": "edupersonprimaryorgunitdn",
    _EDU_PERSON + "9": "edupersonscopedaffiliation",
    _EDU_PERSON + "10": "edupersontargetedid",
    _EDU_PERSON + "11": "edupersonassurance",
    _EDU_ORG + "2": "eduorghomepageuri",
    _EDU_ORG + "3": "eduorgidentityauthnpolicyuri",
    _EDU_ORG + "4": "eduorglegalname",
    _EDU_ORG + "5": "eduorgsuperioruri",
    _EDU_ORG + "6": "eduorgwhitepagesuri",
    "urn:oid:2.5.4.3": "cn",
    "urn:oid:2.5.4.4": "surname",
    "urn:oid:2.5.4.42": "givenName",
    "urn:oid:2.5.4.45": "x500UniqueIdentifier",
    "urn:oid:0.9.2342.19200300.100.1.1": "uid",
    "urn:oid:0.9.2342.19200300.100.1.3": "mail",
    "urn:oid:0.9.2342.19200300.100.1.45": "organizationStatus",
    _CLAIMS + "name": "name",
    "http://schemas.xmlsoap.org/claims/CommonName": "commonName",
    _CLAIMS + "givenname": "givenName",
    _CLAIMS + "surname": "surname",
    _CLAIMS + "emailaddress": "mail",
    "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid": "primaryGroupSID",
}
NAMES: Final = {key.lower(): name for name, key in reversed(list(KEYS.items()))}  # the first name of each key wins
OF_SUBJECT: Final = frozenset({"aud", "iss", "sub", "sub_type", "doc", "namequalifier"})
IN_SESSION: Final = frozenset({"saml:sub", "saml:sub_type", "saml:namequalifier"})


def attribute_name(claim: str) -> str:
    """In: a claim of a card, with or without saml:. Out: the name that the identity provider sends it under."""
    bare = claim.removeprefix("saml:").removeprefix("SAML:")
    return NAMES.get(bare.lower(), bare)


def condition_key(attribute: str) -> str | None:
    """Out: the key that a trust policy may ask for; None for attributes that AWS does not look at."""
    known = KEYS.get(attribute)
    return f"saml:{known}" if known else None


def subject_type(name_format: str) -> str:
    """Out: the value of saml:sub_type: persistent, transient, or another format's whole URI."""
    short = name_format.removeprefix(FORMAT)
    return short if short in ("persistent", "transient") else name_format


def name_format(sub_type: str) -> str:
    """The way back."""
    return FORMAT + sub_type if sub_type in ("persistent", "transient") else sub_type


def usual_keys(provider: str) -> dict[str, object]:
    """In: a SAML provider's ARN. Out: keys of all its assertions, unless the card says otherwise."""
    account, name = provider.split(":")[4], provider.partition("/")[2]
    return {"saml:aud": SIGN_IN, "saml:sub_type": "persistent", "saml:doc": f"{account}/{name}"}
