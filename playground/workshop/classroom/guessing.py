"""Bounds on guessing join codes that a class behind one address does not feel.

Only wrong codes count. Once an address has tried too many, no code from it is looked at for the rest of the minute, or
a guesser would go on learning which are right. But a code that somebody has come in by from there before is looked at
all the same: it tells a guesser nothing, and one who plays with the form does not keep the class out.
"""

import hashlib
from typing import Final

from django.core.cache import cache
from django.utils import timezone

from playground.workshop.classroom.errors import TooManyCodes

WRONG_PER_ADDRESS: Final = 30  # in a minute
WRONG_AT_ALL: Final = 600  # in a minute: 40 bits outlast a day of that by five orders of magnitude
KNOWN_SECONDS: Final = 12 * 3600
EVERYWHERE: Final = "everywhere"


def check(address: str, code_hash: str) -> None:
    """Raise TooManyCodes unless this code may be looked at."""
    over = cache.get(_wrong(address), 0) >= WRONG_PER_ADDRESS or cache.get(_wrong(EVERYWHERE), 0) >= WRONG_AT_ALL
    if over and cache.get(_known(address, code_hash)) is None:
        raise TooManyCodes


def note_wrong(address: str) -> None:
    for where in (address, EVERYWHERE):
        cache.add(_wrong(where), 0, timeout=120)
        cache.incr(_wrong(where))


def note_right(address: str, code_hash: str) -> None:
    """From this address the code is known from now on."""
    cache.set(_known(address, code_hash), 1, timeout=KNOWN_SECONDS)


def _wrong(address: str) -> str:
    """A window of one minute; the address itself is not kept."""
    return _key(f"wrong/{address}/{int(timezone.now().timestamp() // 60)}")


def _known(address: str, code_hash: str) -> str:
    return _key(f"known/{address}/{code_hash}")


def _key(what: str) -> str:
    return "join:" + hashlib.sha256(what.encode()).hexdigest()[:32]
