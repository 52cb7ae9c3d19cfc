"""Services that act by themselves: credentials come, are replaced before their end, and stop when the role is gone."""

import json
from datetime import timedelta
from typing import Any

import pytest

from playground.errors import PlaygroundError
from playground.sandbox import history
from playground.sandbox.commands import instance_profiles, roles, trust, workers
from playground.sandbox.export import export
from playground.sandbox.models import JournalEntry, Resource
from playground.sts import services, tasks
from playground.sts.again import assume_again
from playground.sts.expiry import expire_due_sessions, set_clock
from playground.sts.models import RoleSession
from playground.sts.queries import database_now, next_end, sandboxes_to_renew, session_shape
from playground.sts.revocation import revoke_sessions
from tests.builders import ACCOUNT, Drawn, do, draw, refusal
from tests.builders import trust as trusts
from tests.sts.conftest import events_since, sandbox_later

INSTANCE = f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance/i-0abc1234"
TASK = f"arn:aws:ecs:us-east-1:{ACCOUNT}:task/default/checkout"
FUNCTION = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:resize"
SIX_HOURS = 21_600


@pytest.fixture
def acting(db: None) -> Drawn:
    """An instance with the profile Web, a function with the role Resizer: both have credentials already."""
    return draw(
        roles={"Web": trusts("Service", "ec2.amazonaws.com"), "Resizer": trusts("Service", "lambda.amazonaws.com")},
        instance_profiles=[{"account": ACCOUNT, "name": "Web", "role": f"role:{ACCOUNT}/Web"}],
        resources=[
            {"account": ACCOUNT, "arn": INSTANCE, "instance_profile": f"instance-profile:{ACCOUNT}/Web"},
            {"account": ACCOUNT, "arn": FUNCTION, "role": f"role:{ACCOUNT}/Resizer"},
        ],
    )


def sessions(drawn: Drawn, name: str = "i-0abc1234") -> list[RoleSession]:
    return list(RoleSession.objects.filter(sandbox=drawn.sandbox, session_name=name).order_by("pk"))


def instance(drawn: Drawn) -> str:
    return Resource.objects.get(sandbox=drawn.sandbox, type="instance").public_id


def renew(drawn: Drawn) -> int:
    return services.refresh_services(drawn.sandbox.pk)


@pytest.fixture(autouse=True)
def heard(acting: Drawn, django_capture_on_commit_callbacks: Any) -> None:
    """What follows a commit is done by hand here: the sandbox as it is after the first renewal."""
    renew(acting)


def test_an_instance_and_a_function_have_credentials_that_nobody_asked_for(acting: Drawn) -> None:
    (web,), (resizer,) = sessions(acting), sessions(acting, "resize")
    shape = session_shape(web)
    assert shape.arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/Web/i-0abc1234"
    assert (shape.caller_id, shape.caller_label, shape.role_id) == (instance(acting), "i-0abc1234", acting["Web"])
    assert (shape.renews, shape.caller_session_id) == (True, None)
    assert {web.duration, resizer.duration} == {SIX_HOURS}  # the roles' own maximum is an hour
    assert resizer.access_key_id.startswith("ASIA") and resizer.access_key_id != web.access_key_id


def test_they_come_in_one_edit_and_not_twice(acting: Drawn) -> None:
    before = acting.fresh().revision
    issued = [event for event in events_since(acting, 0) if event["type"] == "SessionIssued"]
    assert len(issued) == 2
    assert not services.services_moved(acting.sandbox.pk)
    assert (renew(acting), acting.fresh().revision) == (0, before)


def test_they_are_replaced_five_minutes_before_their_end_and_the_old_ones_live_on(acting: Drawn) -> None:
    sandbox_later(acting, SIX_HOURS - 360)
    assert renew(acting) == 0
    sandbox_later(acting, 60)
    before = acting.fresh().revision
    assert (renew(acting), acting.fresh().revision) == (2, before + 1)
    old, new = sessions(acting)
    assert (old.state, old.renews, new.renews) == ("active", False, True)
    assert old.access_key_id != new.access_key_id
    sandbox_later(acting, 300)
    assert expire_due_sessions(acting.sandbox.pk) == 2
    assert [each.state for each in sessions(acting)] == ["expired", "active"]


