"""Commands for trust: the arrow and the text are one."""

import json
from typing import Any

import pytest

from playground.live.shapes import RoleShape
from playground.sandbox import queries
from playground.sandbox.commands import identities, trust
from playground.sandbox.errors import CannotConnect, LimitExceeded, MalformedPolicyDocument, NotFound
from playground.sandbox.models import Role
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, draw, role_arn, user_arn
from tests.builders import trust as trusts
from tests.folding import canvas_of

pytestmark = pytest.mark.django_db
GOOGLE = "accounts.google.com"


def role_of(drawn: Drawn, name: str = "Hat") -> RoleShape:
    return next(role for role in queries.canvas(drawn.fresh(), drawn.owner).roles if role.name == name)


def connect(drawn: Drawn, source: str, role: str = "Hat") -> RoleShape:
    with editing(drawn.sandbox, drawn.owner) as edit:
        trust.connect(edit, drawn[role], drawn.nodes.get(source, source))
    return role_of(drawn, role)


def principals(role: RoleShape) -> list[tuple[str, str]]:
    return [(link.principal.type, link.principal.value) for link in role.trust_links]


def hat(**more: Any) -> Drawn:
    return draw(
        ["bob", "jane"], {"Hat": trusts("AWS", user_arn("bob")), "Cape": trusts("AWS", user_arn("jane"))}, **more
    )


@pytest.mark.parametrize(
    ("source", "type_", "value", "action"),
    [
        (f"user:{ACCOUNT}/jane", "AWS", user_arn("jane"), "sts:AssumeRole"),
        (f"role:{ACCOUNT}/Cape", "AWS", role_arn("Cape"), "sts:AssumeRole"),
        (f"account:{OTHER_ACCOUNT}", "AWS", f"arn:aws:iam::{OTHER_ACCOUNT}:root", "sts:AssumeRole"),
        ("service:ec2.amazonaws.com", "Service", "ec2.amazonaws.com", "sts:AssumeRole"),
        ("web_identity:Visitors", "Federated", GOOGLE, "sts:AssumeRoleWithWebIdentity"),
        ("anonymous", "AWS", "*", "sts:AssumeRole"),
    ],
)
def test_every_kind_of_source_becomes_its_kind_of_principal(source: str, type_: str, value: str, action: str) -> None:
    drawn = hat(
        services=[{"principal": "ec2.amazonaws.com"}],
        web_identities=[{"provider": GOOGLE, "name": "Visitors"}],
        anonymous={"name": "Anybody"},
    )
    link = connect(drawn, source).trust_links[-1]
    assert (link.principal.type, link.principal.value, link.action) == (type_, value, action)
    assert link.source_id == drawn[source]


def test_a_provider_is_trusted_for_its_own_app_only() -> None:
    drawn = hat(web_identities=[{"provider": GOOGLE, "name": "Visitors", "claims": {"aud": "my-app", "sub": "7"}}])
    (condition,) = connect(drawn, "web_identity:Visitors").trust_links[-1].conditions
    assert (condition.operator, condition.key, condition.values) == ("StringEquals", f"{GOOGLE}:aud", ["my-app"])


def test_trusting_one_more_user_adds_to_the_list_and_nothing_else() -> None:
    drawn = hat()
    before = json.loads(role_of(drawn).trust_policy)
    after = json.loads(connect(drawn, f"user:{ACCOUNT}/jane").trust_policy)
    before["Statement"][0]["Principal"] = {"AWS": [user_arn("bob"), user_arn("jane")]}
    assert after == before


def test_connecting_twice_changes_nothing() -> None:
    drawn = hat()
    connect(drawn, f"user:{ACCOUNT}/bob")
    assert drawn.fresh().revision == 1


@pytest.mark.parametrize(
    ("source", "reason"),
    [("Staff", "A group is no principal"), ("plans", "A resource assumes nothing"), ("ses-1", "A session is")],
)
def test_what_is_no_principal_is_refused_with_the_reason(source: str, reason: str) -> None:
    drawn = hat(
        groups=[{"account": ACCOUNT, "name": "Staff"}],
        resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}],
    )
    source_id = drawn.names.get(source, source)
    with pytest.raises(CannotConnect, match=reason) as refusal:
        connect(drawn, source_id)
    assert refusal.value.hint


def test_a_foreign_node_is_not_found() -> None:
    drawn, other = hat(), draw(["eve"])
    with pytest.raises(NotFound):
        connect(drawn, other["eve"])


