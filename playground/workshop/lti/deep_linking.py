"""The answer to a platform that asked for links: signed by us, brought by the instructor's browser.

Source: LTI Deep Linking 2.0, "Deep linking response message" and "LTI resource link" of its content items.
"""

import secrets
import time
from collections.abc import Sequence
from typing import Any, Final

from playground.languages import for_reader
from playground.workshop.catalog import exercise
from playground.workshop.lti.messages import CLAIM, DEEP, VERSION, Message
from playground.workshop.lti.own_keys import sign
from playground.workshop.models import LtiLink, LtiPlatform

LIFETIME: Final = 300  # seconds
SCORE_MAXIMUM: Final = 100


def answer(platform: LtiPlatform, message: Message, links: Sequence[LtiLink], launch_address: str) -> str:
    """Out: the signed token to post to the platform's return address."""
    now = int(time.time())
    claims: dict[str, Any] = {
        "iss": platform.client_id,
        "aud": [platform.issuer],
        "iat": now,
        "exp": now + LIFETIME,
        "nonce": secrets.token_urlsafe(16),
        CLAIM + "deployment_id": message.deployment,
        CLAIM + "message_type": "LtiDeepLinkingResponse",
        CLAIM + "version": VERSION,
        DEEP + "content_items": [_item(each, message, launch_address) for each in links],
    }
    if message.deep["data"]:
        claims[DEEP + "data"] = message.deep["data"]
    return sign(claims)


def title_of(link: LtiLink) -> str:
    """Out: how a link is called in the course and in its grades, in the language of whoever makes it."""
    return str(for_reader(exercise(link.exercise).title)) if link.exercise else link.workshop.title


def _item(link: LtiLink, message: Message, launch_address: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "type": "ltiResourceLink",
        "title": title_of(link),
        "url": launch_address,
        "custom": {"link": link.public_id},
    }
    if message.deep["window"]:  # where our session cookie is
        item["window"] = {"targetName": "understudy"}
    if link.exercise and message.deep["graded"]:
        item["lineItem"] = {
            "scoreMaximum": SCORE_MAXIMUM,
            "label": item["title"],
            "resourceId": link.public_id,
            "tag": link.exercise,
        }
    return item
