"""Temporary credentials without a role: GetSessionToken is the same user, GetFederationToken somebody it lets in."""

import json
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.iam.authorize import Judgement, authorize
from playground.sandbox import history
from playground.sandbox.commands import identities, policies, resources
from playground.sandbox.errors import MalformedPolicyDocument, ValidationError
from playground.sandbox.models import Account, Identity
from playground.sandbox.snapshot import snapshot_of
from playground.sts.again import assume_again
from playground.sts.authentication import authenticate
from playground.sts.callers import CallerRef, session_as_caller
from playground.sts.errors import AccessDenied, ExpiredToken, InvalidClientTokenId, MissingAuthenticationToken
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import sandbox_now, session_shape
from playground.sts.receivers import on_sandbox_changed
from playground.sts.user_sessions import get_federation_token, get_session_token
from tests.builders import ACCOUNT, READ_ONLY, Drawn, allow, do, document, user_arn
from tests.sts.conftest import events_since, sandbox_later, wear, wear_again

BUCKET = "arn:aws:s3:::plans"
READING = json.dumps(document(allow("s3:Get*")))


def token(drawn: Drawn, who: str = "jane", **said: Any) -> IssuedSession:
    return get_session_token(drawn.sandbox.pk, CallerRef("identity", drawn[who]), SessionParameters(**said))


def federate(drawn: Drawn, name: str | None = "visitor", who: str = "jane", **said: Any) -> IssuedSession:
    said["session_name"] = name
    return get_federation_token(drawn.sandbox.pk, CallerRef("identity", drawn[who]), SessionParameters(**said))


def asked(drawn: Drawn, issued: IssuedSession, action: str, resource: str = BUCKET) -> Judgement:
    sandbox = drawn.fresh()
    now = sandbox_now(sandbox)
    found = session_as_caller(RoleSession.objects.get(pk=issued.session.pk), now)
    return authorize(snapshot_of(sandbox), found.caller, action, resource, at=now)


def why(refused: Any, *args: Any, **said: Any) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as caught:
        refused(*args, **said)
    assert caught.value.hint
    return caught.value


@pytest.fixture
def lending(drawn: Drawn) -> Drawn:
    """Jane may read S3 and let others in."""
    do(drawn, policies.attach, drawn["jane"], READ_ONLY)
    lets_in = document(allow(["sts:GetFederationToken", "sts:TagSession"]))
    do(drawn, policies.put_inline, drawn["jane"], "LetIn", json.dumps(lets_in))
    return drawn


def test_a_session_token_speaks_as_the_same_user(lending: Drawn) -> None:
    issued = token(lending)
    shape = session_shape(issued.session)
    assert (shape.kind, shape.arn, shape.user_id) == ("user", user_arn("jane"), lending["jane"])
    assert (shape.role_id, shape.caller_id, shape.duration) == (None, lending["jane"], 43_200)
    assert asked(lending, issued, "s3:GetObject").allowed
    made, later = issued.credentials, sandbox_later(lending, 43_200)
    with pytest.raises(ExpiredToken):
        authenticate(later, made.access_key_id, made.session_token, sandbox_now(later))


def test_it_needs_no_permission_and_is_one_edit_with_one_event(drawn: Drawn) -> None:
    before = drawn.fresh().revision
    issued = token(drawn, who="bob", duration_seconds=900)
    assert issued.revision == before + 1
    assert [event["type"] for event in events_since(drawn, before)] == ["SessionIssued"]


def test_without_mfa_it_may_call_no_iam_and_of_sts_only_two_operations(drawn: Drawn) -> None:
    do(drawn, policies.put_inline, drawn["jane"], "All", json.dumps(document(allow("*"))))
    issued = token(drawn)
    assert asked(drawn, issued, "iam:ListUsers", "*").decision.reason == "not_permitted.iam_without_mfa"
    assert asked(drawn, issued, "sts:GetSessionToken", "*").decision.reason == "not_permitted.session_credentials"
    assert asked(drawn, issued, "sts:GetCallerIdentity", "*").allowed


@pytest.mark.parametrize(("seconds", "bound"), [(899, "900"), (129_601, "129600")])
def test_it_lasts_a_quarter_of_an_hour_to_a_day_and_a_half(drawn: Drawn, seconds: int, bound: str) -> None:
    refused = why(token, drawn, duration_seconds=seconds)
    assert isinstance(refused, ValidationError) and bound in refused.message
    assert token(drawn, duration_seconds=129_600).session.duration == 129_600


