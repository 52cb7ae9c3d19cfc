"""WorkshopConsumer: the live line of a workshop. Those who teach hear everything, a learner what is for them."""

from typing import Any

from channels.db import database_sync_to_async
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission, EventConsumer
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.workshop.classroom.access import led_by, seat_in
from playground.workshop.classroom.errors import NoWorkshop
from playground.workshop.classroom.joining import note_seen
from playground.workshop.classroom.queries import revisions_of


class WorkshopConsumer(EventConsumer):
    heartbeat = Heartbeat(revisions_of)
    _seat = ""  # of a learner

    async def admit(self) -> Admission | None:
        return await database_sync_to_async(self._admission)(
            self.scope["user"], self.scope["url_route"]["kwargs"]["workshop"]
        )

    def _admission(self, person: Any, public_id: str) -> Admission | None:
        """Out: None for people who are nobody, and for unknown and foreign workshops alike."""
        if not person.is_authenticated:
            return None
        actor = Actor(person.public_id, str(person))
        if led_by(person).filter(public_id=public_id).exists():
            return Admission(groups.of_workshop(public_id), public_id, actor, stands_on=person.public_id)
        try:
            seat = seat_in(person, public_id)
        except NoWorkshop:
            return None
        self._seat = seat.public_id
        supervision = seat.workshop.supervision.public_id
        own = groups.of_supervised(supervision, person.public_id)
        also = (groups.of_supervision(supervision), groups.of_class(supervision))
        return Admission(own, public_id, actor, stands_on=person.public_id, also=also)

    async def welcome(self, admission: Admission) -> Welcome:
        found = await database_sync_to_async(revisions_of)([admission.key])
        return Welcome("welcome", found.get(admission.key, 0), timezone.now().isoformat(), admission.person)

    async def joined(self) -> None:
        await self._note_seen()

    async def left(self) -> None:
        await self._note_seen()

    async def _note_seen(self) -> None:
        if self._seat:
            await database_sync_to_async(note_seen)(self._seat)
