"""What happened in a sandbox, in the form of CloudTrail's records; bounded by number and by age.

Every edit leaves one, written with its journal entry; so does every call that changes nothing: a request, a refusal.
Those have no revision, so open pages are woken by a message of their own. No record holds a secret: who writes one
names what goes in, never what stays out. Source: AWS CloudTrail User Guide, "CloudTrail record contents".
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from playground.live import groups, publish
from playground.live.events import Activity
from playground.people.models import Person
from playground.prepared import PreparedRows
from playground.sandbox.models import ActivityRecord, Sandbox

MOST_RECORDS: Final = 2_000  # of one sandbox
LONGEST_KEPT: Final = timedelta(days=30)
LOOK_EVERY: Final = 50  # records between two looks at these bounds
OURS: Final = "understudy"  # source of what AWS knows no call for: moving a card, setting the clock
REGION: Final = "us-east-1"  # where IAM and the global STS endpoint write theirs
ADDRESS: Final = "203.0.113.10"  # aws:SourceIp of every request here, unless it brings another
AGENT: Final = "Understudy"
MOST_TEXT: Final = 2_048
MOST_RESOURCES: Final = 20
_records = PreparedRows(ActivityRecord)


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked, by whom, and what came of it. `who` is what lists show: an ARN, or a name."""

    source: str
    name: str
    identity: Mapping[str, Any]
    who: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    response: Mapping[str, Any] | None = None
    resources: tuple[str, ...] = ()
    error_code: str = ""
    error_message: str = ""
    read_only: bool = False
    data: bool = False  # a data event, which a trail does not log unless it is told to
    by_service: bool = False
    address: str = ADDRESS
    also: Mapping[str, Any] = field(default_factory=dict)  # additionalEventData


def keep(
    sandbox: Sandbox, call: Call, at: datetime, person: Person | None = None, revision: int | None = None
) -> ActivityRecord:
    """In: a call, the sandbox time it was made at. Out: its record; without a revision, open pages are woken."""
    kept = _records.store(
        ActivityRecord(
            sandbox=sandbox,
            at=at,
            kept_at=timezone.now(),
            person=person,
            who=call.who[:MOST_TEXT],
            source=call.source,
            name=call.name,
            error_code=call.error_code,
            revision=revision,
            record=record_of(call, at),
        )
    )
    if kept.pk % LOOK_EVERY == 0:
        _forget_old(sandbox)
    if revision is None:
        publish.after_commit(groups.of_sandbox(sandbox.public_id), Activity("activity"))
    return kept


def record_of(call: Call, at: datetime) -> dict[str, Any]:
    """Out: the call as CloudTrail writes it."""
    failed = {"errorCode": call.error_code, "errorMessage": call.error_message[:MOST_TEXT]} if call.error_code else {}
    accounts = [arn.split(":")[4] for arn in call.resources]
    return {
        "eventVersion": "1.11",
        "userIdentity": dict(call.identity),
        "eventTime": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": call.source,
        "eventName": call.name,
        "awsRegion": REGION,
        "sourceIPAddress": call.address,
        "userAgent": AGENT,
        **failed,
        "requestParameters": dict(call.parameters) or None,
        "responseElements": dict(call.response) if call.response else None,
        **({"additionalEventData": dict(call.also)} if call.also else {}),
        "eventID": str(uuid.uuid4()),
        "readOnly": call.read_only,
        "resources": [{"ARN": arn, "accountId": arn.split(":")[4]} for arn in call.resources[:MOST_RESOURCES]],
        "eventType": "AwsServiceEvent" if call.by_service else "AwsApiCall",
        "managementEvent": not call.data,
        "recipientAccountId": next(filter(None, accounts), call.identity.get("accountId", "")),
        "eventCategory": "Data" if call.data else "Management",
    }


def _forget_old(sandbox: Sandbox) -> None:
    mine = ActivityRecord.objects.filter(sandbox=sandbox)
    mine.filter(kept_at__lt=timezone.now() - LONGEST_KEPT).delete()
    surplus = mine.order_by("-pk").values_list("pk", flat=True)[MOST_RECORDS : MOST_RECORDS + 1].first()
    if surplus is not None:
        mine.filter(pk__lte=surplus).delete()
