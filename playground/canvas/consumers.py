"""SandboxConsumer: the live line of one sandbox. Whoever may view it may listen, and is seen there by the others."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from channels.db import database_sync_to_async
from django.db import DatabaseError
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission
from playground.live.events import Actor, Helped, Supervised, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.hub import Told, text_of
from playground.live.presence import PresenceConsumer
from playground.live.publish import FORWARD
from playground.people.models import Person
from playground.sandbox.access import is_by_link, may_edit, of_person, view_link, viewable
from playground.sandbox.helping import help_in, now_seen
from playground.sandbox.models import Sandbox
from playground.sandbox.queries import revisions_of
from playground.sandbox.supervision import looking_on, supervision_shape

SEEN_SECONDS: Final = 10
logger = logging.getLogger(__name__)


class SandboxConsumer(PresenceConsumer):
    heartbeat = Heartbeat(revisions_of)
    _seeing: asyncio.Task[None] | None = None
    _telling: asyncio.Task[None] | None = None

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
            for told in await database_sync_to_async(_of_class)(self.scope["user"], self.admission.key):
                self.offer(text_of(asdict(told)))
        if self._looks_on:
            self._seeing = asyncio.create_task(self._be_seen())

    def _forget(self, *, keep_writer: bool = False) -> None:
        if self._seeing is not None:
            self._seeing.cancel()
        super()._forget(keep_writer=keep_writer)

    @property
    def _looks_on(self) -> bool:
        """Out: whether this is somebody who supervises the class, and draws here by the learner's consent alone."""
        found = self.admission
        return found is not None and found.person is not None and found.stands_on != found.person.id

    async def _be_seen(self) -> None:
        """Whoever helps is here as long as this runs."""
        assert self.admission is not None and self.admission.person is not None
        key, person = self.admission.key, self.admission.person.id
        while True:
            try:
                await database_sync_to_async(now_seen)(key, person)
            except DatabaseError:
                logger.exception("Not noted this time: the database does not answer.")
            await asyncio.sleep(SEEN_SECONDS)

    def hear(self, told: Told) -> None:
        """Help is for those who draw here or teach; whoever helps is shown to draw, and no longer than they may."""
        if told.event["type"] == FORWARD and told.event["message"]["type"] == "help":
            if self.admission is None or not (self._looks_on or self.admission.may_edit):
                return
            self._note_help(told.event["message"]["help"])
        super().hear(told)

    def _note_help(self, found: Mapping[str, Any]) -> None:
        if not self._looks_on or self.admission is None or self.admission.person is None:
            return
        helper = found["helper"]
        draws = found["state"] == "open" and helper is not None and helper["id"] == self.admission.person.id
        if draws != self.admission.may_edit:
            self.admission = replace(self.admission, may_edit=draws)
            self._telling = asyncio.create_task(self._tell(asdict(self._presence())))


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
        if found.owner_id == person.pk or found.members.filter(person=person, link=None).exists():
            also = (*also, groups.of_class(supervision.public_id))  # a mate came by the class, a friend by a link
    if supervision is not None and not of_person(person).filter(pk=found.pk).exists():
        stands_on = looking_on(supervision, person)
    return Admission(groups.of_sandbox(address), address, actor, may_edit(person, found), stands_on, also)


def _of_class(person: Person, public_id: str) -> list[Supervised | Helped]:
    """Out: what holds for the class of this sandbox, and the help in it as far as it concerns this person."""
    sandbox = Sandbox.objects.select_related("supervision").filter(public_id=public_id).first()
    told = Supervised("supervision", supervision_shape(sandbox.supervision) if sandbox else None)
    found = help_in(sandbox, person) if sandbox else None
    return [told] if found is None else [told, Helped("help", found)]
