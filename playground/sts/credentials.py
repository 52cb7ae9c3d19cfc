"""Temporary credentials: made and hashed. Their secrets are sealed as those of long-term keys, see sandbox/secrets.py.

Every value says what it is: ids end in EXAMPLE and tokens start with PLAYGROUND, so that neither a secret scanner nor
a learner takes them for real ones. Tokens are kept as hashes only.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from playground.sandbox.ids import AWS_ALPHABET
from playground.sandbox.secrets import SECRET_ALPHABET, new_secret

TOKEN_START = "PLAYGROUND"
TOKEN_CHARACTERS = 280


@dataclass(frozen=True, slots=True)
class TemporaryCredentials:
    """Shown once, to whoever assumed the role."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)


def make_credentials() -> TemporaryCredentials:
    """Out: a key id of 20 characters, a secret of 40, a token of 290."""
    return TemporaryCredentials(
        access_key_id="ASIA" + _random(AWS_ALPHABET, 9) + "EXAMPLE",
        secret_access_key=new_secret(),
        session_token=TOKEN_START + _random(SECRET_ALPHABET, TOKEN_CHARACTERS),
    )


def hash_token(token: str) -> str:
    """Out: 64 hexadecimal digits. A token has 1,600 random bits: it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def same_token(token: str, hashed: str) -> bool:
    return hmac.compare_digest(hash_token(token), hashed)


def _random(alphabet: str, length: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(length))
