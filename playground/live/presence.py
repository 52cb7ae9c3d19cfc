"""Who is here and where: cursors, selections, open policies. Never stored: it lives as long as the sockets do."""

import asyncio
import math
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from playground.live.consumer import EventConsumer
from playground.live.events import Left, Presence
from playground.live.hub import Told, text_of
from playground.live.presence_shapes import Point, View, Where

PRESENT, ANSWER = "present", "answer"  # of one; of all whom one process shows to who asked
WHERE = "where"  # somebody asks where one person is
PER_SECOND: Final = 12.0  # messages of one browser that others hear
BURST: Final = 24.0
FOLLOWED_PER_SECOND: Final = 5.0  # of one who is followed, to each of however many go along
MOST_SHOWN: Final = 50  # people of whom one browser hears
MOST_SELECTED: Final = 20
LONGEST_ID: Final = 128
FARTHEST: Final = 1_000_000.0
ROOM: Final = 64  # messages waiting: a browser this slow hears of edits only
NOWHERE: Final = Where(cursor=None, selected=[], opened=None, view=None)


class PresenceConsumer(EventConsumer):
    """Passes on where people are, and nothing else that a browser sends. Guests of a link are not shown to anybody,
    and hear of nobody but the one whom their link follows.

    A newcomer asks; every process answers to it alone, so the channel layer needs no list and any number of processes
    may serve one sandbox. What a process that died could not take back, browsers forget by themselves.
    """

    takes = frozenset({"presence"})
    _peer = ""  # until the line stands

    async def joined(self) -> None:
        self._peer = secrets.token_urlsafe(9)
        self._where = NOWHERE
        self._bucket = Bucket()
        self._others: set[str] = set()
        self._newest: dict[str, tuple[dict[str, Any], str]] = {}  # of windows that this guest goes along with
        self._later: asyncio.TimerHandle | None = None
        self._passed_at = 0.0
        if self.shown:
            await self._tell(asdict(self._presence()), asks=True)
        elif self.admission is not None and self.admission.follows:
            asking = {"type": WHERE, "of": self.admission.follows, "peer": self._peer, "asks": self.hub.channel}
            await self.hub.send(self.admission.group, asking)

    async def heard(self, said: Mapping[str, Any]) -> None:
        """Too fast or unreadable: dropped, as the next one tells it all again."""
        if not self.shown or not self._bucket.take(time.monotonic()):
            return
        where = where_of(said)
        if where is not None:
            self._where = where
            await self._tell(asdict(self._presence()))

    async def left(self) -> None:
        if self.shown:
            await self._tell(asdict(Left("left", self._peer)))

    def hear(self, told: Told) -> None:
        """Somebody else's presence, too, from the group."""
        event = told.event
        if event["type"] not in (PRESENT, ANSWER, WHERE):
            super().hear(told)
        elif event["type"] == WHERE:
            self._say_where(event)
        elif self.admission is not None and self.admission.follows:
            if self._peer:
                self._go_along(told)
        elif self.shown and event["type"] == ANSWER and event["to"] == self._peer:
            for message in event["messages"]:
                self._introduce(message, text_of(message))
        elif self.shown and event["type"] == PRESENT and event["message"]["peer"] != self._peer:
            tell = self._introduce if event["asks"] else self._pass_on
            tell(event["message"], told.text(self.language))
            self._answer(told)

    def _say_where(self, event: Mapping[str, Any]) -> None:
        if self.shown and self._presence().person.id == event["of"]:
            answer = {"type": ANSWER, "to": event["peer"], "messages": [asdict(self._presence())]}
            self._answering = asyncio.create_task(self.hub.answer(event["asks"], event["group"], answer))

    def _go_along(self, told: Told) -> None:
        """A guest hears of the one whom their link follows."""
        assert self.admission is not None
        event = told.event
        if event["type"] == ANSWER:
            for message in event["messages"] if event["to"] == self._peer else ():
                self._introduce(message, text_of(message))
            return
        message = event["message"]
        known = message["peer"] in self._others
        if known or (message["type"] == "presence" and message["person"]["id"] == self.admission.follows):
            self._newest[message["peer"]] = (message, told.text(self.language))
            if self._later is None:
                loop = asyncio.get_running_loop()
                wait = self._passed_at + 1 / FOLLOWED_PER_SECOND - loop.time()
                self._later = loop.call_later(max(0.0, wait), self._pass_newest)

    def _pass_newest(self) -> None:
        """Where the windows of the one who is followed are by now; what they were in between is left out."""
        self._later, self._passed_at = None, asyncio.get_running_loop().time()
        newest, self._newest = self._newest, {}
        for message, text in newest.values():
            if self.listens:
                self._pass_on(message, text)

    def _answer(self, told: Told) -> None:
        """Who asks is answered once by each process, for all who are shown there."""
        if not told.event["asks"] or told.answered:
            return
        told.answered = True
        peer, group = told.event["message"]["peer"], told.event["group"]
        here = [each for each in self.hub.of(group) if isinstance(each, PresenceConsumer) and each.shown]
        others = [asdict(each._presence()) for each in here if each._peer != peer][:MOST_SHOWN]
        answer = {"type": ANSWER, "to": peer, "messages": others}
        self._answering = asyncio.create_task(self.hub.answer(told.event["asks"], group, answer))

    @property
    def shown(self) -> bool:
        return self.admission is not None and self.admission.person is not None and self._peer != ""

    def _presence(self) -> Presence:
        assert self.admission is not None and self.admission.person is not None
        return Presence("presence", self._peer, self.admission.person, self.admission.may_edit, self._where)

    def _introduce(self, message: dict[str, Any], text: str) -> None:
        """Two who come at the same moment both ask and both answer: each is told of the other once."""
        if message["peer"] not in self._others:
            self._pass_on(message, text)

    def _pass_on(self, message: dict[str, Any], text: str) -> None:
        peer = message["peer"]
        if message["type"] == "left":
            self._others.discard(peer)
        elif peer not in self._others:
            if len(self._others) >= MOST_SHOWN:
                return
            self._others.add(peer)
        if self.waiting < ROOM or message["type"] == "left":
            self.offer(text)

    async def _tell(self, message: dict[str, Any], *, asks: bool = False) -> None:
        assert self.admission is not None
        event = {"type": PRESENT, "asks": self.hub.channel if asks else "", "message": message}
        await self.hub.send(self.admission.group, event)


class Bucket:
    """A budget of messages that refills with time."""

    def __init__(self) -> None:
        self._left = BURST
        self._at: float | None = None

    def take(self, now: float) -> bool:
        """In: a steady clock in seconds. Out: whether one more is within the budget; it is taken then."""
        if self._at is not None:
            self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def where_of(said: Mapping[str, Any]) -> Where | None:
    """In: a message of a browser. Out: where its person is, None for anything we cannot read."""
    selected, opened = said.get("selected", []), said.get("opened")
    if not isinstance(selected, list) or not all(map(_is_id, selected)) or not (opened is None or _is_id(opened)):
        return None
    cursor, view = (_numbers(said.get(key)) for key in ("cursor", "view"))
    try:
        return Where(
            Point(**cursor) if cursor else None, selected[:MOST_SELECTED], opened, View(**view) if view else None
        )
    except TypeError:
        return None


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ID


def _numbers(value: Any) -> Mapping[str, float] | None:
    """Out: an object whose values are all numbers within the canvas, else None."""
    if not isinstance(value, dict):
        return None
    fits = (isinstance(each, int | float) and math.isfinite(each) and abs(each) <= FARTHEST for each in value.values())
    return value if all(fits) else None
