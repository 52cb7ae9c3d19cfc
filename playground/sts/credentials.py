"""Temporary credentials: made, hashed and sealed.

Every value says what it is: ids end in EXAMPLE and tokens start with PLAYGROUND, so that neither a secret scanner nor
a learner takes them for real ones. Tokens are kept as hashes. Secrets must be readable again (signatures are checked
with them), so they are sealed with AES-GCM under the installation's key, bound to their access key id.
"""

import hashlib
import hmac
import secrets
import string
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

ID_ALPHABET = string.ascii_uppercase + "234567"
SECRET_ALPHABET = string.ascii_letters + string.digits + "/+"
TOKEN_START = "PLAYGROUND"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """Shown once, to whoever assumed the role."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)


def make_credentials() -> TemporaryCredentials:
    """Out: a key id of 20 characters, a secret of 40, a token of 290."""
    return TemporaryCredentials(
        access_key_id="ASIA" + _random(ID_ALPHABET, 9) + "EXAMPLE",
        secret_access_key=_random(SECRET_ALPHABET, 40),
        session_token=TOKEN_START + _random(SECRET_ALPHABET, 280),
    )


def hash_token(token: str) -> str:
    """Out: 64 hexadecimal digits. A token has 1,600 random bits: it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def same_token(token: str, hashed: str) -> bool:
    return hmac.compare_digest(hash_token(token), hashed)


def seal(secret: str, *, access_key_id: str) -> bytes:
    """Out: nonce and ciphertext, which open only under the same access key id."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(settings.ENCRYPTION_KEY).encrypt(nonce, secret.encode(), access_key_id.encode())


def unseal(sealed: bytes, *, access_key_id: str) -> str | None:
    """Out: the secret; None once it was erased, or when it was sealed for another id or under another key."""
    if not sealed:
        return None
    box = bytes(sealed)
    try:
        opened = AESGCM(settings.ENCRYPTION_KEY).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], access_key_id.encode())
    except InvalidTag:
        return None
    return opened.decode()


def _random(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))
