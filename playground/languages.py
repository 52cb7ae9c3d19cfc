"""Who reads in which language, and what we say in it. The server works in English; answers are retold as they leave.

`reader_language()` is the language of whoever asked, in everything that an HTTP request runs; tasks and commands
speak English. What has no request, such as a socket,
asks `language_of_scope`. German texts: `locales/de.json`, English template to German; a sentence may carry
its own.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from playground.sentences import Sentence, capital, from_json, retold

ENGLISH = "en"
CATALOGUES = Path(__file__).with_name("locales")


def reader_language() -> str:
    """Out: "en" or "de": chosen in the menu (a cookie), else what the browser asks for, else English."""
    return translation.get_language() or ENGLISH


def speak_to_reader(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Django middleware: everything that this request runs knows its reader's language; nothing after it does."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with translation.override(translation.get_language_from_request(request)):
            response = get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return middleware


def language_of_scope(scope: Mapping[str, Any]) -> str:
    """In: an ASGI scope. Out: as for a request: the cookie, else the first language asked for that we speak."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope.get("headers", ())}
    request = HttpRequest()
    request.COOKIES = _cookies(headers.get("cookie", ""))
    request.META["HTTP_ACCEPT_LANGUAGE"] = headers.get("accept-language", "")
    return translation.get_language_from_request(request)


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: each.value for name, each in SimpleCookie(header).items()}
    except CookieError:
        return {}


def in_language(value: Any, language: str) -> Any:
    """In: a sentence, or dicts and lists with sentences somewhere. Out: the same as plain text in that language."""
    texts = catalogue(language)
    return value if not texts else retold(value, lambda sentence: _said(sentence, language, texts))


def for_reader(value: Any) -> Any:
    """`in_language` for whoever asked: where an answer leaves otherwise than through REST."""
    return in_language(value, reader_language())


def for_socket(message: dict[str, Any], language: str) -> dict[str, Any]:
    """In: a message as the channel layer brought it. Out: what a browser gets."""
    told: dict[str, Any] = in_language(from_json(message), language)
    return told


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Out: English template to text; empty for English, which needs none."""
    path = CATALOGUES / f"{language}.json"
    if language == ENGLISH or language not in dict(settings.LANGUAGES) or not path.exists():
        return {}
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def _said(sentence: Sentence, language: str, texts: Mapping[str, str]) -> str:
    """A template that nobody has translated stays English, with its values in the reader's language."""
    template = sentence.told.get(language) or texts.get(sentence.template) or sentence.template
    values = {name: _value(value, language, texts) for name, value in sentence.values.items()}
    text = template.format_map(values) if values else template
    return capital(text) if sentence.opens else text


def _value(value: Any, language: str, texts: Mapping[str, str]) -> Any:
    if isinstance(value, Sentence):
        return _said(value, language, texts)
    return _Dotted(value) if type(value) is int else value


class _Dotted(int):
    """A whole number as German writes it: 10.240 where English has 10,240."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(",", ".")
