"""Rounds belong to a person, are judged by the server, and never tell what is right before the answer."""

from typing import Any

import pytest
from django.utils.html import escape
from rest_framework.test import APIClient

from playground.people.accounts import hand_over
from playground.people.commands import create_guest
from playground.people.models import Kind, Person
from playground.workshop.catalog import exercise
from playground.workshop.quiz import rounds
from playground.workshop.quiz.rounds import answer, question_of, start_round
from playground.workshop.quiz_models import QuizMark, QuizRound

pytestmark = pytest.mark.django_db
SLUG = "fire-marshal"


@pytest.fixture
def person() -> Person:
    return create_guest()


@pytest.fixture
def client(person: Person) -> APIClient:
    made = APIClient()
    made.force_authenticate(person)
    return made


def begin(client: APIClient, **given: Any) -> dict[str, Any]:
    answered = client.post("/api/quiz/rounds/", given, format="json")
    assert answered.status_code == 201
    return answered.json()


def send(client: APIClient, quiz: str, index: int, picked: list[int]) -> Any:
    return client.post(f"/api/quiz/rounds/{quiz}/answers/", {"index": index, "picked": picked}, format="json")


def play(person: Person, found: QuizRound, wrong: tuple[int, ...] = ()) -> QuizRound:
    """Answer all of it, those at `wrong` wrongly."""
    for index in range(len(found.questions)):
        asked = question_of(found, index)
        others = [each for each in range(len(asked.options)) if each not in asked.right]
        spoilt = others[:1] or list(asked.right)[:1]
        found = answer(person, found.public_id, index, spoilt if index in wrong else list(asked.right))
    return found


def test_what_is_right_is_told_only_with_the_judgement(client: APIClient) -> None:
    shown = begin(client, scope=SLUG)
    assert (shown["of"], shown["title"], shown["judged"]) == (8, "The fire marshal", [])
    assert set(shown["next"]) == {"exercise", "text", "options", "many"}
    found = QuizRound.objects.get(public_id=shown["id"])
    asked = question_of(found, 0)
    after = send(client, shown["id"], 0, list(asked.right)).json()
    (judged,) = after["judged"]
    assert (judged["is_right"], judged["right"], after["right"]) == (True, list(asked.right), 1)
    assert judged["why"] == list(asked.why)
    assert after["next"]["text"] == question_of(found, 1).text


def test_the_same_answer_twice_counts_once_and_another_one_is_refused(client: APIClient) -> None:
    shown = begin(client, scope=SLUG)
    asked = question_of(QuizRound.objects.get(public_id=shown["id"]), 0)
    first = send(client, shown["id"], 0, list(asked.right)).json()
    assert send(client, shown["id"], 0, list(asked.right)).json() == first
    other = [index for index in range(len(asked.options)) if index not in asked.right][:1]
    refused = [send(client, shown["id"], index, other) for index in (0, 2)]
    assert [(each.status_code, each.json()["error"]["code"]) for each in refused] == [(409, "NotThisQuestion")] * 2


@pytest.mark.parametrize("picked", [[], [9], [0, 0], ["a"], list(range(7))])
def test_what_cannot_be_an_answer_is_refused_and_asked_again(client: APIClient, picked: list[Any]) -> None:
    shown = begin(client)
    assert send(client, shown["id"], 0, picked).status_code == 400
    assert client.get(f"/api/quiz/rounds/{shown['id']}/").json() == shown


