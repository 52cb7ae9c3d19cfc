"""A user's password for the console: one at most, checked and not kept; only users have one."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.sandbox import transfer
from playground.sandbox.commands import identities
from playground.sandbox.commands import login_profiles as login
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.export import export
from playground.sandbox.models import JournalEntry, LoginProfile
from playground.sandbox.stream import editing
from tests.builders import Drawn, do, draw

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-horse-1"


def refusal(drawn: Drawn, command: Callable[..., Any], *arguments: Any, **named: Any) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as refused:
        do(drawn, command, *arguments, **named)
    return refused.value


def test_a_user_has_one_password_at_most_and_it_is_kept_nowhere() -> None:
    drawn = draw(users=["bob"])
    made = do(drawn, login.add_login_profile, drawn["bob"], PASSWORD)
    assert (made.created_at is not None, made.password_reset_required) == (True, False)
    again = refusal(drawn, login.add_login_profile, drawn["bob"], PASSWORD)
    assert (again.code, again.message) == ("EntityAlreadyExists", "Login Profile for user bob already exists.")
    entry = JournalEntry.objects.latest("revision")
    assert PASSWORD not in f"{entry.events} {entry.inverse} {LoginProfile.objects.values()}"


@pytest.mark.parametrize("password", ["Short-1", "onlysmallletters", "ONLY-CAPITALS", "12345678a"])
def test_a_weak_password_is_refused_as_by_awss_default_policy(password: str) -> None:
    drawn = draw(users=["bob"])
    assert refusal(drawn, login.add_login_profile, drawn["bob"], password).code == "PasswordPolicyViolation"


def test_it_is_changed_and_taken_away() -> None:
    drawn = draw(users=["bob"])
    missing = refusal(drawn, login.remove_login_profile, drawn["bob"])
    assert (missing.code, missing.message) == ("NoSuchEntity", "Login Profile for User bob cannot be found.")
    do(drawn, login.add_login_profile, drawn["bob"], PASSWORD)
    assert do(drawn, login.change_login_profile, drawn["bob"], password_reset_required=True).password_reset_required
    weak = refusal(drawn, login.change_login_profile, drawn["bob"], password="weak")
    assert weak.place == "password"
    do(drawn, login.remove_login_profile, drawn["bob"])
    assert not LoginProfile.objects.exists()


def test_a_file_brings_it_along_without_the_password() -> None:
    drawn = draw(users=["bob", "jane"])
    do(drawn, login.add_login_profile, drawn["bob"], PASSWORD)
    written = export(drawn.sandbox)
    assert [user.get("login_profile") for user in written["users"]] == [True, None]
    assert PASSWORD not in str(written)
    copy = create_sandbox(drawn.owner, "Copy")
    with editing(copy, drawn.owner) as edit:
        transfer.build(edit, written)
    assert LoginProfile.objects.get(sandbox=copy).identity.name == "bob"


def test_only_users_have_one() -> None:
    drawn = draw(users=["bob"])
    ec2 = do(drawn, identities.add_service, "ec2.amazonaws.com", "EC2")
    refused = refusal(drawn, login.add_login_profile, ec2.public_id, PASSWORD)
    assert (refused.code, refused.message) == ("NoSuchEntity", "The user with name EC2 cannot be found.")
