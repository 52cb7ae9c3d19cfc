"""Connect, disconnect, replace trust policy. The arrows are read from the text; nothing else stores them."""

from collections.abc import Sequence

from playground.iam.known import KnownPrincipals
from playground.iam.policy import Condition, PolicyType
from playground.iam.trust import (
    TrustLink,
    TrustPrincipal,
    new_trust_policy,
    to_shown,
    to_stored,
    trust_links,
    with_link,
    without_link,
)
from playground.iam.trust_conditions import with_condition, without_condition
from playground.sandbox import limits
from playground.sandbox.checks import check_base, check_document, check_size
from playground.sandbox.directory import Directory
from playground.sandbox.documents import link_key
from playground.sandbox.errors import CannotConnect, NotFound
from playground.sandbox.models import Identity, Provider, Role
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.sources import principal_of
from playground.sandbox.stream import Edit
from playground.sentences import say

SERVICE_LINKED = "/aws-service-role/"  # "Create a service-linked role": nobody but the service changes its trust


def connect(edit: Edit, role_id: str, source_id: str) -> Role:
    """Let a role trust a node. Refused with the reason when that node can be nobody's principal."""
    role = edit.find(Role, role_id)
    if role.path.startswith(SERVICE_LINKED):
        raise CannotConnect(
            say("{role} is a service-linked role: its trust policy belongs to its service.", role=role.name),
            hint=say("Make a role of your own for anybody else."),
            place="role",
        )
    principal = principal_of(edit.sandbox.pk, source_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = with_link(to_shown(role.trust_policy, directory.arns), principal)
    edit.say(say("Let {role} trust {principal}", role=role.name, principal=principal.value.rsplit("/", 1)[-1]))
    return _store(edit, role, shown, directory)


def connect_all(edit: Edit, role_id: str, source_ids: Sequence[str]) -> Role:
    """Let a role trust several nodes, by name, in one edit; all or none."""
    if len(source_ids) > 1:
        name = edit.find(Role, role_id).name
        edit.say(say("Let {role} trust {count} callers", role=name, count=len(source_ids)))
    *others, last = source_ids
    for source_id in others:
        connect(edit, role_id, source_id)
    return connect(edit, role_id, last)


def disconnect(edit: Edit, role_id: str, key: str) -> Role:
    """Remove just the principal of one trust link from the trust policy."""
    role = edit.find(Role, role_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = to_shown(role.trust_policy, directory.arns)
    link = _link(shown, key, directory)
    if link.effect != "Allow":
        raise CannotConnect(
            say("This line is a Deny: it keeps somebody out."),
            hint=say("Edit the trust policy to remove it."),
            place=link.pointer,
        )
    principal = TrustPrincipal(link.principal_type, link.value, link.action)
    edit.say(say("{role} no longer trusts {principal}", role=role.name, principal=link.value.rsplit("/", 1)[-1]))
    return _store(edit, role, without_link(shown, principal), directory)


def put_condition(
    edit: Edit, role_id: str, key: str, condition: Condition, *, instead_of: tuple[str, str] | None = None
) -> Role:
    """Add a condition to a trust link's statement, or change one; `instead_of` is an operator and key that go."""
    role = edit.find(Role, role_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = to_shown(role.trust_policy, directory.arns)
    index = _link(shown, key, directory).statement_index
    edit.say(say("Write condition {key} of {role}", key=condition.key, role=role.name))
    if instead_of is not None and instead_of != (condition.operator, condition.key):
        shown = without_condition(shown, index, *instead_of)
    written = check_trust_policy(edit, with_condition(shown, index, condition), directory)
    return _store(edit, role, written, directory)


def remove_condition(edit: Edit, role_id: str, key: str, operator: str, condition_key: str) -> Role:
    """Take a condition out of a trust link's statement."""
    role = edit.find(Role, role_id)
    directory = Directory.of(edit.sandbox.pk)
    shown = to_shown(role.trust_policy, directory.arns)
    left = without_condition(shown, _link(shown, key, directory).statement_index, operator, condition_key)
    if left == shown:
        raise NotFound(
            say("This condition is not there."), hint=say("Somebody may have removed it already."), place="key"
        )
    edit.say(say("Remove condition {key} of {role}", key=condition_key, role=role.name))
    return _store(edit, role, left, directory)


def _link(shown: str, key: str, directory: Directory) -> TrustLink:
    ids = directory.ids()
    for link in trust_links(shown):
        if link_key(link.principal_type, ids.get(link.value, link.value), link.statement_index, link.action) == key:
            return link
    raise NotFound(say("This trust link is not there."), hint=say("Somebody may have removed it already."), place="key")


def replace_trust_policy(edit: Edit, role_id: str, document: str, *, base: str | None = None) -> Role:
    """Save a trust policy as its author wrote it; principals that exist are kept by their unique id.

    `base`: see `check_base`.
    """
    role = edit.find(Role, role_id)
    edit.say(say("Write trust policy of {role}", role=role.name))
    directory = Directory.of(edit.sandbox.pk)
    check_base(base, to_shown(role.trust_policy, directory.arns))
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
    people = Identity.objects.filter(sandbox_id=sandbox_pk, kind=IdentityKind.WEB_IDENTITY)
    providers = Provider.objects.filter(sandbox_id=sandbox_pk).select_related("account")
    return KnownPrincipals(
        arns=frozenset(directory.arns.values())
        | frozenset(people.values_list("principal_value", flat=True))
        | {provider.arn for provider in providers},
        accounts=frozenset(account.number for account in directory.accounts.values()),
    )


def _store(edit: Edit, role: Role, shown: str, directory: Directory) -> Role:
    check_size(shown, "ACLSizePerRole", limits.TRUST_POLICY_CHARACTERS)
    role.trust_policy = to_stored(shown, directory.ids())
    return edit.save(role)
