"""SAML: assertions signed by the simulated identity provider, checked as STS checks them."""

import base64
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from signxml import CanonicalizationMethod, XMLSigner

from playground.errors import PlaygroundError
from playground.iam.callers import SessionCaller
from playground.sandbox.commands.identity_providers import put_metadata
from playground.sandbox.models import Identity, JournalEntry, Provider
from playground.sandbox.saml_metadata import read_metadata
from playground.sandbox.stream import editing
from playground.sts.callers import CallerRef, session_as_caller
from playground.sts.commands import assume_role, assume_role_with_saml
from playground.sts.errors import AccessDenied, ExpiredIdentityToken, InvalidIdentityToken
from playground.sts.issue import IssuedSession
from playground.sts.models import SigningKey
from playground.sts.parameters import SessionParameters
from playground.sts.queries import issue_time
from playground.sts.saml import SamlSignedIn, give_assertion, metadata_document
from playground.sts.saml_provider import DSIG, SAML, certificate_of
from playground.sts.signing import key_of, private_key
from tests.builders import ACCOUNT, Drawn, do, document, draw, role_arn
from tests.sts.conftest import sandbox_later

CORP = f"arn:aws:iam::{ACCOUNT}:saml-provider/Corp"
OTHER = f"arn:aws:iam::{ACCOUNT}:saml-provider/Other"
SIGN_IN = "https://signin.aws.amazon.com/saml"
ACTIONS = ["sts:AssumeRoleWithSAML", "sts:TagSession", "sts:SetSourceIdentity"]


def lets_in(**conditions: str) -> dict[str, Any]:
    equal = {f"SAML:{key}": value for key, value in conditions.items()}
    principal = {"Federated": CORP}
    return document(
        {"Effect": "Allow", "Principal": principal, "Action": ACTIONS, "Condition": {"StringEquals": equal}}
    )


@pytest.fixture
def corp(db: None) -> Drawn:
    """Ann of the staff signs in at Corp; Desk lets in whoever comes from there, Lab only students."""
    return draw(
        roles={"Desk": lets_in(aud=SIGN_IN), "Lab": lets_in(aud=SIGN_IN, edupersonaffiliation="student")},
        providers=[{"arn": CORP}, {"arn": OTHER}],
        web_identities=[
            {"provider": CORP, "name": "ann", "claims": {"sub": "ann-1", "edupersonaffiliation": ["staff", "member"]}}
        ],
    )


def assertion(drawn: Drawn, roles: list[str] | None = None, lifetime: int = 300, **said: Any) -> str:
    with editing(drawn.sandbox, drawn.owner) as edit:
        who = Identity.objects.get(sandbox=drawn.sandbox, name="ann")
        stated = SessionParameters(**{"session_name": "ann@example.com", **said})
        return give_assertion(edit.sandbox, who, stated, issue_time(edit.sandbox), roles, lifetime)


def present(
    drawn: Drawn, given: str, role: str = "Desk", provider: str = CORP, **said: Any
) -> tuple[IssuedSession, SamlSignedIn]:
    return assume_role_with_saml(drawn.sandbox.pk, given, provider, drawn[role], SessionParameters(**said))


def why(*args: Any, **said: Any) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as caught:
        present(*args, **said)
    assert caught.value.hint
    return caught.value


def rewritten(given: str, change: Callable[[str], str]) -> str:
    before = base64.b64decode(given).decode()
    after = change(before)
    assert before != after
    return base64.b64encode(after.encode()).decode()


def test_an_assertion_opens_the_role_that_trusts_its_provider(corp: Drawn) -> None:
    issued, signed = present(corp, assertion(corp))
    assert issued.session.arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/Desk/ann@example.com"
    assert issued.session.caller_id == Identity.objects.get(name="ann").public_id
    said = signed.assertion
    assert (said.subject, signed.subject_type, said.recipient) == ("ann-1", "persistent", SIGN_IN)
    assert said.issuer == f"https://idp.example.com/{ACCOUNT}/Corp"
    assert issued.session.federation["claims"]["saml:edupersonaffiliation"] == ("staff", "member")
    assert issued.session.federation["claims"]["saml:doc"] == f"{ACCOUNT}/Corp"


def test_of_the_assertions_keys_only_the_subject_goes_along_in_the_session(corp: Drawn) -> None:
    session = present(corp, assertion(corp))[0].session
    caller = session_as_caller(session, issue_time(corp.sandbox)).caller
    assert isinstance(caller, SessionCaller) and caller.federated_provider == CORP
    assert set(caller.federation_claims) == {"saml:sub", "saml:sub_type", "saml:namequalifier"}


