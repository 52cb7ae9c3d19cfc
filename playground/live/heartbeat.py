"""Tells every socket of this process where its sandbox stands: one database query each beat, for all of them together.

A message may get lost on its way; a browser that is behind notices by the next beat and asks for the journal.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict

from channels.db import database_sync_to_async
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from playground.live.events import Heartbeat as Beat
from playground.live.hub import text_of

logger = logging.getLogger(__name__)
Revisions = Callable[[Collection[str]], Mapping[str, int]]  # ids to revisions, in one query
Offer = Callable[[str], None]  # takes a text that goes over the line


class Heartbeat:
    """The beat of one process. It runs while somebody listens."""

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions
        self._listeners: dict[str, set[Offer]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    def join(self, key: str, offer: Offer) -> None:
        """From now on `offer` gets a beat with the revision of `key` every few seconds."""
        self._listeners[key].add(offer)
        running = (
            self._task is not None and not self._task.done() and self._task.get_loop() is asyncio.get_running_loop()
        )
        if not running:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def leave(self, key: str, offer: Offer) -> None:
        """Stop; leaving twice is no error."""
        self._listeners[key].discard(offer)
        if not self._listeners[key]:
            del self._listeners[key]

    async def _run(self) -> None:
        while self._listeners:
            await asyncio.sleep(settings.HEARTBEAT_SECONDS)
            try:
                await self.beat()
            except DatabaseError:
                logger.exception("No heartbeat this time: the database does not answer.")

    async def beat(self) -> None:
        """One query, then a message to everybody who listens."""
        revisions = await database_sync_to_async(self._revisions)(list(self._listeners))
        now = timezone.now().isoformat()
        for key, revision in revisions.items():
            text = text_of(asdict(Beat(type="heartbeat", revision=revision, now=now)))
            for offer in list(self._listeners.get(key, ())):
                offer(text)
