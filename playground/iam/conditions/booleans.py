"""Bool: true or false, letter case aside."""

from playground.iam.conditions.strings import Test, Values, text_of

_WORDS = frozenset({"true", "false"})


def bool_test(values: Values) -> Test:
    """Policy values that are neither word match nothing."""
    wanted = frozenset(text_of(value).lower() for value in values) & _WORDS
    return lambda value: value.lower() in wanted
