"""Whoever signs out, changes a password, is switched off or gone: pages that are open in other browsers end, too.

A page does not come back by itself: each socket asks once more whether its browser is signed in, see live/consumer.py.
"""

from collections.abc import Collection
from typing import Any, Final

from playground.live import groups, publish
from playground.people.models import Person
from playground.sandbox.commands.sandboxes import delete_sandbox
from playground.sandbox.models import ActivityRecord

AT_ONCE: Final = 500  # records in memory
LETS_IN: Final = frozenset({"password", "is_active", "subject"})


def look_again(person: Any) -> None:
    """In: somebody who may have been signed out somewhere, or nobody."""
    if isinstance(person, Person):
        publish.look_again_after_commit(groups.of_person(person.public_id))


def on_signed_out(user: Any = None, **rest: Any) -> None:
    look_again(user)


def on_person_saved(
    instance: Person, created: bool = False, update_fields: Collection[str] | None = None, **rest: Any
) -> None:
    if not created and (update_fields is None or LETS_IN.intersection(update_fields)):
        look_again(instance)


def on_person_gone(instance: Person, **rest: Any) -> None:
    look_again(instance)


def on_person_going(person: Person, **rest: Any) -> None:
    """What is theirs alone by now."""
    for sandbox in person.sandboxes.all():
        delete_sandbox(sandbox)


def on_person_leaving(person: Person, **rest: Any) -> None:
    """What they did in sandboxes that stay is on record there, under the id of nobody."""
    theirs = ActivityRecord.objects.filter(person=person, record__userIdentity__principalId=person.public_id)
    last = 0
    while kept := list(theirs.filter(pk__gt=last).order_by("pk").only("who", "record")[:AT_ONCE]):
        for row in kept:
            row.who = person.public_id
            row.record["userIdentity"].pop("userName", None)
        ActivityRecord.objects.bulk_update(kept, ["who", "record"])
        last = kept[-1].pk
