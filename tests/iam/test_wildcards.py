"""Patterns with * and ?: right on every text, and quick on those that were made to be slow."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.iam.elements import resource_test
from playground.iam.wildcards import arn_tokens, glob_tokens, matcher

many = settings(max_examples=10 * settings().max_examples)  # they are short and cheap
LETTERS = st.text("ab:/*?", max_size=12)


def _by_regex(pattern: str, text: str) -> bool:
    expression = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def _by_arn_rules(pattern: str, text: str) -> bool:
    """The same in the slow and plain way, with colons kept apart in the first five parts."""
    expression, colons = "", 0
    for index, letter in enumerate(pattern):
        colons += letter == ":"
        inside = colons < 5
        if letter == "*":
            at_end = pattern[index + 1 : index + 2] in ("", ":")
            expression += "[^:]*" if inside and not at_end else ".*"
        elif letter == "?":
            expression += "[^:]" if inside else "."
        else:
            expression += re.escape(letter)
    return re.fullmatch(expression, text, re.DOTALL) is not None


@many
@given(LETTERS, LETTERS)
def test_a_glob_matches_what_a_regular_expression_would(pattern: str, text: str) -> None:
    assert matcher(glob_tokens(pattern))(text) is _by_regex(pattern, text)


@many
@given(st.text("ab:*?", max_size=14), st.text("ab:", max_size=14))
def test_an_arn_pattern_keeps_its_first_parts_apart(pattern: str, text: str) -> None:
    assert matcher(arn_tokens(pattern))(text) is _by_arn_rules(pattern, text)


def test_patterns_made_to_be_slow_are_answered_all_the_same() -> None:
    text = "a" * 2_048
    for stars in (1, 10, 1_000):
        assert matcher(glob_tokens("*a" * stars))(text)
        assert not matcher(glob_tokens("*a" * stars + "b"))(text)
        assert matcher(glob_tokens("*?a" * min(stars, 600)))(text)
        assert not matcher(glob_tokens("?*a" * stars + "*b"))(text)
    assert not matcher(glob_tokens("*" + "a" * 1_000 + "b"))(text)
    assert not matcher(arn_tokens("arn:a*a" + "*a" * 500 + "b:c:d:e:f"))("arn:" + text + ":c:d:e:f")


def test_only_a_lone_star_matches_a_request_without_resource() -> None:
    assert resource_test("*", has_variables=True)("*", {})
    assert not resource_test("**", has_variables=True)("*", {})
    assert not resource_test("arn:*", has_variables=True)("*", {})
