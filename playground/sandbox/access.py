"""Who may view or edit. Every face begins here; a sandbox that is not yours does not exist for you."""

from django.db.models import Q, QuerySet

from playground.people.models import Person
from playground.sandbox.errors import NotFound, ViewOnly
from playground.sandbox.models import Sandbox
from playground.sandbox.models.sandbox import Access


def viewable(person: Person) -> QuerySet[Sandbox]:
    """Out: the sandboxes this person owns or is a member of."""
    return Sandbox.objects.filter(Q(owner=person) | Q(pk__in=person.memberships.values("sandbox")))


def editable(person: Person) -> QuerySet[Sandbox]:
    """Out: the sandboxes this person may draw in."""
    return Sandbox.objects.filter(
        Q(owner=person) | Q(pk__in=person.memberships.filter(access=Access.EDIT).values("sandbox"))
    )


def sandbox_to_view(person: Person, public_id: str) -> Sandbox:
    """Out: the sandbox, or NotFound for unknown and foreign ids alike."""
    found = viewable(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(f"There is no sandbox {public_id[:40]}.", hint="Check the address, or open one of your own.")
    return found


def sandbox_to_edit(person: Person, public_id: str) -> Sandbox:
    """Out: the sandbox; ViewOnly when this person may only look at it."""
    found = sandbox_to_view(person, public_id)
    if not may_edit(person, found):
        raise ViewOnly("You may look at this sandbox, but not change it.", hint="Ask its owner to let you draw.")
    return found


def may_edit(person: Person, sandbox: Sandbox) -> bool:
    return sandbox.owner_id == person.pk or editable(person).filter(pk=sandbox.pk).exists()