def test_the_trust_policys_conditions_are_asked_with_its_steps(corp: Drawn) -> None:
    refused = why(corp, assertion(corp), "Lab")
    assert isinstance(refused, AccessDenied) and refused.judgement is not None
    assert refused.message == "Not authorized to perform sts:AssumeRoleWithSAML"
    ann = Identity.objects.get(name="ann")
    ann.claims["edupersonaffiliation"] = "student"
    ann.save()
    assert present(corp, assertion(corp), "Lab")[0].session.principal_name == "Lab"


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(">ann-1<", ">root-1<"),
        lambda xml: xml.replace("role/Desk", "role/Safe"),
        lambda xml: re.sub(r"<ds:Signature .*</ds:Signature>", "", xml, flags=re.DOTALL),
        lambda xml: re.sub(r"(<ds:SignatureValue>)[^<]{8}", r"\1AAAAAAAA", xml),
    ],
    ids=["the subject", "a role", "no signature", "the signature"],
)
def test_a_changed_assertion_is_refused(corp: Drawn, change: Callable[[str], str]) -> None:
    refused = why(corp, rewritten(assertion(corp), change))
    assert (type(refused), refused.message) == (InvalidIdentityToken, "Response signature invalid")


def test_a_forged_assertion_beside_the_signed_one_is_refused(corp: Drawn) -> None:
    """Signature wrapping: the signed assertion is hidden in the forged one, which stands where STS looks first."""

    def wrap(xml: str) -> str:
        whole = re.search(r"<saml:Assertion .*</saml:Assertion>", xml, re.DOTALL)
        assert whole is not None
        forged = re.sub(r"<ds:Signature .*</ds:Signature>", "", whole[0], flags=re.DOTALL)
        forged = re.sub(r'ID="[^"]+"', 'ID="_forged"', forged).replace(">ann-1<", ">root-1<")
        inside = forged.replace(
            "</saml:Assertion>", f"<samlp:Extensions>{whole[0]}</samlp:Extensions></saml:Assertion>"
        )
        return xml.replace(whole[0], inside)

    assert why(corp, rewritten(assertion(corp), wrap)).message == "Response signature invalid"
    doubled = rewritten(
        assertion(corp), lambda xml: xml.replace("</samlp:Response>", "<saml:Assertion/></samlp:Response>")
    )
    assert why(corp, doubled).message == "Invalid SAML response"


@pytest.mark.parametrize(
    "text",
    ["", "not base64!", "AAAA", base64.b64encode(b"<a/>").decode()],
    ids=["nothing", "no base64", "no xml", "other xml"],
)
def test_what_is_no_response_is_refused(corp: Drawn, text: str) -> None:
    assert isinstance(why(corp, text), InvalidIdentityToken)


def test_a_document_type_is_refused_before_any_entity_is_looked_at(corp: Drawn) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    given = rewritten(assertion(corp), lambda xml: bomb + xml.replace(">ann-1<", ">&b;&c;<"))
    refused = why(corp, given)
    assert (refused.message, "document type" in refused.hint) == ("Invalid base64 SAMLResponse", True)


def test_an_assertion_is_good_for_five_minutes_of_sandbox_time(corp: Drawn) -> None:
    given, longer = assertion(corp), assertion(corp, lifetime=3600)
    sandbox_later(corp, 290)
    assert present(corp, given)
    sandbox_later(corp, 20)
    for each in (given, longer):
        refused = why(corp, each)
        assert isinstance(refused, ExpiredIdentityToken)
        assert refused.message == "Token must be redeemed within 5 minutes of issuance"


def test_the_provider_must_be_there_and_be_the_one_that_signed(corp: Drawn) -> None:
    given = assertion(corp)
    assert why(corp, given, provider=CORP + "x").message == "Specified provider doesn't exist."
    assert why(corp, given, provider=OTHER).message == "Issuer not present in specified provider"


def test_the_assertion_must_name_the_role(corp: Drawn) -> None:
    refused = why(corp, assertion(corp, roles=[role_arn("Lab")]))
    assert (type(refused), refused.code) == (AccessDenied, "AccessDenied")
    assert f"{role_arn('Desk')},{CORP}" in refused.hint


def test_the_session_is_named_by_the_assertion(corp: Drawn) -> None:
    assert why(corp, assertion(corp, session_name="")).message == "RoleSessionName is required in AuthnResponse"
    assert "must match [a-zA-Z_0-9" in why(corp, assertion(corp, session_name="Ann Smith")).message
    assert why(corp, assertion(corp, source_identity="aws:ann")).message.startswith("Source Identity must match")


