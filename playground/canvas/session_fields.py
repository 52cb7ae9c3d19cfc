"""JSON shapes in of whatever begins a session. What STS accepts of it is for `sts` to judge."""

from rest_framework import serializers

from playground.canvas.fields import Strict, document, maybe, pairs, text, words


class CallerRefIn(Strict):
    kind = serializers.ChoiceField(["identity", "session", "account_root"])
    id = text()


class NewSessionToken(Strict):
    caller = CallerRefIn()
    duration_seconds = serializers.IntegerField(required=False, allow_null=True)
    serial_number = maybe(allow_null=True)
    token_code = maybe(allow_null=True)


class SessionAgainIn(Strict):
    token_code = maybe(allow_null=True)


class NewFederationToken(Strict):
    caller = CallerRefIn()
    name = text()
    duration_seconds = serializers.IntegerField(required=False, allow_null=True)
    session_policy = document(required=False, allow_null=True)
    session_policy_arns = words(50)
    tags = pairs()


class NewSession(NewSessionToken):
    role_id = text()
    session_name = maybe()
    external_id = maybe(allow_null=True)
    session_policy = document(required=False, allow_null=True)
    session_policy_arns = words(50)
    tags = pairs()
    transitive_tag_keys = words(100)
    source_identity = maybe(allow_null=True)
    reason = maybe()


class NewWebIdentityToken(Strict):
    lifetime_seconds = serializers.IntegerField(min_value=60, max_value=86_400, default=3_600)
    tags = pairs()
    transitive_tag_keys = words(50)
    source_identity = maybe(allow_null=True)


class NewWebIdentitySession(Strict):
    role_id = text()
    web_identity_token = text(max_length=20_000)
    provider_id = maybe(allow_null=True)
    session_name = maybe(allow_null=True)
    duration_seconds = serializers.IntegerField(required=False, allow_null=True)
    session_policy = document(required=False, allow_null=True)
    session_policy_arns = words(50)


class NewSamlAssertion(Strict):
    """What the identity provider says of who signs in. `role_arns`: those it offers, all of the account if empty."""

    lifetime_seconds = serializers.IntegerField(min_value=1, max_value=3_600, default=300)
    role_arns = words(100)
    session_name = maybe()
    duration_seconds = serializers.IntegerField(required=False, allow_null=True)
    tags = pairs()
    transitive_tag_keys = words(50)
    source_identity = maybe(allow_null=True)


class NewSamlSession(Strict):
    role_id = text()
    principal_arn = text()
    saml_assertion = text(max_length=100_000)
    duration_seconds = serializers.IntegerField(required=False, allow_null=True)
    session_policy = document(required=False, allow_null=True)
    session_policy_arns = words(50)


class SamlMetadata(Strict):
    document = document(required=True)


class NewLoginProfile(Strict):
    password = text(max_length=128)
    password_reset_required = serializers.BooleanField(default=False)


class LoginProfileChanges(Strict):
    password = maybe(max_length=128)
    password_reset_required = serializers.BooleanField(required=False)


class NewMfaDevice(Strict):
    name = maybe()


class TwoCodes(Strict):
    code_1 = text(max_length=6)
    code_2 = text(max_length=6)
