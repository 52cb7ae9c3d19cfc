"""Hears of changes to a sandbox: sessions follow their roles."""

from typing import Any

from playground.sts.following import follow_roles, roles_moved


def on_sandbox_changed(sandbox_pk: int, **rest: Any) -> None:
    """Its own edit comes back here once and finds nothing to do."""
    if roles_moved(sandbox_pk):
        follow_roles(sandbox_pk)
