"""Asking a platform: at the IP address that was looked at, following it nowhere else, for so long and so much only."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult

import urllib3
from requests.certs import where as certificates
from urllib3.exceptions import HTTPError, NewConnectionError

from playground.sentences import say
from playground.workshop.lti.addresses import AddressRefused, check_address, reachable
from playground.workshop.lti.errors import PlatformAway, PlatformRefused

WAIT: Final = urllib3.Timeout(connect=4, read=8)
LONGEST_ANSWER: Final = 2_097_152  # a page of a roster
LONGEST_TIME: Final = 20  # seconds for all of an answer
PIECE: Final = 65_536
MOST_TRIED: Final = 2  # IP addresses of a host


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(method: str, address: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
    """Out: whatever a platform answers. PlatformAway: nothing, or too much; PlatformRefused: not an address to ask."""
    try:
        parts = check_address(address)
        hosts = reachable(parts)[:MOST_TRIED]
    except AddressRefused as error:
        raise PlatformRefused(error.message) from error
    except (OSError, UnicodeError) as error:
        raise PlatformAway(say("There is no such host.")) from error
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"Host": parts.netloc, "User-Agent": "Understudy", "Accept-Encoding": "identity", **(headers or {})}
    for host in hosts:
        try:
            with _connected(parts, host) as pool:
                found = pool.request(method, path, headers=sent, body=body, redirect=False, preload_content=False)
                return Answer(found.status, {name.lower(): text for name, text in found.headers.items()}, _read(found))
        except NewConnectionError:
            continue
        except HTTPError as error:
            raise PlatformAway(say("{host} did not answer.", host=parts.hostname or "")) from error
    raise PlatformAway(say("{host} cannot be reached.", host=parts.hostname or ""))


def _connected(parts: SplitResult, host: str) -> urllib3.HTTPConnectionPool:
    """Out: to this IP address, where the certificate is the name's: a name could lead elsewhere when asked again."""
    shared: dict[str, Any] = {"port": parts.port, "timeout": WAIT, "retries": False, "maxsize": 1}
    if parts.scheme != "https":
        return urllib3.HTTPConnectionPool(host, **shared)
    name: dict[str, Any] = {"assert_hostname": parts.hostname, "server_hostname": parts.hostname}
    return urllib3.HTTPSConnectionPool(host, cert_reqs="CERT_REQUIRED", ca_certs=certificates(), **name, **shared)


def _read(found: urllib3.BaseHTTPResponse) -> bytes:
    ends, body = time.monotonic() + LONGEST_TIME, b""
    for piece in found.stream(PIECE, decode_content=False):
        body += piece
        if len(body) > LONGEST_ANSWER or time.monotonic() > ends:
            raise PlatformAway(say("The platform's answer is too long."))
    return body
