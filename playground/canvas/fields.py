"""The fields that JSON shapes coming in are made of: bounds on sizes and counts, nothing unknown let through."""

from typing import Any

from rest_framework import serializers

from playground.languages import for_reader
from playground.sentences import say

LONGEST_TEXT = 2_048
LONGEST_DOCUMENT = 200_000  # characters; the engine refuses above its own limit, with a better reason


class Strict(serializers.Serializer):
    """Refuses fields it does not know: a misspelt one would otherwise be silently without effect."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = {name: [say("There is no such field here.")] for name in data if name not in self.fields}
            if unknown:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


def text(**options: Any) -> serializers.CharField:
    """A short text, kept as it was sent."""
    return serializers.CharField(
        **{"trim_whitespace": False, "allow_blank": True, "max_length": LONGEST_TEXT, **options}
    )


def maybe(**options: Any) -> serializers.CharField:
    return text(required=False, **options)


def document(**options: Any) -> serializers.CharField:
    """A policy document as text, so that every byte its author wrote is kept."""
    return text(max_length=LONGEST_DOCUMENT, **options)


class BoundaryField(serializers.CharField):
    """An ARN; null and "" both take the boundary away."""

    def run_validation(self, data: Any = serializers.empty) -> str:
        return super().run_validation("" if data is None else data)


def boundary() -> serializers.CharField:
    return BoundaryField(required=False, allow_blank=True, allow_null=True, max_length=LONGEST_TEXT)


def words(most: int, **options: Any) -> serializers.ListField:
    return serializers.ListField(child=text(), max_length=most, required=False, **options)


def pairs(**options: Any) -> serializers.DictField:
    return serializers.DictField(child=text(), **{"required": False, **options})


def number(least: float, most: float, **options: Any) -> serializers.FloatField:
    return serializers.FloatField(min_value=least, max_value=most, **options)


def action_name(**options: Any) -> serializers.RegexField:
    """An action as a request names it, without wildcards."""
    return serializers.RegexField(
        r"^[A-Za-z0-9-]{1,64}:[A-Za-z0-9]{1,128}$",
        error_messages={"invalid": say("An action is written as service:Operation, for example s3:GetObject.")},
        **options,
    )


def resource_arn(**options: Any) -> serializers.RegexField:
    """What a request is about: an ARN, or * for what has none."""
    return serializers.RegexField(
        r"^(\*|arn:[a-z-]{1,20}:[a-z0-9-]{1,64}:[^:\s]{0,64}:[^:\s]{0,64}:.{1,1600})$",
        error_messages={
            "invalid": say("A resource is written as an ARN, for example arn:aws:s3:::photos/cat.jpg, or as *.")
        },
        **options,
    )


def context_value(key: str, value: Any) -> str | tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if len(values) > 50 or not all(isinstance(each, str | int | float) for each in values):
        raise serializers.ValidationError(
            for_reader(
                say("{key} must be a text, a number, true, false or a list of up to 50 of those.", key=key[:100])
            )
        )
    texts = tuple(str(each).lower() if isinstance(each, bool) else str(each)[:LONGEST_TEXT] for each in values)
    return texts if isinstance(value, list) else texts[0]
