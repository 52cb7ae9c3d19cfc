"""What we sign with: answers to deep linking, and our claim to be us where we ask for access (RFC 7523).

Source: Security, "Using JSON Web Tokens with OAuth 2.0 Client-Credentials Grant".
"""

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone
from jwt.algorithms import RSAAlgorithm

from playground.sandbox.secrets import seal, unseal
from playground.workshop.models.lti import LtiKey

ALGORITHM: Final = "RS256"
BITS: Final = 2_048
STAYS: Final = timedelta(days=7)  # published after the next one has come: platforms keep what they have read


def sign(claims: Mapping[str, Any]) -> str:
    """Out: a signed token of these claims."""
    key = _newest() or make_key()
    headers = {"kid": key.key_id}
    return jwt.encode(dict(claims), unseal(key.private_key, key.key_id), algorithm=ALGORITHM, headers=headers)


def published() -> dict[str, list[dict[str, Any]]]:
    """Out: our JSON Web Key Set (RFC 7517); the first asking makes the first key."""
    if _newest() is None:
        make_key()
    return {"keys": [_published(each) for each in LtiKey.objects.order_by("-pk")]}


def make_key() -> LtiKey:
    """Out: a new key, which signs from now on. Those that were followed by another one a week ago go."""
    private = rsa.generate_private_key(public_exponent=65_537, key_size=BITS)
    of_public = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    of_private = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    made = LtiKey(public_key=private.public_key().public_bytes(*of_public).decode())
    made.private_key = seal(private.private_bytes(*of_private).decode(), made.key_id)
    made.save()
    kept = list(LtiKey.objects.order_by("pk"))
    for old, next_one in pairwise(kept):
        if next_one.created_at < timezone.now() - STAYS:
            old.delete()
    return made


def _newest() -> LtiKey | None:
    return LtiKey.objects.order_by("-pk").first()


def _published(key: LtiKey) -> dict[str, Any]:
    public = RSAAlgorithm(RSAAlgorithm.SHA256).prepare_key(key.public_key)
    return {**RSAAlgorithm.to_jwk(public, as_dict=True), "kid": key.key_id, "use": "sig", "alg": ALGORITHM}
