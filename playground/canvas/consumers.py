"""SandboxConsumer: the live line of one sandbox. Whoever may view it may listen, and is seen there by the others."""

from dataclasses import asdict
from typing import Any

from channels.db import database_sync_to_async
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission
from playground.live.events import Actor, Supervised, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.hub import text_of
from playground.live.presence import PresenceConsumer
from playground.sandbox.access import is_by_link, may_edit, of_person, view_link, viewable
from playground.sandbox.models import Sandbox
from playground.sandbox.queries import revisions_of
from playground.sandbox.supervision import looking_on, supervision_shape


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

    async def joined(self) -> None:
        """Whoever was away hears what holds for the class by now."""
        await super().joined()
        if self.admission is not None and self.admission.also:
            told = await database_sync_to_async(_supervised)(self.admission.key)
            self.offer(text_of(asdict(told)))


def _admission(person: Any, address: str) -> Admission | None:
    """Out: None for people who are nobody, and for unknown and foreign sandboxes alike."""
    if is_by_link(address):
        link = view_link(address)
        key = link.sandbox.public_id if link else ""
        follows = link.follows.public_id if link and link.follows else ""
        group = groups.of_sandbox(key)
        return Admission(group, key, None, stands_on=link.public_id, follows=follows) if link else None
    mine = viewable(person).select_related("supervision") if person.is_authenticated else Sandbox.objects.none()
    found = mine.filter(public_id=address).first()
    if found is None:
        return None
    actor, supervision, stands_on = Actor(person.public_id, str(person)), found.supervision, person.public_id
    also: tuple[str, ...] = ()
    if supervision is not None:
        own = groups.of_supervised(supervision.public_id, person.public_id)
        also = (groups.of_supervision(supervision.public_id), own)
    if supervision is not None and not of_person(person).filter(pk=found.pk).exists():
        stands_on = looking_on(supervision, person)
    return Admission(groups.of_sandbox(address), address, actor, may_edit(person, found), stands_on, also)


def _supervised(public_id: str) -> Supervised:
    sandbox = Sandbox.objects.select_related("supervision").filter(public_id=public_id).first()
    return Supervised("supervision", supervision_shape(sandbox.supervision) if sandbox else None)
