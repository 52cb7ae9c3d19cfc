"""The parameters of an AssumeRole request and the bounds that hold before anything is looked up. PURE.

Source: AWS STS API Reference, AssumeRole (Request Parameters) and the API model's constraints; the error's form is
AWS's ValidationError, which lists every failed constraint.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.sandbox.errors import ValidationError
from playground.sentences import say
from playground.sts.durations import LONGEST, OWN_LONGEST, SHORTEST
from playground.sts.errors import InvalidParameterValue, PackedPolicyTooLarge

NAME_PATTERN = r"[\w+=,.@-]*"
EXTERNAL_ID_PATTERN = r"[\w+=,.@:\/-]*"
SERIAL_PATTERN = r"[\w+=/:,.@-]*"
CODE_PATTERN = r"[\d]*"
POLICY_PATTERN = r"[\u0009\u000A\u000D\u0020-\u00FF]*"
TAG_PATTERN = r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"
MOST_TAGS = 50
MOST_POLICY_ARNS = 10
LONGEST_POLICY = 2_048
PACKED_LIMIT = 4_096
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one operation calls the session's name and how long name and session may be."""

    name: str = "roleSessionName"
    longest_name: int = 64
    name_required: bool = False  # ours names a session after its caller where AWS asks for a name
    longest_seconds: int = LONGEST


ASSUME_ROLE = Bounds()
WITH_WEB_IDENTITY = Bounds(name_required=True)
SESSION_TOKEN = Bounds(longest_seconds=OWN_LONGEST)
FEDERATION_TOKEN = Bounds(name="name", longest_name=32, name_required=True, longest_seconds=OWN_LONGEST)


@dataclass(frozen=True, slots=True)
class SessionParameters:
    """What a caller may say when it asks for credentials. None or empty: not said.

    `mfa`: a valid code of `serial_number` came with the call.
    """

    session_name: str | None = None
    duration_seconds: int | None = None
    external_id: str | None = None
    mfa: bool = False
    session_policy: str | None = None
    session_policy_arns: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    transitive_tag_keys: tuple[str, ...] = ()
    source_identity: str | None = None
    serial_number: str | None = None
    token_code: str | None = field(default=None, repr=False)  # never kept: it works once
    reason: str | None = None  # why a glass is broken; never kept for the next time

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "SessionParameters":
        """In: what `to_json` made, or a validated request."""
        return cls(
            session_name=said.get("session_name"),
            duration_seconds=said.get("duration_seconds"),
            external_id=said.get("external_id"),
            mfa=bool(said.get("mfa")),
            session_policy=said.get("session_policy"),
            session_policy_arns=tuple(said.get("session_policy_arns") or ()),
            tags=dict(said.get("tags") or {}),
            transitive_tag_keys=tuple(said.get("transitive_tag_keys") or ()),
            source_identity=said.get("source_identity"),
            serial_number=said.get("serial_number"),
            token_code=said.get("token_code"),
            reason=said.get("reason"),
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "session_name": self.session_name,
            "duration_seconds": self.duration_seconds,
            "external_id": self.external_id,
            "mfa": self.mfa,
            "session_policy": self.session_policy,
            "session_policy_arns": list(self.session_policy_arns),
            "tags": dict(self.tags),
            "transitive_tag_keys": list(self.transitive_tag_keys),
            "source_identity": self.source_identity,
            "serial_number": self.serial_number,
        }


def check_parameters(parameters: SessionParameters, bounds: Bounds = ASSUME_ROLE) -> None:
    """Raises ValidationError naming every constraint that failed; the place is the first one's field."""
    failed = list(_failed_constraints(parameters, bounds))
    if failed:
        count = f"{len(failed)} validation error{'s' if len(failed) > 1 else ''} detected: "
        raise ValidationError(
            count + "; ".join(text for _, text in failed),
            hint=say("Correct this value and ask again."),
            place=failed[0][0],
        )
    _check_tags(parameters)


