"""A generated table: every route below a sandbox, asked with ids of somebody else. All answer as to unknown ids.

A route that is not in the table fails the test, so that none is forgotten.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from playground.people.commands import create_guest
from playground.sandbox.commands import instance_profiles, keys, notes, organizations
from playground.sandbox.commands.sharing import join, share
from playground.sandbox.models import AccessKey
from playground.sandbox.stream import editing
from playground.sandbox.versions import save_version
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from tests.builders import ACCOUNT, Drawn, draw, trust, user_arn
from tests.canvas.conftest import NOBODY_YET, Visitor, error_of
from tests.canvas.routes import ABOUT_THE_WHOLE, BODIES, DOCUMENT, NO_EXERCISE, QUERIES

PREFIX = "api/sandboxes/<str:sandbox>/"
CASES = [(route, method, body) for route, methods in BODIES.items() for method, body in methods.items()]
WITH_IDS = [case for case in CASES if case[0] not in ABOUT_THE_WHOLE + NO_EXERCISE]


def routes() -> Iterator[tuple[str, set[str]]]:
    """Out: every route below a sandbox as this table writes it, with its methods."""
    for pattern in patterns(get_resolver().url_patterns):
        route = str(pattern.pattern)
        if route.startswith(PREFIX):
            methods = {
                name for name in ("get", "post", "put", "patch", "delete") if hasattr(pattern.callback.cls, name)
            }
            yield route.removeprefix(PREFIX).replace("<str:", "<"), methods


def patterns(found: list[Any]) -> Iterator[URLPattern]:
    for each in found:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from patterns(each.url_patterns)


def test_every_route_is_in_the_table() -> None:
    assert dict(routes()) == {route: set(methods) for route, methods in BODIES.items()}


@pytest.fixture
def theirs(db: None) -> dict[str, str]:
    """Ids of everything in somebody else's sandbox."""
    drawn = full_sandbox()
    return ids_of(drawn)


@pytest.fixture
def mine(db: None) -> Visitor:
    drawn = full_sandbox()
    return Visitor(drawn.owner, drawn.sandbox.public_id)


def full_sandbox() -> Drawn:
    """Out: a sandbox with one of each kind."""
    drawn = draw(
        users=["jane"],
        roles={"Reader": trust("AWS", user_arn("jane"))},
        groups=[{"account": "111122223333", "name": "wardens"}],
        resources=[{"arn": "arn:aws:s3:::plans", "account": "111122223333"}],
        providers=[{"arn": "arn:aws:iam::111122223333:oidc-provider/id.example.com"}],
        policies=[{"arn": "arn:aws:iam::111122223333:policy/Floor", "document": json.loads(DOCUMENT)}],
    )
    with editing(drawn.sandbox, drawn.owner) as edit:
        keys.add_access_key(edit, drawn["jane"])
        instance_profiles.add_profile(edit, drawn["111122223333"], "Web", role_id=drawn["Reader"])
        notes.add_note(edit, "Look here.")
        made = organizations.create_organization(edit, drawn[ACCOUNT])
        organizations.add_unit(edit, made.public_id, "Workloads", made.root_id)
    assume_role(drawn.sandbox.pk, CallerRef("identity", drawn["jane"]), drawn["Reader"], SessionParameters())
    _, token = share(drawn.sandbox, "Class", "view")
    join(create_guest(), token)
    save_version(drawn.sandbox, drawn.owner, "Monday")
    return drawn


def ids_of(drawn: Drawn) -> dict[str, str]:
    canvas = Visitor(drawn.owner, drawn.sandbox.public_id).canvas()
    role = canvas["roles"][0]
    return {
        "sandbox": drawn.sandbox.public_id,
        "account": canvas["accounts"][0]["id"],
        "identity": drawn["jane"],
        "group": drawn["wardens"],
        "role": drawn["Reader"],
        "owner": drawn["Reader"],
        "node": drawn["jane"],
        "profile": canvas["instance_profiles"][0]["id"],
        "provider": canvas["providers"][0]["id"],
        "resource": canvas["resources"][0]["id"],
        "policy": canvas["policies"][0]["id"],
        "organization": canvas["organizations"][0]["id"],
        "unit": canvas["organizations"][0]["units"][0]["id"],
        "target": canvas["organizations"][0]["root_id"],
        "control": canvas["organizations"][0]["policies"][0]["id"],
        "note": canvas["notes"][0]["id"],
        "session": canvas["sessions"][0]["id"],
        "key": role["trust_links"][0]["key"],
        "access_key": AccessKey.objects.get(sandbox=drawn.sandbox).key_id,
        "name": "Web",
        "version": "v1",
        "link": drawn.sandbox.share_links.get().public_id,
        "person": drawn.sandbox.members.get().person.public_id,
        "saved": drawn.sandbox.versions.get().public_id,
    }


def filled(value: Any, ids: dict[str, str]) -> Any:
    """Out: a route or a body with every <name> replaced by an id."""
    text = json.dumps(value)
    for name, found in ids.items():
        text = text.replace(f"<{name}>", found)
    return json.loads(text)


def path_of(route: str, ids: dict[str, str]) -> str:
    path = filled(route.replace("access-keys/<key>", "access-keys/<access_key>"), ids)
    return path + QUERIES.get(route, "")


def test_a_foreign_sandbox_is_not_there(theirs: dict[str, str]) -> None:
    stranger = Visitor(create_guest(), theirs["sandbox"])
    unknown = Visitor(None, "sb-aaaaaaaaaaaa")
    unknown.client = stranger.client
    for route, method, body in CASES:
        refused, other = (
            visitor.send(method, path_of(route, theirs), filled(body, theirs) or None)
            for visitor in (stranger, unknown)
        )
        assert refused.status_code == other.status_code == 404, (route, method)
        said, said_there = refused.content.decode(), other.content.decode()
        assert said.replace(theirs["sandbox"], "ID") == said_there.replace("sb-aaaaaaaaaaaa", "ID")


def test_a_foreign_id_in_ones_own_sandbox_is_not_there(mine: Visitor, theirs: dict[str, str]) -> None:
    before = {**mine.canvas(), "now": ""}
    for route, method, body in WITH_IDS:
        refused = mine.send(method, path_of(route, theirs), filled(body, theirs) or None)
        assert refused.status_code == 404, (route, method)
        assert error_of(refused)["hint"], (route, method)
    assert {**mine.canvas(), "now": ""} == before


def test_nobody_gets_in_without_being_somebody(theirs: dict[str, str]) -> None:
    nobody = Visitor(None, theirs["sandbox"])
    for route, method, body in CASES:
        refused = nobody.send(method, path_of(route, theirs), filled(body, theirs) or None)
        assert (refused.status_code, error_of(refused)["code"]) == (403, "NotSignedIn"), (route, method)


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
    ("roles/", {"account_id": "<own account>", "name": "N", "trusted": "<identity>", "position": NOBODY_YET}),
]


def test_one_foreign_id_among_ones_own_is_not_there(mine: Visitor, theirs: dict[str, str]) -> None:
    canvas = mine.canvas()
    own = {f"own {kind[:-1]}": canvas[kind][0]["id"] for kind in ("organizations", "roles", "accounts")}
    for path, body in OWN_AND_FOREIGN:
        refused = mine.post(filled(path, own), **filled(body, {**own, **theirs}))
        assert refused.status_code == 404, (path, body)


def test_pages_of_a_foreign_sandbox_are_not_there(theirs: dict[str, str]) -> None:
    client = Client()
    client.force_login(create_guest())
    assert client.get(f"/s/{theirs['sandbox']}/").status_code == 404
