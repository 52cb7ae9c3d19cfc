"""The simulated identity provider's key: one RSA key a sandbox, made when the first token is, published as a JWKS.

Every provider of a sandbox signs with it, each under its own issuer: whom a token is from is in what is signed.
"""

from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from playground.sandbox.models import Sandbox
from playground.sandbox.secrets import seal, unseal
from playground.sts.models import SigningKey

ALGORITHM = "RS256"
BITS = 2048


def key_of(sandbox: Sandbox) -> SigningKey:
    """Out: the sandbox's key, made if it has none. Call it inside an edit."""
    found = SigningKey.objects.filter(sandbox=sandbox).first()
    if found is not None:
        return found
    private = rsa.generate_private_key(public_exponent=65_537, key_size=BITS)
    made = SigningKey(sandbox=sandbox, public_key=_public_pem(private.public_key()))
    made.private_key = seal(_private_pem(private), made.key_id)
    made.save()
    return made


def has_key(sandbox: Sandbox) -> bool:
    return SigningKey.objects.filter(sandbox=sandbox).exists()


def private_key(key: SigningKey) -> str:
    """Out: its PEM, to sign with."""
    return unseal(key.private_key, key.key_id)


def published_keys(sandbox: Sandbox) -> dict[str, list[dict[str, Any]]]:
    """Out: the JSON Web Key Set (RFC 7517); empty until a token has been signed."""
    return {"keys": [_published(key) for key in SigningKey.objects.filter(sandbox=sandbox)]}


def _published(key: SigningKey) -> dict[str, Any]:
    public = RSAAlgorithm(RSAAlgorithm.SHA256).prepare_key(key.public_key)
    return {**RSAAlgorithm.to_jwk(public, as_dict=True), "kid": key.key_id, "use": "sig", "alg": ALGORITHM}


def _private_pem(key: rsa.RSAPrivateKey) -> str:
    form, no_password = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, no_password).decode()


def _public_pem(key: rsa.RSAPublicKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form).decode()
