"""A user's password for the console. A role has none, see `roles.refuse_sign_in`.

A password is checked and thrown away: nothing in the playground asks for it, so nobody can lose it here.
"""

from playground.sandbox.errors import EntityAlreadyExists, NoSuchEntity, PasswordPolicyViolation
from playground.sandbox.models import Identity, LoginProfile, Sandbox
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.queries import find
from playground.sandbox.stream import Edit
from playground.sentences import say

LEAST = 8
KINDS_WANTED = 3


def login_profile_of(sandbox: Sandbox, identity_id: str) -> LoginProfile | None:
    """Out: the login profile of a user, if there is one; NotFound for unknown and foreign ids alike."""
    return LoginProfile.objects.filter(identity=find(sandbox, Identity, identity_id)).first()


def add_login_profile(
    edit: Edit, identity_id: str, password: str, *, password_reset_required: bool = False
) -> LoginProfile:
    """Give a user a password (IAM API Reference, CreateLoginProfile)."""
    user = _user(edit, identity_id)
    if LoginProfile.objects.filter(identity=user).exists():
        raise EntityAlreadyExists(
            say("Login Profile for user {name} already exists.", name=user.name),
            hint=say("Change its password, or delete it first."),
        )
    _check(password, user.name)
    edit.say(say("Give {user} a password for the console", user=user.name))
    profile = LoginProfile(
        sandbox_id=edit.sandbox.pk,
        identity=user,
        created_at=edit.at,
        password_reset_required=password_reset_required,
    )
    return edit.save(profile)


def bring_login_profile(edit: Edit, user: Identity) -> None:
    """For a user of a file: it had a password, which nobody has written down."""
    edit.save(LoginProfile(sandbox_id=edit.sandbox.pk, identity=user, created_at=edit.at))


def change_login_profile(
    edit: Edit, identity_id: str, *, password: str | None = None, password_reset_required: bool | None = None
) -> LoginProfile:
    """Another password, or whether it has to be changed at the next sign-in (UpdateLoginProfile)."""
    profile = _profile(edit, identity_id)
    if password is not None:
        _check(password, profile.identity.name)
    if password_reset_required is not None:
        profile.password_reset_required = password_reset_required
    edit.say(say("Change the password of {user}", user=profile.identity.name))
    return edit.save(profile)


def remove_login_profile(edit: Edit, identity_id: str) -> None:
    """Take the password away; access keys go on (DeleteLoginProfile)."""
    profile = _profile(edit, identity_id)
    edit.say(say("Take the password of {user} away", user=profile.identity.name))
    edit.delete(profile)


def _user(edit: Edit, identity_id: str) -> Identity:
    user = edit.find(Identity, identity_id)
    if user.kind != IdentityKind.USER:
        raise NoSuchEntity(
            say("The user with name {name} cannot be found.", name=user.name),
            hint=say("Only IAM users have a password."),
        )
    return user


def _profile(edit: Edit, identity_id: str) -> LoginProfile:
    user = _user(edit, identity_id)
    profile = LoginProfile.objects.select_related("identity").filter(identity=user).first()
    if profile is None:
        raise NoSuchEntity(
            say("Login Profile for User {name} cannot be found.", name=user.name),
            hint=say("Give the user a password first."),
        )
    return profile


def _check(password: str, user_name: str) -> None:
    """AWS's password policy where an account has set none (IAM User Guide, "Default password policy")."""
    symbols = any(not letter.isalnum() for letter in password)
    kinds = [any(map(test, password)) for test in (str.isupper, str.islower, str.isdigit)]
    if len(password) >= LEAST and sum(kinds) + symbols >= KINDS_WANTED and password != user_name:
        return
    raise PasswordPolicyViolation(
        say("The password does not meet the account's password policy."),
        hint=say("Take 8 characters or more, of three kinds: capital and small letters, digits, symbols."),
        place="password",
    )