@pytest.mark.parametrize(("ask", "operation"), [(token, "GetSessionToken"), (federate, "GetFederationToken")])
def test_session_credentials_cannot_ask_for_it(drawn: Drawn, ask: Any, operation: str) -> None:
    worn = wear(drawn)
    drawn.names["worn"] = worn.session.public_id
    command = get_session_token if ask is token else get_federation_token
    said = SessionParameters(session_name="visitor")
    refused = why(command, drawn.sandbox.pk, CallerRef("session", worn.session.public_id), said)
    assert isinstance(refused, AccessDenied)
    assert refused.message == f"Cannot call {operation} with session credentials"


def test_a_service_and_nobody_cannot_either(drawn: Drawn) -> None:
    assert isinstance(why(token, drawn, who="ec2.amazonaws.com"), AccessDenied)
    nobody = do(drawn, identities.add_anonymous, "Anonymous")
    refused = why(get_session_token, drawn.sandbox.pk, CallerRef("identity", nobody.public_id), SessionParameters())
    assert isinstance(refused, MissingAuthenticationToken)


def test_a_role_is_assumed_with_a_session_token_for_an_hour_at_most(drawn: Drawn) -> None:
    issued = token(drawn)
    chained = wear_again(drawn, issued, role="Reader")
    shape = session_shape(chained.session)
    assert (shape.caller_id, shape.caller_session_id) == (drawn["jane"], issued.session.public_id)
    assert shape.session_name == "jane"
    refused = why(wear_again, drawn, issued, role="Reader", duration_seconds=3601)
    assert refused.place == "duration_seconds"


def test_it_follows_its_user_out_and_back(drawn: Drawn) -> None:
    issued = token(drawn, who="bob")
    do(drawn, identities.remove_identity, drawn["bob"])
    on_sandbox_changed(drawn.sandbox.pk)
    row = RoleSession.objects.get(pk=issued.session.pk)
    assert session_shape(row).state == "dead"
    with pytest.raises(InvalidClientTokenId):
        session_as_caller(row, row.issued_at)
    history.undo(drawn.fresh(), drawn.owner)
    on_sandbox_changed(drawn.sandbox.pk)
    assert session_shape(RoleSession.objects.get(pk=row.pk)).state == "active"


def test_it_takes_the_new_name_of_its_user(drawn: Drawn) -> None:
    issued = token(drawn)
    do(drawn, identities.change_identity, drawn["jane"], name="jo")
    on_sandbox_changed(drawn.sandbox.pk)
    assert session_shape(RoleSession.objects.get(pk=issued.session.pk)).arn == user_arn("jo")


def test_a_federated_user_may_what_its_user_and_the_session_policy_both_allow(lending: Drawn) -> None:
    issued = federate(lending, session_policy=READING)
    shape = session_shape(issued.session)
    assert shape.arn == f"arn:aws:sts::{ACCOUNT}:federated-user/visitor"
    assert (shape.kind, shape.user_id, shape.caller_id) == ("federated", f"{ACCOUNT}:visitor", lending["jane"])
    assert issued.packed_percent == 3
    assert asked(lending, issued, "s3:GetObject").allowed
    assert asked(lending, issued, "s3:ListBucket").decision.reason == "implicit_deny.session"
    assert asked(lending, issued, "iam:GetUser", user_arn("jane")).decision.reason == "not_permitted.federated"


def test_without_a_session_policy_it_may_only_what_a_resource_policy_grants_it(lending: Drawn) -> None:
    issued = federate(lending)
    assert not asked(lending, issued, "s3:GetObject").allowed
    bucket = do(lending, resources.add_resource, lending["account:" + ACCOUNT], "bucket", "plans")
    own = {"Effect": "Allow", "Principal": {"AWS": session_shape(issued.session).arn}, "Action": "s3:GetObject"}
    do(lending, resources.put_policy, bucket.public_id, json.dumps(document({**own, "Resource": f"{BUCKET}/*"})))
    assert asked(lending, issued, "s3:GetObject", f"{BUCKET}/cellar").allowed


