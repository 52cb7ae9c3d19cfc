"""Where we may send anything: an address of a platform, with TLS and in the open Internet unless the settings say more.

A platform's word on where its services are must not make us ask what stands beside us: OWASP, "Server Side Request
Forgery Prevention Cheat Sheet".
"""

import socket
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from playground.sentences import Sentence, say

LONGEST: Final = 2_000


class AddressRefused(Exception):
    """Why not, in a sentence for whoever registers a platform."""

    def __init__(self, message: Sentence) -> None:
        super().__init__(message)
        self.message = message


def check_address(address: str) -> SplitResult:
    """Out: its parts. Nobody is asked anything yet. AddressRefused."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(say("This is no address.")) from error
    if len(address) > LONGEST or not parts.hostname or parts.username or parts.password or port == 0:
        raise AddressRefused(say("Write an address with a host and without a name or a password."))
    if parts.scheme != "https" and not (settings.LTI_LOCAL and parts.scheme == "http"):
        raise AddressRefused(say("The address must begin with https://."))
    return parts


def reachable(parts: SplitResult) -> list[str]:
    """In: an address that was checked. Out: the IP addresses to connect to, and no others. AddressRefused, OSError."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    hosts = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not settings.LTI_LOCAL and not all(_is_public(host) for host in hosts):
        raise AddressRefused(say("The address is not one of the open Internet."))
    return hosts


def origin_of(address: str) -> str:
    """Out: scheme, host and port, empty for what is no address of the web."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host or set(host) & set(" ;,'\"*"):
        return ""
    return f"{parts.scheme}://[{host}]{port}" if ":" in host else f"{parts.scheme}://{host}{port}"


def _is_public(host: str) -> bool:
    found = ip_address(host.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped if mapped is not None else found
    return found.is_global and not found.is_multicast
