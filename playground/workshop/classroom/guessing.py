"""Bounds on guessing join codes that a class behind one address does not feel.

Only wrong codes count. Once an address has tried too many, no code from it is looked at for the rest of the minute, or
a guesser would go on learning which are right. But a code that somebody has come in by from there before is looked at
all the same: it tells a guesser nothing, and one who plays with the form does not keep the class out.
"""

from typing import Final

from playground.people.counting import count, counted, network_of
from playground.workshop.classroom.errors import TooManyCodes

WRONG_PER_ADDRESS: Final = 30  # in a minute
WRONG_AT_ALL: Final = 600  # in a minute: 40 bits outlast a day of that by five orders of magnitude
KNOWN_SECONDS: Final = 12 * 3600
EVERYWHERE: Final = "everywhere"


def check(address: str, code_hash: str) -> None:
    """Raise TooManyCodes unless this code may be looked at."""
    over = counted(_wrong(address), 60) >= WRONG_PER_ADDRESS or counted(_wrong(EVERYWHERE), 60) >= WRONG_AT_ALL
    if over and not counted(_right(address, code_hash), KNOWN_SECONDS):
        raise TooManyCodes


def note_wrong(address: str) -> None:
    for where in (address, EVERYWHERE):
        count(_wrong(where), 60)


def note_right(address: str, code_hash: str) -> None:
    """From this address the code is known from now on."""
    count(_right(address, code_hash), KNOWN_SECONDS)


def _wrong(address: str) -> str:
    return f"wrong code from {network_of(address)}"


def _right(address: str, code_hash: str) -> str:
    return f"code {code_hash} from {network_of(address)}"
