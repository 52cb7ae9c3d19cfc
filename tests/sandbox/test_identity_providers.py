"""Identity providers of an account: made, trusted, deleted; who signs in there is let in while they are there."""

import json
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.sandbox import copying, history
from playground.sandbox.commands import identities, trust
from playground.sandbox.commands.identity_providers import add_provider, change_provider, remove_provider
from playground.sandbox.export import export
from playground.sandbox.models import Provider
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from tests.builders import ACCOUNT, OTHER_ACCOUNT, Drawn, do, draw
from tests.builders import trust as trusts
from tests.folding import canvas_of, fold, picture

pytestmark = pytest.mark.django_db
GITHUB = "token.actions.githubusercontent.com"
ARN = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{GITHUB}"
SAML = f"arn:aws:iam::{ACCOUNT}:saml-provider/Corp"


def github(drawn: Drawn) -> Provider:
    return do(drawn, add_provider, drawn[ACCOUNT], "oidc", f"https://{GITHUB}", client_ids=["sts.amazonaws.com"])


def statement_of(drawn: Drawn, role: str) -> Any:
    shown = next(each for each in canvas_of(drawn)["roles"] if each["name"] == role)
    return json.loads(shown["trust_policy"])["Statement"][-1]


def test_a_drawn_line_from_an_oidc_provider_asks_for_its_audience() -> None:
    drawn = draw(roles={"Deploy": trusts("AWS", ACCOUNT)})
    made = github(drawn)
    do(drawn, trust.connect, drawn["Deploy"], made.public_id)
    assert statement_of(drawn, "Deploy") == {
        "Effect": "Allow",
        "Principal": {"Federated": ARN},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {f"{GITHUB}:aud": "sts.amazonaws.com"}},
    }
    assert canvas_of(drawn)["roles"][0]["trust_links"][-1]["source_id"] == made.public_id


def test_a_drawn_line_from_a_saml_provider_asks_for_the_sign_in_page() -> None:
    drawn = draw(roles={"Desk": trusts("AWS", ACCOUNT)})
    made = do(drawn, add_provider, drawn[ACCOUNT], "saml", "Corp")
    do(drawn, trust.connect, drawn["Desk"], made.public_id)
    statement = statement_of(drawn, "Desk")
    assert (statement["Principal"], statement["Action"]) == ({"Federated": SAML}, "sts:AssumeRoleWithSAML")
    assert statement["Condition"] == {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}


def test_who_signs_in_there_is_let_in_until_the_provider_is_deleted_and_its_text_stays() -> None:
    drawn = draw(roles={"Deploy": trusts("AWS", ACCOUNT)})
    made = github(drawn)
    do(drawn, trust.connect, drawn["Deploy"], made.public_id)
    claims = {"aud": "sts.amazonaws.com", "sub": "repo:acme/site"}
    job = do(drawn, identities.add_web_identity, ARN, claims=claims).public_id
    assume_role(drawn.sandbox.pk, CallerRef("identity", job), drawn["Deploy"], SessionParameters())
    text = statement_of(drawn, "Deploy")
    do(drawn, remove_provider, made.public_id)
    assert statement_of(drawn, "Deploy") == text
    with pytest.raises(PlaygroundError, match="No OpenIDConnect provider found"):
        assume_role(drawn.sandbox.pk, CallerRef("identity", job), drawn["Deploy"], SessionParameters())


@pytest.mark.parametrize(
    ("kind", "name", "more", "place"),
    [
        ("oidc", "http://id.example.com", {}, "name"),
        ("oidc", "https://", {}, "name"),
        ("oidc", "https://id.example.com?x=1", {}, "name"),
        ("oidc", f"https://{'a' * 250}.com", {}, "name"),
        ("oidc", "https://id.example.com", {"client_ids": [""]}, "client_ids"),
        ("oidc", "https://id.example.com", {"client_ids": [str(each) for each in range(101)]}, "client_ids"),
        ("oidc", "https://id.example.com", {"thumbprints": ["xyz"]}, "thumbprints"),
        ("saml", "Corp login", {}, "name"),
        ("saml", "", {}, "name"),
        ("saml", "Corp", {"client_ids": ["app"]}, "client_ids"),
    ],
)
def test_what_aws_refuses_is_refused_at_its_place(kind: str, name: str, more: dict[str, Any], place: str) -> None:
    drawn = draw()
    with pytest.raises(PlaygroundError) as refused:
        do(drawn, add_provider, drawn[ACCOUNT], kind, name, **more)
    assert (refused.value.place, bool(refused.value.hint)) == (place, True)
    assert not Provider.objects.filter(sandbox=drawn.sandbox).exists()


def test_one_url_is_one_provider_in_an_account_and_another_in_the_next() -> None:
    drawn = draw()
    github(drawn)
    with pytest.raises(PlaygroundError, match="already exists"):
        github(drawn)
    do(drawn, add_provider, drawn[OTHER_ACCOUNT], "oidc", f"https://{GITHUB}")


def test_the_events_of_a_providers_life_make_the_fresh_canvas() -> None:
    drawn = draw(roles={"Deploy": trusts("Federated", ARN, "sts:AssumeRoleWithWebIdentity")})
    before = canvas_of(drawn)
    made = github(drawn)
    assert fold(drawn, before) == picture(canvas_of(drawn))
    do(drawn, change_provider, made.public_id, client_ids=["a", "b"], tags={"team": "web"})
    do(drawn, remove_provider, made.public_id)
    assert fold(drawn, before) == picture(canvas_of(drawn)) == picture(before)
    history.undo(drawn.fresh(), drawn.owner)
    assert canvas_of(drawn)["providers"][0]["client_ids"] == ["a", "b"]


def test_a_file_keeps_providers_and_who_signs_in_there() -> None:
    row = {"arn": ARN, "client_ids": ["sts.amazonaws.com"], "tags": {"team": "web"}}
    drawn = draw(providers=[row, {"arn": SAML}], web_identities=[{"provider": ARN, "name": "job"}])
    told = export(drawn.fresh())
    assert told["providers"] == [row, {"arn": SAML}]
    assert f"provider:{ARN}" in told["layout"]


def test_a_copy_of_an_account_has_its_own_provider_and_roles_that_trust_it() -> None:
    row = {"arn": ARN, "client_ids": ["sts.amazonaws.com"]}
    drawn = draw(roles={"Deploy": trusts("Federated", ARN, "sts:AssumeRoleWithWebIdentity")}, providers=[row])
    do(drawn, copying.duplicate, [drawn[ACCOUNT]])
    canvas = canvas_of(drawn)
    assert len({each["arn"] for each in canvas["providers"]}) == 2
    sources = {role["trust_links"][0]["source_id"] for role in canvas["roles"]}
    assert sources == {each["id"] for each in canvas["providers"]}


def test_a_services_principal_cannot_be_changed_and_says_so() -> None:
    drawn = draw(services=[{"principal": "ec2.amazonaws.com"}])
    with pytest.raises(PlaygroundError, match="keeps its principal"):
        do(
            drawn,
            identities.change_identity,
            drawn["service:ec2.amazonaws.com"],
            principal_value="lambda.amazonaws.com",
        )
