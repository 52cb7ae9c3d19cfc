"""Questions: the same for the same seed, right about what is right, and saying so only after the answer."""

import re
from random import Random

import pytest

from playground.sentences import Sentence
from playground.sts.durations import session_duration
from playground.workshop.lesson import Lesson, Question
from playground.workshop.quiz.asked import Asked
from playground.workshop.quiz.facts import makers_of
from playground.workshop.quiz.numbers import GENERATED
from playground.workshop.quiz.rounds import pool

SEEDS = range(40)
LESSON = Lesson(
    fits=("Now and then: a role.",),
    fits_not=("All day: a policy.",),
    facts=("It has a trust policy.", "It has sessions."),
    questions=(
        Question(
            Sentence("Somebody asks for {n} seconds.", {}),
            ("A session", "A refusal"),
            "From 900.",
            ((900, (0,)), (3_601, (1,))),
        ),
        Question("What has a role?", ("A trust policy", "Sessions", "A password"), "No password.", ((None, (0, 1)),)),
    ),
    myths=("It has one policy.", "It has a password."),
)
TRUTH = dict(zip(LESSON.myths, LESSON.facts, strict=True))


def asked(name: str, seed: int) -> Asked:
    return makers_of("The hat", LESSON, [LESSON])[name](Random(seed))


def right_of(question: Asked) -> set[str]:
    return {question.options[index] for index in question.right}


@pytest.mark.parametrize("key", pool().keys())
def test_every_question_has_an_answer_an_explanation_and_two_to_six_options(key: str) -> None:
    for seed in SEEDS:
        question = pool().question(key, seed)
        assert question is not None
        assert question == pool().question(key, seed)
        assert 2 <= len(question.options) <= 6
        assert len(set(question.options)) == len(question.options)
        assert question.why
        assert question.takes(question.right)
        assert question.judge(question.right)
        assert question.many or len(question.right) == 1


def test_a_number_is_drawn_and_the_right_answer_goes_with_it() -> None:
    drawn = [asked("question-1", seed) for seed in SEEDS]
    assert len({question.text for question in drawn}) == 2
    for question in drawn:
        assert right_of(question) == ({"A session"} if "900 seconds" in question.text else {"A refusal"})


def test_options_change_places_and_the_right_ones_are_followed() -> None:
    drawn = [asked("question-2", seed) for seed in SEEDS]
    assert len({question.options for question in drawn}) > 2
    assert all(right_of(question) == {"A trust policy", "Sessions"} and question.many for question in drawn)


def test_a_fact_stands_among_myths_and_the_explanation_tells_the_truth_about_the_others() -> None:
    question = asked("fact-1", 1)
    assert right_of(question) == {"It has a trust policy."}
    assert set(question.options) == {"It has a trust policy.", *LESSON.myths}
    assert question.why == ("It has sessions.",)


def test_of_mixed_sentences_at_least_one_is_true_and_each_myth_is_set_right() -> None:
    drawn = [asked("facts", seed) for seed in SEEDS]
    assert {len(question.right) for question in drawn} == {1, 2}
    for question in drawn:
        assert right_of(question) <= set(LESSON.facts)
        myths = set(question.options) - right_of(question)
        assert set(question.why) == ({TRUTH[myth] for myth in myths} or {"All of them are."})


def test_when_it_fits_is_asked_without_the_advice_that_would_tell_it() -> None:
    question = asked("fits", 1)
    assert set(question.options) == {"Now and then", "All day"}
    assert right_of(question) == {"Now and then"}
    assert question.why == ("All day: a policy.",)


@pytest.mark.parametrize("seed", SEEDS)
def test_whether_a_length_is_granted_agrees_with_the_playgrounds_own_rule(seed: int) -> None:
    question = GENERATED["asked-for"](Random(seed))
    found = re.search(r"maximum is (\d+) h.* asks for ([\d,]+) seconds", question.text)
    assert found is not None
    seconds, chained = int(found[2].replace(",", "")), "session of another role" in question.text
    try:
        granted = session_duration(seconds, max_session_duration=int(found[1]) * 3_600, chained=chained, service=False)
    except Exception:  # noqa: BLE001  # whatever it refuses with
        granted = 0
    words = f"A session of {granted:,} seconds" if granted >= 900 else "A refusal"
    assert right_of(question) == {words}


def test_the_number_of_people_without_a_user_is_what_exceeds_the_quota() -> None:
    for seed in SEEDS:
        question = GENERATED["users-left"](Random(seed))
        here, coming = (
            int(each.replace(",", "")) for each in re.findall(r"([\d,]+) (?:IAM users|people)", question.text)
        )
        assert right_of(question) == {f"{max(0, here + coming - 5_000):,}"}


def test_what_both_allow_is_what_may_be_done() -> None:
    for seed in SEEDS:
        question = GENERATED["under-two"](Random(seed))
        policy, ceiling = (set(each.split(", ")) for each in re.findall(r"allows ([^.]+)\.", question.text))
        assert right_of(question) == ((policy & ceiling) or {"None of these"})


@pytest.mark.parametrize("picked", [[], [0, 0], [7], [-1], [0, 1]])
def test_what_is_no_answer_is_not_taken(picked: list[int]) -> None:
    assert not GENERATED["chained-longest"](Random(1)).takes(picked)


def test_a_key_that_is_no_more_has_no_question() -> None:
    assert pool().question("fire-marshal/gone", 1) is None
    assert len(pool().keys("fire-marshal")) == 8
    assert pool().keys("nothing") == []
