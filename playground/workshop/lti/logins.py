"""There and back: to the platform with a state and a nonce, and back with a message whose nonce is taken once.

Source: Security, "OpenID Connect Launch Flow Overview": third-party initiated login, authentication request, response.

Nothing is written before a platform has signed something: the state carries what it stands for, signed by us.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from playground.sentences import say
from playground.workshop.lti.errors import LaunchRefused, StartAgain
from playground.workshop.lti.messages import LONGEST_TEXT, Message, read
from playground.workshop.models.lti import LtiLaunch, LtiPlatform

SALT: Final = "playground.workshop.lti"
LIFETIME: Final = timedelta(minutes=10)  # of a state, and then of a ticket
TOKEN_BYTES: Final = 32


def platform_of(issuer: str, client_id: str) -> LtiPlatform:
    """In: what a sign-in begins with; the client id may be left out where it is clear. LaunchRefused."""
    rows = LtiPlatform.objects.filter(issuer=issuer)
    found = list((rows.filter(client_id=client_id) if client_id else rows)[:2])
    if not issuer or len(found) != 1:
        raise LaunchRefused(
            say("This learning platform is not registered here."),
            hint=say("Whoever runs this server registers it: its issuer and client id must be the same on both sides."),
        )
    return found[0]


def address_of_sign_in(platform: LtiPlatform, asked: dict[str, str], launch_address: str) -> str:
    """In: what the platform began with, our own address. Out: where the browser goes now. LaunchRefused."""
    hint, message_hint = asked.get("login_hint", ""), asked.get("lti_message_hint", "")
    if not hint or max(len(hint), len(message_hint)) > LONGEST_TEXT:
        raise LaunchRefused(
            say("This sign-in does not say who comes."), hint=say("Follow the link in your course again.")
        )
    if asked.get("target_link_uri", "").partition("?")[0] != launch_address:
        raise LaunchRefused(
            say("This sign-in is meant for another address."),
            hint=say("The link in the course must lead to {address}", address=launch_address),
        )
    nonce = secrets.token_urlsafe(TOKEN_BYTES)
    query = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": platform.client_id,
        "redirect_uri": launch_address,
        "login_hint": hint,
        **({"lti_message_hint": message_hint} if message_hint else {}),
        "state": signing.dumps([platform.pk, nonce], salt=SALT, compress=False),
        "nonce": nonce,
    }
    parts = urlsplit(platform.authorize_url)
    return urlunsplit(parts._replace(query="&".join(filter(None, [parts.query, urlencode(query)]))))


def take(state: str, token: str, launch_address: str, at: datetime | None = None) -> tuple[LtiLaunch, str]:
    """In: what came back from a platform. Out: the launch, and its ticket. The same nonce never comes twice.

    LaunchRefused.
    """
    now = at or timezone.now()
    try:
        platform_pk, nonce = signing.loads(state[:LONGEST_TEXT], salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise StartAgain from error
    platform = LtiPlatform.objects.filter(pk=platform_pk).first()
    if platform is None:
        raise StartAgain
    message = read(token, platform, nonce, launch_address)
    LtiLaunch.objects.filter(expires_at__lt=now).delete()
    ticket = secrets.token_urlsafe(TOKEN_BYTES)
    values: dict[str, Any] = {"message": message.to_json(), "expires_at": now + LIFETIME}
    try:
        with transaction.atomic():
            made = LtiLaunch.objects.create(
                platform=platform, nonce_hash=_hash(nonce), ticket_hash=_hash(ticket), **values
            )
    except IntegrityError as error:
        raise StartAgain from error
    return made, ticket


def launch_of(ticket: str, at: datetime | None = None) -> LtiLaunch:
    """Out: the launch of a ticket that is still good, which it stays. StartAgain."""
    rows = LtiLaunch.objects.select_related("platform").filter(ticket_hash=_hash(ticket), used_at=None)
    found = rows.filter(expires_at__gt=at or timezone.now()).first()
    if found is None:
        raise StartAgain
    return found


def use(launch: LtiLaunch) -> None:
    """Of two who come with one ticket at once one gets in. StartAgain."""
    if LtiLaunch.objects.filter(pk=launch.pk, used_at=None).update(used_at=timezone.now(), message={}) == 0:
        raise StartAgain


def message_of(launch: LtiLaunch) -> Message:
    return Message(**launch.message)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
