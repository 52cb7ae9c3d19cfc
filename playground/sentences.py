"""What is said to people: English text that keeps its template and its values, so that it can be said again in German.

    say("There is a role named {name} in {account}.", name=name, account=account)

Whoever handles it handles a plain str: the English sentence. Only where an answer leaves for its reader does
`languages.py` look at the template and say it in theirs. A template is written out at the call, which is where
`manage.py check_code` finds it and asks for its German text. Pure.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

# Keys of the JSON form. No tag, claim or other name of a learner's can be one: AWS allows no braces there.
SAID, WITH, OPENS, TOLD = "{said}", "{with}", "{opens}", "{told}"
_KEYS = frozenset({SAID, WITH, OPENS, TOLD})
_PLAIN = frozenset({str, int, float, bool, type(None)})  # most of what an answer holds: passed over at once


class Sentence(str):
    """A str with its `template` and `values` (str, int or Sentence). `opens`: it begins with a capital letter.

    `told`: the template in other languages, by language, where no catalogue can know it.
    """

    __slots__ = ("opens", "template", "told", "values")
    template: str
    values: Mapping[str, Any]
    opens: bool
    told: Mapping[str, str]

    def __new__(
        cls, template: str, values: Mapping[str, Any], opens: bool = False, told: Mapping[str, str] | None = None
    ) -> Self:
        text = template.format_map(values) if values else template
        made = str.__new__(cls, capital(text) if opens else text)
        made.template, made.values, made.opens, made.told = template, values, opens, told or {}
        return made

    def __str__(self) -> str:
        return self  # str(…) on the way out must not forget the template

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self  # nothing in it changes; `dataclasses.asdict` copies every text

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.template, dict(self.values), self.opens, dict(self.told))


def say(template: str, /, **values: Any) -> Sentence:
    """In: English with the names of its values in braces; without values it is said as it stands. Out: the sentence."""
    return Sentence(template, values)


def phrase(template: str) -> str:
    """Out: the template itself, marked for the catalogue: `Sentence(template, values)` says it later."""
    return template


def opening(text: str) -> str:
    """Out: the same at the beginning of a sentence, with a capital letter, in every language."""
    return Sentence(text.template, text.values, True, text.told) if isinstance(text, Sentence) else capital(text)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """Out: a list in words, "a, b and c"; empty for none."""
    if not parts:
        return ""
    text = parts[0]
    for each in parts[1:-1]:
        text = say("{one}, {next}", one=text, next=each)
    return say("{some} and {last}", some=text, last=parts[-1]) if len(parts) > 1 else text


def with_names(text: str, change: Callable[[str], str]) -> str:
    """Out: the same with every value that is no sentence itself changed: ids to names, say."""
    if not isinstance(text, Sentence):
        return change(text)
    return Sentence(
        text.template,
        {name: with_names(value, change) if isinstance(value, str) else value for name, value in text.values.items()},
        text.opens,
        text.told,
    )


def to_json(value: Any) -> Any:
    """In: dicts and lists with sentences somewhere. Out: the same for a queue or a database column, sentences tagged:

    {"{said}": template, "{with}": {name: value}, "{opens}": true, "{told}": {language: text}}, all but the first only
    where there is something to tell.
    """
    if isinstance(value, Sentence):
        parts = {WITH: {name: to_json(each) for name, each in value.values.items()}, OPENS: value.opens}
        parts[TOLD] = dict(value.told)
        return {SAID: value.template} | {key: part for key, part in parts.items() if part}
    return _in_all(value, to_json)


def from_json(form: Any) -> Any:
    """The way back. In: what `to_json` gave. Out: with sentences again."""
    if isinstance(form, dict) and SAID in form and form.keys() <= _KEYS:
        values = {name: from_json(value) for name, value in form.get(WITH, {}).items()}
        return Sentence(form[SAID], values, form.get(OPENS, False), form.get(TOLD))
    return _in_all(form, from_json)


def has_sentences(form: Any) -> bool:
    """In: what `to_json` gave. Out: whether there is anything for `from_json` to do."""
    if isinstance(form, dict):
        return SAID in form or any(has_sentences(each) for each in form.values() if type(each) not in _PLAIN)
    return isinstance(form, list) and any(has_sentences(each) for each in form if type(each) not in _PLAIN)


def retold(value: Any, tell: Callable[[Sentence], str]) -> Any:
    """Out: the same dicts and lists with every sentence as `tell` says it."""
    if isinstance(value, Sentence):
        return tell(value)
    return _in_all(value, lambda each: retold(each, tell))


def _in_all(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {key: each if type(each) in _PLAIN else change(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [each if type(each) in _PLAIN else change(each) for each in value]
    return value
