"""PURE: words replaced in what a file holds, wherever they stand alone."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from playground.sentences import capital

KEPT: Final = frozenset({"slug", "after"})  # other exercises know these


def reworded(tree: Any, words: Mapping[str, str]) -> Any:
    """In: what a file holds, old words to new ones. Out: the same, with a capital letter where the old one had it."""
    if not words:
        return tree
    pairs = {form(old): form(new) for old, new in words.items() for form in (str, capital)}
    # Longest first. An s may follow: Bobs Rolle, Bob's role. Numbers stand inside of names, too: logs-111122223333.
    either = "|".join(re.escape(old) for old in sorted(pairs, key=len, reverse=True))
    one = re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?=s?(?![A-Za-z0-9]))")
    return _changed(tree, lambda text: one.sub(lambda found: pairs[found[0]], text))


def _changed(tree: Any, change: Callable[[str], str]) -> Any:
    if isinstance(tree, str):
        return change(tree)
    if isinstance(tree, dict):
        return {change(key): value if key in KEPT else _changed(value, change) for key, value in tree.items()}
    return [_changed(each, change) for each in tree] if isinstance(tree, list) else tree
