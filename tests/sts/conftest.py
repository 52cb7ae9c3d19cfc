"""Sandboxes whose clock stands, so that a test says what time it is."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from playground.sandbox.models import JournalEntry, Sandbox
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import database_now
from tests.builders import Drawn, document, draw, role_arn, trust, user_arn


@pytest.fixture
def drawn(db: None) -> Drawn:
    """Jane and EC2 may wear Reader, a session of Reader may wear Next; Bob may wear nothing."""
    both = document(
        {"Effect": "Allow", "Principal": {"AWS": user_arn("jane")}, "Action": ["sts:AssumeRole", "sts:TagSession"]},
        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
    )
    return draw(
        users=["jane", "bob"],
        roles={"Reader": both, "Next": trust("AWS", role_arn("Reader"))},
        services=[
            {"principal": "ec2.amazonaws.com", "name": "EC2"},
            {"principal": "lambda.amazonaws.com", "name": "resize"},
        ],
    )


def wear(drawn: Drawn, who: str = "jane", role: str = "Reader", **said: Any) -> IssuedSession:
    """Out: a session of a role, worn by an identity."""
    return assume_role(
        drawn.sandbox.pk, CallerRef("identity", drawn[who]), drawn[role], SessionParameters(**said), person=drawn.owner
    )


def wear_again(drawn: Drawn, worn: IssuedSession, role: str = "Next", **said: Any) -> IssuedSession:
    """Out: a chained session."""
    ref = CallerRef("session", worn.session.public_id)
    return assume_role(drawn.sandbox.pk, ref, drawn[role], SessionParameters(**said))


def sandbox_later(drawn: Drawn, seconds: float) -> Sandbox:
    """Set the sandbox's clock forward: what would have happened by then has not been noticed yet."""
    sandbox = drawn.fresh()
    sandbox.clock_sandbox_anchor += timedelta(seconds=seconds)
    sandbox.save(update_fields=["clock_sandbox_anchor"])
    for session in RoleSession.objects.filter(sandbox=sandbox, ends_at__isnull=False):
        RoleSession.objects.filter(pk=session.pk).update(ends_at=session.ends_at - timedelta(seconds=seconds))
    return sandbox


def in_real_time(seconds: float) -> datetime:
    return database_now() + timedelta(seconds=seconds)


def events_since(drawn: Drawn, revision: int) -> list[dict[str, Any]]:
    """Out: what the journal tells browsers that were at `revision`."""
    entries = JournalEntry.objects.filter(sandbox=drawn.sandbox, revision__gt=revision).order_by("revision")
    return [event for entry in entries for event in entry.events]
