"""An author with an exercise, in one readable line."""

import json
from typing import Any

from rest_framework.test import APIClient

from playground.people.commands import create_guest
from playground.people.models import Kind, Person
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.workshop.operations import do

ACCOUNT = "111122223333"
MACHINES = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
NOBODY = {"Version": "2012-10-17", "Statement": [MACHINES]}


def trusting(*users: str) -> dict[str, Any]:
    """Out: a trust policy that names these users."""
    arns = [f"arn:aws:iam::{ACCOUNT}:user/{user}" for user in users]
    statement = {"Effect": "Allow", "Principal": {"AWS": arns}, "Action": "sts:AssumeRole"}
    return {"Version": "2012-10-17", "Statement": [statement]}


WORLD: dict[str, Any] = {
    "accounts": [{"id": ACCOUNT, "name": "Theatre"}],
    "users": [{"account": ACCOUNT, "name": "ana"}, {"account": ACCOUNT, "name": "eve"}],
    "roles": [{"account": ACCOUNT, "name": "Stage", "trust": NOBODY}],
}
ROLE = f"role:{ACCOUNT}/Stage"
GOALS: list[dict[str, Any]] = [
    {"id": "g1", "text": "Ana can put on Stage", "type": "assume", "who": f"user:{ACCOUNT}/ana", "role": ROLE},
    {"id": "g2", "text": "Eve cannot", "type": "assume", "who": f"user:{ACCOUNT}/eve", "role": ROLE},
]
GOALS[0]["expect"], GOALS[1]["expect"], GOALS[1]["must_not"] = "allow", "deny", True
TEXTS: dict[str, Any] = {
    "title": "The stage door",
    "objective": "Trust names people.",
    "story": "Ana is late, and Eve has a camera.",
    "task": "Let Ana in, and nobody else.",
    "picture": "A theatre with Ana, Eve and the role Stage.",
    "why": ["One.", "Two.", "Three."],
    "hint": [{"text": "Look at the trust policy.", "node": ROLE}],
    "goal": GOALS,
}


def person() -> Person:
    """Somebody with an account."""
    made = create_guest()
    made.kind = Kind.LEARNER
    made.save(update_fields=["kind"])
    return made


def client_of(somebody: Person, language: str = "en") -> APIClient:
    client = APIClient(headers={"accept-language": language})
    client.force_authenticate(somebody)
    return client


def sandbox_with(owner: Person, world: dict[str, Any]) -> Sandbox:
    sandbox = Sandbox.objects.create(owner=owner, name="My theatre")
    with editing(sandbox) as edit:
        build(edit, world)
    return sandbox


class Author:
    """Who writes one exercise through the endpoints."""

    def __init__(self, world: dict[str, Any] | None = None) -> None:
        self.person = person()
        self.client = client_of(self.person)
        drawn = sandbox_with(self.person, world or WORLD)
        made = self.client.post("/api/authored/", {"sandbox": drawn.public_id})
        assert made.status_code == 201, made.json()
        self.id, self.slug = made.json()["id"], made.json()["slug"]
        self.address = f"/api/authored/{self.id}/"

    def load(self) -> dict[str, Any]:
        return self.client.get(self.address).json()

    def change(self, status: int = 200, **changes: Any) -> dict[str, Any]:
        body = {"revision": self.load()["revision"], "changes": changes}
        answer = self.client.patch(self.address, body)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def draw(self, picture: str, *operations: dict[str, Any]) -> None:
        """Opens the picture, does that in it, keeps it."""
        answer = self.client.post(f"{self.address}drawings/", {"picture": picture})
        assert answer.status_code == 201, answer.json()
        public_id = answer.json()["sandbox"]
        do(Sandbox.objects.get(public_id=public_id), operations, {})
        kept = self.client.post(f"/api/sandboxes/{public_id}/drawing/")
        assert kept.status_code == 200, kept.json()

    def write(self) -> dict[str, Any]:
        """A whole exercise that can be published."""
        self.change(sheet=TEXTS)
        self.change(mistakes=[{"code": "EVERYBODY", "feedback": "Eve got in.", "breaks": ["g2"]}])
        self.draw("solution", {"op": "put_trust", "role": ROLE, "document": trusting("ana")})
        self.draw("EVERYBODY", {"op": "put_trust", "role": ROLE, "document": trusting("ana", "eve")})
        return self.load()

    def publish(self, status: int = 201) -> dict[str, Any]:
        answer = self.client.post(f"{self.address}publication/")
        assert answer.status_code == status, answer.json()
        return answer.json()

    def exported(self) -> str:
        return json.dumps(self.client.get(f"{self.address}export/").json())
