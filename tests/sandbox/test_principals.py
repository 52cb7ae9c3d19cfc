"""Accounts, users, groups, roles, services and providers: names, quotas, deletion, and what a role can never have."""

import json
from typing import Any

import pytest

from playground.errors import Kind
from playground.sandbox import errors, limits, queries, secrets
from playground.sandbox.commands import accounts, identities, instance_profiles, keys, policies, roles, user_groups
from playground.sandbox.models import AccessKey, Account, Identity, Role
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, allow, do, document, draw, refusal, user_arn
from tests.builders import trust as trusts
from tests.folding import canvas_of

pytestmark = pytest.mark.django_db


def test_an_account_gets_a_number_and_a_colour_of_its_own() -> None:
    drawn = draw()
    made = do(drawn, accounts.add_account, "Third")
    assert len(made.number) == 12
    assert made.number.isdecimal()
    assert made.hue == 2


@pytest.mark.parametrize("number", ["123", "12345678901a", "1234567890123", "１２３４５６７８９０１２"])
def test_an_account_number_has_twelve_digits(number: str) -> None:
    error = refusal(draw(), accounts.add_account, "Third", number)
    assert (error.code, error.place) == ("ValidationError", "number")


def test_two_accounts_cannot_share_a_number() -> None:
    assert refusal(draw(), accounts.add_account, "Third", ACCOUNT).code == "EntityAlreadyExists"


def test_a_sandbox_holds_sixty_accounts() -> None:
    drawn = draw()
    Account.objects.bulk_create(
        Account(sandbox=drawn.sandbox, name="x", number=f"{number:012}") for number in range(limits.ACCOUNTS - 2)
    )
    assert refusal(drawn, accounts.add_account, "One more").code == "LimitExceeded"


def test_an_inhabited_account_goes_only_with_everything_inside() -> None:
    drawn = draw(
        ["bob"], {"Hat": trusts("AWS", user_arn("bob"))}, resources=[{"account": ACCOUNT, "arn": "arn:aws:s3:::plans"}]
    )
    assert refusal(drawn, accounts.remove_account, drawn[ACCOUNT]).code == "DeleteConflict"
    do(drawn, accounts.remove_account, drawn[ACCOUNT], cascade=True)
    canvas = queries.canvas(drawn.fresh(), drawn.owner)
    assert (len(canvas.accounts), canvas.identities, canvas.roles, canvas.resources) == (1, [], [], [])


@pytest.mark.parametrize("name", ["", "a b", "x" * 65, "bob!", "bób", "bob\n", "../bob"])
def test_a_user_name_follows_aws_pattern(name: str) -> None:
    drawn = draw()
    error = refusal(drawn, identities.add_user, drawn[ACCOUNT], name)
    assert (error.code, error.place) == ("ValidationError", "name")
    assert "validation error" in error.message
    assert "at 'userName' failed to satisfy constraint" in error.message


def test_two_broken_rules_are_both_told() -> None:
    drawn = draw()
    message = refusal(drawn, identities.add_user, drawn[ACCOUNT], "a b" * 30).message
    assert message.startswith("2 validation errors detected: Value 'a ba b")
    assert "; " in message


@pytest.mark.parametrize("path", ["team", "/team", "team/", "/te am/", "//x", ""])
def test_a_path_begins_and_ends_with_a_slash(path: str) -> None:
    drawn = draw()
    error = refusal(drawn, identities.add_user, drawn[ACCOUNT], "bob", path=path)
    assert error.place == "path"


def test_a_path_is_part_of_the_arn() -> None:
    drawn = draw()
    do(drawn, identities.add_user, drawn[ACCOUNT], "bob", path="/division/")
    (user,) = queries.canvas(drawn.fresh(), drawn.owner).identities
    assert user.arn == f"arn:aws:iam::{ACCOUNT}:user/division/bob"


