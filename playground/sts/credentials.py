"""Temporary credentials: made and hashed. Their secrets are sealed as those of long-term keys, see sandbox/secrets.py.

Every value says what it is: ids end in EXAMPLE and tokens start with PLAYGROUND, so that neither a secret scanner nor
a learner takes them for real ones. Tokens are kept as hashes only.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from playground.sandbox.ids import AWS_ALPHABET
from playground.sandbox.secrets import new_secret

TOKEN_START = "PLAYGROUND"
TOKEN_BYTES = 210  # 280 characters


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """Shown once, to whoever assumed the role."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)


def make_credentials() -> TemporaryCredentials:
    """Out: a key id of 20 characters, a secret of 40, a token of 290."""
    return TemporaryCredentials(
        access_key_id="ASIA" + "".join(secrets.choice(AWS_ALPHABET) for _ in range(9)) + "EXAMPLE",
        secret_access_key=new_secret(),
        session_token=TOKEN_START + base64.b64encode(secrets.token_bytes(TOKEN_BYTES)).decode(),
    )


def hash_token(token: str) -> str:
    """Out: 64 hexadecimal digits. A token has 1,600 random bits: it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def same_token(token: str, hashed: str) -> bool:
    return hmac.compare_digest(hash_token(token), hashed)
