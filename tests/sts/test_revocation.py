"""Revoking a role's sessions: older ones are denied everything, newer ones go on, nobody's credentials are taken."""

import json
from datetime import datetime, timedelta

import pytest

from playground.iam.authorize import authorize
from playground.sandbox import history
from playground.sandbox.commands import policies, roles
from playground.sandbox.models import InlinePolicy, Role, Sandbox
from playground.sandbox.snapshot import snapshot_of
from playground.sts.authentication import authenticate
from playground.sts.callers import session_as_caller
from playground.sts.commands import dismiss_session
from playground.sts.errors import SessionStillLive, UnmodifiableEntity
from playground.sts.expiry import expire_due_sessions
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.queries import issue_time, sandbox_now, session_shape
from playground.sts.receivers import on_sandbox_changed
from playground.sts.revocation import revoke_sessions
from tests.builders import READ_ONLY, Drawn, do
from tests.sts.conftest import events_since, sandbox_later, wear

BUCKET = "arn:aws:s3:::plans"


def state(issued: IssuedSession) -> str:
    return session_shape(RoleSession.objects.get(pk=issued.session.pk)).state


def asked(drawn: Drawn, issued: IssuedSession, action: str = "s3:ListBucket") -> tuple[bool, str]:
    """Out: whether the session's request goes through, and the reason."""
    sandbox = drawn.fresh()
    now = sandbox_now(sandbox)
    found = session_as_caller(RoleSession.objects.get(pk=issued.session.pk), now)
    decision = authorize(snapshot_of(sandbox), found.caller, action, BUCKET, at=now).decision
    return decision.allowed, decision.reason


@pytest.fixture
def reading(drawn: Drawn) -> Drawn:
    """Whoever wears Reader may read."""
    do(drawn, policies.attach, drawn["Reader"], READ_ONLY)
    return drawn


def test_older_sessions_are_denied_everything_and_a_newer_one_works(reading: Drawn) -> None:
    older = wear(reading)
    assert asked(reading, older) == (True, "allowed.identity")
    sandbox_later(reading, 60)
    revoked = revoke_sessions(reading.sandbox.pk, reading["Reader"], person=reading.owner)
    newer = wear(reading)
    assert (revoked.denied, revoked.spared) == (1, 0)
    assert asked(reading, older) == (False, "explicit_deny.identity")
    assert asked(reading, newer) == (True, "allowed.identity")
    assert (state(older), state(newer)) == ("revoked", "active")


def test_a_revoked_session_still_learns_who_it_is_for_its_credentials_stay_valid(reading: Drawn) -> None:
    older = wear(reading)
    later = sandbox_later(reading, 60)
    revoke_sessions(reading.sandbox.pk, reading["Reader"])
    made = older.credentials
    found = authenticate(later, made.access_key_id, made.session_token, sandbox_now(later), made.secret_access_key)
    assert found.session_name == "jane"
    assert asked(reading, older, "sts:GetCallerIdentity") == (True, "allowed.always")
    with pytest.raises(SessionStillLive):
        dismiss_session(reading.sandbox.pk, older.session.public_id)


def test_the_policy_in_the_role_is_the_one_that_the_console_writes(drawn: Drawn) -> None:
    wear(drawn)
    begun = issue_time(sandbox_later(drawn, 60))
    revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    done = issue_time(drawn.fresh())
    written = InlinePolicy.objects.get(name="AWSRevokeOlderSessions", role__public_id=drawn["Reader"])
    (statement,) = json.loads(written.document)["Statement"]
    moment = statement["Condition"]["DateLessThan"]["aws:TokenIssueTime"]
    assert statement == {
        "Effect": "Deny",
        "Action": ["*"],
        "Resource": ["*"],
        "Condition": {"DateLessThan": {"aws:TokenIssueTime": moment}},
    }
    assert begun <= datetime.fromisoformat(moment) <= done


