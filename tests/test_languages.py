"""Who reads in which language."""

import pytest
from django.test import Client

from playground.languages import for_reader, for_socket, in_language, language_of_scope, reader_language
from playground.sentences import say, to_json


@pytest.mark.parametrize(
    ("cookie", "asked", "language"),
    [("de", "en", "de"), ("en", "de", "en"), ("", "de-AT,de;q=0.9,en;q=0.5", "de"), ("fr", "fr", "en"), ("", "", "en")],
)
def test_a_socket_speaks_as_its_page_does(cookie: str, asked: str, language: str) -> None:
    headers = [(b"cookie", f"sessionid=x; language={cookie}".encode()), (b"accept-language", asked.encode())]
    assert language_of_scope({"type": "websocket", "headers": headers}) == language


def test_outside_of_a_request_we_speak_english() -> None:
    assert reader_language() == "en"
    assert for_reader(say("Mend it.")) == "Mend it."


def test_what_nobody_has_translated_stays_english() -> None:
    assert in_language([say("Never said by {name}.", name="us")], "de") == ["Never said by us."]


def test_thousands_are_parted_as_the_language_does() -> None:
    told = say("The policy has {count} characters.", count=10240), say("Send at most {most:,}.", most=10240)
    assert in_language(list(told), "en") == ["The policy has 10240 characters.", "Send at most 10,240."]
    assert in_language(list(told), "de") == ["Die Richtlinie hat 10240 Zeichen.", "Sende höchstens 10.240."]


def test_a_message_of_a_socket_arrives_as_plain_text() -> None:
    message = to_json({"type": "goals", "why": say("Never said by {name}.", name="us")})
    assert for_socket(message, "en") == for_socket(message, "de") == {"type": "goals", "why": "Never said by us."}


@pytest.mark.django_db
def test_rest_frameworks_own_complaints_are_told_in_the_readers_language(client: Client) -> None:
    client.get("/")
    client.cookies["language"] = "de"
    answer = client.put("/api/me/", {}, content_type="application/json")
    assert answer.json()["error"]["message"] == 'Methode "PUT" nicht erlaubt.'
    assert "Accept-Language" in answer["Vary"]
    assert reader_language() == "en"


@pytest.mark.django_db
def test_what_a_first_visit_makes_is_named_in_the_visitors_language() -> None:
    client = Client(headers={"accept-language": "de"})
    client.get("/")
    me = client.get("/api/me/").json()
    assert me["name"].startswith("Gast ")
    assert client.get("/api/sandboxes/").json()[0]["name"] == "Meine Sandbox"
