"""IpAddress and NotIpAddress: an address in a CIDR range. Families never match each other; host bits are masked."""

import re
from functools import lru_cache
from ipaddress import ip_address

from playground.iam.conditions.strings import Test, Values, text_of

_BITS = {4: 32, 6: 128}
_PREFIX = re.compile(r"[0-9]{1,3}", re.ASCII)


def address_test(values: Values) -> Test:
    """Policy values that are no address or range match nothing."""
    ranges = [found for found in (read_range(text_of(value)) for value in values) if found is not None]

    def test(value: str) -> bool:
        address = read_address(value)
        if address is None:
            return False
        family, number = address
        return any(family == each and number >> shift == start for each, shift, start in ranges)

    return test


@lru_cache(maxsize=4096)
def read_address(text: str) -> tuple[int, int] | None:
    """In: an IPv4 or IPv6 address. Out: its family and number, if it is one."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return None if "%" in text else (address.version, int(address))


def read_range(text: str) -> tuple[int, int, int] | None:
    """In: an address with or without /prefix. Out: family, bits to drop, and what must remain; None if it is none."""
    base, slash, prefix = text.partition("/")
    address = read_address(base)
    if address is None or (slash and not _PREFIX.fullmatch(prefix)):
        return None
    family, number = address
    length = int(prefix) if slash else _BITS[family]
    if length > _BITS[family]:
        return None
    shift = _BITS[family] - length
    return family, shift, number >> shift