def test_tags_source_identity_and_duration_come_in_the_assertion(corp: Drawn) -> None:
    given = assertion(
        corp, tags={"team": "red"}, transitive_tag_keys=("team",), source_identity="ann", duration_seconds=1800
    )
    session = present(corp, given)[0].session
    assert (session.tags, session.transitive_tag_keys, session.source_identity) == ({"team": "red"}, ["team"], "ann")
    assert session.duration == 1800
    assert present(corp, given, duration_seconds=900)[0].session.duration == 900
    assert "MaxSessionDuration" in why(corp, given, duration_seconds=7200).message


def ending(drawn: Drawn, given: str, at: datetime) -> str:
    """Out: the assertion as of a provider whose own session ends then, signed with its key."""
    response = etree.fromstring(base64.b64decode(given))
    (found,) = response.iter(f"{{{SAML}}}Assertion")
    (statement,) = found.iter(f"{{{SAML}}}AuthnStatement")
    statement.set("SessionNotOnOrAfter", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    provider = Provider.objects.get(sandbox=drawn.sandbox, name="Corp")
    with editing(drawn.sandbox) as edit:
        key = key_of(edit.sandbox)
    (signature,) = found.iter(f"{{{DSIG}}}Signature")
    for part in list(signature):
        signature.remove(part)
    signature.set("Id", "placeholder")
    signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0)
    certificate = certificate_of(provider, key).public_bytes(Encoding.PEM).decode()
    signed = signer.sign(found, key=private_key(key), cert=certificate, reference_uri=found.get("ID"))
    response.replace(found, signed)
    return base64.b64encode(etree.tostring(response)).decode()


def test_the_session_ends_with_that_of_the_identity_provider_where_it_says_when(corp: Drawn) -> None:
    """Source: IAM User Guide, "Configure SAML assertions": the shorter of the two counts."""
    given, now = assertion(corp), issue_time(corp.sandbox)
    sooner = present(corp, ending(corp, given, now + timedelta(minutes=20)))
    assert sooner[0].session.duration == pytest.approx(1200, abs=60)
    assert present(corp, ending(corp, given, now + timedelta(hours=5)))[0].session.duration == 3600
    shorter = present(corp, ending(corp, given, now + timedelta(minutes=50)), duration_seconds=900)
    assert shorter[0].session.duration == 900


def test_from_the_canvas_the_same_checks_are_made(corp: Drawn) -> None:
    ref = CallerRef("identity", Identity.objects.get(name="ann").public_id)
    worn = assume_role(corp.sandbox.pk, ref, corp["Desk"], SessionParameters(tags={"team": "red"}))
    assert (worn.session.session_name, worn.session.tags) == ("ann", {"team": "red"})
    own = foreign_metadata(corp)
    do(corp, put_metadata, Provider.objects.get(name="Corp").public_id, own)
    with pytest.raises(InvalidIdentityToken, match="Response signature invalid"):
        assume_role(corp.sandbox.pk, ref, corp["Desk"], SessionParameters())
    do(corp, put_metadata, Provider.objects.get(name="Corp").public_id, "")
    assert assume_role(corp.sandbox.pk, ref, corp["Desk"], SessionParameters())


def foreign_metadata(drawn: Drawn) -> str:
    """The document of another provider: another entity id, another key."""
    elsewhere = draw(providers=[{"arn": CORP.replace("Corp", "Elsewhere")}])
    with editing(elsewhere.sandbox) as edit:
        return metadata_document(edit.sandbox, Provider.objects.get(sandbox=edit.sandbox))


def test_another_key_under_the_same_name_is_refused(corp: Drawn) -> None:
    given = assertion(corp)
    foreign = re.sub("/Elsewhere", "/Corp", foreign_metadata(corp))
    do(corp, put_metadata, Provider.objects.get(name="Corp").public_id, foreign)
    assert why(corp, given).message == "Response signature invalid"


def test_the_simulated_metadata_is_the_same_each_time_and_has_nothing_to_complain_of(corp: Drawn) -> None:
    provider = Provider.objects.get(name="Corp")
    with editing(corp.sandbox) as edit:
        texts = {metadata_document(edit.sandbox, provider) for _ in range(2)}
    (text,) = texts
    found = read_metadata(text, issue_time(corp.sandbox))
    assert (found.findings, len(found.certificates)) == ((), 1)
    assert found.entity_id == f"https://idp.example.com/{ACCOUNT}/Corp"


def test_the_private_key_is_told_to_nobody(corp: Drawn) -> None:
    present(corp, assertion(corp))
    key = SigningKey.objects.get(sandbox=corp.sandbox)
    assert key.private_key not in str(list(JournalEntry.objects.values("events", "inverse")))
