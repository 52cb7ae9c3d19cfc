"""Web identities: real tokens, signed by a simulated provider and checked as STS checks them."""

import base64
import json
from typing import Any

import jwt
import pytest

from playground.errors import PlaygroundError
from playground.sandbox.commands.identity_providers import change_provider
from playground.sandbox.models import Account, Identity, JournalEntry, Provider
from playground.sandbox.stream import editing
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role, assume_role_with_web_identity
from playground.sts.errors import AccessDenied, ExpiredIdentityToken, InvalidIdentityToken
from playground.sts.issue import IssuedSession
from playground.sts.models import SigningKey
from playground.sts.parameters import SessionParameters
from playground.sts.queries import issue_time, session_shape
from playground.sts.signing import published_keys
from playground.sts.web_identity import SignedIn, give_token
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, do, document, draw
from tests.sts.conftest import sandbox_later

GITHUB = "token.actions.githubusercontent.com"
OWN = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{GITHUB}"
ACTIONS = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"]


def lets_in(provider: str, key: str, value: str) -> dict[str, Any]:
    principal, condition = {"Federated": provider}, {"StringEquals": {key: value}}
    return document({"Effect": "Allow", "Principal": principal, "Action": ACTIONS, "Condition": condition})


@pytest.fixture
def federated(db: None) -> Drawn:
    """Maria comes from Google, a job from an account's own provider; each has a role that lets it in."""
    return draw(
        roles={
            "App": lets_in("accounts.google.com", "accounts.google.com:aud", "my-app"),
            "Deploy": lets_in(OWN, f"{GITHUB}:sub", "repo:acme/site"),
        },
        providers=[{"arn": OWN, "client_ids": ["sts.amazonaws.com"]}],
        web_identities=[
            {"provider": "accounts.google.com", "name": "maria", "claims": {"aud": "my-app", "sub": "110169"}},
            {"provider": OWN, "name": "job", "claims": {"aud": "sts.amazonaws.com", "sub": "repo:acme/site"}},
        ],
    )


def identity(drawn: Drawn, name: str) -> Identity:
    return Identity.objects.get(sandbox=drawn.sandbox, name=name)


def token(drawn: Drawn, who: str = "maria", lifetime: int = 3600, **said: Any) -> str:
    with editing(drawn.sandbox, drawn.owner) as edit:
        person, now = identity(drawn, who), issue_time(edit.sandbox)
        return give_token(edit.sandbox, person, SessionParameters(**said), now, lifetime)


def present(drawn: Drawn, given: str, role: str = "App", **said: Any) -> tuple[IssuedSession, SignedIn]:
    parameters = SessionParameters(**{"session_name": "visit", **said})
    return assume_role_with_web_identity(drawn.sandbox.pk, given, drawn[role], parameters)


def why(*args: Any, **said: Any) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as caught:
        present(*args, **said)
    assert caught.value.hint
    return caught.value


def part(given: str, number: int) -> dict[str, Any]:
    text = given.split(".")[number]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def with_part(given: str, number: int, changed: dict[str, Any]) -> str:
    parts = given.split(".")
    parts[number] = base64.urlsafe_b64encode(json.dumps(changed).encode()).decode().rstrip("=")
    return ".".join(parts)


def test_a_token_opens_the_role_that_trusts_its_provider_and_app(federated: Drawn) -> None:
    issued, signed = present(federated, token(federated))
    shape = session_shape(issued.session)
    assert shape.arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/App/visit"
    assert shape.caller_id == identity(federated, "maria").public_id
    assert (signed.subject, signed.provider, signed.audience) == ("110169", "accounts.google.com", "my-app")
    keys = {"accounts.google.com:aud": "my-app", "accounts.google.com:sub": "110169"}
    assert issued.session.federation == {"provider": "accounts.google.com", "claims": keys}


def test_anybody_can_check_a_token_with_the_published_keys(federated: Drawn) -> None:
    given = token(federated)
    (published,) = published_keys(federated.sandbox)["keys"]
    assert (published["kty"], published["alg"], published["use"], "d" in published) == ("RSA", "RS256", "sig", False)
    assert published["kid"] == part(given, 0)["kid"]
    checked = jwt.decode(given, jwt.PyJWK(published), algorithms=["RS256"], audience="my-app")
    assert (checked["iss"], checked["sub"]) == ("https://accounts.google.com", "110169")


def test_a_changed_token_is_refused(federated: Drawn) -> None:
    given = token(federated)
    forged = with_part(given, 1, {**part(given, 1), "sub": "1"})
    refused = why(federated, forged)
    assert isinstance(refused, InvalidIdentityToken) and "signature" in refused.message


def test_an_unsigned_token_and_one_signed_with_the_public_key_as_password_are_refused(federated: Drawn) -> None:
    given = token(federated)
    unsigned = with_part(given, 0, {**part(given, 0), "alg": "none"}).rsplit(".", 1)[0] + "."
    key = SigningKey.objects.get(sandbox=federated.sandbox)
    password = key.public_key.replace("PUBLIC", "SOME")  # jwt itself would not sign with what looks like a key
    symmetric = jwt.encode(part(given, 1), password, algorithm="HS256", headers={"kid": key.key_id})
    assert {type(why(federated, each)) for each in (unsigned, symmetric)} == {InvalidIdentityToken}


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "a.b", "....", "é.é.é"])
def test_what_is_no_token_is_refused(federated: Drawn, text: str) -> None:
    assert isinstance(why(federated, text), InvalidIdentityToken)


