"""What a learner of a trial does: moves cards, draws and removes trust, assumes a role, asks; and what came of it."""

import asyncio
import contextlib
import json
import random
import time
from dataclasses import dataclass, field
from typing import Any, Final

from tests.trials.lean_browser import Answer
from tests.trials.learners import Learner

# How often each, of 100. Jane's link is the solution, Raj's the mistake.
OFTEN: Final = {"move": 45, "trust": 35, "assume": 10, "ask": 10}
ACTION: Final = "sns:Publish"


@dataclass(frozen=True, slots=True)
class Act:
    """`revision` of the sandbox after it, 0 after a question. `goals`: what goals 2 and 3 are then, if they changed.
    Times are in seconds since 1970."""

    kind: str
    sent: float
    accepted: float
    revision: int
    goals: tuple[str, str] | None


@dataclass
class Work:
    """What one learner did. `marked`: when the page was told of the marks of a revision."""

    learner: Learner
    acts: list[Act] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    marked: dict[int, float] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # keys by user

    def hear(self, text: bytes) -> None:
        if text.startswith(b'{"type":"goals"'):
            self.marked.setdefault(json.loads(text)["revision"], time.time())

    async def go_on(self, chance: random.Random, least: float, most: float) -> None:
        """Until cancelled: an act, a pause of so many seconds, and again; the first one after part of a pause."""
        await asyncio.sleep(chance.uniform(0, most))
        while True:
            kind = chance.choices(list(OFTEN), list(OFTEN.values()))[0]
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(self.act(kind, chance))
            await asyncio.sleep(chance.uniform(least, most))

    async def act(self, kind: str, chance: random.Random) -> None:
        sent = time.time()
        try:
            answer, goals = await getattr(self, f"_{kind}")(chance)
        except (OSError, EOFError, TimeoutError) as error:
            self.errors.append(f"{kind}: {error!r}")
            return
        if answer.status >= 300:
            self.errors.append(f"{kind}: {answer.status} {answer.body[:200]!r}")
            return
        revision = int(answer.headers.get("x-revision", 0))
        self.acts.append(Act(kind, sent, answer.at, revision, goals))

    async def _move(self, chance: random.Random) -> tuple[Answer, None]:
        place = {"x": chance.randint(24, 300), "y": chance.randint(72, 288)}
        moved = {"positions": [{"id": self._user(chance.choice(("bob", "jane", "raj"))), "position": place}]}
        return await self.learner.send("POST", "positions/", moved), None

    async def _trust(self, chance: random.Random) -> tuple[Answer, tuple[str, str]]:
        user = chance.choice(("jane", "raj"))
        path = f"roles/{self._role}/trust-links/"
        if user in self.links:
            answer = await self.learner.send("DELETE", f"{path}{self.links.pop(user)}/")
        else:
            answer = await self.learner.send("POST", path, {"source_id": self._user(user)})
            if answer.status < 300:
                self.links[user] = _key_of(answer.json, self._user(user))
        return answer, ("met" if "jane" in self.links else "unmet", "unmet" if "raj" in self.links else "met")

    async def _assume(self, _: random.Random) -> tuple[Answer, None]:
        call = {"caller": {"kind": "identity", "id": self._user("bob")}, "role_id": self._role}
        return await self.learner.send("POST", "sessions/", {**call, "duration_seconds": 900}), None

    async def _ask(self, _: random.Random) -> tuple[Answer, None]:
        resource = self.learner.canvas["resources"][0]["arn"]
        asked = {"caller": {"kind": "identity", "id": self._user("jane")}, "action": ACTION, "resource": resource}
        return await self.learner.send("POST", "requests/", asked), None

    def _user(self, name: str) -> str:
        return self.learner.node("identities", name)

    @property
    def _role(self) -> str:
        return self.learner.node("roles", "FireMarshal")


def _key_of(role: dict[str, Any], user: str) -> str:
    return str(next(link["key"] for link in role["trust_links"] if link["source_id"] == user))