def test_a_user_without_the_permission_is_denied_with_every_step(drawn: Drawn) -> None:
    refused = why(federate, drawn, who="bob")
    assert isinstance(refused, AccessDenied) and refused.judgement is not None
    assert refused.message.startswith(
        f"User: {user_arn('bob')} is not authorized to perform: sts:GetFederationToken on resource: "
        f"arn:aws:sts::{ACCOUNT}:federated-user/visitor"
    )


def test_tags_need_the_permission_to_tag(lending: Drawn) -> None:
    assert federate(lending, tags={"team": "red"}).session.tags == {"team": "red"}
    do(lending, policies.put_inline, lending["jane"], "LetIn", json.dumps(document(allow("sts:GetFederationToken"))))
    assert "sts:TagSession" in why(federate, lending, tags={"team": "red"}).message


@pytest.mark.parametrize(
    ("name", "constraint"), [(None, "not be null"), ("x", "equal to 2"), ("x" * 33, "equal to 32")]
)
def test_its_name_has_2_to_32_characters(lending: Drawn, name: str | None, constraint: str) -> None:
    refused = why(federate, lending, name)
    assert isinstance(refused, ValidationError) and constraint in refused.message
    assert (refused.place, "at 'name'" in refused.message) == ("session_name", True)


def test_a_malformed_session_policy_is_refused(lending: Drawn) -> None:
    assert isinstance(why(federate, lending, session_policy="{"), MalformedPolicyDocument)


def test_the_same_again_gives_the_same_kind(lending: Drawn) -> None:
    first, second = token(lending, duration_seconds=900), federate(lending, session_policy=READING)
    again = [assume_again(lending.sandbox.pk, each.session.public_id).session for each in (first, second)]
    assert [(each.kind, each.duration) for each in again] == [("user", 900), ("federated", 43_200)]
    assert (again[1].session_name, again[1].session_policies) == ("visitor", [READING])
    assert Identity.objects.get(public_id=lending["jane"]).name == "jane"


def root(drawn: Drawn) -> CallerRef:
    return CallerRef("account_root", drawn[f"account:{ACCOUNT}"])


def test_a_root_users_token_is_the_root_user_and_is_cut_to_an_hour(drawn: Drawn) -> None:
    issued = get_session_token(drawn.sandbox.pk, root(drawn), SessionParameters(duration_seconds=43_200))
    shape = session_shape(issued.session)
    assert (shape.arn, shape.user_id) == (f"arn:aws:iam::{ACCOUNT}:root", ACCOUNT)
    assert {shape.duration, get_session_token(drawn.sandbox.pk, root(drawn), SessionParameters()).session.duration} == {
        3_600
    }
    allowed = asked(drawn, issued, "s3:GetObject")
    assert allowed.decision.reason == "allowed.root"
    assert "TokenIssueTime" in str(allowed.request)
    again = assume_again(drawn.sandbox.pk, issued.session.public_id)
    assert again.session.arn == shape.arn
    ref = CallerRef("session", issued.session.public_id)
    refused = why(get_session_token, drawn.sandbox.pk, ref, SessionParameters())
    assert refused.message == "Cannot call GetSessionToken with session credentials"


def test_whom_a_root_user_lets_in_may_what_the_session_policy_says(drawn: Drawn) -> None:
    do(drawn, resources.add_resource, drawn[f"account:{ACCOUNT}"], "bucket", "plans")
    said = SessionParameters(session_name="visitor", session_policy=READING, duration_seconds=7_200)
    issued = get_federation_token(drawn.sandbox.pk, root(drawn), said)
    assert issued.session.arn == f"arn:aws:sts::{ACCOUNT}:federated-user/visitor"
    assert issued.session.duration == 3_600
    assert asked(drawn, issued, "s3:GetObject").allowed
    assert asked(drawn, issued, "s3:PutObject").decision.reason == "implicit_deny.session"
    assert asked(drawn, issued, "iam:ListUsers").decision.reason == "not_permitted.federated"
    unlimited = get_federation_token(drawn.sandbox.pk, root(drawn), SessionParameters(session_name="nobody"))
    assert not asked(drawn, unlimited, "s3:GetObject").allowed


def test_a_root_users_sessions_end_with_its_account(drawn: Drawn) -> None:
    issued = get_session_token(drawn.sandbox.pk, root(drawn), SessionParameters())
    Account.objects.filter(sandbox=drawn.sandbox, number=ACCOUNT).update(number="999988887777")
    with pytest.raises(InvalidClientTokenId):
        session_as_caller(issued.session, sandbox_now(drawn.fresh()))
