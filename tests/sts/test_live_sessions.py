"""What each change does to sessions that live already, row by row: some follow at once, some were fixed at issue.

Trust policies, deleted and renamed roles are in `test_assume_role.py`, revocation in `test_revocation.py`, users that
are deleted in `test_user_sessions.py`.
"""

import json

import pytest

from playground.iam.authorize import authorize
from playground.sandbox.commands import identities, keys, managed_policies, policies, resources, roles
from playground.sandbox.commands.mfa import remove_device
from playground.sandbox.errors import ValidationError
from playground.sandbox.models.identity import KeyStatus
from playground.sandbox.snapshot import snapshot_of
from playground.sts.again import assume_again
from playground.sts.callers import CallerRef, session_as_caller
from playground.sts.errors import NoSuchCaller
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import sandbox_now, session_shape
from playground.sts.receivers import on_sandbox_changed
from playground.sts.user_sessions import get_session_token
from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, allow, do, document, role_arn
from tests.sts.conftest import wear

BUCKET = "arn:aws:s3:::plans"
READING = json.dumps(document(allow("s3:ListBucket")))
WRITING = json.dumps(document(allow("s3:PutObject")))


def may(drawn: Drawn, issued: IssuedSession, action: str = "s3:ListBucket") -> bool:
    """Out: whether the session's request goes through now."""
    sandbox = drawn.fresh()
    now = sandbox_now(sandbox)
    found = session_as_caller(RoleSession.objects.get(pk=issued.session.pk), now)
    return authorize(snapshot_of(sandbox), found.caller, action, BUCKET, at=now).allowed


def token(drawn: Drawn, who: str = "jane") -> IssuedSession:
    return get_session_token(drawn.sandbox.pk, CallerRef("identity", drawn[who]), SessionParameters())


def customer_policy(drawn: Drawn, text: str, account: str = ACCOUNT) -> tuple[str, str]:
    """Out: the id of a managed policy of an account, and its ARN."""
    made = do(drawn, managed_policies.add_policy, drawn[f"account:{account}"], "Ceiling", text)
    return made.public_id, f"arn:aws:iam::{account}:policy/Ceiling"


def test_the_roles_policies_count_at_once(drawn: Drawn) -> None:
    worn = wear(drawn)
    assert not may(drawn, worn)
    do(drawn, policies.attach, drawn["Reader"], READ_ONLY)
    assert may(drawn, worn)
    do(drawn, policies.detach, drawn["Reader"], READ_ONLY)
    assert not may(drawn, worn)


def test_so_does_its_boundary(drawn: Drawn) -> None:
    do(drawn, policies.attach, drawn["Reader"], READ_ONLY)
    worn = wear(drawn)
    _, arn = customer_policy(drawn, WRITING)
    do(drawn, roles.change_role, drawn["Reader"], boundary=arn)
    assert not may(drawn, worn)


def test_so_does_a_resource_policy(drawn: Drawn) -> None:
    worn = wear(drawn)
    bucket = do(drawn, resources.add_resource, drawn[f"account:{ACCOUNT}"], "bucket", "plans")
    lets_in = {"Effect": "Allow", "Principal": {"AWS": role_arn("Reader")}, "Action": "s3:ListBucket"}
    do(drawn, resources.put_policy, bucket.public_id, json.dumps(document({**lets_in, "Resource": BUCKET})))
    assert may(drawn, worn)


def test_so_do_the_roles_tags_while_those_of_the_session_stay(drawn: Drawn) -> None:
    condition = {"StringEquals": {"aws:PrincipalTag/team": "red", "aws:PrincipalTag/case": "seven"}}
    tagged = json.dumps(document(allow("s3:ListBucket", Condition=condition)))
    do(drawn, policies.put_inline, drawn["Reader"], "Tagged", tagged)
    worn = wear(drawn, tags={"case": "seven"})
    assert not may(drawn, worn)
    do(drawn, roles.change_role, drawn["Reader"], tags={"team": "red", "case": "eight"})
    assert may(drawn, worn)


def test_a_lower_maximum_duration_shortens_no_live_session(drawn: Drawn) -> None:
    do(drawn, roles.change_role, drawn["Reader"], max_session_duration=7200)
    worn = wear(drawn, duration_seconds=7200)
    do(drawn, roles.change_role, drawn["Reader"], max_session_duration=3600)
    assert RoleSession.objects.get(pk=worn.session.pk).expiration == worn.session.expiration
    with pytest.raises(ValidationError, match="exceeds the MaxSessionDuration"):
        wear(drawn, duration_seconds=7200)


def test_a_managed_policy_passed_to_a_session_counts_as_it_says_now(drawn: Drawn) -> None:
    do(drawn, policies.attach, drawn["Reader"], READ_ONLY)
    policy, arn = customer_policy(drawn, READING)
    worn = wear(drawn, session_policy_arns=(arn,))
    assert may(drawn, worn)
    do(drawn, managed_policies.add_version, policy, WRITING)
    assert not may(drawn, worn)


def test_one_of_another_account_cannot_be_passed(drawn: Drawn) -> None:
    _, arn = customer_policy(drawn, READING, OTHER_ACCOUNT)
    with pytest.raises(ValidationError, match="does not exist"):
        wear(drawn, session_policy_arns=(arn,))


def test_a_role_session_outlives_the_user_that_assumed_and_cannot_be_had_again(drawn: Drawn) -> None:
    do(drawn, policies.attach, drawn["Reader"], READ_ONLY)
    worn = wear(drawn)
    do(drawn, identities.remove_identity, drawn["jane"])
    on_sandbox_changed(drawn.sandbox.pk)
    assert session_shape(RoleSession.objects.get(pk=worn.session.pk)).state == "active"
    assert may(drawn, worn)
    with pytest.raises(NoSuchCaller):
        assume_again(drawn.sandbox.pk, worn.session.public_id)


def test_a_session_token_follows_its_users_policies_at_once(drawn: Drawn) -> None:
    own = token(drawn)
    assert not may(drawn, own)
    do(drawn, policies.attach, drawn["jane"], READ_ONLY)
    assert may(drawn, own)


def test_a_key_made_inactive_ends_no_session(drawn: Drawn) -> None:
    do(drawn, policies.attach, drawn["jane"], READ_ONLY)
    key, _ = do(drawn, keys.add_access_key, drawn["jane"])
    own = token(drawn)
    do(drawn, keys.change_access_key, drawn["jane"], key.key_id, KeyStatus.INACTIVE)
    assert may(drawn, own)


def test_mfa_stays_with_a_session_whose_user_has_lost_the_device(drawn: Drawn) -> None:
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    with_mfa = json.dumps(document(allow("s3:ListBucket", Condition=condition)))
    user = do(drawn, identities.add_user, drawn[f"account:{ACCOUNT}"], "sam", mfa=True)
    do(drawn, policies.put_inline, user.public_id, "WithMfa", with_mfa)
    drawn.names["sam"] = user.public_id
    own = token(drawn, "sam")
    assert not may(drawn, own)
    RoleSession.objects.filter(pk=own.session.pk).update(mfa=True)  # as a code in the call would have had it
    do(drawn, remove_device, user.public_id, "sam")
    assert may(drawn, own)
