"""Date operators: instants, as ISO 8601 dates and times or as epoch seconds. What is no date matches nothing."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache

from playground.iam.conditions.numbers import COMPARISONS
from playground.iam.conditions.strings import Test, Values, text_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?P<fraction>\.[0-9]{1,9})?)?"
    r"(?:Z|(?P<sign>[+-])(?P<zone_hour>[0-9]{2}):(?P<zone_minute>[0-9]{2})))?)?)?",
    re.ASCII,
)
_SECONDS = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?", re.ASCII)


def date_test(sign: str) -> Callable[[Values], Test]:
    """In: the comparison of context value with policy value. Out: what the operator table needs."""
    compare = COMPARISONS[sign]

    def build(values: Values) -> Test:
        wanted = [moment for moment in (read_date(text_of(value)) for value in values) if moment is not None]

        def test(value: str) -> bool:
            moment = read_date(value)
            return moment is not None and any(compare(moment, each) for each in wanted)

        return test

    return build


@lru_cache(maxsize=4096)
def read_date(text: str) -> Decimal | None:
    """In: a date, a time or epoch seconds; exactly four digits are a year. Out: seconds since 1970, if it is one."""
    found = _DATE.fullmatch(text)
    if found is not None:
        return _instant(found)
    return Decimal(text) if _SECONDS.fullmatch(text) else None


def _instant(found: re.Match[str]) -> Decimal | None:
    part = {name: int(value) for name, value in found.groupdict().items() if value and value.isdecimal()}
    try:
        zone = timezone(timedelta(hours=part.get("zone_hour", 0), minutes=part.get("zone_minute", 0)))
        moment = datetime(
            part["year"],
            part.get("month", 1),
            part.get("day", 1),
            part.get("hour", 0),
            part.get("minute", 0),
            part.get("second", 0),
            tzinfo=UTC,
        )
    except ValueError:  # no such day, hour or zone
        return None
    offset = zone.utcoffset(None) * (-1 if found["sign"] == "-" else 1)
    seconds = int((moment - _EPOCH).total_seconds()) - int(offset.total_seconds())
    return seconds + Decimal(found["fraction"] or 0)
