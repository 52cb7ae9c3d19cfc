"""Hears of changes to a sandbox: sessions follow their roles and users, services get or lose credentials."""

from typing import Any

from playground.sts.following import follow_principals, principals_moved
from playground.sts.services import refresh_services, services_moved


def on_sandbox_changed(sandbox_pk: int, facts_stand: bool = False, services_stand: bool = False, **rest: Any) -> None:
    """Its own edit comes back here once and finds nothing to do. While the facts stand, no role has changed."""
    if not facts_stand and principals_moved(sandbox_pk):
        follow_principals(sandbox_pk)
    if not services_stand and services_moved(sandbox_pk):
        refresh_services(sandbox_pk)
