"""Home and editor pages, and the files of the front end in them."""

import json
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client

from playground.people.commands import create_guest
from playground.people.models import Person
from playground.sandbox.models import Sandbox
from tests.builders import Drawn


@pytest.fixture
def client() -> Client:
    return Client()


def start_of(page: str) -> dict:
    return json.loads(re.search(r'<script id="start" type="application/json">(.*?)</script>', page)[1])


def test_opening_the_page_makes_a_guest_with_a_sandbox_of_their_own(client: Client, db: None) -> None:
    page = client.get("/")
    assert page.status_code == 200
    person, sandbox = Person.objects.get(), Sandbox.objects.get()
    assert (person.kind, sandbox.owner) == ("guest", person)
    start = start_of(page.content.decode())
    assert start["me"]["id"] == person.public_id
    assert [each["id"] for each in start["sandboxes"]] == [sandbox.public_id]


def test_coming_back_makes_nobody_new(client: Client, db: None) -> None:
    client.get("/")
    client.get("/")
    assert (Person.objects.count(), Sandbox.objects.count()) == (1, 1)


def test_a_link_preview_makes_no_guest(client: Client, db: None) -> None:
    assert client.head("/").status_code == 200
    assert not Person.objects.exists()


def test_the_page_brings_what_a_change_needs(client: Client, db: None) -> None:
    page = client.get("/")
    assert page.cookies["csrftoken"].value
    refused = Client(enforce_csrf_checks=True)
    refused.cookies = client.cookies
    sandbox = Sandbox.objects.get().public_id
    path = f"/api/sandboxes/{sandbox}/"
    assert refused.patch(path, {"name": "New"}, content_type="application/json").status_code == 403
    token = page.cookies["csrftoken"].value
    sent = refused.patch(path, {"name": "New"}, content_type="application/json", headers={"X-CSRFToken": token})
    assert sent.status_code == 200


def test_every_script_of_the_page_is_ours_or_has_the_nonce(client: Client, db: None) -> None:
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)[1]
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
    text = page.content.decode()
    assert f'<meta name="csp-nonce" content="{nonce}">' in text
    for attributes in re.findall(r"<script([^>]*)>", text):
        ours = 'src="/static/' in attributes or 'type="application/json"' in attributes
        assert ours or f'nonce="{nonce}"' in attributes


def test_no_other_site_keeps_a_hand_on_a_window_of_ours(client: Client, db: None) -> None:
    """Of a page that others open over plain HTTP: see tests/config/test_room.py."""
    assert client.get("/").headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_theme_is_chosen_before_the_style_sheets(client: Client, db: None) -> None:
    text = client.get("/").content.decode()
    assert text.index("dataset.theme") < text.index("</head>")


def test_the_editor_names_its_sandbox(client: Client, drawn: Drawn) -> None:
    client.force_login(drawn.owner)
    page = client.get(f"/s/{drawn.sandbox.public_id}/")
    assert page.status_code == 200
    assert f'data-sandbox="{drawn.sandbox.public_id}"' in page.content.decode()


def test_a_name_cannot_become_part_of_the_page(client: Client, drawn: Drawn) -> None:
    name = '"><script>alert(1)</script>'
    Sandbox.objects.filter(pk=drawn.sandbox.pk).update(name=name)
    client.force_login(drawn.owner)
    for page in (client.get("/"), client.get(f"/s/{drawn.sandbox.public_id}/")):
        assert "<script>alert" not in page.content.decode()


def test_strangers_go_home_first_and_foreign_sandboxes_are_not_there(client: Client, drawn: Drawn) -> None:
    address = f"/s/{drawn.sandbox.public_id}/"
    assert client.get(address).headers["Location"] == "/"
    client.force_login(create_guest())
    assert client.get(address).status_code == client.get("/s/sb-aaaaaaaaaaaa/").status_code == 404


def test_people_without_scripts_read_why_nothing_is_there(client: Client, db: None) -> None:
    assert "allow JavaScript" in client.get("/").content.decode()


def rendered(entry: str, language: str = "en") -> str:
    return Template("{% load vite %}{% vite entry %}").render(Context({"entry": entry, "language": language}))


def test_a_page_loads_all_that_its_entry_imports_and_then_the_entry(tmp_path: Path, settings: object) -> None:
    settings.FRONTEND_DIST = tmp_path
    (tmp_path / ".vite").mkdir()
    manifest = {
        "src/entries/home.tsx": {"file": "assets/home-1.js", "imports": ["_shared.js"], "css": ["assets/home-2.css"]},
        "src/locales/de.json": {"file": "assets/de-5.js"},
        "_shared.js": {"file": "assets/shared-3.js", "imports": ["src/entries/home.tsx"], "css": ["assets/all-4.css"]},
    }
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    assert rendered("src/entries/home.tsx") == (
        '<link rel="stylesheet" href="/static/assets/all-4.css">'
        '<link rel="stylesheet" href="/static/assets/home-2.css">'
        '<link rel="modulepreload" href="/static/assets/shared-3.js">'
        '<script type="module" src="/static/assets/home-1.js"></script>'
    )
    (_, german) = rendered("src/entries/home.tsx", "de").split('shared-3.js">')
    assert german.startswith('<link rel="modulepreload" href="/static/assets/de-5.js">')


@pytest.mark.parametrize(
    ("cookie", "asked", "shown"),
    [("", "", "en"), ("", "de-AT,de;q=0.8", "de"), ("en", "de", "en"), ("de", "en", "de"), ("xx", "fr", "en")],
)
def test_a_page_is_in_the_chosen_language_else_in_the_browsers(
    client: Client, db: None, cookie: str, asked: str, shown: str
) -> None:
    if cookie:
        client.cookies["language"] = cookie
    page = client.get("/", headers={"accept-language": asked})
    assert f'<html lang="{shown}">' in page.content.decode()


def test_without_a_build_the_page_says_how_to_get_one(tmp_path: Path, settings: object) -> None:
    settings.FRONTEND_DIST = tmp_path
    assert "python3 manage.py up" in rendered("src/entries/home.tsx")
