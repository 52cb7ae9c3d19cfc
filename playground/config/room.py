"""`up --host`: the page for everybody in one room. Finds this machine's address there, and refuses what is unsafe.

Nothing is encrypted on the way, so a room is a network of private addresses; everything else needs a proxy that ends
TLS, see deploy/.
"""

import ipaddress
import os
import socket
from io import StringIO

import segno

FIND = "find"  # the value of --host without an address
USUAL_HOSTS = "localhost,127.0.0.1,[::1]"  # as in settings.py
_ELSEWHERE = ("10.255.255.255", 9)  # nothing is sent there: the system only says from which address it would go


class UnsafeRoom(Exception):
    """One sentence for the person at the keyboard, with the way out."""


def open_room(host: str) -> str:
    """In: what --host says. Out: the address to listen on, which the page's processes will answer to. UnsafeRoom."""
    address = own_address() if host == FIND else host
    if address in ("127.0.0.1", "localhost", "::1"):
        return address
    _check(address)
    if os.environ.get("PLAYGROUND_DEBUG", "").lower() in ("1", "on", "true", "yes"):
        raise UnsafeRoom("PLAYGROUND_DEBUG shows the insides to whoever makes a mistake: not with --host. Unset it.")
    known = os.environ.get("PLAYGROUND_HOSTS", USUAL_HOSTS)
    os.environ["PLAYGROUND_HOSTS"] = f"{known},{f'[{address}]' if ':' in address else address}"
    return address


def own_address() -> str:
    """Out: this machine's address in the network it is in; works without the internet."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError as error:
            raise UnsafeRoom(
                "This machine is in no network. Join one, or name an address of yours: manage.py up --host 192.168.1.20"
            ) from error


def _check(address: str) -> None:
    try:
        known = ipaddress.ip_address(address)
    except ValueError as error:
        raise UnsafeRoom(f"--host {address} is no address: write one of this machine, or none to find it.") from error
    if known.is_unspecified:
        raise UnsafeRoom(
            f"--host {address} would listen in every network this machine is in. Write --host alone, or one address."
        )
    if not (known.is_private or known.is_link_local):
        raise UnsafeRoom(
            f"{address} can be reached from the internet, and nothing would be encrypted on the way. Put a proxy with "
            "TLS in front, as deploy/ shows."
        )


def code_of(url: str) -> str:
    """Out: the address as a QR code for a terminal, light on dark or dark on light."""
    drawn = StringIO()
    segno.make(url, error="m").terminal(drawn, compact=True, border=2)
    return drawn.getvalue()
