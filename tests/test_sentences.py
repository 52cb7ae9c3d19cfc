"""A sentence is an English str that can be said again: through copies, queues and columns."""

import copy
import json
import pickle
from dataclasses import asdict, dataclass

from playground.sentences import Sentence, from_json, has_sentences, joined, opening, retold, say, to_json, with_names


def template_of(text: str) -> str:
    return text.template if isinstance(text, Sentence) else ""


def test_a_sentence_is_the_english_text() -> None:
    told = say("{who} may not do {action}.", who="ana", action="s3:GetObject")
    assert told == "ana may not do s3:GetObject."
    assert template_of(told) == "{who} may not do {action}."


def test_without_values_it_is_said_as_it_stands() -> None:
    assert say('Write {"AWS": "*"}.') == 'Write {"AWS": "*"}.'


def test_it_is_still_a_sentence_after_str_copies_and_pickles() -> None:
    @dataclass
    class Answer:
        text: str

    told = say("There is no {name}.", name="ana")
    for again in (str(told), copy.deepcopy(told), pickle.loads(pickle.dumps(told)), asdict(Answer(told))["text"]):
        assert (again, template_of(again)) == ("There is no ana.", "There is no {name}.")


def test_a_part_becomes_a_beginning_with_a_capital_letter() -> None:
    assert opening(say("user {name}", name="ana")) == "User ana"
    assert opening("whoever") == "Whoever"


def test_lists_are_told_in_words() -> None:
    assert [joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_names_inside_are_changed_and_the_words_around_them_are_not() -> None:
    told = say("{who} is trusted, {why}.", who="AIDA1", why=say("{name} says so", name="AIDA1"))
    renamed = with_names(told, lambda text: text.replace("AIDA1", "ana"))
    assert (renamed, template_of(renamed)) == ("ana is trusted, ana says so.", told.template)


def test_a_queue_carries_it_as_json_and_gives_it_back() -> None:
    told = opening(say("{count} users of {account}", count=3, account=say("account {name}", name="prod")))
    form = to_json({"findings": [{"message": told, "code": "x"}]})
    back = from_json(json.loads(json.dumps(form)))["findings"][0]["message"]
    assert (back, template_of(back)) == ("3 users of account prod", "{count} users of {account}")
    assert has_sentences(form) and not has_sentences(to_json({"a": ["b", {"c": 1}]}))


def test_what_learners_name_is_never_taken_for_a_sentence() -> None:
    tags = {"said": "hello", "with": "x"}
    assert from_json(to_json({"tags": tags})) == {"tags": tags}


def test_an_answer_is_retold_wherever_a_sentence_stands_in_it() -> None:
    answer = {"error": {"message": say("Hello."), "fields": [say("Hello.")], "name": "Hello."}}
    told = retold(answer, lambda sentence: "Hallo.")
    assert told == {"error": {"message": "Hallo.", "fields": ["Hallo."], "name": "Hello."}}
