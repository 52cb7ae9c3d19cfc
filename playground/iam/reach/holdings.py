"""Who holds which document: as identity policy, as permissions boundary, through an SCP."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playground.iam.parse import document_as_it_stands
from playground.iam.policy import PolicyDocument, PolicyType
from playground.iam.reach.bits import bits_of
from playground.iam.reach.census import Census
from playground.iam.snapshot import AttachedPolicy, Resource, Role, Snapshot, User

KEPT = 100_000  # a world has fewer; a long row of edits may not
Holders = Mapping[PolicyDocument, int]


@dataclass(frozen=True, eq=False)
class Level:
    """Those who stand under levels of an organization with the same SCPs; one of `documents` must allow."""

    documents: tuple[PolicyDocument, ...]
    under: int


class Documents:
    """Texts to documents, each distinct text once, however many carry it and however many there are."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, PolicyType], PolicyDocument] = {}

    def read(self, text: str, policy_type: PolicyType) -> PolicyDocument:
        """In: a policy's text. Out: the one document that stands for it."""
        key = (text, policy_type)
        found = self._read.get(key)
        if found is None:
            if len(self._read) >= KEPT:
                self._read.clear()  # equal texts may then be two documents: slower, not wrong
            found = self._read[key] = document_as_it_stands(text, policy_type)
        return found

    def identity(self, policies: Iterable[AttachedPolicy]) -> list[PolicyDocument]:
        """Out: the documents of identity policies."""
        return [self.read(policy.document, PolicyType.IDENTITY) for policy in policies]


def _owners(snapshot: Snapshot) -> Iterator[Role | User]:
    """Roles and users in the order of their numbers."""
    yield from snapshot.roles.values()
    yield from snapshot.users.values()


def own_policy(resource: Resource | Role | None, documents: Documents) -> PolicyDocument | None:
    """Out: what stands on a resource's side: a role's trust policy, a resource policy, or nothing."""
    if isinstance(resource, Role):
        return documents.read(resource.trust, PolicyType.TRUST)
    if resource is None or resource.policy is None:
        return None
    return documents.read(resource.policy, PolicyType.RESOURCE)


def identity_holders(
    snapshot: Snapshot, census: Census, documents: Documents, whose: Iterable[int] | None = None
) -> Holders:
    """Out: for each identity policy everybody who has it, themselves or through a group; of `whose`, or of all."""
    held: dict[PolicyDocument, list[int]] = defaultdict(list)
    inside: dict[str, list[int]] = defaultdict(list)
    for number in range(census.owners) if whose is None else whose:
        name = census.names[number]
        owner = snapshot.roles.get(name) or snapshot.users[name]
        for document in documents.identity(owner.policies):
            held[document].append(number)
        for group in owner.groups if isinstance(owner, User) else ():
            inside[group].append(number)
    holders = {document: bits_of(numbers, census.size) for document, numbers in held.items()}
    for arn, numbers in inside.items():
        if arn in snapshot.groups:
            joined = bits_of(numbers, census.size)
            for document in documents.identity(snapshot.groups[arn].policies):
                holders[document] = holders.get(document, 0) | joined
    return holders


def boundary_holders(snapshot: Snapshot, census: Census, documents: Documents) -> Holders:
    """Out: for each permissions boundary everybody who has it; a service-linked role has none."""
    own: dict[PolicyDocument, list[int]] = defaultdict(list)
    for number, each in enumerate(_owners(snapshot)):
        if each.boundary is not None and not (isinstance(each, Role) and each.service_linked):
            own[documents.read(each.boundary.document, PolicyType.BOUNDARY)].append(number)
    return {document: bits_of(numbers, census.size) for document, numbers in own.items()}


def scp_levels(snapshot: Snapshot, census: Census, documents: Documents) -> tuple[Level, ...]:
    """Out: the levels that limit somebody. SCPs limit member accounts, never the management account."""
    under: dict[tuple[PolicyDocument, ...], int] = defaultdict(int)
    for organization in snapshot.organizations:
        if not organization.scp_enabled:
            continue
        for account, path in organization.paths.items():
            first = snapshot.organization_of(account) is organization
            members = census.of_account(account) & ~census.linked
            if account == organization.management_account or not members or not first:
                continue
            for target in path:
                attached = organization.scps.get(target, ())
                under[tuple(documents.read(each.document, PolicyType.SCP) for each in attached)] |= members
    return tuple(Level(held, members) for held, members in under.items())
