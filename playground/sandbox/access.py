"""Who may view or edit. Every face begins here; a sandbox that is not yours does not exist for you.

Three kinds of people come in: members under the sandbox's id, those who supervise its class, who draw while its learner
lets them help, and whoever holds a view-only link under `view-` and the link's token, without signing in: that is how a
picture is embedded in another site, where no cookie is sent.
"""

import hashlib
from typing import Any

from django.db.models import F, Q, QuerySet

from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox.errors import NotFound, OwnerOnly, ViewOnly
from playground.sandbox.models import Help, Sandbox, ShareLink
from playground.sandbox.models.help import HelpState
from playground.sandbox.models.sandbox import Access
from playground.sentences import say

BY_LINK = "view-"
_by_address: Prepared[Sandbox] = Prepared(lambda address: Sandbox.objects.filter(public_id=address), str)


def of_person(person: Person) -> QuerySet[Sandbox]:
    """Out: the sandboxes this person owns or is a member of."""
    return Sandbox.objects.filter(_of(person))


def viewable(person: Person) -> QuerySet[Sandbox]:
    """Out: the same, and those of every class that this person supervises."""
    return Sandbox.objects.filter(_of(person) | Q(supervision__in=person.supervising.values("supervision")))


def _of(person: Person) -> Q:
    return Q(owner=person) | Q(pk__in=person.memberships.values("sandbox"))


def editable(person: Person) -> QuerySet[Sandbox]:
    """Out: the sandboxes this person may draw in."""
    drawing = person.memberships.filter(access=Access.EDIT).values("sandbox")
    return Sandbox.objects.filter(Q(owner=person) | Q(pk__in=drawing) | _helped_by(person))


def _helped_by(person: Person) -> Q:
    """Where a learner lets them help, as long as they supervise the class and the sandbox is in it."""
    still = {"supervision": F("sandbox__supervision"), "supervision__in": person.supervising.values("supervision")}
    return Q(pk__in=Help.objects.filter(helper=person, state=HelpState.OPEN, **still).values("sandbox"))


def supervises(person: Person, sandbox: Sandbox) -> bool:
    return sandbox.supervision_id is not None and person.supervising.filter(supervision=sandbox.supervision_id).exists()


def hash_of(token: str) -> str:
    """Out: what is kept of a link's token. Tokens are random, so a plain hash cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_by_link(address: str) -> bool:
    return address.startswith(BY_LINK)


def view_link(address: str) -> ShareLink | None:
    """In: `view-` and a token. Out: the view-only link, None for unknown and revoked ones and for links to draw."""
    found = ShareLink.objects.filter(token_hash=hash_of(address.removeprefix(BY_LINK)), access=Access.VIEW)
    return found.select_related("sandbox", "follows").first() if is_by_link(address) else None


def looker(person: Any, address: str) -> Person | None:
    """Out: the person who looks; nobody under the address of a link, even when somebody is signed in."""
    somebody = person is not None and person.is_authenticated
    return person if somebody and not is_by_link(address) else None


def sandbox_to_view(person: Any, address: str) -> Sandbox:
    """Out: the sandbox, or NotFound for unknown and foreign ids alike."""
    somebody = looker(person, address)
    if somebody is not None:
        found = _by_address.first(address)
        if found and found.owner_id != somebody.pk and not viewable(somebody).filter(pk=found.pk).exists():
            found = None
    else:
        link = view_link(address)
        found = link.sandbox if link else None
    if found is None:
        raise NotFound(
            say("There is no sandbox {address}.", address=address[:40]),
            hint=say("Check the address, or open one of your own."),
        )
    return found


def sandbox_to_edit(person: Any, address: str) -> Sandbox:
    """Out: the sandbox; ViewOnly when this person may only look at it."""
    found = sandbox_to_view(person, address)
    if not may_edit(looker(person, address), found):
        raise ViewOnly(
            say("You may look at this sandbox, but not change it."), hint=say("Ask its owner to let you draw.")
        )
    return found


def sandbox_to_learn(person: Any, address: str) -> Sandbox:
    """Out: the sandbox; ViewOnly for whoever only helps in it, too: hints and a new start are its learner's own."""
    found = sandbox_to_edit(person, address)
    if found.owner_id != person.pk and not person.memberships.filter(sandbox=found, access=Access.EDIT).exists():
        raise ViewOnly(say("Hints and a new start are the learner's own."), hint=say("Tell them what you would do."))
    return found


def sandbox_to_share(person: Any, address: str) -> Sandbox:
    """Out: the sandbox; OwnerOnly when it belongs to somebody else."""
    found = sandbox_to_view(person, address)
    somebody = looker(person, address)
    if somebody is None or found.owner_id != somebody.pk:
        raise OwnerOnly(say("Only its owner decides who may come in."), hint=say("Ask the owner of this sandbox."))
    return found


def may_edit(person: Person | None, sandbox: Sandbox) -> bool:
    if person is None:
        return False
    return sandbox.owner_id == person.pk or editable(person).filter(pk=sandbox.pk).exists()
