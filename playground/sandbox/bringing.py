"""A guest signs in: what is theirs and the account's together stays within what one person may have."""

from typing import Any

from playground.people.accounts import refuse_over
from playground.people.models import Person
from playground.sandbox import limits
from playground.sandbox.models import Member, Sandbox
from playground.sentences import say


def on_guest_bringing(guest: Person, person: Person, **rest: Any) -> None:
    both = (guest, person)
    refuse_over(
        limits.SANDBOXES_PER_PERSON,
        person.sandboxes.count(),
        Sandbox.objects.filter(owner__in=both).count(),
        say("With those of this guest you would have more than {most} sandboxes.", most=limits.SANDBOXES_PER_PERSON),
        "sandboxes",
    )
    foreign = Member.objects.filter(person__in=both).exclude(sandbox__owner=person)
    refuse_over(
        limits.MEMBERSHIPS_PER_PERSON,
        person.memberships.count(),
        foreign.values("sandbox").distinct().count(),
        say(
            "With those of this guest more than {most} sandboxes of others would be shared with you.",
            most=limits.MEMBERSHIPS_PER_PERSON,
        ),
        "memberships",
    )
