"""Bad input: each a 4xx with code, place and the way out; the sandbox is as it was."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of


def send_raw(visitor: Visitor, path: str, body: bytes, kind: str = "application/json") -> HttpResponse:
    return visitor.client.post(visitor.base + path, data=body, content_type=kind)


@pytest.mark.parametrize("body", [b"{", b"{]", b"\xff\xfe", b'{"name": NaN}', b"nothing", b'{"a":1,"a":2}'])
def test_broken_json_is_refused_with_its_reason(visitor: Visitor, body: bytes) -> None:
    refused = send_raw(visitor, "roles/", body)
    assert refused.status_code == 400
    assert error_of(refused)["hint"]


@pytest.mark.parametrize("body", [b"[]", b"null", b"7", b'"text"', b"true"])
def test_json_that_is_no_object_is_refused(visitor: Visitor, body: bytes) -> None:
    assert send_raw(visitor, "roles/", body).status_code == 400


def test_ten_thousand_levels_of_json_are_refused_before_they_are_built(visitor: Visitor) -> None:
    refused = send_raw(visitor, "roles/", b"[" * 10_000 + b"]" * 10_000)
    assert refused.status_code == 400
    assert "levels deep" in error_of(refused)["message"]


def test_a_policy_ten_thousand_levels_deep_is_refused(visitor: Visitor, drawn: Drawn) -> None:
    document = '{"Version":"2012-10-17","Statement":' + "[" * 10_000 + "]" * 10_000 + "}"
    refused = visitor.put(f"roles/{drawn['FireMarshal']}/trust-policy/", document=document)
    assert refused.status_code == 400
    assert error_of(refused)["code"] == "MalformedPolicyDocument"


def test_more_than_a_megabyte_is_refused(visitor: Visitor) -> None:
    refused = send_raw(visitor, "roles/", json.dumps({"name": "a" * 1_100_000}).encode())
    assert refused.status_code == 413
    assert error_of(refused)["code"] == "BodyTooLarge"


def test_a_policy_above_the_wire_limit_is_refused(visitor: Visitor, drawn: Drawn) -> None:
    refused = visitor.put(f"roles/{drawn['FireMarshal']}/trust-policy/", document=" " * 100_000)
    assert refused.status_code == 413


def test_another_content_type_is_refused(visitor: Visitor) -> None:
    assert send_raw(visitor, "roles/", b"name=x", "application/x-www-form-urlencoded").status_code == 415


@pytest.mark.parametrize("name", ["a\u0000b", ["list"], {"a": 1}, True, None])
def test_a_value_of_the_wrong_kind_is_refused_at_its_field(visitor: Visitor, drawn: Drawn, name: object) -> None:
    refused = visitor.patch(f"roles/{drawn['FireMarshal']}/", name=name)
    assert refused.status_code == 400
    assert error_of(refused)["place"] == "name"


def test_a_nul_is_refused_at_its_place_however_deep_it_stands(visitor: Visitor) -> None:
    refused = send_raw(visitor, "pastes/", b'{"fragment": {"notes": [{"text": "a\\u0000b"}]}}')
    assert refused.status_code == 400
    assert error_of(refused)["place"] == "fragment.notes[0].text"


@pytest.mark.parametrize("path", ["roles/nope/", "roles/%00/", "roles/" + "x" * 3000 + "/", "roles/..%2f..%2f/"])
def test_an_id_that_is_none_is_not_found(visitor: Visitor, path: str) -> None:
    refused = visitor.patch(path, name="Reader")
    assert refused.status_code == 404


@pytest.mark.parametrize("address", ["/s/%00/", "/join/%00/", "/embed/%00/", "/api/catalog/actions/?service=s3%00"])
def test_no_address_has_a_nul(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_sandbox_is_as_it_was_after_all_of_that(visitor: Visitor, drawn: Drawn) -> None:
    before = visitor.canvas()
    for body in (b"{", b"[" * 100, b'{"name":"x y","account_id":"' + drawn["account:111122223333"].encode() + b'"}'):
        send_raw(visitor, "roles/", body)
    after = visitor.canvas()
    assert {**before, "now": ""} == {**after, "now": ""}