def test_policy_and_sessions_change_in_one_edit(drawn: Drawn) -> None:
    older = wear(drawn)
    sandbox_later(drawn, 60)
    before = drawn.fresh().revision
    revoked = revoke_sessions(drawn.sandbox.pk, drawn["Reader"], person=drawn.owner)
    on_sandbox_changed(drawn.sandbox.pk)
    assert revoked.revision == before + 1 == drawn.fresh().revision
    told = events_since(drawn, before)
    assert [event["type"] for event in told] == ["RoleChanged", "SessionsChanged"]
    assert [each["state"] for each in told[1]["sessions"]] == ["revoked"]
    assert told[1]["sessions"][0]["id"] == older.session.public_id


def test_a_session_issued_in_the_second_of_the_revocation_survives(drawn: Drawn) -> None:
    """The clock stands: issue and revocation are the same moment, and only strictly older sessions are denied."""
    Sandbox.objects.filter(pk=drawn.sandbox.pk).update(clock_paused=True)
    same_second = wear(drawn)
    revoked = revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    assert (revoked.denied, revoked.spared) == (0, 1)
    assert state(same_second) == "active"


def test_revoking_again_moves_the_moment(drawn: Drawn) -> None:
    first = wear(drawn)
    sandbox_later(drawn, 60)
    revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    second = wear(drawn)
    sandbox_later(drawn, 60)
    revoked = revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    assert (revoked.denied, state(first), state(second)) == (2, "revoked", "revoked")
    assert InlinePolicy.objects.filter(name="AWSRevokeOlderSessions").count() == 1


def test_only_that_roles_sessions_are_hit(drawn: Drawn) -> None:
    other = wear(drawn, who="ec2.amazonaws.com")
    sandbox_later(drawn, 60)
    revoke_sessions(drawn.sandbox.pk, drawn["Next"])
    assert state(other) == "active"


def test_undo_gives_the_sessions_back(drawn: Drawn) -> None:
    older = wear(drawn)
    sandbox_later(drawn, 60)
    revoke_sessions(drawn.sandbox.pk, drawn["Reader"], person=drawn.owner)
    history.undo(drawn.fresh(), drawn.owner)
    on_sandbox_changed(drawn.sandbox.pk)
    assert state(older) == "active"


def test_a_policy_of_that_name_written_by_hand_revokes_as_well(drawn: Drawn) -> None:
    older = wear(drawn)
    moment = (older.session.issued_at + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    deny = {"Effect": "Deny", "Action": "*", "Resource": "*"}
    condition = {"DateLessThan": {"aws:TokenIssueTime": moment}}
    document = json.dumps({"Version": "2012-10-17", "Statement": [{**deny, "Condition": condition}]})
    do(drawn, policies.put_inline, drawn["Reader"], "AWSRevokeOlderSessions", document)
    on_sandbox_changed(drawn.sandbox.pk)
    assert state(older) == "revoked"


def test_one_that_spares_something_is_no_revocation(drawn: Drawn) -> None:
    older = wear(drawn)
    document = json.dumps(
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}
    )
    do(drawn, policies.put_inline, drawn["Reader"], "AWSRevokeOlderSessions", document)
    on_sandbox_changed(drawn.sandbox.pk)
    assert state(older) == "active"


def test_after_its_end_a_revoked_session_is_expired_like_any_other(drawn: Drawn) -> None:
    older = wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 60)
    revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    sandbox_later(drawn, 900)
    assert expire_due_sessions(drawn.sandbox.pk) == 1
    assert state(older) == "expired"


def test_a_role_of_a_service_cannot_be_told_to(drawn: Drawn) -> None:
    do(drawn, roles.change_role, drawn["Reader"], path="/aws-service-role/ec2.amazonaws.com/")
    with pytest.raises(UnmodifiableEntity):
        revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    assert not InlinePolicy.objects.exists()


def test_revoking_with_nobody_wearing_the_role_is_possible_as_in_the_console(drawn: Drawn) -> None:
    revoked = revoke_sessions(drawn.sandbox.pk, drawn["Reader"])
    assert (revoked.denied, revoked.spared) == (0, 0)
    assert Role.objects.get(public_id=drawn["Reader"]).inlinepolicys.exists()