def test_a_service_linked_role_trusts_only_its_service() -> None:
    drawn = hat()
    Role.objects.filter(public_id=drawn["Cape"]).update(path="/aws-service-role/autoscaling.amazonaws.com/")
    with pytest.raises(CannotConnect, match="belongs to its service"), editing(drawn.sandbox, drawn.owner) as edit:
        trust.connect(edit, drawn["Cape"], drawn["bob"])


def test_the_stored_text_names_the_user_by_its_unique_id() -> None:
    drawn = hat()
    stored = Role.objects.get(public_id=drawn["Hat"]).trust_policy
    assert drawn["bob"] in stored
    assert user_arn("bob") not in stored


def test_a_link_keeps_its_key_when_its_user_is_renamed() -> None:
    drawn = hat()
    before = role_of(drawn).trust_links[0].key
    with editing(drawn.sandbox, drawn.owner) as edit:
        identities.change_identity(edit, drawn["bob"], name="robert")
    assert role_of(drawn).trust_links[0].key == before


def test_disconnecting_removes_just_that_principal() -> None:
    drawn = hat()
    key = connect(drawn, f"user:{ACCOUNT}/jane").trust_links[0].key
    with editing(drawn.sandbox, drawn.owner) as edit:
        trust.disconnect(edit, drawn["Hat"], key)
    assert principals(role_of(drawn)) == [("AWS", user_arn("jane"))]


def test_without_its_last_link_a_role_trusts_nobody() -> None:
    drawn = hat()
    with editing(drawn.sandbox, drawn.owner) as edit:
        trust.disconnect(edit, drawn["Hat"], role_of(drawn).trust_links[0].key)
    role = role_of(drawn)
    assert role.trust_links == []
    assert json.loads(role.trust_policy)["Statement"][0]["Effect"] == "Deny"
    assert principals(connect(drawn, f"user:{ACCOUNT}/jane")) == [("AWS", user_arn("jane"))]


def test_a_link_that_is_gone_is_not_found() -> None:
    drawn = hat()
    with pytest.raises(NotFound), editing(drawn.sandbox, drawn.owner) as edit:
        trust.disconnect(edit, drawn["Hat"], "0" * 16)


def test_a_deny_is_not_removed_by_its_arrow() -> None:
    text = trusts("AWS", user_arn("bob"))
    text["Statement"].append({**text["Statement"][0], "Effect": "Deny", "Principal": {"AWS": user_arn("jane")}})
    drawn = draw(["bob", "jane"], {"Hat": text})
    with pytest.raises(CannotConnect, match="Deny"), editing(drawn.sandbox, drawn.owner) as edit:
        trust.disconnect(edit, drawn["Hat"], role_of(drawn).trust_links[1].key)


def test_hand_edited_text_keeps_every_byte_of_its_author() -> None:
    drawn = hat()
    text = json.dumps(trusts("AWS", [user_arn("jane"), role_arn("Cape")]), indent=7) + "\n\n"
    with editing(drawn.sandbox, drawn.owner) as edit:
        trust.replace_trust_policy(edit, drawn["Hat"], text)
    assert role_of(drawn).trust_policy == text
    assert [link.source_id for link in role_of(drawn).trust_links] == [drawn["jane"], drawn["Cape"]]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "This policy contains invalid Json"),
        (json.dumps(trusts("AWS", user_arn("nobody"))), f'Invalid principal in policy: "AWS":"{user_arn("nobody")}"'),
        (json.dumps(trusts("AWS", "arn:aws:iam::999999999999:root")), "Invalid principal in policy"),
        (json.dumps(trusts("Service", "nothing.amazonaws.com")), "Invalid principal in policy"),
        (json.dumps({**trusts("AWS", "*"), "Resource": "*"}), "Syntax errors in policy."),
    ],
)
def test_a_text_aws_would_refuse_is_refused_and_nothing_changes(document: str, message: str) -> None:
    drawn = hat()
    before = canvas_of(drawn)
    with pytest.raises(MalformedPolicyDocument) as refusal, editing(drawn.sandbox, drawn.owner) as edit:
        trust.replace_trust_policy(edit, drawn["Hat"], document)
    assert message in refusal.value.message
    assert {"line", "column", "pointer", "hint"} <= refusal.value.details["findings"][0].keys()
    assert canvas_of(drawn) == before


def test_a_trust_policy_above_2048_characters_is_refused() -> None:
    drawn = hat()
    long = trusts("AWS", user_arn("bob"), Condition={"StringEquals": {"sts:ExternalId": "x" * 2048}})
    with pytest.raises(LimitExceeded, match="ACLSizePerRole: 2048"), editing(drawn.sandbox, drawn.owner) as edit:
        trust.replace_trust_policy(edit, drawn["Hat"], json.dumps(long))
