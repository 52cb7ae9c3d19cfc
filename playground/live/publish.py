"""Sends after commit. A broker that is away never breaks the change: the journal holds it, a heartbeat tells of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from playground.live import sender
from playground.live.plain import plain
from playground.sentences import has_sentences, to_json

FORWARD = "forward"  # what a consumer hears
END = "end"
LOOK_AGAIN = "look again"  # whether whoever listens is still signed in
PROGRESS = "progress"  # a row of progress is not what it was; which ones, and no more
ROLL_CALL, HERE = "roll call", "here"  # who listens? each process answers once
EVERYBODY = "*"


def after_commit(group: str, message: Any) -> None:
    """In: a group of groups.py, a message of events.py or its JSON form. Sent once this transaction is committed."""
    transaction.on_commit(lambda: send(group, message), robust=True)


def end_after_commit(group: str, ids: Iterable[str]) -> None:
    """Close every socket of this group that stands on one of these ids: a person's, a link's, or EVERYBODY."""
    event = {"type": END, "ids": list(ids)}
    transaction.on_commit(lambda: sender.send(group, {**event, "group": group}), robust=True)


def look_again_after_commit(group: str) -> None:
    """Each socket of this group asks whether its browser is still signed in, and closes where it is not."""
    transaction.on_commit(lambda: sender.send(group, {"type": LOOK_AGAIN, "group": group}), robust=True)


def wake_after_commit(group: str, attempt_pk: int) -> None:
    """Tell the dashboards of a group which row of progress to read anew; many of these are one message."""

    def event_of(attempts: list[int]) -> dict[str, Any]:
        return {"type": PROGRESS, "attempts": attempts, "group": group}

    transaction.on_commit(lambda: sender.gather(group, attempt_pk, event_of), robust=True)


def send(group: str, message: Any) -> None:
    """Send now, as far as the channel layer can."""
    form = to_json(plain(message))
    event = {"type": FORWARD, "message": form, "sentences": has_sentences(form)}
    sender.send(group, {**event, "group": group})
