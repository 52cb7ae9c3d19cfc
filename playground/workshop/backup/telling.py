"""PURE: a sentence in a file, read with care: whoever wrote it may want to have anything formatted."""

from string import Formatter
from typing import Any, Final

from playground.sentences import OPENS, SAID, TOLD, WITH, Sentence, say
from playground.workshop.errors import MalformedExercise

LONGEST: Final = 2_000
MOST_DEPTH: Final = 6
SPECS: Final = ("", ",")


def sentence_from(form: Any, depth: int = 0) -> str:
    """In: a text, or the JSON form of a sentence. Out: it. MalformedExercise for what formats more than names."""
    if isinstance(form, str) and len(form) <= LONGEST:
        return form
    if not isinstance(form, dict) or not form.keys() <= {SAID, WITH, OPENS, TOLD} or depth > MOST_DEPTH:
        raise _no_sentence()
    given, told = form.get(WITH, {}), form.get(TOLD, {})
    if not isinstance(given, dict) or not isinstance(told, dict) or len(given) > MOST_DEPTH * 2:
        raise _no_sentence()
    values = {name: _value(each, depth) for name, each in given.items()}
    templates = [form.get(SAID), *told.values()]
    if len(told) > MOST_DEPTH or not all(_is_plain(each, values) for each in templates):
        raise _no_sentence()
    try:
        found = Sentence(form[SAID], values, form.get(OPENS) is True, told)
    except ValueError as error:  # a comma in a text, say
        raise _no_sentence() from error
    if len(found) > LONGEST:
        raise _no_sentence()
    return found


def _value(form: Any, depth: int) -> Any:
    if isinstance(form, int | float) and abs(form) < 1e15:
        return form
    return sentence_from(form, depth + 1)


def _is_plain(template: Any, values: dict[str, Any]) -> bool:
    """Out: whether it has nothing in braces but names of values, with a comma for thousands at most."""
    if not isinstance(template, str) or len(template) > LONGEST:
        return False
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return False
    fields = [(name, spec or "", conversion) for _, name, spec, conversion in parts if name is not None]
    plain = [name.isidentifier() and name in values for name, _, _ in fields]
    return all(plain) and all(spec in SPECS and conversion in (None, "r") for _, spec, conversion in fields)


def _no_sentence() -> MalformedExercise:
    return MalformedExercise(say("This is no sentence."), hint=say("Write a text."))