@pytest.mark.parametrize("again", ["bob", "BOB"])
def test_a_user_name_is_taken_whatever_its_case(again: str) -> None:
    drawn = draw(["bob"])
    error = refusal(drawn, identities.add_user, drawn[ACCOUNT], again)
    assert (error.code, error.message) == ("EntityAlreadyExists", f"User with name {again} already exists.")
    assert error.kind is Kind.CONFLICT


def test_another_account_may_have_a_user_of_the_same_name() -> None:
    drawn = draw(["bob"])
    assert do(drawn, identities.add_user, drawn[OTHER_ACCOUNT], "bob").pk


def test_the_5001st_user_is_refused_and_imaginary_users_count() -> None:
    drawn = draw(["bob"])
    do(drawn, accounts.change_account, drawn[ACCOUNT], user_population=4998)
    do(drawn, identities.add_user, drawn[ACCOUNT], "number5000")
    error = refusal(drawn, identities.add_user, drawn[ACCOUNT], "number5001")
    assert (error.code, error.message) == ("LimitExceeded", "Cannot exceed quota for UsersPerAccount: 5000")
    assert "No support case raises this limit" in error.hint


def test_the_1001st_role_is_refused() -> None:
    drawn = draw()
    account = Account.objects.get(public_id=drawn[ACCOUNT])
    Role.objects.bulk_create(
        Role(sandbox=drawn.sandbox, account=account, name=f"r{number}", trust_policy="{}")
        for number in range(limits.ROLES_PER_ACCOUNT)
    )
    assert "RolesPerAccount: 1000" in refusal(drawn, roles.add_role, drawn[ACCOUNT], "Hat").message


def test_a_service_is_drawn_once_and_must_exist() -> None:
    drawn = draw(services=[{"principal": "ec2.amazonaws.com"}])
    assert refusal(drawn, identities.add_service, "ec2.amazonaws.com").code == "EntityAlreadyExists"
    assert "nothing.amazonaws.com" in refusal(drawn, identities.add_service, "nothing.amazonaws.com").message


@pytest.mark.parametrize("claims", [{"sub": 7}, {"sub": "x" * 300}, {"": "x"}, {f"c{n}": "x" for n in range(60)}])
def test_claims_are_bounded_texts(claims: dict[str, Any]) -> None:
    assert refusal(draw(), identities.add_web_identity, "accounts.google.com", claims=claims).place == "claims"


def test_a_provider_is_one_we_know_or_an_arn() -> None:
    drawn = draw()
    assert refusal(drawn, identities.add_web_identity, "example.com").place == "principal_value"
    arn = f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"
    assert do(drawn, identities.add_web_identity, arn).name == "token.actions.githubusercontent.com"


def user_with_everything() -> tuple[Drawn, str]:
    drawn = draw()
    with editing(drawn.sandbox, drawn.owner) as edit:
        made = identities.add_user(edit, drawn[ACCOUNT], "bob")
        staff = user_groups.add_group(edit, drawn[ACCOUNT], "Team")
        user_groups.add_member(edit, staff.public_id, made.public_id)
        keys.add_access_key(edit, made.public_id)
        policies.attach(edit, made.public_id, READ_ONLY)
        policies.put_inline(edit, made.public_id, "Read", json.dumps(document(allow("s3:GetObject"))))
    return drawn, made.public_id


def test_a_user_is_deleted_in_the_order_that_aws_asks_for() -> None:
    drawn, bob = user_with_everything()
    todo = []
    key = AccessKey.objects.get(identity__public_id=bob).key_id
    team = next(group.id for group in queries.canvas(drawn.fresh(), None).groups if group.name == "Team")
    for step in (
        lambda edit: keys.remove_access_key(edit, bob, key),
        lambda edit: policies.detach(edit, bob, READ_ONLY),
        lambda edit: policies.remove_inline(edit, bob, "Read"),
        lambda edit: user_groups.remove_member(edit, team, bob),
    ):
        todo.append(refusal(drawn, identities.remove_identity, bob).message.removeprefix("Cannot delete entity, "))
        do(drawn, step)
    do(drawn, identities.remove_identity, bob)
    assert todo == [
        "must delete access keys first.",
        "must detach all policies first.",
        "must delete policies first.",
        "must remove users from group first.",
    ]


