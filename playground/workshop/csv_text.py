"""CSV, RFC 4180, in which a text is never taken for a formula: an apostrophe before it, see OWASP, "CSV Injection".

What has such apostrophes already gets one more, so that reading takes away exactly what writing has put there.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"  # by which Excel knows UTF-8
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def written(rows: Iterable[Sequence[object]], *, byte_order_mark: bool = False) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(each) for each in row] for row in rows)
    return ((BYTE_ORDER_MARK if byte_order_mark else "") + text.getvalue()).encode()


def guarded(value: object) -> object:
    """Out: the same; a text that a spreadsheet would compute begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def unguarded(text: str) -> str:
    """Out: the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
