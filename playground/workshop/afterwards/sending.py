"""xAPI statements to the record store of the settings. Sent twice they are kept once: their ids stay the same."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

import requests
from django.conf import settings
from django.utils import timezone

from playground.workshop.afterwards.xapi import VERSION, Statement, Teller
from playground.workshop.models import StatementExport, Workshop

AT_ONCE: Final = 200  # statements of one request
WAIT: Final = 10  # seconds for an answer
# What is marked late belongs to a time before: so much is told again.
AGAIN: Final = timedelta(hours=1)
KEPT: Final = (200, 204)
CONFLICT: Final = 409  # it has one of these ids


class StoreRefused(Exception):
    """The record store did not take them; worth trying again."""


def enable(workshop: Workshop, home: str) -> StatementExport:
    """From now on its statements may be told. Twice is no error."""
    return StatementExport.objects.get_or_create(workshop=workshop, defaults={"home": home})[0]


def disable(workshop: Workshop) -> None:
    """With its pseudonyms: turned on again, everybody is another actor."""
    StatementExport.objects.filter(workshop=workshop).delete()


def send(workshop_pk: int, at: datetime | None = None) -> int:
    """Out: how many statements went out; 0 for a workshop that tells none. StoreRefused."""
    export = StatementExport.objects.select_related("workshop").filter(workshop=workshop_pk).first()
    if export is None or not settings.XAPI_ENDPOINT:
        return 0
    now, count = at or timezone.now(), 0
    since = export.sent_until - AGAIN if export.sent_until is not None else None
    fresh = (each for each in Teller(export, export.workshop).statements() if since is None or _at(each) > since)
    try:
        for batch in _batches(fresh):
            _post(batch)
            count += len(batch)
    except (requests.RequestException, StoreRefused) as error:
        StatementExport.objects.filter(pk=export.pk).update(problem=str(error)[:200])
        raise StoreRefused(str(error)) from error
    StatementExport.objects.filter(pk=export.pk).update(sent_until=now, problem="")
    return count


def _post(batch: Sequence[Statement]) -> None:
    answer = requests.post(
        f"{settings.XAPI_ENDPOINT}/statements",
        json=batch,
        headers={"X-Experience-API-Version": VERSION},
        auth=(settings.XAPI_KEY, settings.XAPI_SECRET),
        timeout=WAIT,
        allow_redirects=False,
    )
    if answer.status_code == CONFLICT and len(batch) > 1:
        for each in batch:
            _post([each])
    elif answer.status_code not in (*KEPT, CONFLICT):
        raise StoreRefused(f"The record store answered {answer.status_code}.")


def _batches(statements: Iterator[Statement]) -> Iterator[list[Statement]]:
    while batch := list(islice(statements, AT_ONCE)):
        yield batch


def _at(statement: Statement) -> datetime:
    return datetime.fromisoformat(statement["timestamp"])
