"""Go on in a second browser: a guest, who has no password, by a link that works once and for ten minutes.

Whoever has the link is that guest, so it is for guests alone: with an account one signs in, and whoever may teach or
administer has more to lose than their own pictures.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from playground.people.errors import AccountExists, DeviceLinkNotUsable
from playground.people.models import DeviceLink, Kind, Person
from playground.sentences import say

LIFETIME = timedelta(minutes=10)
TOKEN_BYTES = 32


def new_device_link(person: Person, at: datetime | None = None) -> tuple[str, datetime]:
    """Out: the token of a new link, and its end; any earlier link of this person is dead. AccountExists for others."""
    if not _may_have(person):
        raise AccountExists(
            say("You come in with your account on every device."), hint=say("Sign in there, as you do here.")
        )
    token, ends = secrets.token_urlsafe(TOKEN_BYTES), (at or timezone.now()) + LIFETIME
    values = {"token_hash": _hash(token), "expires_at": ends}
    DeviceLink.objects.update_or_create(person=person, defaults=values)
    return token, ends


def person_behind(token: str, at: datetime | None = None) -> Person:
    """Out: who would go on with it, the link being left as it is; DeviceLinkNotUsable."""
    return _found(token, at or timezone.now()).person


@transaction.atomic
def use_device_link(token: str, at: datetime | None = None) -> Person:
    """Out: who goes on here; the link is gone. Of two who come at once one gets in. DeviceLinkNotUsable."""
    link = _found(token, at or timezone.now())
    if DeviceLink.objects.filter(pk=link.pk, token_hash=link.token_hash).delete()[0] == 0:
        raise _not_usable()
    return link.person


def _found(token: str, at: datetime) -> DeviceLink:
    link = DeviceLink.objects.select_related("person").filter(token_hash=_hash(token)).first()
    if link is None or link.expires_at <= at or not link.person.is_active or not _may_have(link.person):
        raise _not_usable()
    return link


def _may_have(person: Person) -> bool:
    return person.kind == Kind.GUEST and not person.has_account and not person.is_staff


def _not_usable() -> DeviceLinkNotUsable:
    return DeviceLinkNotUsable(
        say("This link does not work (any more)."), hint=say("It works once and for ten minutes. Make a new one.")
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
