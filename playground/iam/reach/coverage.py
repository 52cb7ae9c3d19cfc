"""Whom a statement covers: its Resource and its conditions for everybody at once."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy

from playground.iam.reach.bits import bits_of, members
from playground.iam.reach.census import Census
from playground.iam.reach.facts import Facts
from playground.iam.reach.keyed import Keyed, KeyedStatement
from playground.iam.request import ContextValue, Request

KEPT = 16_384  # sets of those who pass a condition; each is a bit for everybody
_LAST = "\U0010ffff"
FactValues = dict[str, ContextValue]
Values = tuple[ContextValue | None, ...]
Singles = list[tuple[str, list[int]]]  # a value, and the numbers of those who have it
Others = list[tuple[ContextValue | None, list[int]]]


class Coverage:
    """In: the numbered principals and their facts. Remembers who passes which condition."""

    def __init__(self, census: Census, facts: Facts) -> None:
        self._size, self._facts, self._everybody = census.size, facts, census.everybody
        self._kept: dict[tuple[Hashable, Values], int] = {}
        self._split: dict[Hashable, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._sorted: dict[str, tuple[Singles, Others]] = {}

    def without(self, touched: frozenset[str], facts: Facts) -> "Coverage":
        """In: keys whose values are others for somebody now, and the facts that say so. Out: all else remembered."""
        coverage = copy(self)
        coverage._facts = facts
        coverage._split = {same: keys for same, keys in self._split.items() if touched.isdisjoint((*keys[0], *keys[1]))}
        coverage._kept = {key: passing for key, passing in self._kept.items() if key[0] in coverage._split}
        coverage._sorted = {key: values for key, values in self._sorted.items() if key not in touched}
        return coverage

    def of(self, statement: KeyedStatement, asked: Request, within: int) -> int:
        """Out: those of `within` whom the statement covers in this request, principals and action aside."""
        resource = statement.compiled.resource
        if resource is not None:
            if statement.resource_keys:
                keys = statement.resource_keys
                within = self._each(lambda facts: resource(asked.resource, facts), keys, asked, within)
            elif not resource(asked.resource, asked.facts):
                return 0
        for keyed in statement.conditions:
            if not within:
                return 0
            within &= self.passing(keyed, asked)
        return within

    def passing(self, keyed: Keyed, asked: Request) -> int:
        """Out: everybody who passes a condition."""
        varying, fixed = self._keys_of(keyed)
        key = (keyed.same, tuple([asked.facts.get(each) for each in fixed]))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = self._pass(keyed, varying, _only(asked.facts, fixed))
        return found

    def _pass(self, keyed: Keyed, varying: tuple[str, ...], facts: FactValues) -> int:
        if not varying:
            return self._everybody if keyed.test(facts) else 0
        if len(varying) == 1:
            return self._pass_one_key(keyed, varying[0], facts)
        passing: list[int] = []
        for values, numbers in self._facts.groups(varying):
            own = {key: value for key, value in zip(varying, values, strict=True) if value is not None}
            if keyed.test(facts | own):
                passing.extend(numbers)
        return bits_of(passing, self._size)

    def _pass_one_key(self, keyed: Keyed, key: str, facts: FactValues) -> int:
        """The usual case. Values that cannot pass because of how they begin are not even asked."""
        ordered, others = self._values_of(key)
        passing: list[int] = []
        for value, numbers in others:
            if keyed.test(facts if value is None else facts | {key: value}):
                passing.extend(numbers)
        for value, numbers in _candidates(keyed, key, ordered):
            facts[key] = value
            if keyed.test(facts):
                passing.extend(numbers)
        return bits_of(passing, self._size)

    def _each(
        self, test: Callable[[Mapping[str, ContextValue]], bool], keys: tuple[str, ...], asked: Request, within: int
    ) -> int:
        """For what differs from caller to caller and from resource to resource: one by one."""
        if not any(key in self._facts.varying for key in keys):
            return within if test(asked.facts) else 0
        fixed = _only(asked.facts, keys)
        own = self._facts.own
        passing = [number for number in members(within) if test(fixed | _only(own[number], keys))]
        return bits_of(passing, self._size)

    def _keys_of(self, keyed: Keyed) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The keys whose values depend on the caller, and the others."""
        found = self._split.get(keyed.same)
        if found is None:
            varying = tuple(key for key in keyed.keys if key in self._facts.varying)
            found = varying, tuple(key for key in keyed.keys if key not in varying)
            self._split[keyed.same] = found
        return found

    def _values_of(self, key: str) -> tuple[Singles, Others]:
        """The single values of a key in order, and apart from them lists of values and its absence."""
        found = self._sorted.get(key)
        if found is None:
            singles: Singles = []
            others: Others = []
            for (value,), numbers in self._facts.groups((key,)):
                if isinstance(value, str):
                    singles.append((value, numbers))
                else:
                    others.append((value, numbers))
            found = self._sorted[key] = sorted(singles, key=lambda each: each[0]), others
        return found


def _candidates(keyed: Keyed, key: str, ordered: Singles) -> Iterable[tuple[str, list[int]]]:
    """The values that fit a clue, or all where there is none."""
    if keyed.clues is None or keyed.keys[0] != key:
        return ordered
    found: dict[str, list[int]] = {}
    for start, inside in keyed.clues:
        low = bisect_left(ordered, start, key=_value)
        high = bisect_left(ordered, start + _LAST, low, key=_value)
        found.update([entry for entry in ordered[low:high] if inside in entry[0]])
    return found.items()


def _value(entry: tuple[str, list[int]]) -> str:
    return entry[0]


def _only(facts: Mapping[str, ContextValue], keys: Iterable[str]) -> FactValues:
    return {key: facts[key] for key in keys if key in facts}
