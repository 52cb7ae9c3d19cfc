"""Secrets of long-term access keys: random, and encrypted at rest with the key id as associated data."""

import base64
import secrets
import string

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

SECRET_ALPHABET = string.ascii_letters + string.digits + "/+"
NONCE_BYTES = 12


def new_secret() -> str:
    """Out: 40 characters, as AWS's secrets are."""
    return "".join(secrets.choice(SECRET_ALPHABET) for _ in range(40))


def seal(secret: str, key_id: str) -> str:
    """Out: text for the database that opens only for this key id and with this installation's key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return base64.b64encode(
        nonce + AESGCM(settings.ENCRYPTION_KEY).encrypt(nonce, secret.encode(), key_id.encode())
    ).decode()


def unseal(sealed: str, key_id: str) -> str:
    """Out: the secret that `seal` was given; InvalidTag if anything was exchanged."""
    box = base64.b64decode(sealed)
    return AESGCM(settings.ENCRYPTION_KEY).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], key_id.encode()).decode()
