"""What happened, in CloudTrail's form: each edit by the name of AWS's call, bounded, in pages, by filters."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from playground.sandbox import activity, history
from playground.sandbox.activity_log import PAGE, Filter, page_of, trail_of
from playground.sandbox.activity_names import RANK, call_name, call_parameters
from playground.sandbox.commands import (
    identities,
    keys,
    notes,
    policies,
    roles,
    sandboxes,
    trust,
)
from playground.sandbox.images import TRACKED
from playground.sandbox.models import ActivityRecord, Role
from tests.builders import READ_ONLY, Drawn, allow, do, document, draw, role_arn, user_arn
from tests.builders import trust as trusting

MAY_READ = json.dumps(document(allow("s3:GetObject")))


@pytest.fixture
def drawn(db: None) -> Drawn:
    """Jane may wear Reader, Bob may not."""
    return draw(users=["jane", "bob"], roles={"Reader": trusting("AWS", user_arn("jane"))})


def newest(drawn: Drawn) -> dict[str, Any]:
    """Out: the last record, whole."""
    return page_of(drawn.sandbox, Filter()).records[0].record


def names(drawn: Drawn, **wanted: Any) -> list[str]:
    return [each.name for each in page_of(drawn.sandbox, Filter(**wanted)).records]


def test_a_drawn_line_is_the_call_that_writes_the_trust_policy(drawn: Drawn) -> None:
    do(drawn, trust.connect, drawn["Reader"], drawn["bob"])
    record = newest(drawn)
    assert (record["eventSource"], record["eventName"]) == ("iam.amazonaws.com", "UpdateAssumeRolePolicy")
    assert record["requestParameters"]["roleName"] == "Reader"
    assert user_arn("bob") in record["requestParameters"]["policyDocument"]  # by name, not by unique id
    assert {"ARN": role_arn("Reader"), "accountId": "111122223333"} in record["resources"]
    assert record["additionalEventData"]["revision"] == drawn.fresh().revision
    assert record["userIdentity"] == {
        "type": "Unknown",
        "principalId": drawn.owner.public_id,
        "userName": str(drawn.owner),
    }
    assert "errorCode" not in record


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (lambda drawn: do(drawn, roles.change_role, drawn["Reader"], max_session_duration=7200), "UpdateRole"),
        (lambda drawn: do(drawn, keys.add_access_key, drawn["jane"]), "CreateAccessKey"),
        (lambda drawn: do(drawn, policies.attach, drawn["jane"], READ_ONLY), "AttachUserPolicy"),
        (lambda drawn: do(drawn, policies.put_inline, drawn["Reader"], "mine", MAY_READ), "PutRolePolicy"),
        (lambda drawn: do(drawn, identities.remove_identity, drawn["bob"], cascade=True), "DeleteUser"),
        (lambda drawn: do(drawn, sandboxes.rename_sandbox, "Elsewhere"), "RenameSandbox"),
        (lambda drawn: do(drawn, sandboxes.set_clock, 60, paused=False, at=timezone.now()), "SetClock"),
    ],
)
def test_edits_have_the_names_of_awss_calls_or_our_own(drawn: Drawn, edit: Any, name: str) -> None:
    edit(drawn)
    assert newest(drawn)["eventName"] == name


def test_undo_is_a_call_of_its_own_and_says_what_it_takes_back(drawn: Drawn) -> None:
    do(drawn, policies.attach, drawn["jane"], READ_ONLY)
    attached = drawn.fresh().revision
    history.undo(drawn.sandbox, drawn.owner)
    assert newest(drawn)["eventName"] == "DetachUserPolicy"
    assert newest(drawn)["additionalEventData"]["undoes"] == attached


def test_every_kind_of_row_has_a_name_for_what_happens_to_it() -> None:
    assert set(RANK) == {kind.__name__ for kind in TRACKED}
    samples = {"kind": "user", "type": "bucket", "role_id": 1, "group_id": None}
    for kind in RANK:
        if kind != "Sandbox":
            assert all(call_name(kind, None, samples)) or kind in ("Note", "Position")
            assert call_name(kind, samples, None)[1]


def test_a_row_gives_only_columns_that_are_named() -> None:
    key = {"key_id": "AKIA", "secret": "sealed", "status": "Active", "identity_id": 3, "created_at": "now"}
    assert call_parameters("AccessKey", None, key) == {"accessKeyId": "AKIA", "status": "Active"}
    assert call_parameters("AccessKey", key, {**key, "status": "Inactive"}) == {
        "accessKeyId": "AKIA",
        "status": "Inactive",
    }


def test_no_more_is_kept_than_the_bounds_allow(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "MOST_RECORDS", 5)
    monkeypatch.setattr(activity, "LOOK_EVERY", 1)
    for number in range(8):
        do(drawn, sandboxes.rename_sandbox, f"Sandbox {number}")
    assert ActivityRecord.objects.filter(sandbox=drawn.sandbox).count() == 5
    assert newest(drawn)["requestParameters"] == {"name": "Sandbox 7"}
    old = timezone.now() - activity.LONGEST_KEPT - timedelta(minutes=1)
    ActivityRecord.objects.filter(sandbox=drawn.sandbox).update(kept_at=old)
    do(drawn, sandboxes.rename_sandbox, "Today")
    assert names(drawn) == ["RenameSandbox"]


def test_another_sandboxs_records_are_neither_shown_nor_forgotten(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = draw(users=["ana"])
    monkeypatch.setattr(activity, "MOST_RECORDS", 1)
    monkeypatch.setattr(activity, "LOOK_EVERY", 1)
    do(drawn, sandboxes.rename_sandbox, "Mine")
    do(drawn, sandboxes.rename_sandbox, "Still mine")
    assert names(drawn) == ["RenameSandbox"]
    assert len(names(other)) == 1


def test_pages_follow_one_another_without_gap_or_repetition(drawn: Drawn) -> None:
    for number in range(PAGE + 5):
        do(drawn, sandboxes.rename_sandbox, f"Sandbox {number}")
    first = page_of(drawn.sandbox, Filter(name="rename"))
    assert len(first.records) == PAGE
    second = page_of(drawn.sandbox, Filter(name="rename"), first.before)
    assert (len(second.records), second.before) == (5, None)
    ids = [each.id for each in (*first.records, *second.records)]
    assert ids == sorted(ids, reverse=True)


def test_filters_leave_out_what_was_not_asked_for(drawn: Drawn) -> None:
    do(drawn, notes.add_note, "Hello")
    do(drawn, policies.attach, drawn["jane"], READ_ONLY)
    assert names(drawn, calls_only=True)[0] == "AttachUserPolicy"
    assert "AddNote" in names(drawn)
    assert "AddNote" not in names(drawn, calls_only=True)
    assert names(drawn, who="nobody of this name") == []
    assert names(drawn, who=str(drawn.owner).upper()) != []
    assert names(drawn, errors_only=True) == []
    last = ActivityRecord.objects.filter(sandbox=drawn.sandbox).latest("pk").at
    assert names(drawn, since=last) == ["AttachUserPolicy"]
    assert "AttachUserPolicy" not in names(drawn, until=last)


def test_the_file_is_one_of_cloudtrails_oldest_first(drawn: Drawn) -> None:
    do(drawn, identities.add_user, drawn["account:111122223333"], "ana")
    trail = trail_of(drawn.sandbox, Filter())
    assert list(trail) == ["Records"]
    assert trail["Records"][-1]["eventName"] == "CreateUser"
    assert {record["eventVersion"] for record in trail["Records"]} == {"1.11"}


def test_an_edit_that_is_taken_back_by_the_database_leaves_no_record(drawn: Drawn) -> None:
    before = len(names(drawn))
    with pytest.raises(RuntimeError):
        do(drawn, lambda edit: (edit.save(edit.find(Role, drawn["Reader"])), fail()))
    assert len(names(drawn)) == before


def fail() -> None:
    raise RuntimeError
