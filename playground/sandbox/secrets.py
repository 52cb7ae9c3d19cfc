"""Secrets at rest: random, and encrypted with the id of what they belong to as associated data."""

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


def new_secret() -> str:
    """Out: 40 characters, as AWS's secrets are."""
    return base64.b64encode(secrets.token_bytes(30)).decode()


def seal(secret: str, key_id: str) -> str:
    """Out: text for the database that opens only for this key id and with this installation's key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return base64.b64encode(
        nonce + AESGCM(settings.ENCRYPTION_KEY).encrypt(nonce, secret.encode(), key_id.encode())
    ).decode()


def unseal(sealed: str, key_id: str) -> str:
    """Out: the secret that `seal` was given, under this key or an older one; InvalidTag if anything was exchanged."""
    for key in (settings.ENCRYPTION_KEY, *settings.OLD_ENCRYPTION_KEYS):
        found = _opened(sealed, key_id, key)
        if found is not None:
            return found
    raise InvalidTag


def sealed_anew(sealed: str, key_id: str) -> str | None:
    """Out: the same secret under today's key, None where it is already."""
    if not sealed or _opened(sealed, key_id, settings.ENCRYPTION_KEY) is not None:
        return None
    return seal(unseal(sealed, key_id), key_id)


def _opened(sealed: str, key_id: str, key: bytes) -> str | None:
    box = base64.b64decode(sealed)
    try:
        return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], key_id.encode()).decode()
    except InvalidTag:
        return None