def test_what_was_replaced_and_has_ended_leaves_with_the_next_renewal(acting: Drawn) -> None:
    for _ in range(3):
        sandbox_later(acting, SIX_HOURS)
        expire_due_sessions(acting.sandbox.pk)
        renew(acting)
    assert len(sessions(acting)) == 1


def test_the_sweep_wakes_at_the_moment_of_renewal(acting: Drawn) -> None:
    moment = RoleSession.objects.filter(renews=True).earliest("renews_at").renews_at
    assert moment is not None and next_end(database_now()) == moment
    assert sandboxes_to_renew(moment - timedelta(milliseconds=1)) == []
    assert sandboxes_to_renew(moment) == [acting.sandbox.pk]
    assert sandboxes_to_renew(moment, after=moment) == []
    assert tasks.renew_due(acting.sandbox.pk) == 0  # too early
    acting.fresh().delete()
    assert tasks.renew_due(acting.sandbox.pk) == 0


def test_a_faster_clock_brings_renewal_forward_and_a_paused_one_stops_it(acting: Drawn) -> None:
    set_clock(acting.sandbox.pk, rate=3600, paused=False, person=acting.owner)
    moment = sessions(acting)[0].renews_at
    assert moment is not None and (moment - database_now()).total_seconds() < 7
    set_clock(acting.sandbox.pk, rate=1, paused=True, person=acting.owner)
    assert sessions(acting)[0].renews_at is None


@pytest.mark.parametrize("how", ["profile", "role", "undo"])
def test_without_the_role_what_lives_goes_on_until_its_end_and_nothing_new_comes(acting: Drawn, how: str) -> None:
    if how == "profile":
        do(acting, workers.disassociate_profile, instance(acting))
    elif how == "role":
        profile = Resource.objects.get(public_id=instance(acting)).profile
        assert profile is not None
        do(acting, instance_profiles.take_role, profile.public_id)
    else:
        do(acting, workers.disassociate_profile, instance(acting))
        history.undo(acting.sandbox, acting.owner)
        do(acting, workers.disassociate_profile, instance(acting))
    assert services.services_moved(acting.sandbox.pk)
    assert renew(acting) == 0
    (left,) = sessions(acting)
    assert (left.state, left.renews) == ("active", False)
    sandbox_later(acting, SIX_HOURS)
    renew(acting)
    expire_due_sessions(acting.sandbox.pk)
    assert [each.state for each in sessions(acting)] == ["expired"]


def test_a_profile_that_comes_back_brings_new_credentials(acting: Drawn) -> None:
    profile = Resource.objects.get(public_id=instance(acting)).profile
    assert profile is not None
    do(acting, workers.disassociate_profile, instance(acting))
    renew(acting)
    do(acting, workers.associate_profile, instance(acting), profile.public_id)
    assert (services.services_moved(acting.sandbox.pk), renew(acting)) == (True, 1)
    assert [each.renews for each in sessions(acting)] == [False, True]


def test_a_role_that_no_longer_lets_its_service_in_gives_nothing_new(acting: Drawn) -> None:
    do(acting, trust.replace_trust_policy, acting["Web"], json.dumps(trusts("AWS", ACCOUNT)))
    sandbox_later(acting, SIX_HOURS - 100)
    assert renew(acting) == 1  # the function
    (web,) = sessions(acting)
    assert (web.state, web.renews) == ("active", False)
    assert not services.services_moved(acting.sandbox.pk)


def test_revoked_credentials_are_not_replaced_before_their_time(acting: Drawn) -> None:
    """As on EC2: detach the profile and attach it again."""
    sandbox_later(acting, 60)
    assert revoke_sessions(acting.sandbox.pk, acting["Web"]).denied == 1
    assert renew(acting) == 0


