"""Sends after commit. A broker that is away never breaks the change: the journal holds it, a heartbeat tells of it."""

import logging
from dataclasses import asdict, is_dataclass
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

logger = logging.getLogger(__name__)
FORWARD = "forward"  # the consumer's method


def after_commit(group: str, message: Any) -> None:
    """In: a group of groups.py, a message of events.py or its JSON form. Sent once this transaction is committed."""
    transaction.on_commit(lambda: send(group, message), robust=True)


def send(group: str, message: Any) -> None:
    """Send now. Every failure of the channel layer is logged and goes no further."""
    body = asdict(message) if is_dataclass(message) and not isinstance(message, type) else message
    try:
        async_to_sync(get_channel_layer().group_send)(group, {"type": FORWARD, "message": body})
    except Exception:  # whatever a broker can throw: the change is committed and must answer
        logger.exception("Could not send to %s; browsers will read it from the journal.", group)
