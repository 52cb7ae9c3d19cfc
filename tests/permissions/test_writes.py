"""Generated from the table: who only looks writes nothing, and in a class that is paused no learner draws."""

import pytest
from pytest_django import Settings

from playground.sandbox.supervision import freeze
from playground.workshop.models import Workshop
from tests.permissions.asking import Asker
from tests.permissions.rows import ROUTES, SANDBOX
from tests.permissions.table import STANDING, YES, answer_to
from tests.permissions.worlds import draw_world

pytestmark = pytest.mark.django_db
BELOW = [(route, method) for route, methods in ROUTES.items() if route.startswith(SANDBOX) for method in methods]
# What is written for whoever only looks, with the reason.
WRITTEN_FOR_LOOKERS = {
    ("attempt/check/", "post"): "what marking writes by itself a moment later",
    ("attempt/solution/", "get"): "the reference is drawn once in each process, and taken back",
}
# What a learner may go on with while the class is paused: nothing of it is on the picture.
NOT_DRAWING = {
    ("sharing/links/", "post"): "who may come in",
    ("sharing/links/<link>/", "delete"): "who may come in",
    ("sharing/people/<person>/", "delete"): "who may come in",
    ("versions/", "post"): "keeps the picture as it is",
    ("versions/<saved>/", "delete"): "the picture stays",
    ("roles/<role>/switches/", "post"): "one's own list",
    ("drawing/", "post"): "one's own exercise",
    ("help/", "post"): "asks, and draws nothing",
    ("help/", "put"): "lets somebody draw, or not",
    ("help/", "delete"): "lets nobody draw any more",
    ("requests/", "post"): "a question, written down as activity",
    ("attempt/check/", "post"): "marks what is there",
    ("attempt/hints/", "post"): "reading",
    ("attempt/solution/", "get"): "reading",
}


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize("role", [role for role, standing in STANDING.items() if standing.startswith(("look", "link"))])
def test_whoever_only_looks_writes_nothing(role: str) -> None:
    world = draw_world(role)
    asker = Asker(world.people[role])
    address = f"view-{world.link}" if STANDING[role] == "link" else ""
    for route, method in BELOW:
        if answer_to(role, route, method) == YES and (route.removeprefix(SANDBOX), method) not in WRITTEN_FOR_LOOKERS:
            found = asker.ask(route, method, world.theirs, address=address)
            assert found.wrote == [], (method, route)
            assert found.told == 0, (method, route)


def test_no_learner_draws_while_the_class_is_paused() -> None:
    world = draw_world("learner")
    asker = Asker(world.people["learner"])
    freeze(Workshop.objects.get(public_id=world.theirs["workshop"]).supervision, "Look here.")
    for route, method in BELOW:
        found = asker.ask(route, method, world.theirs)
        if '"code":"Frozen"' in found.text:
            assert "Look here." in found.text and found.wrote == [], (method, route)
        elif (route.removeprefix(SANDBOX), method) not in NOT_DRAWING:
            assert found.wrote == [], (method, route, found.text[:200])
            assert world.theirs["sandbox"] not in found.moved, (method, route)
