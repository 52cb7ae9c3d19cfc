"""Matching with * and ?, never in exponential time.

A pattern is a tuple of tokens: literal texts, and the four wildcards. Two that may not cross a colon exist for the
first five parts of an ARN. Patterns without ? and without such wildcards are matched chunk by chunk with str.find;
the others by running all ways through the pattern at once, as bits of one integer.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache


class Wild(Enum):
    """The wildcards."""

    RUN = "*"
    ONE = "?"
    RUN_IN_PART = "* that stops at a colon"
    ONE_IN_PART = "? that is no colon"


_WILDCARDS = re.compile(r"([*?])")
_ONES = (Wild.ONE, Wild.ONE_IN_PART)
Token = str | Wild
Matcher = Callable[[str], bool]


def join_tokens(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The same pattern with neighbouring texts made one, which the matchers need."""
    joined: list[Token] = []
    texts: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            texts.append(token)
            continue
        if texts:
            joined.append("".join(texts))
            texts = []
        joined.append(token)
    if texts:
        joined.append("".join(texts))
    return tuple(joined)


@lru_cache(maxsize=16_384)
def glob_tokens(text: str) -> tuple[Token, ...]:
    """A pattern in which * and ? match anything: actions, String and Arn operators."""
    parts = _WILDCARDS.split(text)
    return tuple(Wild.RUN if part == "*" else Wild.ONE if part == "?" else part for part in parts if part)


def arn_tokens(pattern: str) -> tuple[Token, ...]:
    """A Resource pattern (IAM JSON policy elements: Resource).

    In the first five parts wildcards stay inside their part, except a * that ends its part or the pattern.
    """
    tokens: list[Token] = []
    colons = 0
    for index, letter in enumerate(pattern):
        colons += letter == ":"
        bound = colons < 5
        if letter == "*":
            ends_part = pattern[index + 1 : index + 2] in ("", ":")
            tokens.append(Wild.RUN_IN_PART if bound and not ends_part else Wild.RUN)
        elif letter == "?":
            tokens.append(Wild.ONE_IN_PART if bound else Wild.ONE)
        else:
            tokens.append(letter)
    return join_tokens(tokens)


@lru_cache(maxsize=16_384)
def matcher(tokens: tuple[Token, ...]) -> Matcher:
    """In: a joined pattern. Out: a function that says whether a text matches it."""
    if not tokens:
        return "".__eq__
    if len(tokens) == 1 and isinstance(tokens[0], str):
        return tokens[0].__eq__
    if all(token is Wild.RUN or isinstance(token, str) for token in tokens):
        return _chunk_matcher(tokens)
    return _bit_matcher(tokens)


def _chunk_matcher(tokens: tuple[Token, ...]) -> Matcher:
    """For texts and * only: first and last text are anchored, each other one is taken where it comes first."""
    first = tokens[0] if isinstance(tokens[0], str) else ""
    last = tokens[-1] if isinstance(tokens[-1], str) else ""
    inner = [token for token in tokens if isinstance(token, str)]
    inner = inner[bool(first) : len(inner) - bool(last)]
    if not inner and not last:
        return (lambda text: text.startswith(first)) if first else (lambda text: True)
    shortest = len(first) + len(last)

    def match(text: str) -> bool:
        if len(text) < shortest or not (text.startswith(first) and text.endswith(last)):
            return False
        position, end = len(first), len(text) - len(last)
        for chunk in inner:
            position = text.find(chunk, position, end)
            if position < 0:
                return False
            position += len(chunk)
        return True

    return match


def _bit_matcher(tokens: tuple[Token, ...]) -> Matcher:
    """Bit i of `states` says: the first i letters or ?s of the pattern have been matched."""
    masks = dict.fromkeys(Wild, 0)
    letters: dict[str, int] = {}
    size = 0
    for token in tokens:
        if isinstance(token, str):
            for letter in token:
                letters[letter] = letters.get(letter, 0) | 1 << size
                size += 1
        else:
            masks[token] |= 1 << size
            size += token in _ONES
    any_letter, run = masks[Wild.ONE], masks[Wild.RUN]
    others, stays = any_letter | masks[Wild.ONE_IN_PART], run | masks[Wild.RUN_IN_PART]
    accepts = {letter: mask | (any_letter if letter == ":" else others) for letter, mask in letters.items()}
    accepts.setdefault(":", any_letter)

    def match(text: str) -> bool:
        states = 1
        for letter in text:
            kept = states & (run if letter == ":" else stays)
            states = (states & accepts.get(letter, others)) << 1 | kept
            if not states:
                return False
        return bool(states >> size & 1)

    return match
