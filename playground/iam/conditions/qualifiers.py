"""IfExists, ForAllValues, ForAnyValue, Null, and what a missing key means (Multivalued context keys).

V are the context's values, m says whether a value matches some policy value:
positive: some v has m; negated: no v has m; a missing key is false for the positive and true for the negated form.
"""

from collections.abc import Callable, Mapping

from playground.iam.request import ContextValue

Facts = Mapping[str, ContextValue]
FactTest = Callable[[Facts], bool]
Match = Callable[[str, Facts], bool]


def qualified(key: str, match: Callable[[str], bool], prefix: str, negated: bool, if_exists: bool) -> FactTest:
    """In: a key, m, and the operator's form. Out: whether the facts pass."""
    if prefix == "ForAllValues":
        return _for_all(key, match, negated)
    if prefix == "ForAnyValue":
        return _for_any(key, match, negated, if_exists)
    return _negated(key, match) if negated else _positive(key, match, if_exists)


def null_test(key: str, values: tuple[str, ...]) -> FactTest:
    """Null: "true" wants the key to be absent, "false" present."""
    wanted = {value.lower() for value in values}
    when_absent, when_present = "true" in wanted, "false" in wanted
    return lambda facts: when_present if key in facts else when_absent


def _positive(key: str, match: Callable[[str], bool], if_exists: bool) -> FactTest:
    def test(facts: Facts) -> bool:
        value = facts.get(key)
        if value is None:
            return if_exists
        return match(value) if isinstance(value, str) else any(map(match, value))

    return test


def _negated(key: str, match: Callable[[str], bool]) -> FactTest:
    def test(facts: Facts) -> bool:
        value = facts.get(key)
        if value is None:
            return True
        return not (match(value) if isinstance(value, str) else any(map(match, value)))

    return test


def _for_any(key: str, match: Callable[[str], bool], negated: bool, if_exists: bool) -> FactTest:
    def test(facts: Facts) -> bool:
        value = facts.get(key)
        if value is None:
            return if_exists
        return any(match(each) is not negated for each in values_of(value))

    return test


def _for_all(key: str, match: Callable[[str], bool], negated: bool) -> FactTest:
    def test(facts: Facts) -> bool:
        value = facts.get(key)
        if value is None:
            return True
        # An empty string counts as no value for the positive form (AWS: "or if the key value resolves to empty").
        return all(match(each) is not negated for each in values_of(value) if each or negated)

    return test


def values_of(value: ContextValue) -> tuple[str, ...]:
    """One value or many, as many."""
    return (value,) if isinstance(value, str) else value