def test_a_token_of_another_sandbox_is_refused(federated: Drawn, drawn: Drawn) -> None:
    elsewhere = draw(web_identities=[{"provider": "accounts.google.com", "name": "maria", "claims": {"aud": "my-app"}}])
    refused = why(federated, token(elsewhere))
    assert refused.message.startswith("Couldn't retrieve verification key from your identity provider")


def test_a_token_ends_with_sandbox_time(federated: Drawn) -> None:
    given = token(federated, lifetime=900)
    end = part(given, 1)["exp"]
    now = issue_time(sandbox_later(federated, 900))
    refused = why(federated, given)
    assert isinstance(refused, ExpiredIdentityToken)
    assert refused.message.startswith("Token expired: current date/time ")
    assert refused.message.endswith(f" must be before the expiration date/time {end}") and int(now.timestamp()) >= end


def test_an_own_provider_must_be_in_the_roles_account(federated: Drawn) -> None:
    given = token(federated, "job")
    assert present(federated, given, "Deploy")[1].provider == OWN
    other = Account.objects.get(sandbox=federated.sandbox, number=OTHER_ACCOUNT)
    Provider.objects.update(account=other)
    refused = why(federated, given, "Deploy")
    assert refused.message == f"No OpenIDConnect provider found in your account for https://{GITHUB}"


def test_a_token_for_another_audience_is_refused(federated: Drawn) -> None:
    provider = Provider.objects.get()
    do(federated, change_provider, provider.public_id, client_ids=["somebody-else"])
    refused = why(federated, token(federated, "job"), "Deploy")
    assert (type(refused), refused.message) == (InvalidIdentityToken, "Incorrect token audience")


def test_a_condition_that_does_not_hold_is_a_denial_with_its_steps(federated: Drawn) -> None:
    maria = identity(federated, "maria")
    maria.claims["aud"] = "other"
    maria.save()
    refused = why(federated, token(federated))
    assert isinstance(refused, AccessDenied) and refused.judgement is not None
    assert refused.message == "Not authorized to perform sts:AssumeRoleWithWebIdentity"


def test_tags_and_source_identity_come_in_the_token(federated: Drawn) -> None:
    given = token(federated, tags={"team": "red"}, transitive_tag_keys=("team",), source_identity="maria@example.com")
    session = present(federated, given)[0].session
    assert (session.tags, session.transitive_tag_keys) == ({"team": "red"}, ["team"])
    assert session.source_identity == "maria@example.com"


def test_the_session_must_be_named(federated: Drawn) -> None:
    assert "'roleSessionName'" in why(federated, token(federated), session_name=None).message


def test_from_the_canvas_the_same_checks_are_made(federated: Drawn) -> None:
    ref = CallerRef("identity", identity(federated, "job").public_id)
    worn = assume_role(federated.sandbox.pk, ref, federated["Deploy"], SessionParameters())
    assert worn.session.session_name == "job"
    do(federated, change_provider, Provider.objects.get().public_id, client_ids=[])
    with pytest.raises(InvalidIdentityToken, match="Incorrect token audience"):
        assume_role(federated.sandbox.pk, ref, federated["Deploy"], SessionParameters())


def test_the_private_key_is_sealed_and_told_to_nobody(federated: Drawn) -> None:
    token(federated)
    key = SigningKey.objects.get(sandbox=federated.sandbox)
    told = str(list(JournalEntry.objects.values("events", "inverse"))) + str(published_keys(federated.sandbox))
    assert "PRIVATE" not in key.private_key and key.private_key not in told


@pytest.fixture
def amazon(db: None) -> Drawn:
    claims = {"app_id": "amzn1.application.game", "user_id": "amzn1.account.7"}
    return draw(
        roles={"Game": lets_in("www.amazon.com", "www.amazon.com:app_id", "amzn1.application.game")},
        web_identities=[{"provider": "www.amazon.com", "name": "maria", "claims": claims}],
    )


def present_access(drawn: Drawn, given: str, provider_id: str | None) -> SignedIn:
    said = SessionParameters(session_name="visit")
    return assume_role_with_web_identity(drawn.sandbox.pk, given, drawn["Game"], said, provider_id=provider_id)[1]


def test_an_access_token_of_amazon_comes_with_the_provider_id(amazon: Drawn) -> None:
    given = token(amazon)
    assert given.startswith("Atza|")
    signed = present_access(amazon, given, "www.amazon.com")
    assert (signed.subject, signed.audience) == ("amzn1.account.7", "amzn1.application.game")
    ref = CallerRef("identity", identity(amazon, "maria").public_id)
    assert assume_role(amazon.sandbox.pk, ref, amazon["Game"], SessionParameters())


@pytest.mark.parametrize(
    ("provider_id", "said"),
    [
        (None, "is not a valid JWT. (You may see this error if you sent an Access Token)"),
        ("graph.facebook.com", "The access token is not valid for graph.facebook.com."),
        ("accounts.google.com", "accounts.google.com gives no OAuth 2.0 access tokens."),
    ],
)
def test_an_access_token_with_another_provider_id_is_refused(amazon: Drawn, provider_id: str | None, said: str) -> None:
    with pytest.raises(InvalidIdentityToken) as caught:
        present_access(amazon, token(amazon), provider_id)
    assert said in caught.value.message and caught.value.hint


def test_the_jwt_inside_an_access_token_alone_is_refused(amazon: Drawn) -> None:
    inside = token(amazon).removeprefix("Atza|")
    with pytest.raises(InvalidIdentityToken):
        present_access(amazon, inside, None)
