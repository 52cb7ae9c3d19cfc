"""JSON shapes in. Bounds are on sizes and counts only; what a name or a policy may say is for the commands to judge."""

from typing import Any

from rest_framework import serializers

from playground.canvas.fields import (
    LONGEST_TEXT,
    Strict,
    action_name,
    boundary,
    document,
    maybe,
    number,
    pairs,
    resource_arn,
    text,
    words,
)
from playground.iam.what_if import Removable
from playground.sandbox.limits import POSITIONS_AT_ONCE, REMOVED_AT_ONCE, TRUSTED_AT_ONCE
from playground.sentences import say

FARTHEST = 1_000_000.0


class PositionIn(Strict):
    x = number(-FARTHEST, FARTHEST)
    y = number(-FARTHEST, FARTHEST)
    width = number(0, FARTHEST, required=False, allow_null=True)
    height = number(0, FARTHEST, required=False, allow_null=True)


class MeIn(Strict):
    name = text()


class SignInIn(Strict):
    email = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=256, trim_whitespace=False)


class PasswordIn(Strict):
    password = serializers.CharField(max_length=256, trim_whitespace=False)
    new_password = serializers.CharField(max_length=256, trim_whitespace=False)


class FarewellIn(Strict):
    password = serializers.CharField(max_length=256, trim_whitespace=False, allow_blank=True, default="")


class NewSandbox(Strict):
    name = maybe()


class SandboxChanges(Strict):
    name = text()


class ClockIn(Strict):
    rate = serializers.IntegerField(min_value=1, max_value=3600)
    paused = serializers.BooleanField()


class RemovalIn(Strict):
    node_ids = serializers.ListField(child=text(), min_length=1, max_length=REMOVED_AT_ONCE)
    cascade = serializers.BooleanField(default=False)


class NoteIn(Strict):
    text = serializers.CharField(max_length=LONGEST_TEXT, trim_whitespace=False)


class NewNote(NoteIn):
    position = PositionIn()


class NewAccount(Strict):
    name = text()
    number = maybe()
    kind = serializers.ChoiceField(["own", "external"], default="own")
    position = PositionIn()


class AccountChanges(Strict):
    name = maybe()
    kind = serializers.ChoiceField(["own", "external"], required=False)
    alias = maybe()
    user_population = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False)


class NewIdentity(Strict):
    kind = serializers.ChoiceField(["user", "service", "web_identity", "anonymous"])
    account_id = maybe(allow_null=True)
    name = text()
    title = maybe()
    path = maybe()
    principal_value = maybe()
    claims = pairs()
    tags = pairs()
    position = PositionIn()


class IdentityChanges(Strict):
    name = maybe()
    title = maybe()
    path = maybe()
    principal_value = maybe()
    claims = pairs()
    tags = pairs()
    boundary = boundary()


class AccessKeyChanges(Strict):
    status = serializers.ChoiceField(["Active", "Inactive"])


class NewGroup(Strict):
    account_id = text()
    name = text()
    path = maybe()
    position = PositionIn()


class GroupChanges(Strict):
    name = maybe()
    path = maybe()


class InlinePolicyIn(Strict):
    name = text()
    document = document()


class NewRole(Strict):
    account_id = text()
    name = text()
    path = maybe()
    description = maybe()
    max_session_duration = serializers.IntegerField(required=False)
    trusted = maybe(allow_null=True)
    trust_policy = document(required=False)
    attachments = words(25)
    inline_policies = InlinePolicyIn(many=True, required=False, max_length=25)
    instance_profile = serializers.BooleanField(required=False)
    tags = pairs()
    position = PositionIn()


class RoleChanges(Strict):
    name = maybe()
    path = maybe()
    description = maybe()
    max_session_duration = serializers.IntegerField(required=False)
    boundary = boundary()
    tags = pairs()


class NewResource(Strict):
    account_id = text()
    type = serializers.ChoiceField(
        ["bucket", "table", "function", "instance", "task", "queue", "topic", "key", "secret"]
    )
    name = text()
    position = PositionIn()


class ExecutionRole(Strict):
    role_id = text()


class AssociatedProfile(Strict):
    instance_profile_id = text()


class ResourceChanges(Strict):
    name = maybe()


class TrustLinkIn(Strict):
    """One node to trust, or several at once."""

    source_id = text(required=False)
    source_ids = serializers.ListField(child=text(), min_length=1, max_length=TRUSTED_AT_ONCE, required=False)

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        if ("source_id" in values) == ("source_ids" in values):
            raise serializers.ValidationError({"source_id": [say("Send either source_id or source_ids.")]})
        return values


class DocumentIn(Strict):
    """`base` is the text that the writer started from: if another one is saved by now, nothing is overwritten."""

    base = document(required=False, allow_null=True)
    document = document()


class ConditionKeyIn(Strict):
    operator = text(max_length=128)
    key = text(max_length=512)


class TrustConditionIn(ConditionKeyIn):
    values = serializers.ListField(child=text(), min_length=1, max_length=20)
    instead_of = ConditionKeyIn(required=False, allow_null=True)


class HalfLinkIn(Strict):
    """`missing` is the side to write: the caller's permission to ask, or the role's trust."""

    source_id = text()
    role_id = text()
    missing = serializers.ChoiceField(["identity", "trust"])


class WithoutIn(serializers.Serializer):
    without = serializers.ListField(child=serializers.ChoiceField(list(Removable)))


class AttachmentIn(Strict):
    policy_arn = text()


class NewPolicy(Strict):
    account_id = text()
    name = text()
    path = maybe()
    description = maybe()
    tags = pairs()
    document = document()


class TagsIn(Strict):
    tags = pairs(required=True)


class NewPolicyVersion(Strict):
    document = document()
    default = serializers.BooleanField(required=False)


class PolicyVersionRef(Strict):
    version = text(max_length=20)


class SearchIn(serializers.Serializer):
    search = text(max_length=128, default="")
    limit = serializers.IntegerField(min_value=1, max_value=100, default=20)


class PageIn(SearchIn):
    offset = serializers.IntegerField(min_value=0, max_value=30_000, default=0)


class ActionSearchIn(PageIn):
    resource = text(default="")


class KeySearchIn(PageIn):
    actions = text(default="")


class ActionNameIn(serializers.Serializer):
    action = text(max_length=256)


class SinceIn(serializers.Serializer):
    since = serializers.IntegerField(min_value=0, max_value=2**63 - 1)


class NodePlaceIn(Strict):
    id = text()
    position = PositionIn()
    pinned = serializers.BooleanField(required=False)


class PositionsIn(Strict):
    positions = NodePlaceIn(many=True, max_length=POSITIONS_AT_ONCE)


class ValidateIn(Strict):
    policy_type = serializers.ChoiceField(
        ["identity", "managed", "boundary", "session", "resource", "trust", "scp", "rcp"]
    )
    document = document()
    account_id = text(required=False, help_text="Where a trust policy's role is: whose accounts are others' there?")


class WhoCanIn(Strict):
    action = action_name()
    resource = resource_arn()
