"""EventConsumer: join one group, forward. It keeps no state that a reconnecting browser could miss."""

import asyncio
import json
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Final

from channels.auth import get_user
from channels.generic.websocket import AsyncWebsocketConsumer
from prometheus_client import Counter, Gauge

from playground.languages import language_of_scope
from playground.live import groups
from playground.live.events import Actor, Welcome
from playground.live.heartbeat import Heartbeat
from playground.live.hub import Hub, Told, hub, text_of
from playground.live.publish import END, EVERYBODY, FORWARD, HERE, LOOK_AGAIN, ROLL_CALL

MOST_WAITING = 256  # messages for a browser that does not read
MOST_WAITING_BYTES = 1_000_000
MOST_INCOMING = 4_096  # characters of one message from a browser
TOO_SLOW = 4429  # try again: the browser reconnects and asks for the journal
TOO_LARGE = 1009
NOT_FOUND = 4404  # unknown or not yours: no use trying again
SIGNED_OUT = 4401  # the browser reconnects as whoever it is by now
CLOSING_SECONDS = 5
NO_CHANNEL_LAYER: Final = "none of its own: the hub listens for every socket"

SOCKETS = Gauge("understudy_sockets", "Browsers that listen to this process.")
TOO_SLOW_SOCKETS = Counter("understudy_slow_sockets", "Closed because they did not read.")


@dataclass(frozen=True, slots=True)
class Admission:
    """What a socket may listen to: its group and `also` others, the key its heartbeat asks for, and who listens.

    A guest of a link is nobody (`person` is None). `stands_on` names what lets them in: when that ends, so does this.
    `follows`: the id of the one person whose place such a guest hears of.
    """

    group: str
    key: str
    person: Actor | None
    may_edit: bool = False
    stands_on: str = ""
    also: tuple[str, ...] = ()
    follows: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        own = (groups.of_person(self.person.id),) if self.person is not None else ()
        return (self.group, *self.also, *own)


