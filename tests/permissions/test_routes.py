"""No route and no method without a row; the admin is for administrators; pages carry no foreign script."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver
from pytest_django import Settings

from tests.permissions.asking import path_of, unknown
from tests.permissions.rows import ROUTES, SANDBOX, WORKSHOP
from tests.permissions.table import ROLES, YES, answer_to
from tests.permissions.worlds import World, draw_world

METHODS = ("get", "post", "put", "patch", "delete")
ADMIN = "admin/…"
INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+)\s*=|<style(?![^>]*nonce=)|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"-src [^;]*(?:\w:(?<!data:)|\*|\w\.\w)")  # what is loaded, framed or asked for
SCRIPT = re.compile(r"<script([^>]*)>")


def patterns(found: list[Any], above: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Out: every route of every face as the table writes it, with its view."""
    for each in found:
        route = above + str(each.pattern)
        if isinstance(each, URLPattern):
            yield re.sub(r"<\w+:", "<", route), each
        else:
            yield from patterns(each.url_patterns, route)


ALL = dict(patterns(get_resolver().url_patterns))
OF_ADMIN = {route: each for route, each in ALL.items() if route.startswith("admin/") and route not in ROUTES}
OURS = {route: each for route, each in ALL.items() if not route.startswith("admin/")}


def methods_of(view: Any) -> set[str]:
    """Out: what a view has a function for, or what a page lets through."""
    kind = getattr(view, "cls", None) or getattr(view, "view_class", None)
    if kind is not None:
        return {name for name in METHODS if hasattr(kind, name)}
    while view is not None:
        for cell in view.__closure__ or ():
            found = cell.cell_contents
            if isinstance(found, list | tuple) and found and set(found) <= {"HEAD", *map(str.upper, METHODS)}:
                return {name.lower() for name in found} - {"head"}
        view = getattr(view, "__wrapped__", None)
    raise AssertionError("This page does not say which methods it takes.")


def test_every_route_and_method_has_a_row() -> None:
    rows = {route: set(methods) for route, methods in ROUTES.items() if not route.startswith("admin/")}
    assert {route: methods_of(each.callback) for route, each in OURS.items()} == rows


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return draw_world("learner")


def browser(world: World, role: str, **more: Any) -> Client:
    client = Client(raise_request_exception=False, **more)
    if world.people[role] is not None:
        client.force_login(world.people[role])
    return client


def test_a_method_without_a_row_is_not_there_either(world: World) -> None:
    for route, rows in ROUTES.items():
        client = browser(world, "instructor" if route.startswith(WORKSHOP) else "learner")
        for method in set(METHODS) - set(rows) if not route.startswith("admin/") else ():
            answer = getattr(client, method)("/" + path_of(route, world.theirs))
            assert answer.status_code == 405, (method, route)


@pytest.mark.parametrize("method", ["head", "options"])
def test_heads_and_options_tell_nothing_of_what_is_foreign(world: World, method: str) -> None:
    client, nowhere = browser(world, "guest"), unknown(world.theirs)
    for route in (route for route in ROUTES if route.startswith((SANDBOX, WORKSHOP))):
        found, nothing = (getattr(client, method)("/" + path_of(route, ids)) for ids in (world.theirs, nowhere))
        assert found.status_code == nothing.status_code, route
        assert found.content == nothing.content or found.status_code == 404, route


def admin_paths() -> Iterator[str]:
    """Out: an address for every route of the admin; where it names a row, that of the first."""
    for route in OF_ADMIN:
        if "^" in route or "(" in route:
            yield "/admin/people/" if "app_label" in route else "/admin/nowhere/"
        else:
            yield "/" + re.sub(r"<[^>]+>", "1", route)


def test_the_admin_is_for_administrators(world: World) -> None:
    """One function decides for all of its routes: whether each of them asks it, and whom it lets in."""
    paths = list(admin_paths())
    assert len(paths) > 100
    for role in ROLES:
        client, expected = browser(world, role), answer_to(role, ADMIN, "get")
        for path in [] if expected == YES else paths if role == "anonymous" else paths[::40]:
            for answer in (client.get(path), client.post(path)):
                assert answer.headers.get("Location", "").split("?")[0] == expected, (role, path, answer.status_code)


def pages(world: World) -> Iterator[tuple[str, HttpResponse]]:
    """Out: every page there is: ours, the admin's, and what is said instead of one."""
    learner, administrator = browser(world, "learner"), browser(world, "administrator")
    for route, methods in ROUTES.items():
        if "get" in methods and not route.startswith(("api/", "admin/")):
            yield route, learner.get("/" + path_of(route, world.theirs))
            yield route, browser(world, "anonymous").get("/" + path_of(route, world.theirs))
    for path in ("/admin/login/", *admin_paths()):
        answer = administrator.get(path)
        assert answer.headers.get("Location", "").split("?")[0] != "/admin/login/", path
        yield path, answer
    yield "not there", learner.get("/nowhere/")
    yield "not readable", learner.get("/%00")
    yield "not ours", browser(world, "learner", enforce_csrf_checks=True).post("/admin/login/")
    yield "no such link", learner.get("/join/nothing/")


def test_no_page_runs_a_script_or_a_style_that_is_not_ours(world: World) -> None:
    """Inline ones need the nonce of their page, and the policy allows no others."""
    seen = 0
    for name, answer in pages(world):
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, name
        assert "default-src 'none'" in policy, name
        assert not ELSEWHERE.search(policy), (name, policy)
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
            text, nonce = answer.content.decode(), re.search(r"'nonce-([^']+)'", policy)
            assert not INLINE.search(text), (name, INLINE.search(text))
            for attributes in SCRIPT.findall(text):
                ours = re.search(r'src="/(?!/)|type="application/json"', attributes)
                assert ours or (nonce and f'nonce="{nonce[1]}"' in attributes), (name, attributes)
            seen += 1
    assert seen > 100


# Unsafe calls that other sites may send, with the reason.
FROM_OTHER_SITES: dict[tuple[str, str], str] = {
    ("lti/login/", "post"): "a learning platform begins a sign-in; it only leads back there",
    ("lti/launch/", "post"): "it brings a message that it has signed, with a nonce of ours; nobody is signed in by it",
}


def test_no_unsafe_call_comes_from_another_site(world: World) -> None:
    """A browser sends its cookie along wherever the form stands: without the token of a page of ours it is refused."""
    client = browser(world, "learner", enforce_csrf_checks=True)
    for route, rows in ROUTES.items():
        for method in set(rows) - {"get"}:
            if (route, method) in FROM_OTHER_SITES:
                continue
            answer = getattr(client, method)("/" + path_of(route, world.theirs), {}, content_type="application/json")
            assert answer.status_code == 403, (method, route)
            assert re.search("CSRF|not sent from our page", answer.content.decode()), (method, route)
    for path in ("/admin/login/", "/admin/people/person/add/"):
        assert browser(world, "administrator", enforce_csrf_checks=True).post(path).status_code == 403
