"""The operator table: every condition operator with its family (IAM JSON policy elements: Condition operators)."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from playground.iam.conditions.addresses import address_test
from playground.iam.conditions.arns import arn_test
from playground.iam.conditions.booleans import bool_test
from playground.iam.conditions.dates import date_test
from playground.iam.conditions.numbers import number_test
from playground.iam.conditions.strings import binary_test, equals_ignore_case_test, equals_test, like_test
from playground.iam.wildcards import Token, glob_tokens

Values = tuple[tuple[Token, ...], ...]
Test = Callable[[str], bool]  # does a context value match some policy value?


def plain_tokens(text: str) -> tuple[Token, ...]:
    """For operators without wildcards: the text itself."""
    return (text,) if text else ()


@dataclass(frozen=True)
class Operator:
    """How to compare. `build` takes policy values as tokens; `tokens` says how a value's text becomes tokens."""

    name: str
    build: Callable[[Values], Test]
    negated: bool = False
    variables: bool = False
    tokens: Callable[[str], tuple[Token, ...]] = plain_tokens


@dataclass(frozen=True)
class OperatorUse:
    """An operator as a policy names it: with a set prefix ("", ForAllValues, ForAnyValue) and maybe IfExists."""

    operator: Operator
    prefix: str
    if_exists: bool


def _no_test(values: Values) -> Test:
    """Null looks at the key, not at its value."""
    return lambda value: False


NULL = Operator("Null", _no_test)
_ALL = (
    Operator("StringEquals", equals_test, variables=True),
    Operator("StringNotEquals", equals_test, negated=True, variables=True),
    Operator("StringEqualsIgnoreCase", equals_ignore_case_test, variables=True),
    Operator("StringNotEqualsIgnoreCase", equals_ignore_case_test, negated=True, variables=True),
    Operator("StringLike", like_test, variables=True, tokens=glob_tokens),
    Operator("StringNotLike", like_test, negated=True, variables=True, tokens=glob_tokens),
    Operator("NumericEquals", number_test("==")),
    Operator("NumericNotEquals", number_test("=="), negated=True),
    Operator("NumericLessThan", number_test("<")),
    Operator("NumericLessThanEquals", number_test("<=")),
    Operator("NumericGreaterThan", number_test(">")),
    Operator("NumericGreaterThanEquals", number_test(">=")),
    Operator("DateEquals", date_test("==")),
    Operator("DateNotEquals", date_test("=="), negated=True),
    Operator("DateLessThan", date_test("<")),
    Operator("DateLessThanEquals", date_test("<=")),
    Operator("DateGreaterThan", date_test(">")),
    Operator("DateGreaterThanEquals", date_test(">=")),
    Operator("Bool", bool_test, variables=True),
    Operator("BinaryEquals", binary_test),
    Operator("IpAddress", address_test),
    Operator("NotIpAddress", address_test, negated=True),
    Operator("ArnEquals", arn_test, variables=True, tokens=glob_tokens),
    Operator("ArnLike", arn_test, variables=True, tokens=glob_tokens),
    Operator("ArnNotEquals", arn_test, negated=True, variables=True, tokens=glob_tokens),
    Operator("ArnNotLike", arn_test, negated=True, variables=True, tokens=glob_tokens),
    NULL,
)
OPERATORS = {operator.name: operator for operator in _ALL}
PREFIXES = ("ForAllValues", "ForAnyValue")
_SUFFIX = "IfExists"


@lru_cache(maxsize=1024)
def find_operator(name: str) -> OperatorUse | None:
    """In: an operator as written, such as ForAnyValue:StringLikeIfExists. Out: what it means; None if it is none."""
    prefix, colon, rest = name.rpartition(":")
    if colon and prefix not in PREFIXES:
        return None
    if rest.endswith(_SUFFIX):
        operator = OPERATORS.get(rest.removesuffix(_SUFFIX))
        return OperatorUse(operator, prefix, True) if operator and operator is not NULL else None
    operator = OPERATORS.get(rest)
    return OperatorUse(operator, prefix, False) if operator else None


def closest_operator(name: str) -> str | None:
    """The operator that a misspelt name most likely means."""
    if len(name) > 60:
        return None
    by_lower_case = {each.lower(): each for each in OPERATORS}
    near = get_close_matches(name.lower().rpartition(":")[2], by_lower_case, n=1, cutoff=0.7)
    return by_lower_case[near[0]] if near else None
