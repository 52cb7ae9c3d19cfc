"""PURE: what each identity provider calls the app and the person, for the conditions of a trust policy.

Source: IAM User Guide, "Available keys for AWS web identity federation".
"""

import re
from collections.abc import Mapping
from typing import Any, Final

OIDC_ARN: Final = re.compile(r"arn:aws:iam::[0-9]{12}:oidc-provider/(?P<url>[\w.\-/:]{1,244})", re.ASCII)
SAML_ARN: Final = re.compile(r"arn:aws:iam::[0-9]{12}:saml-provider/[\w.\-]{1,128}", re.ASCII)
ANY_PROVIDER: Final = re.compile(r"arn:aws:iam::(?P<number>[0-9]{12}):(?P<kind>oidc|saml)-provider/(?P<name>.{1,255})")
URL_REST: Final = re.compile(r"[A-Za-z0-9][\w.\-]*\.[\w.\-]+(?:/[\w.\-]+)*", re.ASCII)  # a host with a dot, a path
SAML_NAME: Final = re.compile(r"[\w.\-]{1,128}", re.ASCII)
TITLES: Final = {
    "accounts.google.com": "Google",
    "www.amazon.com": "Login with Amazon",
    "graph.facebook.com": "Facebook",
    "cognito-identity.amazonaws.com": "Amazon Cognito",
}
ACCESS_TOKENS: Final = {"www.amazon.com": "Atza|", "graph.facebook.com": "EAA"}  # OAuth 2.0: how their tokens begin
SUBJECT_CLAIMS: Final = {"www.amazon.com": "user_id", "graph.facebook.com": "id"}  # sub for all others
APP_CLAIMS: Final = {"www.amazon.com": "app_id", "graph.facebook.com": "app_id"}  # aud for all others


def provider_arn(number: str, kind: str, name: str) -> str:
    """Out: an identity provider's ARN (IAM User Guide, "IAM identifiers")."""
    return f"arn:aws:iam::{number}:{kind}-provider/{name}"


def is_provider(value: str) -> bool:
    """Whether a Federated principal can have this value: a built-in provider's name or a provider's ARN."""
    return value in TITLES or bool(OIDC_ARN.fullmatch(value) or SAML_ARN.fullmatch(value))


def claim_prefix(value: str) -> str:
    """Out: what stands before the colon in a provider's condition keys."""
    arn = OIDC_ARN.fullmatch(value)
    return arn["url"] if arn else value


def app_condition(value: str, claims: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """In: a provider and its caller's claims. Out: the condition that lets only this app in, {} if it is not known."""
    claim = APP_CLAIMS.get(value, "aud")
    key = f"{claim_prefix(value)}:{claim}"
    app = claims.get(claim) or claims.get(key)
    return {"StringEquals": {key: app}} if isinstance(app, str) else {}
