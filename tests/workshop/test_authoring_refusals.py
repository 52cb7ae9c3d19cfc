"""What authors cannot do: nothing is half kept, every refusal says the place and the way out."""

import json
from typing import Any

import pytest

from playground.people.commands import create_guest
from playground.workshop.models import AuthoredExercise
from tests.workshop.authors import ACCOUNT, WORLD, Author, client_of, person, sandbox_with

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old", "new", "file", "place"),
    [
        ("format = 1", "format = 2", "the-stage-door/exercise.toml", "format"),
        ('who = \\"user:111122223333/ana\\"', 'who = \\"ana\\"', "the-stage-door/exercise.toml", "goal[0].who"),
        ('\\"op\\": \\"redraw\\"', '\\"op\\": \\"explode\\"', "the-stage-door/solution.json", "[0].op"),
    ],
)
def test_a_bad_file_gets_its_finding_and_nothing_is_made(old: str, new: str, file: str, place: str) -> None:
    author = Author()
    author.write()
    text = author.client.get(f"{author.address}export/").content.decode()
    assert old in text
    answer = author.client.post("/api/import/exercise/", {"text": text.replace(old, new, 1)})
    assert answer.status_code == 400
    finding = answer.json()["error"]["details"]["findings"][0]
    assert (finding["file"], finding["place"]) == (file, place) and finding["hint"]
    assert AuthoredExercise.objects.count() == 1


def test_guests_are_asked_for_an_account_first() -> None:
    guest = create_guest()
    sandbox = sandbox_with(guest, WORLD)
    answer = client_of(guest).post("/api/authored/", {"sandbox": sandbox.public_id})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "AccountNeeded")


def test_foreign_exercises_are_not_there() -> None:
    author, stranger = Author(), client_of(person())
    author.write()
    sandbox = author.client.post(f"{author.address}drawings/", {"picture": "start"}).json()["sandbox"]
    asked = [
        stranger.get(author.address),
        stranger.patch(author.address, {"revision": 1, "changes": {}}),
        stranger.delete(author.address),
        *(stranger.post(f"{author.address}{end}/") for end in ("duplicate", "publication", "editions/1")),
        stranger.post(f"{author.address}drawings/", {"picture": "start"}),
        stranger.get(f"{author.address}export/"),
        stranger.delete(f"{author.address}publication/"),
        stranger.get(f"/api/sandboxes/{sandbox}/drawing/"),
        stranger.post(f"/api/sandboxes/{sandbox}/drawing/"),
        stranger.post(f"/api/exercises/{author.slug}/start/"),
        stranger.post("/api/authored/", {"sandbox": sandbox}),
        stranger.post("/api/authored/", {"exercise": author.slug}),
    ]
    assert {answer.status_code for answer in asked} == {404}
    assert stranger.get("/api/authored/").json() == []


@pytest.mark.parametrize(
    ("changes", "status", "place"),
    [
        ({"sheet": {"title": "x" * 2_000_000}}, 413, ""),
        ({"sheet": {"title": None, "story": 1.5}}, 400, "story"),
        ({"sheet": {"title": "a\0b"}}, 400, "changes.sheet.title"),
        ({"sheet": {"slug": "x"}}, 400, "sheet.slug"),
        ({"sheet": []}, 400, "sheet"),
        ({"start": {}}, 400, ".start"),
        ({"de": {}}, 400, ".de"),
        ({"mistakes": {}}, 400, ".mistakes"),
        ({"mistakes": [{"code": "start"}]}, 400, "mistakes[0].code"),
        ({"mistakes": [{"code": "A", "breaks": 7}]}, 400, "mistakes[0].breaks"),
        ({"mistakes": [{"code": "A"}, {"code": "A"}]}, 400, "mistakes[1].code"),
    ],
)
def test_what_no_exercise_can_hold_is_refused_whole(changes: dict[str, Any], status: int, place: str) -> None:
    author = Author()
    before = author.load()
    refused = author.change(status, **changes)["error"]
    assert refused["place"].removeprefix(".") == place.removeprefix(".")
    assert refused["hint"]
    assert author.load() == before


@pytest.mark.parametrize("weird", [7, "x", [7], [[]], [{"id": 1}], {"a": 1}])
@pytest.mark.parametrize("name", ["goal", "hint", "why", "vary", "minutes", "track"])
def test_half_written_parts_are_findings_never_failures(name: str, weird: Any) -> None:
    author = Author()
    author.write()
    whole = author.change(sheet={name: weird})
    assert whole["ready"] == ((name, weird) in [("minutes", 7)])


def test_too_many_things_are_refused_with_the_way_out() -> None:
    many = [{"account": ACCOUNT, "name": f"u{number}"} for number in range(201)]
    owner = person()
    answer = client_of(owner).post(
        "/api/authored/", {"sandbox": sandbox_with(owner, {**WORLD, "users": many}).public_id}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "DraftTooLarge")


def test_what_is_tried_out_is_bounded_with_every_member_of_a_set() -> None:
    """A trial holds up everybody who draws: a hundred edits for each of fifty members would take minutes."""
    author = Author()
    author.write()
    file = json.loads(author.client.get(f"{author.address}export/").content)
    files = file["files"]
    files["start.json"] = json.dumps(
        {**json.loads(files["start.json"]), "sets": {"many": [f"n{n}" for n in range(50)]}}
    )
    solution = json.loads(files["solution.json"])
    for most, status in ((2, 201), (3, 400)):
        files["solution.json"] = json.dumps([{**solution[0], "each": "many"}] * most)
        answer = author.client.post("/api/import/exercise/", {"text": json.dumps(file)})
        assert answer.status_code == status, answer.content
    assert "edits, one for each member of a set" in answer.json()["error"]["message"]


def test_a_draft_has_as_many_mistakes_and_goals_as_an_exercise() -> None:
    author = Author()
    author.write()
    mistakes = [{"code": f"M{n}", "feedback": "No.", "breaks": [], "signs": []} for n in range(21)]
    goals = [{"id": f"g{n}", "type": "can", "text": "x"} for n in range(41)]
    for changes in ({"mistakes": mistakes}, {"sheet": {"goal": goals}}):
        whole = author.client.get(author.address).json()
        answer = author.client.patch(author.address, {"revision": whole["revision"], "changes": changes})
        assert 400 <= answer.status_code < 500, changes
        assert author.client.get(author.address).json()["draft"] == whole["draft"]
