"""What is not believed: each claim, key and address that is not as it must be."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core import signing
from django.http import HttpResponse
from django.utils import timezone

from playground.people.models import Person
from playground.workshop.lti import logins
from playground.workshop.models import LtiLaunch, LtiPlatform, Workshop
from tests.workshop.lti.conftest import begin, browser, launch, link_by_hand
from tests.workshop.lti.platform import CLIENT, KEY, LTI, Platform, new_key

pytestmark = pytest.mark.django_db


def refused(answer: HttpResponse, words: str) -> None:
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert not LtiLaunch.objects.exists()
    assert not Person.objects.filter(display_name="Ana Lee").exists()


@pytest.mark.parametrize(
    ("lies", "words"),
    [
        ({"iss": "https://elsewhere.example.org"}, "from another platform"),
        ({"aud": "another-tool"}, "for another tool"),
        ({"aud": [CLIENT, "another-tool"]}, "for another tool"),
        ({"aud": [CLIENT, "another-tool"], "azp": "another-tool"}, "for another tool"),
        ({"azp": "another-tool"}, "for another tool"),
        ({"exp": 1_700_000_000}, "has expired"),
        ({"exp": None}, "does not say exp"),
        ({"iat": 1_700_000_000}, "has expired"),
        ({"iat": int(time.time()) + 86_400}, "not signed by the platform, or is damaged"),
        ({"nonce": "of another sign-in"}, "another sign-in"),
        ({"nonce": None}, "does not say nonce"),
        ({"sub": None}, "does not say sub"),
        ({"sub": "a" * 256}, "does not say sub"),
        ({LTI + "deployment_id": "3"}, "under the deployment 3"),
        ({LTI + "deployment_id": None}, "under the deployment"),
        ({LTI + "message_type": "LtiSubmissionReviewRequest"}, "of a kind that is not known"),
        ({LTI + "message_type": None}, "of a kind that is not known"),
        ({LTI + "version": "1.1"}, "another version"),
        ({LTI + "resource_link": {}}, "does not say resource_link"),
        ({LTI + "target_link_uri": "https://elsewhere.example.org/lti/launch/"}, "another address"),
        ({LTI + "target_link_uri": "http://testserver/admin/"}, "another address"),
        ({LTI + "target_link_uri": None}, "another address"),
    ],
)
def test_a_message_with_a_wrong_claim_is_refused(
    platform: Platform, workshop: Workshop, lies: dict[str, Any], words: str
) -> None:
    link_by_hand(workshop)
    platform.lies = lies
    refused(launch(browser(), platform, "ana"), words)


def test_several_audiences_are_right_where_we_are_the_one_that_is_named(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    platform.lies = {"aud": [CLIENT, "another-tool"], "azp": CLIENT}
    assert launch(browser(), platform, "ana").status_code == 200


def test_a_message_that_another_key_signed_is_refused(platform: Platform) -> None:
    platform.key = new_key()
    refused(launch(browser(), platform, "ana"), "not signed by the platform")


def test_a_key_that_the_platform_does_not_publish_is_refused_and_asked_for_a_few_times_a_minute(
    platform: Platform,
) -> None:
    platform.kid = "made-up"
    for _ in range(10):
        refused(launch(browser(), platform, "ana"), "does not publish")
    assert platform.keys_fetched <= 10 // 2


def test_a_new_key_of_the_platform_is_found_at_once(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    assert launch(browser(), platform, "ana").status_code == 200
    fetched = platform.keys_fetched
    assert launch(browser(), platform, "bo").status_code == 200
    assert platform.keys_fetched == fetched  # kept
    key, before = new_key(), platform.jwks
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    platform.jwks = lambda: {"keys": [*before()["keys"], {**public, "kid": "2027-01"}]}
    platform.key, platform.kid = key, "2027-01"
    assert launch(browser(), platform, "bo").status_code == 200


def test_no_other_algorithm_than_rs256_is_read(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    platform.algorithm, platform.key = "none", None
    refused(launch(browser(), platform, "ana"), "not signed as LTI asks")
    platform.algorithm, platform.key = "RS384", KEY
    refused(launch(browser(), platform, "ana"), "not signed as LTI asks")
    # Our checker of algorithms apart, PyJWT itself would not make such a token: a MAC under the public key.
    public = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    monkeypatch.setattr(jwt.algorithms.HMACAlgorithm, "prepare_key", lambda self, key: key)
    platform.algorithm, platform.key = "HS256", public
    refused(launch(browser(), platform, "ana"), "not signed as LTI asks")


@pytest.mark.parametrize(
    "change",
    [{"kty": "EC"}, {"use": "enc"}, {"alg": "HS256"}, {"n": "AQAB"}, {"n": None}, {"n": 5}, {"kid": None}],
)
def test_a_published_key_that_is_not_for_such_signatures_is_not_used(
    platform: Platform, change: dict[str, Any]
) -> None:
    platform.jwks = lambda: {"keys": [{**Platform.jwks(platform)["keys"][0], **change}]}
    refused(launch(browser(), platform, "ana"), "does not publish")


def test_a_short_key_is_no_key(platform: Platform) -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(short.public_key()))
    platform.jwks = lambda: {"keys": [{**public, "kid": "2026-11"}]}
    platform.key = short
    refused(launch(browser(), platform, "ana"), "does not publish")


@pytest.mark.parametrize("said", [[], {}, {"keys": None}, {"keys": ["a"]}, {"keys": [{"kid": "a" * 3_000_000}]}])
def test_keys_that_cannot_be_read_are_told(platform: Platform, said: Any) -> None:
    platform.jwks = lambda: said
    refused(launch(browser(), platform, "ana"), "cannot be read now")


def test_a_platform_that_is_away_is_told(platform: Platform) -> None:
    LtiPlatform.objects.update(keys_url="http://127.0.0.1:1/keys")
    refused(launch(browser(), platform, "ana"), "cannot be read now")


def test_no_message_comes_twice(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    back = platform.authorize(begin(browser(), platform, "ana", "by-hand").headers["Location"])
    assert browser().post("/lti/launch/", back).status_code == 200
    again = browser().post("/lti/launch/", back)
    assert (again.status_code, "used already" in again.content.decode()) == (403, True)
    fresh = platform.authorize(begin(browser(), platform, "ana", "by-hand").headers["Location"])
    replayed = browser().post("/lti/launch/", {**fresh, "id_token": back["id_token"]})
    assert (replayed.status_code, "another sign-in" in replayed.content.decode()) == (403, True)
    assert LtiLaunch.objects.count() == 1


@pytest.mark.parametrize("state", ["", "made-up", "WzEsIm4iXQ:1abc:nothing", "a" * 5_000])
def test_a_state_that_is_not_ours_is_refused(platform: Platform, state: str) -> None:
    back = platform.authorize(begin(browser(), platform, "ana", "by-hand").headers["Location"])
    refused(browser().post("/lti/launch/", {**back, "state": state}), "used already, or has taken too long")


def test_a_state_is_good_for_ten_minutes(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    at = time.time()
    monkeypatch.setattr(signing.time, "time", lambda: at - logins.LIFETIME.total_seconds() - 1)
    there = begin(browser(), platform, "ana", "by-hand").headers["Location"]
    monkeypatch.undo()
    refused(browser().post("/lti/launch/", platform.authorize(there)), "taken too long")


def test_a_ticket_is_good_for_ten_minutes(platform: Platform, workshop: Workshop) -> None:
    link_by_hand(workshop)
    launch(browser(), platform, "ana")
    made = LtiLaunch.objects.get()
    LtiLaunch.objects.update(ticket_hash=logins._hash("known"), expires_at=timezone.now())
    answer = browser().post("/lti/open/", {"ticket": "known"}, headers={"origin": "http://testserver"})
    assert (answer.status_code, made.used_at) == (403, None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"target_link_uri": "https://elsewhere.example.org/lti/launch/"}, "meant for another address"),
        ({"target_link_uri": "http://testserver/"}, "meant for another address"),
        ({"target_link_uri": ""}, "meant for another address"),
        ({"login_hint": ""}, "does not say who comes"),
        ({"login_hint": "a" * 2_001}, "does not say who comes"),
        ({"lti_message_hint": "a" * 2_001}, "does not say who comes"),
    ],
)
def test_a_sign_in_that_leads_elsewhere_does_not_begin(platform: Platform, changed: dict[str, str], words: str) -> None:
    refused(begin(browser(), platform, "ana", "by-hand", **changed), words)


def test_what_the_platform_does_not_allow_is_told(platform: Platform) -> None:
    refused(browser().post("/lti/launch/", {"error": "login_required", "state": "x"}), "did not sign you in")


@pytest.mark.parametrize("changed", [{"context": "course-8"}, {"deployment": "2"}, {"resource_link": "another"}])
def test_a_link_of_another_course_leads_nowhere(
    platform: Platform, workshop: Workshop, changed: dict[str, str]
) -> None:
    """Whoever edits a course may write any id into a link."""
    made = link_by_hand(workshop, **changed)
    platform.course.links["copied"] = {"title": "Copied", "custom": {"link": made.public_id}}
    if "resource_link" in changed:
        platform.course.links["copied"]["custom"]["link"] = "lti-unknown"
    client = browser()
    page = launch(client, platform, "ana", "copied")
    answer = client.post(
        "/lti/open/", {"ticket": page.content.decode().split('value="')[1].split('"')[0]},
        headers={"origin": "http://testserver"},
    )  # fmt: skip
    assert (answer.status_code, "leads nowhere" in answer.content.decode()) == (403, True)
    assert workshop.enrollments.count() == 0
