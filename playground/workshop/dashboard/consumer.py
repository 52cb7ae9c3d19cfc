"""DashboardConsumer: the live line of a dashboard: everybody's progress, and who is here.

Marking says which attempt changed, and no more. Here these are gathered: one reading for all of them, at once when the
room is quiet, a tick after the one before when it is not. So no row is locked, a thousand edits a second cost seven
readings, and a slow page gets fewer and larger messages. What a lost message told of is found by the sweep.
"""

import asyncio
import logging
import time
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

from channels.db import database_sync_to_async
from django.db import DatabaseError
from django.utils import timezone

from playground.live import groups
from playground.live.consumer import Admission
from playground.live.hub import Told, text_of
from playground.live.progress_shapes import Here, Progress
from playground.live.publish import FORWARD, HERE, PROGRESS, ROLL_CALL
from playground.workshop.classroom.access import led_by
from playground.workshop.classroom.consumer import WorkshopConsumer
from playground.workshop.classroom.joining import note_all_seen
from playground.workshop.dashboard.progress import changed_since, progress_of

TICK: Final = 0.15  # seconds between two readings of a busy room
ROOM: Final = 8  # messages waiting: a page this slow gets the rest in one
ROLL_SECONDS: Final = 2.0
GONE_SECONDS: Final = 5.0  # two roll calls without an answer
SWEEP_SECONDS: Final = 10.0
logger = logging.getLogger(__name__)


class DashboardConsumer(WorkshopConsumer):
    """For those who teach a workshop; nobody else gets in."""

    _tasks: tuple[asyncio.Task[None], ...] = ()

    def _admission(self, person: Any, public_id: str) -> Admission | None:
        found = led_by(person).select_related("supervision").filter(public_id=public_id).first()
        if found is None:
            return None
        self._watched = groups.of_supervision(found.supervision.public_id)
        return super()._admission(person, public_id)

    async def joined(self) -> None:
        self._changed: set[int] = set()
        self._woken = asyncio.Event()
        self._here: dict[str, float] = {}
        self._told: set[str] | None = None
        self._tasks = tuple(asyncio.create_task(each()) for each in (self._tell, self._call_roll, self._sweep))

    def _forget(self, *, keep_writer: bool = False) -> None:
        for task in self._tasks:
            task.cancel()
        super()._forget(keep_writer=keep_writer)

    def hear(self, told: Told) -> None:
        if told.event["type"] == PROGRESS:
            self._changed.update(told.event["attempts"])
            self._woken.set()
        elif told.event["type"] == HERE:
            self._here |= dict.fromkeys(told.event["people"], time.monotonic())
        elif told.event["type"] != FORWARD:  # what the journal holds comes by the line of the workshop
            super().hear(told)

    async def _tell(self) -> None:
        assert self.admission is not None
        workshop = self.admission.key
        while True:
            await self._woken.wait()
            if self.waiting > ROOM:
                await asyncio.sleep(TICK)
                continue
            self._woken.clear()
            attempts, self._changed = self._changed, set()
            try:
                rows = await database_sync_to_async(progress_of)(workshop, attempts)
            except DatabaseError:
                logger.exception("No progress this time: the database does not answer.")
                self._changed |= attempts
                self._woken.set()
            else:
                if rows:
                    self.offer(text_of(asdict(Progress("progress", rows))))
            await asyncio.sleep(TICK)

    async def _call_roll(self) -> None:
        """Sockets are who is here: nothing is counted, so a process that died leaves nobody behind."""
        assert self.admission is not None
        group = self.admission.group
        while True:
            await self.hub.send(self._watched, {"type": ROLL_CALL, "asks": self.hub.channel, "to": group})
            await asyncio.sleep(ROLL_SECONDS)
            here = {person for person, at in self._here.items() if at > time.monotonic() - GONE_SECONDS}
            if here != self._told:
                self.offer(text_of(asdict(Here("here", sorted(here)))))
                await self._note_gone((self._told or set()) - here)
                self._told = here

    async def _note_gone(self, people: set[str]) -> None:
        if people and self.admission is not None:
            await database_sync_to_async(note_all_seen)(self.admission.key, people)

    async def _sweep(self) -> None:
        assert self.admission is not None
        workshop = self.admission.key
        while True:
            since = timezone.now() - timedelta(seconds=1)
            await asyncio.sleep(SWEEP_SECONDS)
            try:
                self._changed |= set(await database_sync_to_async(changed_since)(workshop, since))
            except DatabaseError:
                logger.exception("No sweep this time: the database does not answer.")
            if self._changed:
                self._woken.set()
