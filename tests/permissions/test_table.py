"""Every cell of the table: each role asks each route about what is the learner's, and about what is its own.

Whoever is refused learns nothing, changes nothing and tells nobody; what is foreign answers as what is unknown.
"""

from typing import Any

import pytest
from pytest_django import Settings

from playground.sandbox.models import Sandbox
from tests.permissions.asking import Asker, unknown
from tests.permissions.rows import ROUTES, SANDBOX, WORKSHOP
from tests.permissions.table import ROLES, STANDING, YES, answer_about_own, answer_to
from tests.permissions.worlds import World, draw_world

pytestmark = pytest.mark.django_db
ROWS = [(route, method) for route, methods in ROUTES.items() if "…" not in route for method in methods]
SOMEBODY = [role for role, standing in STANDING.items() if standing != "nobody" and standing != "link"]


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def listed(wrong: list[tuple[Any, ...]]) -> str:
    return "\n".join(" ".join(" ".join(str(part).split())[:150] for part in each) for each in wrong[:20])


def by_link(role: str, world: World, route: str) -> str:
    """Out: the address under which whoever holds a link asks, empty for others and elsewhere."""
    return f"view-{world.link}" if STANDING[role] == "link" and route.startswith(SANDBOX) else ""


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_with_the_learners_things_what_the_table_says(role: str) -> None:
    world = draw_world(role)
    asker, wrong = Asker(world.people[role]), []
    for route, method in ROWS:
        expected = answer_to(role, route, method)
        address = by_link(role, world, route)
        found = asker.ask(route, method, world.theirs, address=address)
        if found.said != expected:
            wrong.append((method, route, expected, found.said, found.text[:200]))
        if expected != YES and "/" not in expected and (found.wrote or found.told):
            wrong.append((method, route, "leaves something behind", found.wrote, found.told))
        if expected == "NotFound":
            nowhere = asker.ask(route, method, unknown(world.theirs), address=address)
            if nowhere.text != found.text:
                wrong.append((method, route, "unknown is told apart", found.text[:200], nowhere.text[:200]))
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("role", SOMEBODY)
def test_a_role_may_do_with_its_own_things_what_the_table_says(role: str) -> None:
    world = draw_world(role)
    asker, wrong = Asker(world.people[role]), []
    mine = set(Sandbox.objects.filter(owner=world.people[role]).values_list("public_id", flat=True))
    for route, method in ROWS:
        if "workshop" not in world.own and ("<workshop>" in route or route.endswith("/workshop/")):
            continue  # this role owns none
        expected = answer_about_own(role, route, method)
        found = asker.ask(route, method, world.own)
        if found.said != expected or found.moved - mine:
            wrong.append((method, route, expected, found.said, found.moved - mine, found.text[:200]))
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("role", [role for role in SOMEBODY if role != "learner"])
def test_a_foreign_id_in_ones_own_sandbox_answers_as_an_unknown_one(role: str) -> None:
    world = draw_world(role)
    asker, wrong = Asker(world.people[role]), []
    own = {name: world.own[name] for name in ("sandbox", "workshop") if name in world.own}
    foreign, nothing = {**world.theirs, **own}, {**unknown(world.theirs), **own}
    for route, method in ROWS:
        if role == "instructor" and ROUTES[route][method][0] == "show one's own":
            continue  # of what is named there this role is the owner
        if names_something(route, method) and (route.startswith(SANDBOX) or (WORKSHOP in route and "workshop" in own)):
            found, nowhere = asker.ask(route, method, foreign), asker.ask(route, method, nothing)
            if not found.text.startswith("404 ") or found.wrote or found.told:
                wrong.append((method, route, found))
            if found.text != nowhere.text:
                wrong.append((method, route, "unknown is told apart", found.text[:300], nowhere.text[:300]))
    assert not wrong, listed(wrong)


def names_something(route: str, method: str) -> bool:
    """Out: whether a row names anything but its sandbox."""
    named = route.removeprefix(SANDBOX).removeprefix(WORKSHOP) + str(ROUTES[route][method][1])
    return "<" in named.replace("<sandbox>", "")


# By route, bodies in which all but one id is one's own.
OWN_AND_FOREIGN: list[tuple[str, dict[str, Any]]] = [
    ("roles/<own role>/trust-links/", {"source_id": "<identity>"}),
    ("roles/<own role>/trust-links/", {"source_id": "<account>"}),
    ("roles/<own role>/trust-links/", {"source_ids": ["<identity>", "<account>"]}),
    ("roles/<own role>/trust-links/", {"source_id": "<role>"}),
    ("organizations/<own organization>/accounts/", {"account_id": "<account>"}),
    ("organizations/<own organization>/units/", {"name": "Mine", "parent_id": "<unit>"}),
    ("sessions/", {"caller": {"kind": "identity", "id": "<identity>"}, "role_id": "<own role>"}),
    ("sessions/", {"caller": {"kind": "session", "id": "<session>"}, "role_id": "<own role>"}),
    ("sessions/", {"caller": {"kind": "account_root", "id": "<account>"}, "role_id": "<own role>"}),
    ("requests/", {"caller": {"kind": "session", "id": "<session>"}, "action": "s3:GetObject", "resource": "*"}),
    ("requests/", {"caller": {"kind": "account_root", "id": "<account>"}, "action": "s3:GetObject", "resource": "*"}),
    ("roles/", {"account_id": "<own account>", "name": "N", "trusted": "<identity>", "position": {"x": 0, "y": 0}}),
]


def test_one_foreign_id_among_ones_own_answers_as_an_unknown_one() -> None:
    world = draw_world("guest")
    asker = Asker(world.people["guest"])
    own = {f"own {name}": found for name, found in world.own.items()}
    for path, body in OWN_AND_FOREIGN:
        answers = [
            asker.ask(SANDBOX + path, "post", {**ids, **own, "sandbox": world.own["sandbox"]}, body)
            for ids in (world.theirs, unknown(world.theirs))
        ]
        assert answers[0].text == answers[1].text, (path, body)
        assert answers[0].text.startswith("404 "), (path, body)
        assert not answers[0].wrote


def test_a_foreign_sandbox_among_those_to_draw_small_is_left_out() -> None:
    world = draw_world("other workshop's instructor")
    asker = Asker(world.people["other workshop's instructor"])
    body = {"sandboxes": [world.theirs["sandbox"], world.own["sandbox"]]}
    found = asker.ask(WORKSHOP + "tiles/", "post", {"workshop": world.own["workshop"]}, body)
    assert found.said == YES
    assert world.own["sandbox"] in found.text
    assert world.theirs["sandbox"] not in found.text
