"""Metadata documents of SAML providers: read, checked, kept, and gone with a file."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from playground.sandbox.commands.identity_providers import add_provider, put_metadata
from playground.sandbox.export import export
from playground.sandbox.models import Provider
from playground.sandbox.saml_metadata import read_metadata
from playground.sandbox.stream import editing
from playground.sts.saml import metadata_document
from tests.builders import ACCOUNT, Drawn, do, draw, refusal

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 28, tzinfo=UTC)
CORP = f"arn:aws:iam::{ACCOUNT}:saml-provider/Corp"


@pytest.fixture
def corp() -> Drawn:
    return draw(providers=[{"arn": CORP}, {"arn": f"arn:aws:iam::{ACCOUNT}:oidc-provider/id.example.com"}])


def document(drawn: Drawn) -> str:
    with editing(drawn.sandbox) as edit:
        return metadata_document(edit.sandbox, Provider.objects.get(name="Corp"))


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        (lambda text: "", "error", "no metadata document below 1,000"),
        (lambda text: text.replace("</md:EntityDescriptor>", ""), "error", "Could not parse metadata."),
        (lambda text: text.replace("<md:Entity", "<!DOCTYPE x><md:Entity", 1), "error", "document type"),
        (lambda text: text + " " * 100_001, "error", "at most 100,000"),
        (lambda text: text.replace("EntityDescriptor", "EntitiesDescriptor"), "error", "not an EntityDescriptor"),
        (lambda text: re.sub('entityID="[^"]+"', "", text), "error", "names no entityID"),
        (lambda text: text.replace("IDPSSO", "SPSSO"), "error", "describes no identity provider"),
        (lambda text: text.replace('use="signing"', 'use="encryption"'), "error", "no certificate for signing"),
        (lambda text: text.replace("<ds:X509Certificate>", "<ds:X509Certificate>AAAA"), "error", "is none"),
        (lambda text: text.replace("SAML:2.0:protocol", "SAML:1.1:protocol"), "warning", "speaks SAML 2.0"),
        (
            lambda text: text.replace("entityID=", 'validUntil="2020-01-01T00:00:00Z" entityID='),
            "warning",
            "valid until",
        ),
        (lambda text: re.sub("<md:SingleSignOnService [^>]+>", "", text), "suggestion", "where people sign in"),
    ],
)
def test_what_is_wrong_with_a_document_is_said(
    corp: Drawn, change: Callable[[str], str], level: str, said: str
) -> None:
    found = read_metadata(change(document(corp)), NOW)
    (finding,) = (each for each in found.findings if said in each.message)
    assert (finding.level, finding.line > 0, bool(finding.hint)) == (level, True, True)
    assert (found.error is None) == (level != "error")


def test_a_certificate_that_is_over_is_a_warning(corp: Drawn) -> None:
    found = read_metadata(document(corp), datetime(2121, 1, 1, tzinfo=UTC))
    assert [(each.level, "is not valid now" in each.message) for each in found.findings] == [("warning", True)]


def test_a_document_with_an_error_is_not_saved_and_all_its_findings_are_told(corp: Drawn) -> None:
    provider = Provider.objects.get(name="Corp").public_id
    wrong = document(corp).replace("IDPSSO", "SPSSO")
    refused = refusal(corp, put_metadata, provider, wrong)
    assert (refused.code, refused.place) == ("InvalidInput", "metadata")
    assert [each["level"] for each in refused.details["findings"]] == ["error"]
    assert refusal(corp, add_provider, corp[ACCOUNT], "saml", "Second", metadata="<a/>").code == "InvalidInput"
    oidc = Provider.objects.get(kind="oidc").public_id
    assert refusal(corp, put_metadata, oidc, wrong).code == "NoSuchEntity"


def test_a_pasted_document_goes_along_with_a_file_and_the_simulated_one_is_made_anew(corp: Drawn) -> None:
    text = document(corp)
    assert "metadata" not in export(corp.sandbox)["providers"][0]
    do(corp, put_metadata, Provider.objects.get(name="Corp").public_id, text)
    (row, _) = export(corp.sandbox)["providers"]
    assert row["metadata"] == text
    again = draw(providers=[row])
    assert Provider.objects.get(sandbox=again.sandbox).metadata == text