def test_a_round_ends_with_its_score_and_what_went_wrong_is_asked_again(person: Person, client: APIClient) -> None:
    found = play(person, start_round(person, SLUG), wrong=(0, 3))
    assert (found.right, found.finished_at is not None) == (6, True)
    shown = client.get("/api/quiz/").json()
    (scope,) = (each for each in shown["scopes"] if each["scope"] == SLUG)
    assert (scope["questions"], scope["known"], scope["wrong"]) == (8, 6, 2)
    assert [(each["title"], each["right"], each["of"]) for each in shown["rounds"]] == [("The fire marshal", 6, 8)]
    again = start_round(person, again=True)
    assert {key for key, _ in again.questions} == {found.questions[index][0] for index in (0, 3)}
    play(person, again)
    refused = client.post("/api/quiz/rounds/", {"again": True}, format="json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "NothingToAsk")


def test_a_new_round_asks_what_was_never_asked_before_what_is_known(person: Person) -> None:
    asked = [key for _ in range(3) for key, _ in play(person, start_round(person)).questions]
    assert len(set(asked)) == len(asked) == 30


def test_foreign_rounds_answer_as_unknown_ones(person: Person, client: APIClient) -> None:
    foreign = start_round(create_guest()).public_id
    answers = [client.get(f"/api/quiz/rounds/{each}/") for each in (foreign, "quiz-nothing")]
    answers += [send(client, each, 0, [0]) for each in (foreign, "quiz-nothing")]
    assert {(each.status_code, each.content) for each in answers} == {(404, answers[0].content)}
    assert client.post("/api/quiz/rounds/", {"scope": "nothing"}).status_code == 404
    assert APIClient().get("/api/quiz/").status_code in (401, 403)


def test_only_so_many_rounds_and_marks_are_kept(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "MOST_ROUNDS", 2)
    monkeypatch.setattr(rounds, "MOST_MARKS", 12)
    played = [play(person, start_round(person)).public_id for _ in range(3)]
    assert set(QuizRound.objects.values_list("public_id", flat=True)) == set(played[1:])
    assert QuizMark.objects.filter(person=person).count() <= 12


def test_a_guests_marks_go_to_the_account_and_the_later_answer_counts(person: Person) -> None:
    play(person, start_round(person, SLUG))
    learner = create_guest()
    play(learner, start_round(learner, SLUG), wrong=(0,))
    learner.kind = Kind.LEARNER
    learner.save()
    (spoilt,) = QuizMark.objects.filter(person=learner, streak=0)
    hand_over(person, learner)
    assert QuizMark.objects.count() == 8
    assert QuizMark.objects.get(question=spoilt.question).streak == 0
    assert QuizRound.objects.filter(person=learner).count() == 2


def test_the_overview_takes_few_questions_to_the_database(
    person: Person, client: APIClient, django_assert_num_queries: Any
) -> None:
    play(person, start_round(person))
    begun = start_round(person)
    with django_assert_num_queries(3):
        shown = client.get("/api/quiz/").json()
    assert shown["open"] == begun.public_id
    assert shown["questions"] == sum(each["questions"] for each in shown["scopes"])


def test_the_pages_open_for_somebody_new_and_an_unknown_exercise_is_not_there(client: APIClient) -> None:
    browser = APIClient()
    page = browser.get(f"/quiz/{SLUG}/")
    assert page.status_code == 200
    assert f'data-scope="{SLUG}"' in page.content.decode()
    assert browser.get("/api/quiz/").status_code == 200
    assert [APIClient().get(f"/quiz/{slug}").status_code for slug in ("", "numbers/", "nothing/")] == [200, 200, 404]


def test_an_answer_names_the_exercise_that_it_comes_from(client: APIClient) -> None:
    round_id = begin(client, scope=SLUG)["id"]
    judged = send(client, round_id, 0, [0]).json()["judged"][0]
    assert (judged["exercise"], judged["title"]) == (SLUG, "The fire marshal")
    numbers = begin(client, scope="numbers")["id"]
    assert send(client, numbers, 0, [0]).json()["judged"][0]["title"] == ""


def test_the_page_of_an_exercise_says_why_and_no_more_of_its_lesson(client: APIClient) -> None:
    lesson = exercise(SLUG).lesson
    assert lesson is not None
    page = client.get(f"/exercise/{SLUG}/?why").content.decode()
    assert '<details id="why" open>' in page
    assert escape(lesson.facts[0]) in page
    assert escape(lesson.questions[0].why) not in page
    assert '<details id="why">' in client.get(f"/exercise/{SLUG}/").content.decode()
