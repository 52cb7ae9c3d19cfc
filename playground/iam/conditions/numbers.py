"""Numeric operators: decimal numbers. What is no number matches nothing."""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from playground.iam.conditions.strings import Test, Values, text_of

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_LONGEST = 64


def number_test(sign: str) -> Callable[[Values], Test]:
    """In: the comparison of context value with policy value. Out: what the operator table needs."""
    compare = COMPARISONS[sign]

    def build(values: Values) -> Test:
        wanted = [number for number in (read_number(text_of(value)) for value in values) if number is not None]

        def test(value: str) -> bool:
            number = read_number(value)
            return number is not None and any(compare(number, each) for each in wanted)

        return test

    return build


@lru_cache(maxsize=4096)
def read_number(text: str) -> Decimal | None:
    """In: a text. Out: the number it is, if it is one."""
    return Decimal(text) if len(text) <= _LONGEST and _NUMBER.fullmatch(text) else None
