"""Connect, disconnect, replace trust policy. The arrows are read from the text; nothing else stores them."""

from playground.iam.known import KnownPrincipals
from playground.iam.policy import PolicyType
from playground.iam.trust import (
    TrustPrincipal,
    new_trust_policy,
    to_shown,
    to_stored,
    trust_links,
    with_link,
    without_link,
)
from playground.sandbox import limits
from playground.sandbox.checks import check_document, check_size
from playground.sandbox.directory import Directory
from playground.sandbox.documents import link_key
from playground.sandbox.errors import CannotConnect, NotFound
from playground.sandbox.models import Identity, Role
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.sources import principal_of
from playground.sandbox.stream import Edit


def connect(edit: Edit, role_id: str, source_id: str) -> Role:
    """Let a role trust a node. Refused with the reason when that node can be nobody's principal."""
    role = edit.find(Role, role_id)
    principal = principal_of(edit.sandbox.pk, source_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = with_link(to_shown(role.trust_policy, directory.arns), principal)
    edit.say(f"Let {role.name} trust {principal.value.rsplit('/', 1)[-1]}")
    return _store(edit, role, shown, directory)


def disconnect(edit: Edit, role_id: str, key: str) -> Role:
    """Remove just the principal of one trust link from the trust policy."""
    role = edit.find(Role, role_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = to_shown(role.trust_policy, directory.arns)
    ids = directory.ids()
    for link in trust_links(shown):
        if link_key(link.principal_type, ids.get(link.value, link.value), link.statement_index, link.action) == key:
            if link.effect != "Allow":
                raise CannotConnect(
                    "This line is a Deny: it keeps somebody out.",
                    hint="Edit the trust policy to remove it.",
                    place=link.pointer,
                )
            principal = TrustPrincipal(link.principal_type, link.value, link.action)
            edit.say(f"{role.name} no longer trusts {link.value.rsplit('/', 1)[-1]}")
            return _store(edit, role, without_link(shown, principal), directory)
    raise NotFound("This trust link is not there.", hint="Somebody may have removed it already.", place="key")


def replace_trust_policy(edit: Edit, role_id: str, document: str) -> Role:
    """Save a trust policy as its author wrote it; principals that exist are kept by their unique id."""
    role = edit.find(Role, role_id)
    edit.say(f"Write trust policy of {role.name}")
    directory = Directory.of(edit.sandbox.pk)
    return _store(edit, role, check_trust_policy(edit, document, directory), directory)


def first_trust_policy(edit: Edit, document: str | None, trusted: str | None) -> str:
    """In: what a new role was given: a document, or a node to trust, or nothing. Out: the text to store."""
    directory = Directory.of(edit.sandbox.pk)
    if document is not None:
        shown = check_trust_policy(edit, document, directory)
    else:
        shown = new_trust_policy(principal_of(edit.sandbox.pk, trusted) if trusted else None)
    return to_stored(shown, directory.ids())


def check_trust_policy(edit: Edit, document: str, directory: Directory) -> str:
    """Out: the text. MalformedPolicyDocument when it is none, or names somebody who does not exist here."""
    check_document(document, PolicyType.TRUST, known=known_principals(edit.sandbox.pk, directory))
    check_size(document, "ACLSizePerRole", limits.TRUST_POLICY_CHARACTERS)
    return document


def known_principals(sandbox_pk: int, directory: Directory) -> KnownPrincipals:
    """Out: everybody a policy of this sandbox may name."""
    providers = Identity.objects.filter(sandbox_id=sandbox_pk, kind=IdentityKind.WEB_IDENTITY)
    return KnownPrincipals(
        arns=frozenset(directory.arns.values()) | frozenset(providers.values_list("principal_value", flat=True)),
        accounts=frozenset(account.number for account in directory.accounts.values()),
    )


def _store(edit: Edit, role: Role, shown: str, directory: Directory) -> Role:
    check_size(shown, "ACLSizePerRole", limits.TRUST_POLICY_CHARACTERS)
    role.trust_policy = to_stored(shown, directory.ids())
    return edit.save(role)
