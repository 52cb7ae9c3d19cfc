"""SandboxConsumer: the live line of one sandbox. Whoever may view it may listen, and is seen there by the others."""

from typing import Any

from channels.db import database_sync_to_async
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.presence import PresenceConsumer
from playground.sandbox.access import is_by_link, may_edit, view_link, viewable
from playground.sandbox.queries import revisions_of


class SandboxConsumer(PresenceConsumer):
    heartbeat = Heartbeat(revisions_of)

    async def admit(self) -> Admission | None:
        return await database_sync_to_async(_admission)(
            self.scope["user"], self.scope["url_route"]["kwargs"]["sandbox"]
        )

    async def welcome(self, admission: Admission) -> Welcome:
        found = await database_sync_to_async(revisions_of)([admission.key])
        now = timezone.now().isoformat()
        return Welcome("welcome", found.get(admission.key, 0), now, admission.person)


def _admission(person: Any, address: str) -> Admission | None:
    """Out: None for people who are nobody, and for unknown and foreign sandboxes alike."""
    if is_by_link(address):
        link = view_link(address)
        key = link.sandbox.public_id if link else ""
        return Admission(groups.of_sandbox(key), key, None, stands_on=link.public_id) if link else None
    found = viewable(person).filter(public_id=address).first() if person.is_authenticated else None
    if found is None:
        return None
    actor = Actor(person.public_id, str(person))
    return Admission(groups.of_sandbox(address), address, actor, may_edit(person, found), person.public_id)
