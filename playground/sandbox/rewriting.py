"""PURE: ARNs and account numbers in policy texts that follow what they name."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from playground.sandbox.world import document_text, document_value

# An ARN up to the next one, a quote or white space; or twelve digits that are no part of a longer number.
MENTION: Final = re.compile(r'arn:aws:(?:(?!arn:aws:)[^"\s])*|(?<!\d)\d{12}(?!\d)')
NUMBER: Final = re.compile(r"(?<!\d)\d{12}(?!\d)")
# What may go on after a name is a longer name, which is not ours (IAM and STS quotas, S3 bucket naming rules).
GOES_ON: Final = {"arn:aws:iam:": re.compile(r"[\w+=,.@/-]"), "": re.compile(r"[\w.-]")}
BETWEEN: Final = ","  # in a list without quotes


def rewriter(texts: Mapping[str, str]) -> Callable[[Any], Any]:
    """In: what becomes what, ARNs and account numbers. Out: a function that changes a document of a world.

    The time it takes grows with the text, not with the number of names.
    """
    if not texts:
        return lambda document: document
    lengths = sorted({len(text) for text in texts}, reverse=True)

    def follow(found: re.Match[str]) -> str:
        mention = found[0]
        for length in lengths:
            start = mention[:length]
            if len(start) == length and start in texts and not _goes_on(start, mention[length:]):
                return texts[start] + NUMBER.sub(number, mention[length:])
        return NUMBER.sub(number, mention)

    def number(found: re.Match[str]) -> str:
        return texts.get(found[0], found[0])

    return lambda document: document_value(MENTION.sub(follow, document_text(document)))


def _goes_on(name: str, rest: str) -> bool:
    """Whether the text goes on with a longer name than this one."""
    if not name.startswith("arn:") or rest in ("", BETWEEN):
        return False
    kind = "arn:aws:iam:" if name.startswith("arn:aws:iam:") else ""
    return GOES_ON[kind].match(rest) is not None
