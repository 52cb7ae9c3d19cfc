"""The public keys of a platform, from its JSON Web Key Set (RFC 7517): kept a while, asked for again when a key is new.

Source: Security, "Key Set URL" and "Rotating keys".
"""

import hashlib
import json
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from django.core.cache import cache

from playground.people.counting import count
from playground.sentences import say
from playground.workshop.lti.errors import LaunchRefused, PlatformAway, PlatformRefused
from playground.workshop.lti.outgoing import ask
from playground.workshop.models.lti import LtiPlatform

KEPT_SECONDS: Final = 3_600
ASKED_PER_MINUTE: Final = 5  # of one platform: a made-up key id costs it nothing more
MOST_KEYS: Final = 50
LEAST_BITS: Final = 2_048


def key_named(platform: LtiPlatform, kid: str) -> RSAPublicKey:
    """Out: the platform's key of this id. LaunchRefused: it has none, or cannot be asked."""
    found = _key_in(cache.get(_place(platform)) or {}, kid)
    if found is None:
        found = _key_in(_asked_again(platform), kid)
    if found is None:
        raise LaunchRefused(
            say("This message is signed with a key that {platform} does not publish.", platform=platform.name),
            hint=say("Whoever runs this server should compare the address of its keys."),
        )
    return found


def _asked_again(platform: LtiPlatform) -> dict[str, Any]:
    if count(f"keys of LTI platform {platform.pk}", 60) > ASKED_PER_MINUTE:
        return {}
    try:
        answer = ask("GET", platform.keys_url, headers={"Accept": "application/json"})
        if answer.status != 200:
            raise PlatformAway(say("The platform answered {status}.", status=answer.status))
        listed = json.loads(answer.body)["keys"][:MOST_KEYS]
        keys = {each["kid"]: each for each in listed if isinstance(each.get("kid"), str)}
    except (PlatformAway, PlatformRefused, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LaunchRefused(
            say("The keys of {platform} cannot be read now.", platform=platform.name),
            hint=say("Try again in a minute. If it stays so, tell whoever runs this server."),
        ) from error
    cache.set(_place(platform), keys, KEPT_SECONDS)
    return keys


def _key_in(keys: dict[str, Any], kid: str) -> RSAPublicKey | None:
    """Out: the key, None also for one that is not for RS256 signatures."""
    found = keys.get(kid)
    if found is None or found.get("kty") != "RSA" or found.get("use", "sig") != "sig":
        return None
    if found.get("alg", "RS256") != "RS256":
        return None
    try:
        key = jwt.PyJWK({"kty": "RSA", "n": found["n"], "e": found["e"]}, algorithm="RS256").key
    except (jwt.PyJWTError, ValueError, KeyError, TypeError):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= LEAST_BITS else None


def _place(platform: LtiPlatform) -> str:
    return "lti-keys:" + hashlib.sha256(f"{platform.pk} {platform.keys_url}".encode()).hexdigest()[:32]
