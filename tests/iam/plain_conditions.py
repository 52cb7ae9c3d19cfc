"""Conditions, resources and actions read plainly from AWS's guide: nothing compiled, nothing kept, patterns as regular

expressions. Only for comparing with the engine; it may be as slow as it likes. Contexts hold lower-case keys.
"""

import base64
import ipaddress
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

Context = dict[str, list[str]]  # a key with its values
NEGATED = ("StringNot", "NumericNot", "DateNot", "NotIp", "ArnNot")


def as_list(value: Any) -> list[Any]:
    """What AWS lets be one or many, as many."""
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str:
    """A policy value as the text that is compared."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def glob(pattern: str) -> str:
    """A pattern as a regular expression: * any run, ? one character."""
    return "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)


def whole(expression: str | None, value: str) -> bool:
    """Whether an expression matches all of a text; None, a variable without value, matches nothing."""
    return expression is not None and re.fullmatch(expression, value, re.DOTALL) is not None


def filled(pattern: str, context: Context, variables: bool, plain: Callable[[str], str]) -> str | None:
    """A pattern with variables as a regular expression; None if a variable has neither value nor default."""
    if not variables:
        return plain(pattern)
    expression, rest = "", pattern
    while found := re.search(r"\$\{([^{}]*)\}", rest):
        expression += plain(rest[: found.start()])
        name, _, default = found[1].partition(", '")
        values = [name] if name in ("*", "?", "$") else context.get(name.lower(), [])
        if len(values) != 1 and default.endswith("'"):
            values = [default[:-1]]
        if len(values) != 1:
            return None
        expression += re.escape(values[0])
        rest = rest[found.end() :]
    return expression + plain(rest)


def action_covered(statement: dict[str, Any], action: str) -> bool:
    """Action and NotAction, letter case aside."""
    element = "Action" if "Action" in statement else "NotAction"
    found = any(whole(glob(each.lower()), action.lower()) for each in as_list(statement[element]))
    return found is (element == "Action")


def resource_covered(statement: dict[str, Any], arn: str, context: Context, variables: bool) -> bool:
    """Resource and NotResource; a trust policy has neither and covers its role."""
    element = next((each for each in ("Resource", "NotResource") if each in statement), None)
    if element is None:
        return True
    found = any(_resource(each, arn, context, variables) for each in as_list(statement[element]))
    return found is (element == "Resource")


def _resource(pattern: str, arn: str, context: Context, variables: bool) -> bool:
    if pattern == "*":
        return True
    if arn == "*":
        return False
    parts = pattern.split(":", 5)
    head = ":".join(map(_head, parts[:5]))
    if len(parts) < 6:
        return whole(head, arn)
    tail = filled(parts[5], context, variables, glob)
    return tail is not None and whole(f"{head}:{tail}", arn)


def _head(part: str) -> str:
    """One of the first five parts: wildcards stop at colons, except a * that ends the part."""
    inside, last = (part[:-1], ".*") if part.endswith("*") else (part, "")
    return "".join({"*": "[^:]*", "?": "[^:]"}.get(letter, re.escape(letter)) for letter in inside) + last


def condition_holds(operator: str, key: str, wanted: list[str], context: Context, variables: bool) -> bool:
    """One operator with one key: the table of missing keys and sets."""
    values = context.get(key.lower(), [])
    if operator == "Null":
        return ("true" if not values else "false") in [each.lower() for each in wanted]
    prefix, _, name = operator.rpartition(":")
    name, exists = (name[:-8], True) if name.endswith("IfExists") else (name, False)
    negated = name.startswith(NEGATED)
    meets = [
        any(_meets(name.replace("Not", ""), each, value, context, variables) for each in wanted) for value in values
    ]
    if prefix == "ForAllValues":
        if negated:
            return not any(meets)
        return all(met for met, value in zip(meets, values, strict=True) if value)
    if not values:
        return exists or (negated and not prefix)
    if prefix == "ForAnyValue":
        return not all(meets) if negated else any(meets)
    return not any(meets) if negated else any(meets)


def _meets(name: str, wanted: str, value: str, context: Context, variables: bool) -> bool:
    """The positive comparison m of one policy value with one context value."""
    if name.startswith("String"):
        plain = glob if name == "StringLike" else re.escape
        expression = filled(wanted, context, variables, plain)
        if name == "StringEqualsIgnoreCase":
            return expression is not None and re.fullmatch(expression, value, re.DOTALL | re.IGNORECASE) is not None
        return whole(expression, value)
    if name.startswith("Arn"):
        return _arn(filled(wanted, context, variables, _glob_kept), value)
    if name == "Bool":
        word = filled(wanted, context, variables, str)
        return word is not None and word.lower() in ("true", "false") and word.lower() == value.lower()
    try:
        return _compared(name, wanted, value)
    except (ValueError, OverflowError):
        return False


def _glob_kept(pattern: str) -> str:
    return "".join({"*": "[^\0]*", "?": "[^\0]"}.get(letter, re.escape(letter)) for letter in pattern)


def _arn(expression: str | None, value: str) -> bool:
    """Six parts one by one; a lone * matches any ARN."""
    if expression is None or value.count(":") < 5:
        return False
    if expression == "[^\0]*":
        return True
    parts = expression.replace("[^\0]", "\0").split(":", 5)
    if len(parts) < 6:
        return False
    return all(whole(part.replace("\0", "."), field) for part, field in zip(parts, value.split(":", 5), strict=True))


def _compared(name: str, wanted: str, value: str) -> bool:
    """The operators whose values are numbers, moments, addresses or bytes."""
    if name == "IpAddress":
        if "%" in wanted + value or not re.fullmatch(r"[^/]+(/\d+)?", wanted):
            return False
        network, address = ipaddress.ip_network(wanted, strict=False), ipaddress.ip_address(value)
        return network.version == address.version and address in network
    if name == "BinaryEquals":
        return base64.b64decode(wanted, validate=True) == base64.b64decode(value, validate=True)
    read = _number if name.startswith("Numeric") else _moment
    left, right = read(value), read(wanted)
    sign = name.removeprefix("Numeric").removeprefix("Date")
    return {
        "Equals": left == right,
        "LessThan": left < right,
        "LessThanEquals": left <= right,
        "GreaterThan": left > right,
        "GreaterThanEquals": left >= right,
    }[sign]


def _number(value: str) -> Fraction:
    if "/" in value or "_" in value or value != value.strip():
        raise ValueError
    return Fraction(value)


def _moment(value: str) -> Fraction:
    """Seconds since 1970 of the forms that AWS names; exactly four digits are a year."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        year, month, day, *_ = [*map(int, value.split("-")), 1, 1]
        return Fraction(int(datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T00:00:00+00:00").timestamp()))
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return Fraction(value)
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)", value)
    if found is None or (found[3] and not found[2]):
        raise ValueError
    local = datetime.fromisoformat(f"{found[1]}{found[2] or ':00'}+00:00")
    zone = (
        timedelta() if found[4] == "Z" else timedelta(hours=int(found[4][:3]), minutes=int(found[4][0] + found[4][4:]))
    )
    return Fraction(int((local - zone).timestamp())) + Fraction("0" + (found[3] or ".0"))
