"""Arn operators: six parts compared one by one with * and ?, letter case counts. Equals and Like are the same."""

from playground.iam.conditions.strings import Test, Values
from playground.iam.wildcards import Matcher, Token, Wild, matcher

_PARTS = 6


def arn_test(values: Values) -> Test:
    """A value with fewer than six parts never matches; a lone * matches any ARN."""
    patterns = [pattern for pattern in (_pattern(value) for value in values) if pattern is not None]

    def test(value: str) -> bool:
        parts = value.split(":", _PARTS - 1)
        if len(parts) < _PARTS:
            return False
        return any(all(match(part) for match, part in zip(pattern, parts, strict=False)) for pattern in patterns)

    return test


def _pattern(tokens: tuple[Token, ...]) -> tuple[Matcher, ...] | None:
    if tokens == (Wild.RUN,):
        return ()
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if not isinstance(token, str):
            parts[-1].append(token)
            continue
        first, *others = token.split(":", _PARTS - len(parts))
        parts[-1].extend([first] if first else [])
        parts.extend([other] if other else [] for other in others)
    return tuple(matcher(tuple(part)) for part in parts) if len(parts) == _PARTS else None
