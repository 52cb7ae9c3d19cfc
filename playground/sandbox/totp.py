"""Time-based one-time passwords (RFC 6238), as AWS's virtual MFA devices use them: SHA-1, six digits, thirty seconds.

Real time counts, whatever the sandbox's clock shows: an app on a real phone shows the same codes.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

import pyotp

STEP_SECONDS = 30
ISSUER = "Understudy"


def new_secret() -> str:
    """Out: 160 random bits in base32, as an app takes them."""
    return pyotp.random_base32()


def step_of(moment: datetime) -> int:
    """In: a real moment. Out: the number of its thirty seconds."""
    return int(moment.timestamp()) // STEP_SECONDS


def code(secret: str, step: int) -> str:
    return pyotp.TOTP(secret).generate_otp(step)


def step_with(secret: str, said: str, steps: Iterable[int]) -> int | None:
    """Out: the step whose code this is. Every step is compared: how long it takes tells nothing."""
    if not (said.isascii() and said.isdigit()):
        return None
    matching = [step for step in steps if secrets.compare_digest(code(secret, step).encode(), said.encode())]
    return matching[0] if matching else None


def address(secret: str, account_name: str) -> str:
    """Out: the otpauth: address that an app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=account_name, issuer_name=ISSUER)