def test_a_role_is_deleted_in_the_order_that_aws_asks_for_or_with_everything_at_once() -> None:
    drawn = draw()
    inline = {"Read": json.dumps(document(allow("s3:GetObject")))}
    role = do(
        drawn,
        roles.add_role,
        drawn[ACCOUNT],
        "Hat",
        attachments=[READ_ONLY],
        inline_policies=inline,
        instance_profile=True,
    )
    message = refusal(drawn, roles.remove_role, role.public_id).message
    assert message == "Cannot delete entity, must remove roles from instance profile first."
    (profile,) = canvas_of(drawn)["instance_profiles"]
    do(drawn, instance_profiles.take_role, profile["id"])
    assert "must detach all policies first." in refusal(drawn, roles.remove_role, role.public_id).message
    do(drawn, roles.remove_role, role.public_id, cascade=True)
    assert queries.canvas(drawn.fresh(), drawn.owner).roles == []


@pytest.mark.parametrize("seconds", [3599, 43201, 0, -1])
def test_a_session_of_a_role_lasts_one_to_twelve_hours(seconds: int) -> None:
    drawn = draw()
    error = refusal(drawn, roles.add_role, drawn[ACCOUNT], "Hat", max_session_duration=seconds)
    assert (error.code, error.place) == ("ValidationError", "max_session_duration")


def test_a_role_has_no_password_and_the_refusal_teaches_why() -> None:
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))})
    error = refusal(drawn, roles.refuse_login_profile, drawn["Hat"])
    assert error.code == "RoleCannotSignIn"
    assert "roles are assumed, not logged into" in error.message


def test_a_role_has_no_access_keys() -> None:
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))})
    error = refusal(drawn, roles.refuse_access_keys, drawn["Hat"])
    assert (error.code, error.message) == ("NoSuchEntity", "The user with name Hat cannot be found.")


def test_a_role_is_in_no_group() -> None:
    drawn = draw(["bob"], {"Hat": trusts("AWS", user_arn("bob"))}, groups=[{"account": ACCOUNT, "name": "Staff"}])
    error = refusal(drawn, user_groups.add_member, drawn["Staff"], drawn["Hat"])
    assert error.message == "The user with name Hat cannot be found."


def test_groups_do_not_cross_accounts() -> None:
    drawn = draw(["bob"], groups=[{"account": OTHER_ACCOUNT, "name": "Staff"}])
    assert refusal(drawn, user_groups.add_member, drawn["Staff"], drawn["bob"]).code == "NoSuchEntity"


def test_joining_twice_is_no_error_and_no_edit() -> None:
    drawn = draw(["bob"], groups=[{"account": ACCOUNT, "name": "Staff"}])
    do(drawn, user_groups.add_member, drawn["Staff"], drawn["bob"])
    do(drawn, user_groups.add_member, drawn["Staff"], drawn["bob"])
    assert drawn.fresh().revision == 2


def test_a_user_has_two_keys_at_most_and_only_their_maker_sees_the_secret() -> None:
    drawn = draw(["bob"])
    key, secret = do(drawn, keys.add_access_key, drawn["bob"])
    do(drawn, keys.add_access_key, drawn["bob"])
    assert "AccessKeysPerUser: 2" in refusal(drawn, keys.add_access_key, drawn["bob"]).message
    stored = AccessKey.objects.get(pk=key.pk).secret
    assert (key.key_id[:4], len(key.key_id), len(secret)) == ("AKIA", 20, 40)
    assert secret not in stored
    assert secrets.unseal(stored, key.key_id) == secret


def test_what_is_gone_is_not_found() -> None:
    drawn = draw(["bob"])
    bob = drawn["bob"]
    do(drawn, identities.remove_identity, bob)
    error = refusal(drawn, identities.remove_identity, bob)
    assert isinstance(error, errors.NotFound)
    assert not Identity.objects.filter(public_id=bob).exists()
