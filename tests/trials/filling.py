"""Puts many live sessions into a set's database, faster than any API, and counts afterwards what its journals tell.

Run by other trials in the environment of their set, with one JSON object on standard input and one as its answer:

    python -m tests.trials.filling fill   {"owner_of": "sb-…", "sandboxes": 2, "ends": [[0, 1783000000]], "usable": []}
    python -m tests.trials.filling add    {"in": ["sb-…"], "ends": [[0, 1783000000]]}
    python -m tests.trials.filling count  {"owner_of": "sb-…"}
    python -m tests.trials.filling instructor {}

`ends` names, for each session, the number of its sandbox and its real end in seconds since 1970. `usable` are ends of
more sessions, of the only role in the owner's own sandbox: with credentials that can be used.
"""

import json
import os
import secrets
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
django.setup()

from playground.people.commands import new_instructor_link  # noqa: E402
from playground.sandbox.models import JournalEntry, Role, Sandbox  # noqa: E402
from playground.sandbox.secrets import seal  # noqa: E402
from playground.sts.credentials import hash_token, make_credentials  # noqa: E402
from playground.sts.models import CallerKind, RoleSession, State  # noqa: E402
from playground.sts.principals import role_principal  # noqa: E402

HOUR = timedelta(hours=1)
BATCH = 500


def fill(wanted: dict[str, Any]) -> dict[str, Any]:
    """Out: the sandboxes' ids, of each session its sandbox and its end, and the credentials that can be used."""
    home = Sandbox.objects.get(public_id=wanted["owner_of"])
    owner = home.owner
    rows = [Sandbox(name=f"Trial {number}", owner=owner) for number in range(wanted["sandboxes"])]
    sandboxes = Sandbox.objects.bulk_create(rows, batch_size=BATCH)
    sessions = [_session(sandboxes[sandbox], datetime.fromtimestamp(end, UTC)) for sandbox, end in wanted["ends"]]
    usable = [_session(home, datetime.fromtimestamp(end, UTC)) for end in wanted.get("usable", ())]
    credentials = {session.public_id: _with_credentials(session) for session in usable}
    sessions += usable
    RoleSession.objects.bulk_create(sessions, batch_size=BATCH)
    return {
        "sandboxes": [sandbox.public_id for sandbox in sandboxes],
        "sessions": {each.public_id: [each.sandbox.public_id, each.ends_at.timestamp()] for each in sessions},
        "credentials": credentials,
    }


def add(wanted: dict[str, Any]) -> dict[str, Any]:
    """The same in sandboxes that are there."""
    found = {each.public_id: each for each in Sandbox.objects.filter(public_id__in=wanted["in"])}
    places = [found[public_id] for public_id in wanted["in"]]
    sessions = [_session(places[at], datetime.fromtimestamp(end, UTC)) for at, end in wanted["ends"]]
    RoleSession.objects.bulk_create(sessions, batch_size=BATCH)
    return {"sessions": {each.public_id: [each.sandbox.public_id, each.ends_at.timestamp()] for each in sessions}}


def _session(sandbox: Sandbox, end: datetime) -> RoleSession:
    """Out: a role session that ends at this real moment; nobody has its credentials."""
    sandbox_end = sandbox.clock_sandbox_anchor + (end - sandbox.clock_real_anchor)
    return RoleSession(
        sandbox=sandbox,
        principal_id="AROATRIALTRIALTRIAL",
        principal_arn="arn:aws:iam::111122223333:role/Trial",
        principal_name="Trial",
        caller_kind=CallerKind.IDENTITY,
        caller_id="nobody",
        caller_label="nobody",
        session_name="trial",
        access_key_id=f"ASIA{secrets.token_hex(8).upper()}",
        token_hash=secrets.token_hex(32),
        issued_at=sandbox_end - HOUR,
        duration=3600,
        expiration=sandbox_end,
        ends_at=end,
    )


def _with_credentials(session: RoleSession) -> dict[str, str]:
    made = make_credentials()
    principal = role_principal(Role.objects.get(sandbox=session.sandbox))
    session.principal_id, session.principal_arn = principal.id, principal.arn
    session.principal_name = principal.name
    session.access_key_id = made.access_key_id
    session.secret = seal(made.secret_access_key, made.access_key_id)
    session.token_hash = hash_token(made.session_token)
    return {
        "access_key_id": made.access_key_id,
        "secret_access_key": made.secret_access_key,
        "session_token": made.session_token,
    }


def count(wanted: dict[str, Any]) -> dict[str, Any]:
    """Out: of each session of this owner, how often the journals tell of its end; how many are still marked as live."""
    owner = Sandbox.objects.get(public_id=wanted["owner_of"]).owner
    times: Counter[str] = Counter()
    for events in JournalEntry.objects.filter(sandbox__owner=owner).values_list("events", flat=True).iterator():
        times.update(each for event in events if event["type"] == "SessionsExpired" for each in event["session_ids"])
    live = RoleSession.objects.filter(sandbox__owner=owner, state=State.ACTIVE)
    return {"times": times, "live": live.count(), "with_secret": live.exclude(secret="").count()}


def instructor(wanted: dict[str, Any]) -> dict[str, Any]:
    """Out: the token of a link that makes its first visitor an instructor."""
    return {"token": new_instructor_link()}


if __name__ == "__main__":
    tasks = {"fill": fill, "add": add, "count": count, "instructor": instructor}
    print(json.dumps(tasks[sys.argv[1]](json.loads(sys.stdin.read()))))
