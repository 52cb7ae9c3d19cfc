"""A sandbox as one JSON: out and in again is the same, and a file that cannot be is refused with its place."""

import json
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.people.commands import create_guest
from playground.sandbox import transfer
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.export import export
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, allow, document, role_arn, user_arn, world
from tests.builders import trust as trusts

pytestmark = pytest.mark.django_db

EVERYTHING = world(
    users=["jane"],
    more_users=[
        {
            "account": ACCOUNT,
            "name": "bob",
            "path": "/team/",
            "title": "Fire marshal",
            "groups": ["Staff"],
            "managed": [READ_ONLY, f"arn:aws:iam::{ACCOUNT}:policy/team/Floor"],
            "inline": {"Read": document(allow("s3:GetObject"))},
            "boundary": f"arn:aws:iam::{ACCOUNT}:policy/team/Floor",
            "tags": {"team": "blue"},
            "mfa": True,
        }
    ],
    policies=[
        {"arn": f"arn:aws:iam::{ACCOUNT}:policy/team/Floor", "document": document(allow("*")), "description": "x"}
    ],
    groups=[{"account": ACCOUNT, "name": "Staff", "path": "/g/", "managed": [READ_ONLY]}],
    services=[{"principal": "ec2.amazonaws.com", "name": "EC2"}],
    web_identities=[{"provider": "accounts.google.com", "name": "Visitors", "claims": {"aud": "app"}}],
    anonymous={"name": "Anybody"},
    roles={
        "Hat": trusts("AWS", [user_arn("team/bob"), role_arn("Cape")]),
        "Cape": trusts("AWS", "AIDASTALEOLGAEXAMPLE1"),
        "Text": json.dumps(trusts("AWS", "*"), indent=5),
    },
    instance_profiles=[{"account": ACCOUNT, "name": "Web", "role": f"role:{ACCOUNT}/Hat"}],
    resources=[
        {
            "account": OTHER_ACCOUNT,
            "arn": "arn:aws:s3:::plans",
            "policy": document(
                {**allow("s3:GetObject", "arn:aws:s3:::plans/*"), "Principal": {"AWS": role_arn("Hat")}}
            ),
        }
    ],
    layout={
        f"account:{ACCOUNT}": {"x": 1, "y": 2, "width": 600, "height": 300},
        f"role:{ACCOUNT}/Hat": {"x": 5, "y": 6, "pinned": True},
    },
)


def built(content: Any) -> Drawn:
    drawn = draw_empty()
    with editing(drawn.sandbox, drawn.owner) as edit:
        drawn.nodes.update(transfer.build(edit, content))
    return drawn


def draw_empty() -> Drawn:
    owner = create_guest()
    return Drawn(create_sandbox(owner, "Mine"), owner, {})


def test_export_then_import_is_the_same() -> None:
    once = export(built(EVERYTHING).fresh())
    assert export(built(once).fresh()) == once


def test_export_says_what_was_drawn() -> None:
    written = export(built(EVERYTHING).fresh())
    for name in ("accounts", "policies", "groups", "services", "web_identities", "anonymous", "instance_profiles"):
        assert written[name] == EVERYTHING[name], name
    assert written["resources"] == EVERYTHING["resources"]
    assert {row["name"]: row for row in written["users"]}["bob"] == EVERYTHING["users"][1]
    assert [row["trust"] for row in written["roles"]] == [row["trust"] for row in EVERYTHING["roles"]]
    assert written["layout"][f"role:{ACCOUNT}/Hat"] == {"x": 5.0, "y": 6.0, "pinned": True}


def test_export_holds_no_ids_and_no_secrets() -> None:
    drawn = built(EVERYTHING)
    text = json.dumps(export(drawn.fresh()))
    assert not [node_id for node_id in drawn.nodes.values() if node_id in text]


def test_building_is_one_edit_and_says_what_became_of_each_node() -> None:
    drawn = built(EVERYTHING)
    assert drawn.fresh().revision == 1
    assert drawn.nodes[f"user:{ACCOUNT}/bob"].startswith("AIDA")
    assert drawn.nodes["web_identity:Visitors"].startswith("idp-")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ([], ""),
        ({"accounts": {}}, "/accounts"),
        ({"version": 2, "accounts": []}, "/version"),
        ({"acounts": []}, "/"),
        ({"accounts": [{"id": ACCOUNT}]}, "/accounts/0/name"),
        ({"accounts": [{"id": 7, "name": "x"}]}, "/accounts/0/id"),
        ({"accounts": [{"id": "7", "name": "x"}]}, "/accounts/0/number"),
        (world(users=["a b"]), "/users/0/name"),
        (world(more_users=[{"account": "999999999999", "name": "bob"}]), "/users/0/account"),
        (world(more_users=[{"account": ACCOUNT, "name": "bob", "shoes": 43}]), "/users/0"),
        (world(more_users=[{"account": ACCOUNT, "name": "bob", "groups": ["Ghosts"]}]), "/users/0/groups"),
        (world(more_users=[{"account": ACCOUNT, "name": "bob", "managed": ["arn:x"]}]), "/users/0/policy_arn"),
        (world(roles={"Hat": {"Version": "2012-10-17"}}), "/roles/0/trust/document"),
        (world(resources=[{"account": ACCOUNT, "arn": "arn:aws:mars:::rock"}]), "/resources/0/arn"),
        (world(layout={"anonymous": {"x": "left"}}), "/layout/anonymous"),
        (world(instance_profiles=[{"account": ACCOUNT, "name": "P", "role": "Hat"}]), "/instance_profiles/0/role"),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_its_place_and_nothing_is_built(content: Any, place: str) -> None:
    drawn = draw_empty()
    with pytest.raises(PlaygroundError) as refusal, editing(drawn.sandbox, drawn.owner) as edit:
        transfer.build(edit, content)
    assert refusal.value.place == place
    assert refusal.value.hint
    assert drawn.fresh().revision == 0
