"""What a German reader gets: whole answers in German, while somebody else reads the same in English."""

import re
from string import Formatter
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from playground.config.asgi import application
from playground.languages import catalogue
from playground.people.commands import create_guest
from tests.builders import Drawn, document, role_arn
from tests.canvas.conftest import Visitor
from tests.canvas.test_consumer import next_edit, signed_in
from tests.sockets import Socket

pytestmark = pytest.mark.django_db(transaction=True)
EVERYBODY = document({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"})
AWS_WORDS = {"aws_message", "document"}  # AWS's own text stays as AWS says it


def english() -> list[re.Pattern[str]]:
    """Out: a pattern for each English sentence that has words of its own and a German text."""
    found = []
    for template, text in catalogue("de").items():
        parts = list(Formatter().parse(template)) if re.search(r"\{\w+[^\w\"]", template) else [(template, None)]
        words = " ".join(part[0] for part in parts)
        if template != text and len(re.findall(r"[A-Za-z]{2,}", words)) > 3:
            found.append(re.compile("".join(re.escape(part[0]) + (".*" if part[1] else "") for part in parts), re.S))
    return found


ENGLISH = english()


def left_in_english(answer: Any) -> list[str]:
    """Out: the texts of an answer, however deep, that are still one of our English sentences."""
    if isinstance(answer, dict):
        return [text for key, each in answer.items() if key not in AWS_WORDS for text in left_in_english(each)]
    if isinstance(answer, list):
        return [text for each in answer for text in left_in_english(each)]
    known = isinstance(answer, str) and any(pattern.fullmatch(answer) for pattern in ENGLISH)
    return [answer] if known else []


@pytest.fixture
def reader(visitor: Visitor) -> Visitor:
    visitor.client.cookies["language"] = "de"
    return visitor


def test_a_refusal_and_every_step_of_its_why_are_german(reader: Visitor, drawn: Drawn) -> None:
    caller = {"kind": "identity", "id": drawn["bob"]}
    answer = reader.post("requests/", caller=caller, action="sts:AssumeRole", resource=role_arn("FireMarshal")).json()
    assert answer["sentence"] == (
        "Benutzer bob darf Rolle FireMarshal nicht übernehmen: "
        "die Vertrauensrichtlinie von Rolle FireMarshal lässt diesen Aufrufer nicht ein und "
        "keine Berechtigungsrichtlinie von Benutzer bob erlaubt hier sts:AssumeRole."
    )
    assert answer["aws_message"].startswith("User: arn:aws:iam::")
    assert [step["title"] for step in answer["steps"] if step["layer"] == "trust"] == ["Vertrauensrichtlinie"]
    assert left_in_english(answer) == []


def test_findings_are_german_with_their_ways_out(reader: Visitor) -> None:
    broken = {"Version": "2012", "Statement": [{"Effect": "allow", "Action": ["s3", "s3:*"], "Resource": "b"}]}
    for policy_type, text in (("identity", document(broken)), ("trust", EVERYBODY), ("identity", "{")):
        answer = reader.post("validate/", policy_type=policy_type, document=str(text).replace("'", '"')).json()
        assert answer["findings"]
        assert left_in_english(answer) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "message"),
    [
        ("post", "identities/", {"kind": "user"}, 400, None),
        ("post", "copies/", {"node_ids": ["nobody"]}, 404, "nobody gibt es in dieser Sandbox nicht."),
        ("post", "redo/", {}, 409, "Es gibt nichts wiederherzustellen."),
        ("put", "undo/", {}, 405, 'Methode "PUT" nicht erlaubt.'),
    ],
)
def test_errors_are_german(
    reader: Visitor, method: str, path: str, body: dict[str, Any], status: int, message: str | None
) -> None:
    answer = reader.send(method, path, body)
    assert answer.status_code == status, answer.content
    assert message in (None, answer.json()["error"]["message"])
    assert left_in_english(answer.json()) == []


def test_whoever_may_only_look_or_is_a_stranger_is_told_so_in_german(drawn: Drawn) -> None:
    stranger = Visitor(create_guest(), drawn.sandbox.public_id)
    stranger.client.cookies["language"] = "de"
    error = stranger.get().json()["error"]
    assert error["hint"] == "Prüfe die Adresse, oder öffne eine eigene."
    page = Client(headers={"accept-language": "de"}).get("/join/nothing/")
    assert "Dieser Link gilt nicht (mehr)." in page.content.decode()
    assert "Zur Startseite" in page.content.decode()


def test_an_edit_is_named_in_the_language_of_whoever_takes_it_back(reader: Visitor, drawn: Drawn) -> None:
    reader.patch(f"roles/{drawn['FireMarshal']}/", description="Puts out fires")
    assert reader.post("undo/").json()["label"] == "Rolle FireMarshal ändern"
    reader.client.cookies["language"] = "en"
    assert reader.post("redo/").json()["label"] == "Change role FireMarshal"


def test_the_journal_tells_a_finding_in_each_readers_language(reader: Visitor, drawn: Drawn) -> None:
    reader.put(f"roles/{drawn['FireMarshal']}/trust-policy/", document=str(EVERYBODY).replace("'", '"'))
    for language, message in (
        ("de", "Damit kann jeder in jedem AWS-Konto diese Rolle übernehmen."),
        ("en", "This lets everybody in every AWS account assume this role."),
    ):
        reader.client.cookies["language"] = language
        (entry,) = reader.get(f"journal/?since={drawn.sandbox.revision}").json()["entries"]
        assert [finding["message"] for finding in entry["events"][0]["role"]["trust_findings"]] == [message]


async def test_two_sockets_hear_of_one_edit_in_two_languages(visitor: Visitor, drawn: Drawn) -> None:
    cookie = await sync_to_async(signed_in)(drawn.owner)
    sockets = []
    for language in ("de", "en"):
        headers = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
        headers.append((b"cookie", f"{cookie}; language={language}".encode()))
        sockets.append(Socket(application, f"/ws/sandboxes/{drawn.sandbox.public_id}/", headers=headers))
        assert await sockets[-1].connect()
        assert (await sockets[-1].receive())["type"] == "welcome"
    text = str(EVERYBODY).replace("'", '"')
    await sync_to_async(visitor.put)(f"roles/{drawn['FireMarshal']}/trust-policy/", document=text)
    heard = [(await next_edit(socket))["events"][0]["role"]["trust_findings"][0] for socket in sockets]
    assert heard[0]["hint"] == "Nenne Konten, Benutzer oder Rollen, oder ergänze eine Bedingung."
    assert heard[1]["hint"] == "Name accounts, users or roles, or add a Condition."
    for socket in sockets:
        await socket.leave()


def test_what_a_goal_lacks_is_told_in_german_also_after_it_was_stored(reader: Visitor) -> None:
    started = reader.client.post("/api/exercises/fire-marshal/start/", content_type="application/json").json()
    attempt = reader.client.get(f"/api/sandboxes/{started['sandbox']}/attempt/").json()
    whys = [goal["why"] for goal in attempt["goals"] if not goal["met"]]
    assert whys
    assert whys[0].startswith("Jane kann FireMarshal noch nicht übernehmen: ")
    assert left_in_english([goal["why"] for goal in attempt["goals"]]) == []
