"""A statement with the condition keys that it looks at, so that it need be asked only once for equal values."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from playground.iam.conditions.operators import find_operator
from playground.iam.conditions.qualifiers import FactTest
from playground.iam.policy import Condition
from playground.iam.statement import CompiledStatement
from playground.iam.variables import Template, Variable, template
from playground.iam.wildcards import glob_tokens

Clue = tuple[str, str]
_NOT_PLAIN = re.compile(r"[*?]|\$(?:\{[^{}]*\})?")  # wildcards and variables, also where variables mean nothing
_BY_LETTERS = frozenset({"StringEquals", "StringLike", "ArnEquals", "ArnLike"})


@dataclass(frozen=True, eq=False, slots=True)
class Keyed:
    """A test of facts. `same` is equal for tests that always answer alike.

    `clues`: a single value of the first key that fits none of these fails; None if any may pass.
    """

    test: FactTest
    keys: tuple[str, ...]
    same: Hashable
    clues: tuple[Clue, ...] | None


@dataclass(frozen=True, eq=False, slots=True)
class KeyedStatement:
    """`resource_keys` are those of variables in Resource or NotResource."""

    compiled: CompiledStatement
    resource_keys: tuple[str, ...]
    conditions: tuple[Keyed, ...]

    def looks_at(self, keys: frozenset[str]) -> bool:
        """In: keys in lower case. Out: whether one of them can decide if the statement applies."""
        return not keys.isdisjoint(self.resource_keys) or any(
            not keys.isdisjoint(each.keys) for each in self.conditions
        )


@lru_cache(maxsize=65_536)
def keyed_statement(compiled: CompiledStatement, has_variables: bool) -> KeyedStatement:
    """In: a compiled statement; whether ${...} means something in its document."""
    statement = compiled.statement
    patterns = (*(statement.resources or ()), *(statement.not_resources or ()))
    keys = _variable_keys(patterns) if has_variables else ()
    conditions = tuple(_keyed(each.condition, each.key, each.test, has_variables) for each in compiled.conditions)
    return KeyedStatement(compiled, keys, conditions)


def clue(pattern: str) -> Clue:
    """What any match of a pattern begins with, and the longest run of plain letters that it holds after that."""
    first, *others = _NOT_PLAIN.split(pattern)
    return first, max(others, key=len, default="")


def _keyed(condition: Condition, key: str, test: FactTest, has_variables: bool) -> Keyed:
    keys = (key, *_variable_keys(condition.values)) if has_variables else (key,)
    return Keyed(test, tuple(dict.fromkeys(keys)), (condition, has_variables), _clues(condition))


def _clues(condition: Condition) -> tuple[Clue, ...] | None:
    """Only for operators that compare letter by letter and want a match."""
    use = find_operator(condition.operator)
    if use is None or use.operator.name not in _BY_LETTERS or use.prefix == "ForAllValues":
        return None
    return tuple(clue(value) for value in condition.values)


def _variable_keys(values: Iterable[str]) -> tuple[str, ...]:
    read = (template(value, glob_tokens) for value in values if "${" in value)
    parts = (part for each in read if isinstance(each, Template) for part in each.parts)
    return tuple(dict.fromkeys(part.key for part in parts if isinstance(part, Variable)))
