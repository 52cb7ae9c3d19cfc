"""String and Binary operators. A policy value comes as tokens: texts and, for Like, wildcards."""

import base64
import binascii
from collections.abc import Callable

from playground.iam.wildcards import Token, matcher

Values = tuple[tuple[Token, ...], ...]
Test = Callable[[str], bool]


def text_of(tokens: tuple[Token, ...]) -> str:
    """The text of a value without wildcards."""
    return "".join(token for token in tokens if isinstance(token, str))


def equals_test(values: Values) -> Test:
    """Exact, letter case and all; * and ? are just letters."""
    wanted = frozenset(text_of(value) for value in values)
    return wanted.__contains__


def equals_ignore_case_test(values: Values) -> Test:
    """Exact, letter case aside."""
    wanted = frozenset(text_of(value).casefold() for value in values)
    return lambda value: value.casefold() in wanted


def like_test(values: Values) -> Test:
    """With * and ?, letter case counts."""
    matchers = [matcher(value) for value in values]
    if len(matchers) == 1:
        return matchers[0]
    return lambda value: any(match(value) for match in matchers)


def binary_test(values: Values) -> Test:
    """Byte for byte, both sides written in base64."""
    wanted = {_bytes(text_of(value)) for value in values} - {None}
    return lambda value: _bytes(value) in wanted


def _bytes(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
