"""A role behind glass is worn with a reason only; the reason goes with the session and into the record."""

from typing import Any

import pytest

from playground.canvas.api.canvas import sandbox_cards
from playground.live.events import SessionIssued
from playground.sandbox.activity_log import Filter, page_of
from playground.sandbox.commands import roles
from playground.sandbox.errors import ValidationError
from playground.sandbox.models import JournalEntry
from playground.sts.again import assume_again
from playground.sts.errors import AccessDenied
from playground.sts.expiry import expire_due_sessions
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.queries import session_shape
from tests.builders import Drawn, do, role_arn
from tests.sts.conftest import wear

WHY = "Orders stand still"


@pytest.fixture
def glass(drawn: Drawn) -> Drawn:
    """Reader, which Jane may wear, waits behind glass."""
    do(drawn, roles.change_role, drawn["Reader"], tags={"Break-Glass": "true"})
    return drawn


def broken(drawn: Drawn, reason: str = WHY) -> IssuedSession:
    return wear(drawn, session_name="jane", reason=reason)


def newest(drawn: Drawn) -> dict[str, Any]:
    return page_of(drawn.sandbox, Filter()).records[0].record


@pytest.mark.parametrize("nothing", [None, "", "   ", "x"])
def test_without_a_reason_the_glass_stays_whole(glass: Drawn, nothing: str | None) -> None:
    with pytest.raises(ValidationError) as refused:
        wear(glass, reason=nothing)
    assert refused.value.place == "reason"
    assert refused.value.hint
    assert not RoleSession.objects.exists()


@pytest.mark.parametrize("reason", ["a" * 201, "lines\u2028apart\x00", "\x1b[31mred"])
def test_a_reason_is_one_short_line_that_can_be_read(glass: Drawn, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        broken(glass, reason)
    assert refused.value.place == "reason"


def test_the_reason_reaches_everybody_with_the_session(glass: Drawn) -> None:
    issued = broken(glass, f"  {WHY}\n")
    assert session_shape(issued.session).reason == WHY
    (event,) = JournalEntry.objects.filter(sandbox=glass.sandbox).latest("revision").events
    assert event["type"] == SessionIssued.__name__
    assert event["session"]["reason"] == WHY


def test_the_record_says_why_beside_what_aws_writes(glass: Drawn) -> None:
    broken(glass)
    record = newest(glass)
    assert record["eventName"] == "AssumeRole"
    assert record["additionalEventData"].items() >= {"breakGlass": "Yes", "reason": WHY}.items()
    assert record["requestParameters"] == {"roleArn": role_arn("Reader"), "roleSessionName": "jane"}


def test_a_refused_break_leaves_its_reason_in_the_record_and_sounds_no_alarm(glass: Drawn) -> None:
    with pytest.raises(AccessDenied):
        wear(glass, "bob", reason=WHY)
    record = newest(glass)
    assert (record["errorCode"], record["additionalEventData"]["reason"]) == ("AccessDenied", WHY)
    assert not RoleSession.objects.exists()


def test_the_same_again_takes_another_reason(glass: Drawn) -> None:
    issued = broken(glass)
    with pytest.raises(ValidationError):
        assume_again(glass.sandbox.pk, issued.session.public_id, person=glass.owner)


def test_a_role_without_the_mark_takes_no_reason(drawn: Drawn) -> None:
    do(drawn, roles.change_role, drawn["Reader"], tags={"break-glass": "false"})
    assert session_shape(broken(drawn).session).reason == ""
    assert "breakGlass" not in newest(drawn)["additionalEventData"]


def test_a_list_of_sandboxes_says_which_glass_is_broken_as_long_as_it_is(glass: Drawn) -> None:
    assert sandbox_cards(glass.owner)[0].alarm is None
    issued = broken(glass)
    alarm = sandbox_cards(glass.owner)[0].alarm
    assert alarm and (alarm.role, alarm.reason, alarm.until is not None) == ("Reader", WHY, True)
    expire_due_sessions(glass.sandbox.pk, issued.session.ends_at)
    assert sandbox_cards(glass.owner)[0].alarm is None
