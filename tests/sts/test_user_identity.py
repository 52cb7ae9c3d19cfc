"""`userIdentity` of every kind of caller, as CloudTrail writes it.

Source: AWS CloudTrail User Guide, "CloudTrail userIdentity element".
"""

from collections.abc import Callable
from typing import Any

import pytest

from playground.sandbox.commands import identities
from playground.sts.callers import CallerRef
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.recording import identity_of
from playground.sts.user_sessions import get_session_token
from tests.builders import ACCOUNT, Drawn, do, draw, role_arn, trust, user_arn
from tests.sts.conftest import wear

CORP = f"arn:aws:iam::{ACCOUNT}:saml-provider/Corp"
GOOGLE = "accounts.google.com"
Ref = Callable[[Drawn], CallerRef]


@pytest.fixture
def people(db: None) -> Drawn:
    drawn = draw(
        users=["jane"],
        roles={"Reader": trust("AWS", user_arn("jane"))},
        services=[{"principal": "lambda.amazonaws.com", "name": "resize"}],
        providers=[{"arn": CORP}],
        web_identities=[{"provider": CORP, "name": "ann"}, {"provider": GOOGLE, "name": "gus"}],
    )
    do(drawn, identities.add_anonymous, "Anybody")
    return drawn


def root(drawn: Drawn) -> CallerRef:
    return CallerRef("account_root", drawn.sandbox.accounts.get(number=ACCOUNT).public_id)


def named(name: str) -> Ref:
    return lambda drawn: CallerRef("identity", drawn.sandbox.identities.get(name=name).public_id)


def token_of(owner: Ref) -> Ref:
    """As whoever calls with what GetSessionToken gave this owner."""
    return lambda drawn: CallerRef(
        "session", get_session_token(drawn.sandbox.pk, owner(drawn), SessionParameters()).session.public_id
    )


def reader(drawn: Drawn) -> CallerRef:
    return CallerRef("session", wear(drawn, session_name="shift").session.public_id)


IAM_USER = {"type": "IAMUser", "arn": user_arn("jane"), "accountId": ACCOUNT, "userName": "jane"}
ROOT = {"type": "Root", "principalId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root", "accountId": ACCOUNT}
ISSUER = {"type": "Role", "arn": role_arn("Reader"), "accountId": ACCOUNT, "userName": "Reader"}
TOLD: list[tuple[str, Ref, dict[str, Any]]] = [
    ("root", root, ROOT),
    ("user", named("jane"), IAM_USER),
    ("a user's own token", token_of(named("jane")), IAM_USER),
    ("root's own token", token_of(root), ROOT),
    (
        "a role",
        reader,
        {
            "type": "AssumedRole",
            "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/Reader/shift",
            "accountId": ACCOUNT,
        },
    ),
    ("a service", named("resize"), {"type": "AWSService", "invokedBy": "lambda.amazonaws.com"}),
    ("SAML", named("ann"), {"type": "SAMLUser", "userName": "ann", "identityProvider": CORP}),
    ("OpenID", named("gus"), {"type": "WebIdentityUser", "userName": "gus", "identityProvider": GOOGLE}),
    ("nobody", named("Anybody"), {"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"}),
    ("who is gone", lambda drawn: CallerRef("identity", "AIDAGONE"), {"type": "Unknown"}),
]


@pytest.mark.parametrize(("ref", "told"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_a_caller_is_told_by_its_kind(people: Drawn, ref: Ref, told: dict[str, Any]) -> None:
    found = identity_of(people.sandbox, ref(people))
    assert {name: found.get(name) for name in told} == told


@pytest.mark.parametrize("ref", [token_of(named("jane")), token_of(root), reader], ids=["user", "root", "role"])
def test_temporary_credentials_tell_their_key_since_when_and_whether_with_mfa(people: Drawn, ref: Ref) -> None:
    found = identity_of(people.sandbox, ref(people))
    session = RoleSession.objects.get()
    assert found["accessKeyId"] == session.access_key_id
    assert found["sessionContext"]["attributes"] == {
        "creationDate": session.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "mfaAuthenticated": "false",
    }


def test_a_role_tells_who_issued_it_and_its_principal_is_the_roles_id_with_the_sessions_name(people: Drawn) -> None:
    found = identity_of(people.sandbox, reader(people))
    assert found["principalId"] == f"{people['Reader']}:shift"
    assert found["sessionContext"]["sessionIssuer"] == {**ISSUER, "principalId": people["Reader"]}
