"""Exercises in German: every text of ours is translated, a file that lacks one is refused, readers get their own."""

import re
import shutil
from pathlib import Path

import pytest
from rest_framework.test import APIClient

from playground.languages import for_socket, in_language
from playground.people.commands import create_guest
from playground.sandbox.models import Sandbox
from playground.workshop.catalog import FOLDER, FileFinding, exercise, exercises, read_all
from playground.workshop.errors import InvalidExercise
from playground.workshop.operations import do
from playground.workshop.quiz.rounds import pool
from playground.workshop.translation import LANGUAGES
from tests.workshop.test_attempts import Listener

GERMAN = {text: told for each in exercises() for text, told in each.translations["de"].items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog with one good exercise, to be spoilt."""
    shutil.copytree(FOLDER / "fire-marshal", tmp_path / "fire-marshal")
    return tmp_path


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def findings(folder: Path) -> list[FileFinding]:
    with pytest.raises(InvalidExercise) as refused:
        read_all(folder)
    return [FileFinding(**finding) for finding in refused.value.details["findings"]]


@pytest.mark.parametrize("slug", [each.slug for each in exercises()])
def test_every_exercise_of_ours_is_there_in_every_language(slug: str) -> None:
    assert set(exercise(slug).translations) == set(LANGUAGES)


def test_names_variables_and_actions_stay_as_they_are() -> None:
    for text, told in GERMAN.items():
        kept = set(re.findall(r"\$\{[^}]+\}|\b(?:sts|iam|aws|s3|ec2|dynamodb|lambda):\w+", text))
        assert not {name for name in kept if name not in told}, told


def test_german_texts_use_german_quotation_marks() -> None:
    assert not [told for told in GERMAN.values() if re.search(r"[\"'`]|\.\.\.", told)]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('title = "Der Brandschutzhelm"', "", "title", "missing"),
        ('title = "Der Brandschutzhelm"', 'title = " "', "title", "This is ' '"),
        ('title = "Der Brandschutzhelm"', "title = 7", "title", "This is 7"),
        ('g3 = "Raj kann den Hut nicht aufsetzen"', "", "goals.g3", "missing"),
        ("g6 = ", "g9 = ", "goals.g6", "missing"),
        ("TRUST_EVERYONE = ", "TRUST_NOBODY = ", "mistakes.TRUST_EVERYONE", "missing"),
        ("story =", "history =", "story", "missing"),
        ('    "Nur der Root-Benutzer",\n', "", "lesson.question[2].options[2]", "missing"),
        ('    "Eine Liste von Prinzipalen darf mehr als einen Namen enthalten.",\n', "", "hints[2]", "missing"),
        ("[goals]", '[goals]\ng7 = "Und noch eins"', "goals.g7", "says nothing here"),
        ("title = ", "title == ", "", "not TOML"),
    ],
)
def test_an_incomplete_translation_is_a_finding_with_its_place(
    folder: Path, old: str, new: str, place: str, message: str
) -> None:
    spoil(folder / "fire-marshal" / "de.toml", old, new)
    found = findings(folder)[0]
    assert (found.file, found.place) == ("fire-marshal/de.toml", place)
    assert message in found.message
    assert found.hint


def test_every_gap_is_told_at_once(folder: Path) -> None:
    path = folder / "fire-marshal" / "de.toml"
    path.write_text('title = "Der Brandschutzhelm"\n')
    assert {"story", "task", "goals.g6", "mistakes.TRUST_EVERYONE"} <= {each.place for each in findings(folder)}


def test_a_number_that_a_quiz_draws_must_be_in_the_translation_too(folder: Path) -> None:
    shutil.copytree(FOLDER / "company-merger", folder / "company-merger")
    spoil(folder / "company-merger" / "de.toml", "Firma B hat {n} Angestellte", "Firma B hat Angestellte")
    found = findings(folder)[0]
    assert (found.file, found.place) == ("company-merger/de.toml", "lesson.question[0].text")


def test_two_exercises_may_translate_the_same_text_each_in_its_own_way(folder: Path) -> None:
    shutil.copytree(FOLDER / "fire-marshal", folder / "again")
    sheet = folder / "again" / "exercise.toml"
    spoil(sheet, 'slug = "fire-marshal"', 'slug = "again"')
    spoil(sheet, "number = 1", "number = 2")
    spoil(folder / "again" / "de.toml", "Der Brandschutzhelm", "Der rote Helm")
    titles = [in_language(each.title, "de") for each in read_all(folder)]
    assert titles == ["Der Brandschutzhelm", "Der rote Helm"]


def test_an_exercise_may_do_without_a_translation(folder: Path) -> None:
    (folder / "fire-marshal" / "de.toml").unlink()
    (read,) = read_all(folder)
    assert read.translations == {}


def german_client() -> APIClient:
    client = APIClient(headers={"accept-language": "de"})
    client.force_authenticate(create_guest())
    return client


@pytest.mark.django_db
def test_a_german_reader_gets_the_course_in_german_and_others_in_english() -> None:
    german, english = german_client(), APIClient()
    english.force_authenticate(create_guest())
    told = [german.get("/api/exercises/").json(), english.get("/api/exercises/").json()]
    assert [cards[0]["title"] for cards in told] == ["Der Brandschutzhelm", "The fire marshal"]
    for card in told[0]:
        assert all(card[name] not in GERMAN for name in ("title", "objective", "story", "picture"))


@pytest.mark.django_db
def test_an_attempt_is_told_in_german_down_to_its_mistakes_and_hints() -> None:
    client = german_client()
    sandbox = client.post("/api/exercises/fire-marshal/start/").json()["sandbox"]
    assert client.get(f"/api/sandboxes/{sandbox}/").json()["sandbox"]["name"] == "Der Brandschutzhelm"
    shown = client.post(f"/api/sandboxes/{sandbox}/attempt/hints/").json()
    assert shown["exercise"]["task"].startswith("Lass neben Bob auch Jane")
    assert shown["goals"][1]["text"] == "Jane kann den Hut aufsetzen"
    assert shown["hints"][0]["text"].startswith("Eine Rolle trägt zwei Richtlinien")


def test_numbers_of_a_quiz_are_written_as_its_reader_does() -> None:
    question = pool().question("company-merger/question-1", 1)
    assert question is not None
    assert re.search(r"^Firma B hat \d\d?\.\d{3} Angestellte", in_language(question.text, "de"))


@pytest.mark.parametrize("key", pool().keys())
def test_every_question_is_asked_and_explained_in_german(key: str) -> None:
    for seed in range(10):
        question = pool().question(key, seed)
        assert question is not None
        for text in (question.text, *question.why):
            assert in_language(text, "de") != text
        situations = [option for option in question.options if key.endswith("/fits")]
        assert all(in_language(option, "de") != option for option in situations)


@pytest.mark.django_db(transaction=True)
def test_goals_that_tick_come_over_the_socket_in_german() -> None:
    client = german_client()
    public_id = client.post("/api/exercises/fire-marshal/start/").json()["sandbox"]
    listener = Listener(public_id)
    sandbox = Sandbox.objects.get(public_id=public_id)
    do(sandbox, exercise("fire-marshal").mistakes[2].operations, {})
    client.post(f"/api/sandboxes/{public_id}/attempt/check/")
    message = listener.next("goals")
    told = for_socket(message, "de")
    assert told["goals"][2]["text"] == "Raj kann den Hut nicht aufsetzen"
    assert told["mistakes"][0]["feedback"].startswith("* vertraut jedem AWS-Prinzipal")
    assert for_socket(message, "en")["goals"][2]["text"] == "Raj cannot put on the hat"


def test_a_text_that_is_not_translated_stays_english() -> None:
    assert in_language({"text": exercise("fire-marshal").title}, "en") == {"text": "The fire marshal"}