def packed_percent(parameters: SessionParameters) -> int:
    """Out: how full the packed session policies and tags are. The simulator's rule: characters without white space."""
    size = len(_WHITE_SPACE.sub("", parameters.session_policy or ""))
    size += sum(len(arn) for arn in parameters.session_policy_arns)
    size += sum(len(key) + len(value) for key, value in parameters.tags.items())
    percent = -(-100 * size // PACKED_LIMIT)
    if percent > 100:
        raise PackedPolicyTooLarge(
            f"Packed policy consumes {percent}% of allotted space, please use smaller policy.",
            hint=say("Shorten the session policy or pass fewer tags."),
            place="session_policy",
        )
    return percent


def _failed_constraints(said: SessionParameters, bounds: Bounds) -> Iterator[tuple[str, str]]:
    """Out: (our field, AWS's sentence) for each constraint of the API model that does not hold."""
    if said.session_name is None and bounds.name_required:
        yield "session_name", f"Value null at '{bounds.name}' failed to satisfy constraint: Member must not be null"
    yield from _text("session_name", bounds.name, said.session_name, 2, bounds.longest_name, NAME_PATTERN)
    if said.duration_seconds is not None and not SHORTEST <= said.duration_seconds <= bounds.longest_seconds:
        low = said.duration_seconds < SHORTEST
        bound = f"greater than or equal to {SHORTEST}" if low else f"less than or equal to {bounds.longest_seconds}"
        yield (
            "duration_seconds",
            _constraint(str(said.duration_seconds), "durationSeconds", f"Member must have value {bound}"),
        )
    yield from _text("external_id", "externalId", said.external_id, 2, 1224, EXTERNAL_ID_PATTERN)
    yield from _text("source_identity", "sourceIdentity", said.source_identity, 2, 256, NAME_PATTERN)
    yield from _text("serial_number", "serialNumber", said.serial_number, 9, 256, SERIAL_PATTERN)
    yield from _text("token_code", "tokenCode", said.token_code, 6, 6, CODE_PATTERN)
    yield from _text("session_policy", "policy", said.session_policy, 1, LONGEST_POLICY, POLICY_PATTERN)
    counts = (("session_policy_arns", "policyArns", MOST_POLICY_ARNS), ("transitive_tag_keys", "transitiveTagKeys", 50))
    for name, aws_name, most in counts:
        if len(getattr(said, name)) > most:
            yield name, _constraint("...", aws_name, f"Member must have length less than or equal to {most}")
    if len(said.tags) > MOST_TAGS:
        yield "tags", _constraint("...", "tags", f"Member must have length less than or equal to {MOST_TAGS}")


def _text(
    place: str, aws_name: str, value: str | None, least: int, most: int, pattern: str
) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    shown = value if len(value) <= 100 else value[:100] + "..."
    if len(value) < least:
        yield place, _constraint(shown, aws_name, f"Member must have length greater than or equal to {least}")
    if len(value) > most:
        yield place, _constraint(shown, aws_name, f"Member must have length less than or equal to {most}")
    if not re.fullmatch(pattern, value, re.ASCII):
        yield place, _constraint(shown, aws_name, f"Member must satisfy regular expression pattern: {pattern}")


def _constraint(value: str, aws_name: str, rule: str) -> str:
    return f"Value '{value}' at '{aws_name}' failed to satisfy constraint: {rule}"


def _check_tags(said: SessionParameters) -> None:
    """Source: IAM User Guide, "Pass session tags in AWS STS" (lengths, characters, keys unique ignoring case)."""
    if len({key.lower() for key in said.tags}) < len(said.tags):
        raise InvalidParameterValue(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            hint=say("Keep one of the keys that differ only in case."),
            place="tags",
        )
    for key, value in said.tags.items():
        if not 1 <= len(key) <= 128 or len(value) > 256 or not (_is_tag_text(key) and _is_tag_text(value)):
            raise ValidationError(
                "1 validation error detected: "
                + _constraint(key[:128], "tags", f"Member must satisfy regular expression pattern: {TAG_PATTERN}"),
                hint=say("Keys have 1 to 128 characters, values up to 256: letters, digits, spaces and _.:/=+-@"),
                place="tags",
            )
        if key.lower().startswith("aws:"):
            raise InvalidParameterValue(
                f"The tag key {key} begins with aws:, which is reserved.", hint=say("Choose another key."), place="tags"
            )
    missing = [key for key in said.transitive_tag_keys if key not in said.tags]
    if missing:
        raise InvalidParameterValue(
            f"The transitive tag key {missing[0]} is not among the passed tags.",
            hint=say("Pass a tag with this key, or leave the key out."),
            place="transitive_tag_keys",
        )


def _is_tag_text(text: str) -> bool:
    return all(unicodedata.category(letter)[0] in "LNZ" or letter in "_.:/=+-@" for letter in text)
