"""Assuming a role: allowed, denied, chained, by a service; what is kept and what is not."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from playground.errors import PlaygroundError
from playground.sandbox.commands import roles
from playground.sandbox.commands.trust import replace_trust_policy
from playground.sandbox.errors import LimitExceeded, MalformedPolicyDocument, ValidationError
from playground.sandbox.history import undo
from playground.sandbox.models import JournalEntry
from playground.sandbox.stream import editing
from playground.sts import issue
from playground.sts.again import assume_again
from playground.sts.authentication import secret_of
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role, dismiss_session
from playground.sts.errors import AccessDenied, ExpiredToken, InvalidClientTokenId, NoSuchSession, SessionStillLive
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import sandbox_now, session_shape
from tests.builders import Drawn, draw, trust
from tests.sts.conftest import events_since, sandbox_later, wear, wear_again


def test_a_trusted_user_gets_credentials_that_end_in_an_hour(drawn: Drawn) -> None:
    before = drawn.fresh().revision
    issued = wear(drawn)
    session = issued.session
    assert session.expiration - session.issued_at == timedelta(hours=1)
    assert session.issued_at.microsecond == 0
    assert abs(sandbox_now(drawn.fresh()) - session.issued_at) < timedelta(seconds=60)
    assert issued.revision == before + 1
    (event,) = events_since(drawn, before)
    assert event["type"] == "SessionIssued"
    assert event["session"]["caller_id"] == drawn["jane"]
    assert event["session"]["arn"] == "arn:aws:sts::111122223333:assumed-role/Reader/jane"


def test_neither_secret_nor_token_is_kept_in_the_open(drawn: Drawn) -> None:
    issued = wear(drawn)
    kept = RoleSession.objects.get(pk=issued.session.pk)
    row = " ".join(str(value) for value in vars(kept).values())
    journal = " ".join(str(entry.events) for entry in JournalEntry.objects.filter(sandbox=drawn.sandbox))
    for hidden in (issued.credentials.secret_access_key, issued.credentials.session_token):
        assert hidden not in row
        assert hidden not in journal
    assert secret_of(kept) == issued.credentials.secret_access_key


def test_a_user_whom_the_role_does_not_trust_is_denied_in_the_words_of_aws(drawn: Drawn) -> None:
    before = drawn.fresh().revision
    with pytest.raises(AccessDenied) as denied:
        wear(drawn, "bob")
    assert denied.value.message.startswith(
        "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole "
        "on resource: arn:aws:iam::111122223333:role/Reader"
    )
    assert denied.value.judgement is not None and denied.value.judgement.decision.trace
    assert drawn.fresh().revision == before
    assert not RoleSession.objects.exists()


def test_a_root_user_never_assumes_a_role(drawn: Drawn) -> None:
    root = CallerRef("account_root", drawn["account:111122223333"])
    with pytest.raises(AccessDenied, match="Roles may not be assumed by root accounts"):
        assume_role(drawn.sandbox.pk, root, drawn["Reader"], SessionParameters())


def test_a_service_wears_its_role_under_the_name_of_what_it_runs(drawn: Drawn) -> None:
    assert re.fullmatch(r"i-0[0-9a-f]{16}", wear(drawn, "service:ec2.amazonaws.com").session.session_name)
    with pytest.raises(AccessDenied):
        wear(drawn, "service:lambda.amazonaws.com")


def test_a_service_is_not_bound_by_the_maximum_of_the_role(drawn: Drawn) -> None:
    assert wear(drawn, "service:ec2.amazonaws.com", duration_seconds=21600).session.duration == 21600
    with pytest.raises(ValidationError, match="MaxSessionDuration"):
        wear(drawn, "jane", duration_seconds=21600)


def test_a_session_may_wear_the_next_role_for_an_hour_at_most(drawn: Drawn) -> None:
    with editing(drawn.sandbox) as edit:
        roles.change_role(edit, drawn["Next"], max_session_duration=43200)
    worn = wear(drawn)
    chained = wear_again(drawn, worn).session
    shape = session_shape(chained)
    assert (shape.caller_id, shape.caller_session_id) == (drawn["Reader"], worn.session.public_id)
    with pytest.raises(ValidationError, match="role chaining"):
        wear_again(drawn, worn, duration_seconds=3601)


def test_an_expired_session_wears_nothing_more(drawn: Drawn) -> None:
    worn = wear(drawn, duration_seconds=900)
    sandbox_later(drawn, 900)
    with pytest.raises(ExpiredToken):
        wear_again(drawn, worn)


def test_many_may_wear_one_role_at_once_even_under_one_name(drawn: Drawn) -> None:
    names = [wear(drawn, session_name="shift").session.access_key_id for _ in range(3)]
    assert len(set(names)) == 3


def test_a_federated_user_comes_with_claims(db: None) -> None:
    condition = {"StringEquals": {"accounts.google.com:aud": "my-app"}}
    trusted = trust("Federated", "accounts.google.com", "sts:AssumeRoleWithWebIdentity", Condition=condition)
    google = {"provider": "accounts.google.com", "name": "Google"}
    for claims, allowed in (({"aud": "my-app", "sub": "7"}, True), ({"aud": "other", "sub": "7"}, False)):
        drawn = draw(roles={"App": trusted}, web_identities=[{**google, "claims": claims}])
        if allowed:
            session = wear(drawn, "Google", "App").session
            assert session.federation == {
                "provider": "accounts.google.com",
                "claims": {"accounts.google.com:aud": "my-app", "accounts.google.com:sub": "7"},
            }
        else:
            with pytest.raises(AccessDenied, match="Not authorized to perform sts:AssumeRoleWithWebIdentity"):
                wear(drawn, "Google", "App")


@pytest.mark.parametrize(
    ("said", "error", "place"),
    [
        ({"session_policy": "{"}, MalformedPolicyDocument, "session_policy"),
        ({"session_policy_arns": ("arn:aws:iam::aws:policy/Nope",)}, ValidationError, "session_policy_arns"),
        ({"duration_seconds": 60}, ValidationError, "duration_seconds"),
        ({"session_name": "no spaces"}, ValidationError, "session_name"),
    ],
)
def test_a_wrong_parameter_is_refused_at_its_place(drawn: Drawn, said: dict, error: type, place: str) -> None:
    with pytest.raises(error) as refused:
        wear(drawn, **said)
    assert isinstance(refused.value, PlaygroundError) and refused.value.place == place
    assert not RoleSession.objects.exists()


def test_a_changed_trust_policy_leaves_live_sessions_alone_and_stops_new_ones(drawn: Drawn) -> None:
    worn = wear(drawn)
    with editing(drawn.sandbox) as edit:
        replace_trust_policy(
            edit,
            drawn["Reader"],
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",'
            '"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
        )
    with pytest.raises(AccessDenied):
        wear(drawn)
    wear_again(drawn, worn)


def test_assuming_again_repeats_who_and_how_and_renews_nothing(drawn: Drawn) -> None:
    first = wear(drawn, duration_seconds=900, session_name="shift", tags={"Team": "red"})
    second = assume_again(drawn.sandbox.pk, first.session.public_id)
    assert second.session.public_id != first.session.public_id
    assert (second.session.session_name, second.session.duration) == ("shift", 900)
    assert second.session.tags == {"Team": "red"}
    assert RoleSession.objects.get(pk=first.session.pk).expiration == first.session.expiration


def test_a_live_session_cannot_be_dismissed_and_an_ended_one_can(drawn: Drawn) -> None:
    session = wear(drawn, duration_seconds=900).session
    with pytest.raises(SessionStillLive):
        dismiss_session(drawn.sandbox.pk, session.public_id)
    sandbox_later(drawn, 900)
    before = drawn.fresh().revision
    dismiss_session(drawn.sandbox.pk, session.public_id)
    assert events_since(drawn, before) == [{"type": "SessionsRemoved", "session_ids": [session.public_id]}]
    with pytest.raises(NoSuchSession):
        dismiss_session(drawn.sandbox.pk, session.public_id)


def test_a_deleted_role_takes_its_sessions_along_and_undo_brings_both_back(
    drawn: Drawn, django_capture_on_commit_callbacks: Callable
) -> None:
    worn = wear(drawn)
    with django_capture_on_commit_callbacks(execute=True), editing(drawn.sandbox, drawn.owner) as edit:
        roles.remove_role(edit, drawn["Reader"], cascade=True)
    dead = session_shape(RoleSession.objects.get(pk=worn.session.pk))
    assert (dead.state, dead.role_id) == ("dead", None)
    with pytest.raises(InvalidClientTokenId):
        wear_again(drawn, worn)
    with django_capture_on_commit_callbacks(execute=True):
        undo(drawn.fresh(), drawn.owner)
    back = session_shape(RoleSession.objects.get(pk=worn.session.pk))
    assert (back.state, back.role_id) == ("active", drawn["Reader"])


def test_another_role_of_the_same_name_gives_old_sessions_no_new_life(
    drawn: Drawn, django_capture_on_commit_callbacks: Callable
) -> None:
    worn = wear(drawn)
    with django_capture_on_commit_callbacks(execute=True), editing(drawn.sandbox) as edit:
        roles.remove_role(edit, drawn["Reader"], cascade=True)
        roles.add_role(edit, drawn["account:111122223333"], "Reader", trusted=drawn["jane"])
    with pytest.raises(InvalidClientTokenId):
        wear_again(drawn, worn)


def test_a_renamed_role_keeps_its_sessions_under_the_new_name(
    drawn: Drawn, django_capture_on_commit_callbacks: Callable
) -> None:
    worn = wear(drawn)
    before = drawn.fresh().revision
    with django_capture_on_commit_callbacks(execute=True), editing(drawn.sandbox) as edit:
        roles.change_role(edit, drawn["Reader"], name="Librarian")
    session = RoleSession.objects.get(pk=worn.session.pk)
    assert session.arn == "arn:aws:sts::111122223333:assumed-role/Librarian/jane"
    assert "SessionsChanged" in [event["type"] for event in events_since(drawn, before)]
    wear_again(drawn, worn)


def test_a_sandbox_holds_so_many_live_sessions_and_no_more(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue, "MOST_LIVE", 2)
    wear(drawn)
    wear(drawn)
    with pytest.raises(LimitExceeded, match="SessionsPerSandbox: 2"):
        wear(drawn)


def test_the_oldest_ended_sessions_make_room(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue, "MOST_ENDED", 1)
    ids = [wear(drawn, duration_seconds=900 + number).session.public_id for number in range(3)]
    RoleSession.objects.update(state="expired")
    before = drawn.fresh().revision
    newest = wear(drawn).session.public_id
    assert events_since(drawn, before)[0] == {"type": "SessionsRemoved", "session_ids": ids[1::-1]}
    assert set(RoleSession.objects.values_list("public_id", flat=True)) == {ids[2], newest}
