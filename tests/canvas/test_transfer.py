"""A sandbox out as one file and in again: what cannot be is named with its place, before anything is made."""

import json
from typing import Any

import pytest
from django.test import override_settings

from playground.people.commands import create_guest
from playground.sandbox.commands import keys
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from tests.builders import ACCOUNT, Drawn, allow, document
from tests.canvas.conftest import Visitor, error_of

pytestmark = pytest.mark.django_db
FILE = {"version": 1, "name": "House", "accounts": [{"id": ACCOUNT, "name": "Offices"}]}


def post(visitor: Visitor, path: str, body: Any) -> Any:
    return visitor.client.post(f"/api/import/{path}", json.dumps(body), content_type="application/json")


def test_out_and_in_again_is_the_same_file(visitor: Visitor) -> None:
    file = visitor.get("export/").json()
    made = post(visitor, "", file)
    assert made.status_code == 201
    again = Visitor(None, made.json()["id"])
    again.client = visitor.client
    assert again.get("export/").json() == file


def test_a_file_holds_no_secret_and_no_session(visitor: Visitor, drawn: Drawn) -> None:
    with editing(drawn.sandbox, drawn.owner) as edit:
        key, secret = keys.add_access_key(edit, drawn["jane"])
    issued = visitor.post("sessions/", caller={"kind": "identity", "id": drawn["jane"]}, role_id=drawn["FireMarshal"])
    text = visitor.get("export/").content.decode()
    for each in (secret, key.key_id, issued.json()["secret_access_key"], issued.json()["session_token"]):
        assert each not in text


def test_a_check_names_every_complaint_with_its_place_and_makes_nothing(visitor: Visitor) -> None:
    broken = {
        **FILE,
        "users": [{"account": ACCOUNT, "name": "bad name"}, {"account": "999999999999", "name": "bob"}],
        "roles": [{"account": ACCOUNT, "name": "Hat", "trust": document({**allow("sts:AssumeRole"), "Effect": "Yes"})}],
    }
    before = Sandbox.objects.count()
    checked = post(visitor, "check/", broken).json()
    places = [each["place"] for each in checked["complaints"]]
    assert places == ["/users/0/name", "/users/1/account", "/roles/0/trust/document"]
    assert all(each["message"] and each["hint"] for each in checked["complaints"])
    assert checked["counts"] == {"accounts": 1, "users": 2, "roles": 1}
    assert Sandbox.objects.count() == before
    assert post(visitor, "", broken).status_code == 400
    assert Sandbox.objects.count() == before


def test_what_passes_the_check_is_imported(visitor: Visitor) -> None:
    assert post(visitor, "check/", FILE).json()["complaints"] == []
    assert post(visitor, "", FILE).json()["name"] == "House"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ({**FILE, "version": 99}, "newer Understudy"),
        ({**FILE, "version": 0}, "version 0"),
        ({**FILE, "users": [{"account": ACCOUNT, "name": f"u{index}"} for index in range(1_000)]}, "1,001 things"),
        ({"Resources": {}}, "Resources"),
        ([], "no sandbox file"),
        ("house", "no sandbox file"),
    ],
)
def test_other_files_and_newer_ones_are_refused_with_words(visitor: Visitor, file: Any, words: str) -> None:
    (complaint,) = post(visitor, "check/", file).json()["complaints"]
    assert words in complaint["message"]
    assert complaint["hint"]
    assert post(visitor, "", file).status_code == 400


def test_a_file_may_be_longer_than_a_change_and_has_a_bound(visitor: Visitor) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=200_000, CHANGE_MAX_BYTES=1_000):
        padded = {**FILE, "roles": [{"account": ACCOUNT, "name": "Hat", "trust": document(), "description": "x" * 900}]}
        assert post(visitor, "check/", padded).status_code == 200
        refused = post(visitor, "check/", {**FILE, "name": "x" * 200_000})
        assert (refused.status_code, error_of(refused)["code"]) == (413, "BodyTooLarge")


def test_nobody_imports_without_being_somebody(db: None) -> None:
    assert post(Visitor(None, ""), "", FILE).status_code == 403


def test_an_import_belongs_to_whoever_imports(db: None) -> None:
    guest = create_guest()
    made = post(Visitor(guest, ""), "", FILE).json()
    assert Sandbox.objects.get(public_id=made["id"]).owner == guest