class EventConsumer(AsyncWebsocketConsumer):
    """A subclass says who may come in (`admit`), where the journal stands (`welcome`), which `heartbeat` it hears, and

    `takes`: the types of what a browser may send, nothing unless it says so.
    """

    takes: ClassVar[frozenset[str]] = frozenset()
    channel_layer_alias: ClassVar[str] = NO_CHANNEL_LAYER
    heartbeat: ClassVar[Heartbeat]
    hub: Hub
    admission: Admission | None = None
    _writer: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Whatever ends it, a failure of ours, too: nothing of this process goes on counting with it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._forget()

    async def admit(self) -> Admission | None:
        """Out: what this socket may listen to; None closes it with 4404."""
        raise NotImplementedError

    async def welcome(self, admission: Admission) -> Welcome:
        """Out: the first message, read after the group was joined, so that nothing falls in between."""
        raise NotImplementedError

    async def connect(self) -> None:
        self.language = language_of_scope(self.scope)
        self._waiting: deque[str] = deque()
        self._waiting_bytes = 0
        self._wake = asyncio.Event()
        admission = await self.admit()
        await self.accept()
        if admission is None:
            await self.close(NOT_FOUND)
            return
        SOCKETS.inc()
        self.hub, self.admission = hub(), admission
        for group in admission.groups:
            await self.hub.join(group, self)
        if await self.admit() is None:  # ended before we joined: nobody would tell us any more
            await self._close_ended()
            return
        welcome = await self.welcome(admission)
        if not self.listens:  # ended since
            return
        self._offer_first(text_of(asdict(welcome)))
        self.heartbeat.join(admission.key, self.offer)
        await self.joined()
        if self.listens:
            self._writer = asyncio.create_task(self._write())

    async def joined(self) -> None:
        """The line stands, and its browser hears so after this; for subclasses."""

    async def heard(self, said: Mapping[str, Any]) -> None:
        """A browser sent a message that this socket takes; for subclasses."""

    async def left(self) -> None:
        """The line is about to go; for subclasses."""

    async def disconnect(self, code: int) -> None:
        await self._stop()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Browsers change things over HTTP; nothing they send here is kept, and a flood is cut off."""
        if len(text_data or bytes_data or "") > MOST_INCOMING:
            await self.close(TOO_LARGE)
        elif text_data:
            said = said_in(text_data)
            if said.get("type") in self.takes:
                await self.heard(said)

    def hear(self, told: Told) -> None:
        """A message from the group, told in this reader's language."""
        if told.event["type"] == FORWARD:
            self.offer(told.text(self.language))
        elif told.event["type"] == END:
            self._end(told.event["ids"])
        elif told.event["type"] == LOOK_AGAIN:
            self._looking = asyncio.create_task(self._close_unless_signed_in())
        elif told.event["type"] == ROLL_CALL and not told.answered:
            self._answer_roll_call(told)

    def _answer_roll_call(self, told: Told) -> None:
        """For every page of this class in this process."""
        told.answered = True
        group = told.event["group"]
        answer = {"type": HERE, "people": self.hub.people_of(group)}
        self._answering_roll = asyncio.create_task(self.hub.answer(told.event["asks"], told.event["to"], answer))

    def _end(self, ids: Collection[str]) -> None:
        """What let this socket in may be no more."""
        if self.admission is not None and (self.admission.stands_on in ids or EVERYBODY in ids):
            self._ending = asyncio.create_task(self._close_ended())

    async def _close_ended(self) -> None:
        await self._stop()
        await self.close(NOT_FOUND)

    async def _close_unless_signed_in(self) -> None:
        """Its session is read anew: that of this scope is as it was when the line was opened."""
        session = self.scope["session"]
        fresh = {"session": session.__class__(session.session_key)}
        if (await get_user(fresh)).pk != self.scope["user"].pk and self.listens:
            await self._stop()
            await self.close(SIGNED_OUT)

    @property
    def listens(self) -> bool:
        return self.admission is not None

    @property
    def waiting(self) -> int:
        """Out: how many messages this browser has yet to read."""
        return len(self._waiting)

    def offer(self, text: str) -> None:
        """Put a message into the queue of this socket; whoever does not read is closed rather than waited for."""
        if len(self._waiting) >= MOST_WAITING or self._waiting_bytes > MOST_WAITING_BYTES:
            self._writer_gives_up()
            return
        self._waiting.append(text)
        self._waiting_bytes += len(text)
        self._wake.set()

    def _offer_first(self, text: str) -> None:
        """Before whatever the group was told since we joined it."""
        self._waiting.appendleft(text)
        self._waiting_bytes += len(text)
        self._wake.set()

    async def _write(self) -> None:
        """The one place that sends: a slow browser holds up this task and nothing else."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                text = self._waiting.popleft()
                self._waiting_bytes -= len(text)
                await self.send(text_data=text)

    def _writer_gives_up(self) -> None:
        if self._writer is not None and not self._writer.done():
            self._writer.cancel()
            self._writer = asyncio.create_task(self._close_slow())

    async def _close_slow(self) -> None:
        TOO_SLOW_SOCKETS.inc()
        self._waiting.clear()
        await self._stop(keep_writer=True)
        try:
            await asyncio.wait_for(self.close(TOO_SLOW), CLOSING_SECONDS)
        except TimeoutError:
            return  # the server's own ping ends what cannot even be told

    async def _stop(self, *, keep_writer: bool = False) -> None:
        if self.admission is not None:
            await self.left()
        self._forget(keep_writer=keep_writer)

    def _forget(self, *, keep_writer: bool = False) -> None:
        """Let this process forget the socket; twice is no error."""
        admission, self.admission = self.admission, None
        if admission is not None:
            SOCKETS.dec()
            self.heartbeat.leave(admission.key, self.offer)
            for group in admission.groups:
                self.hub.leave(group, self)
        if self._writer is not None and not keep_writer:
            self._writer.cancel()


def said_in(text: str) -> Mapping[str, Any]:
    """In: what a browser sent. Out: the message, empty for anything we cannot read."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) and isinstance(said.get("type"), str) else {}
