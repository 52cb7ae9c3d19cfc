"""Join codes: 8 characters of Crockford's base 32, 40 random bits, shown as XXXX-XXXX.

Found by a keyed hash, so that whoever reads the database cannot try all codes out; kept sealed, so that the instructor
can show it again. Source of the alphabet: Crockford, "Base 32": I and L read as 1, O as 0; case and dashes are nothing.
"""

import secrets
from typing import Final

from django.utils.crypto import salted_hmac

from playground.sandbox.secrets import seal, unseal
from playground.workshop.models import Workshop

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str:
    """In: what somebody typed. Out: the code, empty when it cannot be one."""
    code = typed[:40].strip().upper().translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def hash_of(code: str) -> str:
    """Out: what a code is found by. The key is this installation's."""
    return salted_hmac("playground.workshop.join_code", code, algorithm="sha256").hexdigest()


def give(workshop: Workshop, code: str) -> None:
    """Set the code of a workshop that is about to be saved."""
    workshop.code_hash, workshop.sealed_code = hash_of(code), seal(code, workshop.public_id)


def code_of(workshop: Workshop) -> str:
    """Out: the code again. Under a new key of this installation it is found again from here on."""
    code = unseal(workshop.sealed_code, workshop.public_id)
    if workshop.code_hash != hash_of(code):
        Workshop.objects.filter(pk=workshop.pk).update(code_hash=hash_of(code))
    return code
