"""Signing in at an OpenID Connect provider: a real one, which signs what it says, on a port of this machine."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from playground.canvas import openid
from playground.people.accounts import open_account
from playground.people.commands import GUESTS_PER_MINUTE, create_guest
from playground.people.models import Kind, Person
from playground.sandbox.commands.sandboxes import create_sandbox

pytestmark = pytest.mark.django_db


class Provider:
    """Knows one person, and checks the code's challenge as RFC 7636 asks. `lies` change what it signs."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.sign_with = self.key
        self.codes: dict[str, dict[str, str]] = {}
        self.lies: dict[str, Any] = {}
        self.person = {"sub": "ana-1", "name": "Ana Lee", "email": "ana@example.com", "email_verified": True}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def authorize(self, address: str) -> tuple[str, str]:
        """In: where the browser was sent. Out: the code and state it is sent back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_hex(8)
        self.codes[code] = asked
        return code, asked["state"]

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        said = {"iss": self.issuer, "aud": "understudy", "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        statement = jwt.encode({**said, **self.person, **self.lies}, self.sign_with, "RS256", headers={"kid": "k"})
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": statement}

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self) -> dict[str, Any]:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**key, "kid": "k", "use": "sig", "alg": "RS256"}]}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = {"/.well-known/openid-configuration": provider.metadata, "/keys": provider.keys}[self.path]()
                self._answer(200, found)

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._answer(*provider.token({name: values[0] for name, values in parse_qs(text).items()}))

            def _answer(self, status: int, body: dict[str, Any]) -> None:
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        return Handler


@pytest.fixture(autouse=True)
def _no_guests_counted_yet() -> None:
    caches["counters"].clear()


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    found = Provider()
    settings.OPENID_ISSUER = found.issuer
    settings.OPENID_CLIENT_ID, settings.OPENID_CLIENT_SECRET = "understudy", "a secret of both"
    settings.OPENID_NAME = "Northwind"
    yield found
    found.server.shutdown()
    found.server.server_close()
    openid._client.cache_clear()


def go(provider: Provider, client: Client, **changed: str) -> int:
    """There and back. Out: the status of the answer on the way back."""
    there = client.get("/sign-in/openid/")
    assert there.status_code == 302
    code, state = provider.authorize(there.headers["Location"])
    return client.get("/sign-in/openid/back/", {"code": code, "state": state, **changed}).status_code


def person_of(client: Client) -> Person:
    return Person.objects.get(pk=client.session["_auth_user_id"])


def test_a_new_person_is_a_learner_with_name_and_verified_email(provider: Provider) -> None:
    client = Client()
    assert go(provider, client) == 302
    person = person_of(client)
    assert (person.kind, person.display_name, person.email) == (Kind.LEARNER, "Ana Lee", "ana@example.com")
    me = client.get("/api/me/").json()
    assert me["has_account"] and not me["has_password"]
    assert me["sign_in_at"] == "Northwind"


def test_the_same_subject_is_the_same_person_and_the_guest_brings_their_work(provider: Provider) -> None:
    first, second = Client(), Client()
    go(provider, first)
    second.get("/")
    drawn = create_sandbox(person_of(second), "Drawn", exercise="fire-marshal")
    go(provider, second)
    assert person_of(second) == person_of(first)
    drawn.refresh_from_db()
    assert drawn.owner == person_of(first)


def test_the_session_key_changes_on_the_way_back(provider: Provider) -> None:
    client = Client()
    client.get("/")
    before = client.session.session_key
    go(provider, client)
    assert client.session.session_key != before


def test_an_email_never_opens_the_account_of_somebody_else(provider: Provider) -> None:
    ana = open_account(create_guest(), "ana@example.com", "correct horse battery")
    client = Client()
    go(provider, client)
    assert person_of(client) != ana
    assert person_of(client).email == ""


def test_an_email_that_nobody_verified_is_not_kept(provider: Provider) -> None:
    provider.lies = {"email_verified": False}
    client = Client()
    go(provider, client)
    assert person_of(client).email == ""


@pytest.mark.parametrize(
    "lies",
    [
        {"aud": "somebody-else"},
        {"iss": "http://127.0.0.1:1"},
        {"exp": 1_000_000_000},
        {"nonce": "of another sign-in"},
        {"sub": None},
    ],
)
def test_a_statement_that_is_not_for_this_sign_in_is_refused(provider: Provider, lies: dict[str, Any]) -> None:
    provider.lies = lies
    client = Client()
    assert go(provider, client) == 403
    assert person_of(client).kind == Kind.GUEST


def test_a_statement_signed_by_another_key_is_refused(provider: Provider) -> None:
    provider.sign_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    client = Client()
    assert go(provider, client) == 403
    assert person_of(client).kind == Kind.GUEST


def test_a_state_of_another_browser_and_a_code_used_twice_are_refused(provider: Provider) -> None:
    client = Client()
    assert go(provider, client, state="of another browser") == 403
    there = client.get("/sign-in/openid/")
    code, state = provider.authorize(there.headers["Location"])
    assert client.get("/sign-in/openid/back/", {"code": code, "state": state}).status_code == 302
    assert Client().get("/sign-in/openid/back/", {"code": code, "state": state}).status_code == 403


def test_a_provider_that_is_away_is_told_in_a_sentence(settings: Settings) -> None:
    settings.OPENID_ISSUER, settings.OPENID_CLIENT_ID, settings.OPENID_CLIENT_SECRET = "http://127.0.0.1:1", "a", "b"
    answer = Client().get("/sign-in/openid/")
    assert answer.status_code == 403
    assert "did not sign you in" in answer.content.decode()


def test_more_guests_than_a_lecture_hall_are_refused_on_both_ways(provider: Provider) -> None:
    for _ in range(GUESTS_PER_MINUTE):
        create_guest("127.0.0.1")
    for path in ("/sign-in/openid/", "/sign-in/openid/back/"):
        assert Client().get(path).status_code == 429


def test_without_a_provider_there_is_no_such_way(settings: Settings) -> None:
    settings.OPENID_ISSUER = ""
    assert Client().get("/sign-in/openid/").status_code == 404
    assert Client().get("/sign-in/openid/back/").status_code == 404
