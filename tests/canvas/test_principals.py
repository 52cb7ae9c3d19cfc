"""Endpoints for accounts, identities, groups, roles and resources: made, changed, deleted, refused."""

import json

import pytest

from tests.builders import Drawn, trust
from tests.canvas.conftest import NOBODY_YET, Visitor, error_of


def account_id(visitor: Visitor) -> str:
    return visitor.canvas()["accounts"][0]["id"]


def test_an_account_is_added_renamed_and_deleted(visitor: Visitor) -> None:
    made = visitor.post("accounts/", name="Archive", number="999988887777", kind="external", position=NOBODY_YET)
    assert made.status_code == 201
    account = made.json()
    assert (account["number"], account["kind"], account["position"]["x"]) == ("999988887777", "external", 10)
    changed = visitor.patch(f"accounts/{account['id']}/", name="Cellar", user_population=4999)
    assert (changed.json()["name"], changed.json()["user_population"]) == ("Cellar", 4999)
    assert visitor.delete(f"accounts/{account['id']}/").status_code == 204
    assert account["id"] not in [each["id"] for each in visitor.canvas()["accounts"]]


def test_every_write_says_which_revision_it_made(visitor: Visitor) -> None:
    before = visitor.canvas()["revision"]
    made = visitor.post("groups/", account_id=account_id(visitor), name="cooks", position=NOBODY_YET)
    assert int(made["X-Revision"]) == before + 1 == visitor.canvas()["revision"]


def test_a_read_has_no_revision_header(visitor: Visitor) -> None:
    assert "X-Revision" not in visitor.get()


@pytest.mark.parametrize(
    ("kind", "more", "principal"),
    [
        ("service", {"name": "EC2", "principal_value": "ec2.amazonaws.com"}, ("Service", "ec2.amazonaws.com")),
        (
            "web_identity",
            {"name": "Google", "principal_value": "accounts.google.com", "claims": {"aud": "app", "sub": "7"}},
            ("Federated", "accounts.google.com"),
        ),
        ("anonymous", {"name": "Anybody"}, ("AWS", "*")),
    ],
)
def test_callers_outside_of_accounts_are_drawn(visitor: Visitor, kind: str, more: dict, principal: tuple) -> None:
    made = visitor.post("identities/", kind=kind, position=NOBODY_YET, **more).json()
    assert (made["principal"]["type"], made["principal"]["value"]) == principal
    assert made["account_id"] is None


def test_a_user_is_added_renamed_and_deleted(visitor: Visitor) -> None:
    made = visitor.post("identities/", kind="user", account_id=account_id(visitor), name="raj", position=NOBODY_YET)
    user = made.json()
    assert user["arn"].endswith(":user/raj")
    assert visitor.patch(f"identities/{user['id']}/", name="rajiv").json()["arn"].endswith(":user/rajiv")
    assert visitor.delete(f"identities/{user['id']}/").status_code == 204


def test_the_5001st_user_is_refused_with_the_quota_of_aws(visitor: Visitor) -> None:
    account = account_id(visitor)
    visitor.patch(f"accounts/{account}/", user_population=4998)
    refused = visitor.post("identities/", kind="user", account_id=account, name="one-more", position=NOBODY_YET)
    assert refused.status_code == 409
    error = error_of(refused)
    assert (error["code"], error["message"]) == ("LimitExceeded", "Cannot exceed quota for UsersPerAccount: 5000")
    assert error["hint"]


@pytest.mark.parametrize("name", ["", "two words", "a" * 65, "slash/ed", "naïve"])
def test_a_name_outside_the_pattern_of_aws_is_refused_at_its_field(visitor: Visitor, name: str) -> None:
    before = visitor.canvas()
    refused = visitor.post("identities/", kind="user", account_id=account_id(visitor), name=name, position=NOBODY_YET)
    assert refused.status_code == 400
    error = error_of(refused)
    assert (error["code"], error["place"]) == ("ValidationError", "name")
    assert "failed to satisfy constraint" in error["message"]
    assert without_now(visitor.canvas()) == without_now(before)


def test_a_second_role_of_the_same_name_is_refused_whatever_its_case(visitor: Visitor) -> None:
    refused = visitor.post("roles/", account_id=account_id(visitor), name="firemarshal", position=NOBODY_YET)
    assert refused.status_code == 409
    assert error_of(refused)["message"] == "Role with name firemarshal already exists."


