"""Calls in CloudTrail's form: who asked in which role, what STS refused and why; and never a secret."""

import json
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.sandbox.activity_log import Filter, page_of, trail_of
from playground.sandbox.commands import keys, mfa
from playground.sandbox.models import MfaDevice
from playground.sts.again import assume_again
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.expiry import expire_due_sessions
from playground.sts.parameters import SessionParameters
from playground.sts.revocation import revoke_sessions
from playground.sts.user_sessions import get_federation_token, get_session_token
from tests.builders import Drawn, do, role_arn, user_arn
from tests.sts.conftest import sandbox_later, wear, wear_again


def newest(drawn: Drawn) -> dict[str, Any]:
    return page_of(drawn.sandbox, Filter()).records[0].record


def test_an_assumed_role_is_recorded_with_what_sts_gave_less_the_secret_and_the_token(drawn: Drawn) -> None:
    worn = wear(drawn, session_name="jane", external_id="agreed")
    record = newest(drawn)
    assert (record["eventSource"], record["eventName"]) == ("sts.amazonaws.com", "AssumeRole")
    assert record["userIdentity"] == {
        "type": "IAMUser",
        "principalId": drawn["jane"],
        "arn": user_arn("jane"),
        "accountId": "111122223333",
        "userName": "jane",
    }
    assert record["requestParameters"] == {
        "roleArn": role_arn("Reader"),
        "roleSessionName": "jane",
        "externalId": "agreed",
    }
    assert record["responseElements"] == {
        "credentials": {
            "accessKeyId": worn.session.access_key_id,
            "expiration": worn.session.expiration.strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
        "assumedRoleUser": {"assumedRoleId": f"{drawn['Reader']}:jane", "arn": worn.session.arn},
    }
    assert record["recipientAccountId"] == "111122223333"


def test_a_chained_call_names_the_session_and_the_role_that_issued_it(drawn: Drawn) -> None:
    worn = wear(drawn, session_name="jane")
    wear_again(drawn, worn, session_name="further")
    identity = newest(drawn)["userIdentity"]
    assert (identity["type"], identity["arn"]) == ("AssumedRole", worn.session.arn)
    assert identity["principalId"] == f"{drawn['Reader']}:jane"
    assert identity["accessKeyId"] == worn.session.access_key_id
    issuer = identity["sessionContext"]["sessionIssuer"]
    assert (issuer["type"], issuer["arn"], issuer["userName"]) == ("Role", role_arn("Reader"), "Reader")


def test_a_refused_attempt_is_recorded_although_it_makes_no_revision(drawn: Drawn) -> None:
    before = drawn.fresh().revision
    with pytest.raises(PlaygroundError) as refused:
        wear(drawn, "bob")
    assert drawn.fresh().revision == before
    record = newest(drawn)
    assert (record["eventName"], record["errorCode"]) == ("AssumeRole", "AccessDenied")
    assert record["errorMessage"] == str(refused.value)
    assert record["userIdentity"]["arn"] == user_arn("bob")
    assert record["resources"] == [{"ARN": role_arn("Reader"), "accountId": "111122223333"}]
    assert record["responseElements"] is None


def test_a_service_calls_as_itself(drawn: Drawn) -> None:
    wear(drawn, "ec2.amazonaws.com")
    assert newest(drawn)["userIdentity"] == {"type": "AWSService", "invokedBy": "ec2.amazonaws.com"}


def test_what_expired_credentials_ask_for_is_recorded_as_theirs(drawn: Drawn) -> None:
    worn = wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    with pytest.raises(PlaygroundError):
        wear_again(drawn, worn)
    record = newest(drawn)
    assert (record["errorCode"], record["userIdentity"]["arn"]) == ("ExpiredToken", worn.session.arn)


def test_the_end_of_sessions_is_an_event_of_ours(drawn: Drawn) -> None:
    worn = wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    expire_due_sessions(drawn.sandbox.pk)
    record = newest(drawn)
    assert (record["eventSource"], record["eventName"]) == ("understudy", "SessionsExpired")
    assert record["requestParameters"] == {"sessionIds": [worn.session.public_id]}
    assert record["eventType"] == "AwsServiceEvent"


def test_a_users_own_tokens_are_calls_of_their_own_names(drawn: Drawn) -> None:
    get_session_token(drawn.sandbox.pk, CallerRef("identity", drawn["jane"]), SessionParameters())
    assert newest(drawn)["eventName"] == "GetSessionToken"
    with pytest.raises(PlaygroundError):
        said = SessionParameters(session_name="guest")
        get_federation_token(drawn.sandbox.pk, CallerRef("identity", drawn["jane"]), said)
    assert (newest(drawn)["eventName"], newest(drawn)["errorCode"]) == ("GetFederationToken", "AccessDenied")


def test_a_revocation_is_the_policy_that_it_puts(drawn: Drawn) -> None:
    wear(drawn)
    revoke_sessions(drawn.sandbox.pk, drawn["Reader"], person=drawn.owner)
    record = newest(drawn)
    assert record["eventName"] == "PutRolePolicy"
    assert record["requestParameters"]["policyName"] == "AWSRevokeOlderSessions"


def test_no_record_holds_a_secret_a_token_or_a_code(drawn: Drawn) -> None:
    _, key_secret = do(drawn, keys.add_access_key, drawn["jane"])
    do(drawn, mfa.add_device, drawn["jane"])
    device = MfaDevice.objects.get()
    worn = wear(drawn)
    said = SessionParameters(session_name="jane", serial_number=device.serial_number, token_code="000000")
    with pytest.raises(PlaygroundError):
        assume_role(drawn.sandbox.pk, CallerRef("identity", drawn["jane"]), drawn["Reader"], said)
    again = assume_again(drawn.sandbox.pk, worn.session.public_id)
    told = json.dumps(trail_of(drawn.sandbox, Filter()))
    assert newest(drawn)["eventName"] == "AssumeRole"
    secrets = [key_secret, mfa.unsealed(device), '"000000"']
    for made in (worn.credentials, again.credentials):
        secrets += [made.secret_access_key, made.session_token]
    assert [secret for secret in secrets if secret in told] == []
    assert device.serial_number in told
