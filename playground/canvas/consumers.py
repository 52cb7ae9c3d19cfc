"""SandboxConsumer: the live line of one sandbox. Whoever may view it may listen."""

from typing import Any

from channels.db import database_sync_to_async
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission, EventConsumer
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.sandbox.access import viewable
from playground.sandbox.queries import revisions_of


class SandboxConsumer(EventConsumer):
    heartbeat = Heartbeat(revisions_of)

    async def admit(self) -> Admission | None:
        return await database_sync_to_async(_admission)(
            self.scope["user"], self.scope["url_route"]["kwargs"]["sandbox"]
        )

    async def welcome(self, admission: Admission) -> Welcome:
        found = await database_sync_to_async(revisions_of)([admission.key])
        now = timezone.now().isoformat()
        return Welcome("welcome", found.get(admission.key, 0), now, admission.person)


def _admission(person: Any, public_id: str) -> Admission | None:
    """Out: None for people who are nobody, and for unknown and foreign sandboxes alike."""
    if not person.is_authenticated or not viewable(person).filter(public_id=public_id).exists():
        return None
    return Admission(groups.of_sandbox(public_id), public_id, Actor(person.public_id, str(person)))
