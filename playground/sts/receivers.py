"""Hears of changes to a sandbox: sessions follow their roles and users."""

from typing import Any

from playground.sts.following import follow_principals, principals_moved


def on_sandbox_changed(sandbox_pk: int, **rest: Any) -> None:
    """Its own edit comes back here once and finds nothing to do."""
    if principals_moved(sandbox_pk):
        follow_principals(sandbox_pk)
