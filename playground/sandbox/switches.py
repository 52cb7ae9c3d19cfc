"""Switches of role in the console: each person's own, in each sandbox, on all their devices; bounded by number."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from playground.people.models import Person
from playground.sandbox.models import Role, RoleSwitch, Sandbox
from playground.sandbox.queries import clock_of, find

MOST_KEPT: Final = 100  # of one person in one sandbox
HUES: Final = 6  # colours of the bar, each with a pattern of its own


@dataclass(frozen=True, slots=True)
class SwitchShape:
    """`at` is sandbox time; the role may be gone by now."""

    role_id: str
    name: str
    hue: int
    at: str


@dataclass(frozen=True, slots=True)
class Switches:
    """Newest first."""

    switches: list[SwitchShape]


def note_switch(sandbox: Sandbox, person: Person, role_id: str, name: str, hue: int) -> None:
    """Write down that this person switched to a role of this sandbox; the oldest beyond the bound go."""
    role = find(sandbox, Role, role_id)
    at = clock_of(sandbox).sandbox_time(timezone.now())
    RoleSwitch.objects.create(sandbox=sandbox, person=person, role_id=role.public_id, name=name, hue=hue, at=at)
    mine = RoleSwitch.objects.filter(sandbox=sandbox, person=person)
    oldest = mine.order_by("-pk").values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT + 1].first()
    if oldest is not None:
        mine.filter(pk__lte=oldest).delete()


def switches_of(sandbox: Sandbox, person: Person) -> Switches:
    """Out: what this person switched to here; of nobody else, whoever else may look at the sandbox."""
    rows = RoleSwitch.objects.filter(sandbox=sandbox, person=person).order_by("-pk")
    return Switches([SwitchShape(row.role_id, row.name, row.hue, row.at.isoformat()) for row in rows])
