"""How often something happened lately, for limits. What is counted is kept as a hash, for as long as its window.

The counters have a cache of their own: in one that is full of other things they would be pushed out, and a limit with
them.
"""

import hashlib
from ipaddress import IPv6Address, ip_address

from django.core.cache import caches
from django.utils import timezone

CACHE = "counters"
HOME_BITS = 64  # of an IPv6 address: what follows is the visitor's own choice, two to the 64th of them


def count(what: str, seconds: int) -> int:
    """Once more. Out: how often it happened in the running window of so many seconds, this time included."""
    key = _key(what, seconds)
    caches[CACHE].add(key, 0, timeout=2 * seconds)
    return int(caches[CACHE].incr(key))


def counted(what: str, seconds: int) -> int:
    """Out: how often it happened in the running window so far."""
    return int(caches[CACHE].get(_key(what, seconds), 0))


def forget(what: str, seconds: int) -> None:
    caches[CACHE].delete(_key(what, seconds))


def network_of(address: str) -> str:
    """In: where a request came from. Out: what is counted as one visitor: the address, of IPv6 its network."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> HOME_BITS << HOME_BITS))


def _key(what: str, seconds: int) -> str:
    window = int(timezone.now().timestamp() // seconds)
    return "counted:" + hashlib.sha256(f"{what}/{seconds}/{window}".encode()).hexdigest()[:32]
