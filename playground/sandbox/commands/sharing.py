"""Share links: make, revoke, come in by one; remove a member. Who may come in is no part of the picture: no journal."""

import secrets

from django.db import transaction

from playground.live import groups, publish
from playground.people.models import Person
from playground.sandbox import limits, names
from playground.sandbox.access import hash_of
from playground.sandbox.errors import InvalidInput, LimitExceeded, LinkNotUsable, NotFound
from playground.sandbox.models import Member, Sandbox, ShareLink
from playground.sandbox.models.sandbox import Access
from playground.sentences import say

TOKEN_BYTES = 32


@transaction.atomic
def share(sandbox: Sandbox, name: str, access: str) -> tuple[ShareLink, str]:
    """Out: a new link and its token, which is shown this once: only its hash is kept."""
    if access not in Access.values:
        raise InvalidInput(
            say("There is no access {access}.", access=access[:20]), hint=say("Write view or edit."), place="access"
        )
    locked = Sandbox.objects.select_for_update().get(pk=sandbox.pk)
    if locked.share_links.count() >= limits.SHARE_LINKS:
        raise LimitExceeded(
            say("Cannot exceed quota for ShareLinksPerSandbox: {most}", most=limits.SHARE_LINKS),
            hint=say("Revoke a link that nobody needs any more."),
        )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    title = names.check_title(name, "name", 80)
    return locked.share_links.create(name=title, access=access, token_hash=hash_of(token)), token


@transaction.atomic
def revoke(sandbox: Sandbox, link_id: str) -> None:
    """The link works no more, nor does the access it gave; open pages of those people end at once."""
    link = sandbox.share_links.select_for_update().filter(public_id=link_id).first()
    if link is None:
        raise NotFound(say("There is no link {id}.", id=link_id[:40]), hint=say("It may have been revoked already."))
    ended = [link.public_id, *link.members.values_list("person__public_id", flat=True)]
    link.delete()
    publish.end_after_commit(groups.of_sandbox(sandbox.public_id), ended)


@transaction.atomic
def remove_member(sandbox: Sandbox, person_id: str) -> None:
    """This person may not come in any more, unless by a link that still works; their open pages end at once."""
    member = sandbox.members.select_for_update().filter(person__public_id=person_id).first()
    if member is None:
        raise NotFound(
            say("There is nobody {id} to remove.", id=person_id[:40]),
            hint=say("They may have been removed already."),
        )
    member.delete()
    publish.end_after_commit(groups.of_sandbox(sandbox.public_id), [person_id])


@transaction.atomic
def join(person: Person, token: str) -> Sandbox:
    """In: somebody and the token they came with. Out: the sandbox they may open now; access never gets less by this."""
    link = ShareLink.objects.select_for_update().filter(token_hash=hash_of(token)).first()
    if link is None:
        raise LinkNotUsable(
            say("This link does not work (any more)."), hint=say("Ask whoever sent it to you for a new one.")
        )
    sandbox = Sandbox.objects.select_for_update().get(pk=link.sandbox_id)
    if sandbox.owner_id == person.pk:
        return sandbox
    member = sandbox.members.filter(person=person).first()
    if member is None:
        _check_room(sandbox, person)
        Member.objects.create(sandbox=sandbox, person=person, access=link.access, link=link)
    elif member.access == Access.VIEW and link.access == Access.EDIT:
        member.access, member.link = link.access, link
        member.save(update_fields=["access", "link"])
    return sandbox


def _check_room(sandbox: Sandbox, person: Person) -> None:
    if sandbox.members.count() >= limits.MEMBERS:
        raise LimitExceeded(
            say("Cannot exceed quota for MembersPerSandbox: {most}", most=limits.MEMBERS),
            hint=say("Ask the owner to remove somebody first."),
        )
    if person.memberships.count() >= limits.MEMBERSHIPS_PER_PERSON:
        raise LimitExceeded(
            say("Cannot exceed quota for MembershipsPerPerson: {most}", most=limits.MEMBERSHIPS_PER_PERSON),
            hint=say("Ask the owner of a sandbox that you no longer need to take you off it."),
        )
