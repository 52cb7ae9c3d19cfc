"""Reads of what happened: a page of records, newest first, and all of them as one log file of CloudTrail's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from playground.sandbox.activity import MOST_RECORDS, OURS
from playground.sandbox.models import ActivityRecord, Sandbox

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """What to leave out. Empty and None: nothing. Times are sandbox time; `until` itself is not part of it."""

    who: str = ""
    name: str = ""
    errors_only: bool = False
    calls_only: bool = False  # without what AWS knows no call for
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordShape:
    """A line of the list, and under it the whole record. `id` counts up with time; `person` drew or asked."""

    id: int
    at: str
    name: str
    source: str
    who: str
    person: str | None
    error_code: str
    revision: int | None
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """`before`: give it to get the next page, None on the last one."""

    records: list[RecordShape]
    before: int | None


def page_of(sandbox: Sandbox, wanted: Filter, before: int | None = None) -> ActivityPage:
    """In: a sandbox, a filter, the `before` of the page above. Out: at most 50 records, newest first."""
    rows = _found(sandbox, wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("person")[: PAGE + 1])
    more = len(found) > PAGE
    return ActivityPage([_shape(row) for row in found[:PAGE]], found[PAGE - 1].pk if more else None)


def trail_of(sandbox: Sandbox, wanted: Filter) -> dict[str, list[dict[str, Any]]]:
    """Out: a log file as CloudTrail writes it, oldest first, of at most as many records as are kept."""
    newest = _found(sandbox, wanted).values_list("record", flat=True)[:MOST_RECORDS]
    return {"Records": list(newest)[::-1]}


def _found(sandbox: Sandbox, wanted: Filter) -> QuerySet[ActivityRecord]:
    rows = ActivityRecord.objects.filter(sandbox=sandbox).order_by("-pk")
    if wanted.who:
        rows = rows.filter(who__icontains=wanted.who)
    if wanted.name:
        rows = rows.filter(name__icontains=wanted.name)
    if wanted.errors_only:
        rows = rows.exclude(error_code="")
    if wanted.calls_only:
        rows = rows.exclude(source=OURS)
    if wanted.since:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(at__lt=wanted.until)
    return rows


def _shape(row: ActivityRecord) -> RecordShape:
    return RecordShape(
        id=row.pk,
        at=row.at.isoformat(),
        name=row.name,
        source=row.source,
        who=row.who,
        person=str(row.person) if row.person else None,
        error_code=row.error_code,
        revision=row.revision,
        record=row.record,
    )
