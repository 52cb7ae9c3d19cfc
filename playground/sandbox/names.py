"""Names, paths and texts against AWS's patterns, refused in the words of the AWS APIs ("N validation errors detected").

Source: IAM API Reference, the Pattern and Length Constraints of each parameter.
"""

import re
from collections.abc import Mapping
from typing import Any

from playground.sandbox import limits
from playground.sandbox.errors import InvalidInput, ValidationError
from playground.sentences import say

NAME_PATTERN = r"[\w+=,.@-]+"
NAME = re.compile(r"[A-Za-z0-9_+=,.@-]+")
PATH_PATTERN = r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"
PATH = re.compile(r"/(?:[\x21-\x7e]+/)?")
ALIAS_PATTERN = r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"
ALIAS = re.compile(ALIAS_PATTERN.strip("^$"))
# Nothing that turns the rest of the line around either: what stands beside a name would be read backwards.
TITLE = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
SHOWN_CHARACTERS = 80


def check_name(value: str, member: str, most: int, place: str = "name") -> str:
    """In: a user, group, role, profile or policy name and AWS's name for the field. Out: the name."""
    wrong = []
    if not 1 <= len(value) <= most:
        wrong.append(_length(value, member, most))
    if not NAME.fullmatch(value):
        wrong.append(f"{_value(value, member)} Member must satisfy regular expression pattern: {NAME_PATTERN}")
    if wrong:
        raise _refusal(
            wrong, say("Use 1 to {most} letters, digits and + = , . @ - _ without spaces.", most=most), place
        )
    return value


def check_path(value: str, place: str = "path") -> str:
    """Out: a path: / or /…/, at most 512 characters."""
    wrong = []
    if not 1 <= len(value) <= 512:
        wrong.append(_length(value, "path", 512))
    if not PATH.fullmatch(value):
        wrong.append(f"{_value(value, 'path')} Member must satisfy regular expression pattern: {PATH_PATTERN}")
    if wrong:
        raise _refusal(wrong, say("Write / alone, or begin and end with /, as in /engineering/."), place)
    return value


def check_title(value: str, member: str, most: int, place: str = "name", least: int = 1) -> str:
    """In: free text of one line, for people. Out: it, without white space around it."""
    value = value.strip()
    if not least <= len(value) <= most:
        raise _refusal(
            [_length(value, member, most)], say("Use {least} to {most} characters.", least=least, most=most), place
        )
    if value and not TITLE.fullmatch(value):
        raise _refusal(
            [f"{_value(value, member)} Member must not contain control characters"], say("Write it on one line."), place
        )
    return value


def check_description(value: str, place: str = "description") -> str:
    """Out: a role's or policy's description, at most 1000 characters."""
    if len(value) > 1000:
        raise _refusal([_length(value, "description", 1000)], say("Shorten it to 1000 characters."), place)
    return value


def check_number(value: str, place: str = "number") -> str:
    """Out: an account id of 12 digits."""
    if not re.fullmatch(r"[0-9]{12}", value):
        wrong = [f"{_value(value, 'accountId')} Member must satisfy regular expression pattern: ^\\d{{12}}$"]
        raise _refusal(wrong, say("An account id has 12 digits, as in 111122223333."), place)
    return value


def check_alias(value: str, place: str = "alias") -> str:
    """Out: an account alias; twelve digits would be an account id."""
    if not ALIAS.fullmatch(value) or re.fullmatch(r"[0-9]{12}", value):
        wrong = [f"{_value(value, 'accountAlias')} Member must satisfy regular expression pattern: {ALIAS_PATTERN}"]
        hint = say("Use 3 to 63 lower-case letters, digits and single hyphens between them, and not only 12 digits.")
        raise _refusal(wrong, hint, place)
    return value


def check_range(value: int, member: str, least: int, most: int, place: str) -> int:
    """Out: a whole number within AWS's bounds."""
    if value < least:
        wrong = f"{_value(value, member)} Member must have value greater than or equal to {least}"
    elif value > most:
        wrong = f"{_value(value, member)} Member must have value less than or equal to {most}"
    else:
        return value
    raise _refusal([wrong], say("Choose a number from {least} to {most}.", least=least, most=most), place)


def check_tags(tags: Mapping[str, str], place: str = "tags") -> dict[str, str]:
    """Out: at most 50 tags, keys of 1 to 128 characters that differ in more than case, values up to 256."""
    if len(tags) > limits.TAGS:
        raise InvalidInput(
            say("A resource can have at most {most} tags.", most=limits.TAGS), hint=say("Remove some."), place=place
        )
    if len({key.lower() for key in tags}) < len(tags):
        raise InvalidInput(
            say("Duplicate tag keys found. Please note that Tag keys are case insensitive."),
            hint=say("Keep one of the keys that differ only in case."),
            place=place,
        )
    for key, value in tags.items():
        wrong = [] if 1 <= len(key) <= 128 and not key.lower().startswith("aws:") else [_length(key, "tags.key", 128)]
        wrong += [] if isinstance(value, str) and len(value) <= 256 else [_length(str(value), "tags.value", 256)]
        if wrong:
            raise _refusal(wrong, say("Keys: 1 to 128 characters, not beginning with aws:. Values: up to 256."), place)
    return dict(tags)


def _value(value: Any, member: str) -> str:
    return f"Value '{str(value)[:SHOWN_CHARACTERS]}' at '{member}' failed to satisfy constraint:"


def _length(value: str, member: str, most: int) -> str:
    """An empty value is too short, every other one too long."""
    if not value:
        return f"{_value(value, member)} Member must have length greater than or equal to 1"
    return f"{_value(value, member)} Member must have length less than or equal to {most}"


def _refusal(wrong: list[str], hint: str, place: str) -> ValidationError:
    count = len(wrong)
    return ValidationError(
        f"{count} validation error{'s' if count > 1 else ''} detected: {'; '.join(wrong)}", hint=hint, place=place
    )
