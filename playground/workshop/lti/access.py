"""Asking a platform's services, with an access token that it gives to whoever proves to be us.

Source: Security, "Using JSON Web Tokens with OAuth 2.0 Client-Credentials Grant" (RFC 7523).
"""

import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from cryptography.exceptions import InvalidTag
from django.core.cache import cache

from playground.sandbox.secrets import seal, unseal
from playground.sentences import say
from playground.workshop.lti.errors import PlatformAway, PlatformRefused
from playground.workshop.lti.outgoing import Answer, ask
from playground.workshop.lti.own_keys import sign
from playground.workshop.models import LtiPlatform

ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
LIFETIME: Final = 60  # seconds of our proof
EARLY: Final = 60  # seconds before its end that a token is no longer used
LONGEST_KEPT: Final = 3_600
AGAIN: Final = frozenset((401, 408, 409, 425, 429))  # and 5xx: what another try may mend


def call(
    platform: LtiPlatform, scope: str, method: str, address: str, *, headers: Mapping[str, str], body: Any = None
) -> Answer:
    """In: `body`: what is sent as JSON. Out: an answer of 2xx. PlatformAway: try again; PlatformRefused: do not."""
    place = _place(platform, scope)
    sent = {**headers, "Authorization": f"Bearer {_token(platform, scope, place)}"}
    answer = ask(method, address, headers=sent, body=None if body is None else json.dumps(body).encode())
    if answer.status == 401:  # taken back before its time
        cache.delete(place)
    return _checked(answer)


def read_json(answer: Answer) -> Any:
    """PlatformAway for what is no JSON."""
    try:
        return json.loads(answer.body)
    except ValueError as error:
        raise PlatformAway(say("The platform's answer cannot be read.")) from error


def _token(platform: LtiPlatform, scope: str, place: str) -> str:
    try:
        return unseal(cache.get(place) or "", place)
    except (InvalidTag, ValueError):
        pass
    now = int(time.time())
    proof = {
        "iss": platform.client_id,
        "sub": platform.client_id,
        "aud": platform.access_url,
        "iat": now,
        "exp": now + LIFETIME,
        "jti": secrets.token_urlsafe(16),
    }
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION,
        "client_assertion": sign(proof),
        "scope": scope,
    }
    answer = _checked(ask("POST", platform.access_url, headers=FORM, body=urlencode(form).encode()))
    said = read_json(answer)
    token, lives = (said.get("access_token"), said.get("expires_in", 0)) if isinstance(said, dict) else (None, 0)
    if not isinstance(token, str) or not token.isascii() or not token.isprintable() or len(token) > 8_192:
        raise PlatformAway(say("The platform gives no access."))
    if isinstance(lives, int) and lives > EARLY:
        cache.set(place, seal(token, place), min(lives - EARLY, LONGEST_KEPT))
    return token


def _checked(answer: Answer) -> Answer:
    if 200 <= answer.status < 300:
        return answer
    said = say("The platform answered {status}.", status=answer.status)
    raise PlatformAway(said) if answer.status in AGAIN or answer.status >= 500 else PlatformRefused(said)


def _place(platform: LtiPlatform, scope: str) -> str:
    known = f"{platform.pk} {platform.client_id} {platform.access_url} {scope}"
    return "lti-access:" + hashlib.sha256(known.encode()).hexdigest()[:32]
