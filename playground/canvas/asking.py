"""JSON shapes in, for asking the engine: who wants to do what to what, and which change to make."""

from typing import Any

from rest_framework import serializers

from playground.canvas.fields import Strict, context_value, maybe, pairs, text
from playground.canvas.serializers import WhoCanIn
from playground.sentences import say


class CredentialsIn(Strict):
    access_key_id = text()
    secret_access_key = maybe(allow_null=True)
    session_token = text()


class RequestCallerIn(Strict):
    kind = serializers.ChoiceField(
        ["identity", "session", "account_root", "role"],
        help_text="role: somebody in it.",
    )
    id = text()
    provider = maybe(help_text="Of somebody in a role: where they signed in; their claims are full condition keys.")
    claims = pairs()


class RequestIn(WhoCanIn):
    caller = RequestCallerIn(required=False)
    credentials = CredentialsIn(required=False)
    record = serializers.BooleanField(
        default=True, help_text="Write it down as a call; false for a question that nobody sends."
    )
    context = serializers.DictField(child=serializers.JSONField(), required=False)

    def validate_context(self, context: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
        """Out: each key's value as text, or as a tuple of texts for a multivalued key."""
        if len(context) > 50:
            raise serializers.ValidationError(say("Give at most 50 condition keys."))
        return {key: context_value(key, value) for key, value in context.items()}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("caller" in attrs) == ("credentials" in attrs):
            raise serializers.ValidationError({"caller": [say("Say who asks: either caller or credentials.")]})
        return attrs


class ChangesIn(RequestIn):
    changes_key = text(help_text="Of the decision whose changes are to be made.")