def test_a_role_is_made_with_all_its_parts_in_one_revision(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["revision"]
    inline = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}'
    made = visitor.post(
        "roles/",
        account_id=account_id(visitor),
        name="Reader",
        trusted=drawn["bob"],
        attachments=["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
        inline_policies=[{"name": "Shout", "document": inline}],
        instance_profile=True,
        max_session_duration=7200,
        position=NOBODY_YET,
    )
    role = made.json()
    assert made["X-Revision"] == str(before + 1)
    assert [link["source_id"] for link in role["trust_links"]] == [drawn["bob"]]
    assert [each["name"] for each in role["attachments"]] == ["AmazonS3ReadOnlyAccess"]
    assert role["inline_policies"][0]["document"] == inline
    assert role["max_session_duration"] == 7200
    assert [(each["name"], each["role_id"]) for each in visitor.canvas()["instance_profiles"]] == [
        ("Reader", role["id"])
    ]


def test_two_inline_policies_of_one_name_are_refused(visitor: Visitor) -> None:
    policy = {"name": "Same", "document": '{"Version":"2012-10-17","Statement":[]}'}
    refused = visitor.post(
        "roles/",
        account_id=account_id(visitor),
        name="Reader",
        inline_policies=[policy, policy],
        position=NOBODY_YET,
    )
    assert (refused.status_code, error_of(refused)["place"]) == (409, "inline_policies[1].name")


def test_a_role_is_deleted_with_everything_attached_or_not_at_all(visitor: Visitor, drawn: Drawn) -> None:
    role = f"roles/{drawn['FireMarshal']}/"
    visitor.put(f"principals/{drawn['FireMarshal']}/attachments/", policy_arn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    refused = visitor.delete(role)
    assert refused.status_code == 409
    assert error_of(refused)["message"] == "Cannot delete entity, must detach all policies first."
    assert visitor.delete(role + "?cascade=true").status_code == 204


def test_a_role_has_no_password_and_the_refusal_teaches_why(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.post(f"roles/{drawn['FireMarshal']}/login-profile/")
    assert 400 <= refused.status_code < 500
    error = error_of(refused)
    assert error["code"] == "RoleCannotSignIn"
    assert "assumed, not logged into" in error["message"]


def test_a_role_has_no_access_keys(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.post(f"roles/{drawn['FireMarshal']}/access-keys/")
    assert refused.status_code == 404
    assert error_of(refused)["message"] == "The user with name FireMarshal cannot be found."


def test_a_users_long_term_key_shows_its_secret_once(visitor: Visitor, drawn: Drawn) -> None:
    made = visitor.post(f"identities/{drawn['jane']}/access-keys/")
    assert made.status_code == 201
    key = made.json()
    assert key["access_key_id"].startswith("AKIA") and len(key["secret_access_key"]) == 40
    assert key["secret_access_key"] not in visitor.get().content.decode()
    assert visitor.delete(f"identities/{drawn['jane']}/access-keys/{key['access_key_id']}/").status_code == 204


def test_a_users_keys_are_listed_without_secrets_and_made_inactive_and_active(visitor: Visitor, drawn: Drawn) -> None:
    keys = f"identities/{drawn['jane']}/access-keys/"
    assert visitor.get(keys).json() == []
    made = [visitor.post(keys).json() for _ in range(2)]
    wanted = [{name: key[name] for name in ("access_key_id", "status", "created_at")} for key in made]
    assert visitor.get(keys).json() == wanted
    one = keys + made[0]["access_key_id"] + "/"
    assert visitor.patch(one, status="Inactive").json() == {**wanted[0], "status": "Inactive"}
    assert [key["status"] for key in visitor.get(keys).json()] == ["Inactive", "Active"]
    visitor.post("undo/")
    assert [key["status"] for key in visitor.get(keys).json()] == ["Active", "Active"]
    refused = visitor.patch(one, status="Lost")
    assert (refused.status_code, error_of(refused)["place"]) == (400, "status")


def test_a_user_joins_a_group_and_leaves_it(visitor: Visitor, drawn: Drawn) -> None:
    member = f"groups/{drawn['wardens']}/members/{drawn['jane']}/"
    assert visitor.send("put", member).json()["group_ids"] == [drawn["wardens"]]
    assert visitor.delete(member).status_code == 204
    assert visitor.canvas()["identities"][0]["group_ids"] == []


def test_a_role_cannot_join_a_group(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.send("put", f"groups/{drawn['wardens']}/members/{drawn['FireMarshal']}/")
    assert error_of(refused)["code"] == "NoSuchEntity"


def test_an_instance_profile_takes_a_role_and_lets_it_go(visitor: Visitor, drawn: Drawn) -> None:
    made = visitor.post("instance-profiles/", account_id=account_id(visitor), name="WebServer").json()
    held = f"instance-profiles/{made['id']}/role/"
    assert visitor.put(held, role_id=drawn["FireMarshal"]).json()["role_id"] == drawn["FireMarshal"]
    assert error_of(visitor.delete(f"instance-profiles/{made['id']}/"))["code"] == "DeleteConflict"
    assert visitor.delete(held).json()["role_id"] is None
    assert visitor.delete(f"instance-profiles/{made['id']}/").status_code == 204


def test_a_resource_is_drawn_given_a_policy_and_deleted(visitor: Visitor) -> None:
    made = visitor.post(
        "resources/", account_id=account_id(visitor), type="queue", name="orders", position=NOBODY_YET
    ).json()
    assert made["arn"].endswith(":orders")
    policy = json.dumps(trust("AWS", "111122223333", "sqs:SendMessage", Resource="*"))
    kept = visitor.put(f"resources/{made['id']}/policy/", document=policy)
    assert kept.json()["policy"] == policy
    assert visitor.delete(f"resources/{made['id']}/policy/").status_code == 204
    assert visitor.delete(f"resources/{made['id']}/").status_code == 204


def test_a_field_we_do_not_know_is_refused_by_its_name(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.patch(f"roles/{drawn['FireMarshal']}/", max_session_duratoin=3600)
    assert (refused.status_code, error_of(refused)["place"]) == (400, "max_session_duratoin")


def without_now(canvas: dict) -> dict:
    return {name: value for name, value in canvas.items() if name != "now"}


def test_chosen_nodes_are_deleted_in_one_edit_over_http(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()["revision"]
    removed = visitor.post("remove/", node_ids=[drawn["jane"], drawn["bob"]])
    assert (removed.status_code, removed["X-Revision"]) == (204, str(before + 1))
    assert visitor.canvas()["identities"] == []


def test_a_note_is_added_written_and_removed_over_http(visitor: Visitor) -> None:
    note = visitor.post("notes/", text="Look here", position={"x": 1, "y": 2}).json()
    assert visitor.patch(f"notes/{note['id']}/", text="And there").json()["text"] == "And there"
    assert visitor.canvas()["notes"][0]["position"] == {
        "x": 1,
        "y": 2,
        "width": None,
        "height": None,
        "pinned": False,
    }
    assert visitor.delete(f"notes/{note['id']}/").status_code == 204
    assert visitor.canvas()["notes"] == []