def test_a_deleted_role_is_taken_from_its_function_and_undo_brings_it_back(acting: Drawn) -> None:
    do(acting, roles.remove_role, acting["Resizer"], cascade=True)
    assert Resource.objects.get(type="function").role is None
    history.undo(acting.sandbox, acting.owner)
    function = Resource.objects.get(type="function")
    assert function.role is not None and function.role.name == "Resizer"


def test_the_same_again_is_refused_they_come_by_themselves(acting: Drawn) -> None:
    with pytest.raises(PlaygroundError) as caught:
        assume_again(acting.sandbox.pk, sessions(acting)[0].public_id)
    assert "by itself" in caught.value.message and caught.value.hint


def test_lambda_refuses_a_role_that_does_not_let_it_in(acting: Drawn) -> None:
    function = Resource.objects.get(type="function").public_id
    refused = refusal(acting, workers.put_execution_role, function, acting["Web"])
    assert refused.message == "The role defined for the function cannot be assumed by Lambda."
    assert refusal(acting, workers.put_execution_role, instance(acting), acting["Web"]).code == "NoSuchEntity"


@pytest.fixture
def paying(db: None) -> Drawn:
    """A task of ECS in the role Payer, which has its credentials already."""
    drawn = draw(
        roles={
            "Payer": trusts("Service", "ecs-tasks.amazonaws.com"),
            "Resizer": trusts("Service", "lambda.amazonaws.com"),
        },
        resources=[{"account": ACCOUNT, "arn": TASK, "role": f"role:{ACCOUNT}/Payer"}],
    )
    renew(drawn)
    return drawn


def test_a_task_has_credentials_of_its_role_in_its_own_name_and_keeps_them_when_the_role_is_taken(
    paying: Drawn,
) -> None:
    (session,) = sessions(paying, "checkout")
    assert session.arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/Payer/checkout"
    assert (session.caller_label, session.renews) == ("checkout", True)
    do(paying, workers.take_execution_role, Resource.objects.get(arn=TASK).public_id)
    renew(paying)
    (kept,) = sessions(paying, "checkout")
    assert (kept.state, kept.renews) == ("active", False)


def test_ecs_refuses_a_task_role_that_does_not_let_tasks_in(paying: Drawn) -> None:
    task = Resource.objects.get(arn=TASK).public_id
    refused = refusal(paying, workers.put_execution_role, task, paying["Resizer"])
    assert refused.message.startswith(f"ECS was unable to assume the role 'arn:aws:iam::{ACCOUNT}:role/Resizer'")
    assert "ecs-tasks.amazonaws.com" in str(refused.hint)


def test_a_task_travels_in_a_file_with_its_role(paying: Drawn) -> None:
    (row,) = export(paying.sandbox)["resources"]
    assert (row["arn"], row["role"]) == (TASK, f"role:{ACCOUNT}/Payer")


def test_a_sandbox_that_nobody_touches_comes_to_rest(acting: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_UNATTENDED", 3)
    rounds = 0
    for _ in range(6):
        sandbox_later(acting, SIX_HOURS - 200)
        rounds += renew(acting) > 0
    assert rounds < 6
    do(acting, workers.disassociate_profile, instance(acting))
    assert JournalEntry.objects.filter(sandbox=acting.sandbox).latest("revision").person == acting.owner
    sandbox_later(acting, SIX_HOURS)
    assert renew(acting) == 1


def test_a_file_brings_profile_and_role_along(acting: Drawn) -> None:
    world = export(acting.sandbox)
    again = draw(
        **{kind: world[kind] for kind in ("resources", "instance_profiles")},
        roles={"Web": trusts("Service", "ec2.amazonaws.com"), "Resizer": trusts("Service", "lambda.amazonaws.com")},
    )
    assert export(again.sandbox)["resources"] == world["resources"]
    assert {row.get("role") or row.get("instance_profile") for row in world["resources"]} == {
        f"role:{ACCOUNT}/Resizer",
        f"instance-profile:{ACCOUNT}/Web",
    }
