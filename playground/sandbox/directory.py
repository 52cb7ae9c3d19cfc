"""Who is named how: unique ids and ARNs, principals of policies and the nodes they stand for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from playground.live.shapes import PrincipalShape
from playground.prepared import Prepared
from playground.sandbox.models import Account, Identity, Provider, Role
from playground.sandbox.models.account import AccountKind
from playground.sandbox.models.identity import IdentityKind
from playground.sandbox.providers import provider_arn
from playground.sandbox.rows import rows_in

FEW = 8  # names that the policies of what was edited mention, most of the time
UNIQUE_ID = re.compile(r"A(?:IDA|ROA)[A-Z2-7]{17}")


def iam_arn(number: str, kind: str, path: str, name: str) -> str:
    """Out: arn:aws:iam::NUMBER:KIND/PATH/NAME (IAM User Guide, "IAM identifiers")."""
    return f"arn:aws:iam::{number}:{kind}{path}{name}"


def ids_in(texts: Iterable[str]) -> set[str]:
    """Out: the unique ids of users and roles that stored policy texts mention."""
    return {found for text in texts for found in UNIQUE_ID.findall(text)}


def _identities(sandbox_pk: int, *users: str) -> QuerySet[Identity]:
    """Out: these users, and whoever is no user; the newest first."""
    named = ~Q(kind=IdentityKind.USER) | Q(public_id__in=users)
    return Identity.objects.filter(named, sandbox_id=sandbox_pk).order_by("-pk")


def _roles(sandbox_pk: int, *roles: str) -> QuerySet[Role]:
    return Role.objects.filter(sandbox_id=sandbox_pk, public_id__in=roles)


_few_identities: Prepared[Identity] = Prepared(_identities, int, *[str] * FEW)
_few_roles: Prepared[Role] = Prepared(_roles, int, *[str] * FEW)


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of one sandbox at one moment. `nodes` finds the node of a principal as stored policies write it."""

    accounts: dict[int, Account] = field(default_factory=dict)  # by primary key
    arns: dict[str, str] = field(default_factory=dict)  # unique id of a user or role -> its ARN now
    nodes: dict[tuple[str, str], str] = field(default_factory=dict)  # (principal type, value) -> node id

    @classmethod
    def of(cls, sandbox_pk: int, only: set[str] | None = None) -> "Directory":
        """In: a sandbox; `only` limits users and roles to these unique ids. Out: its names, in four queries."""
        accounts, providers = rows_in(sandbox_pk, Account), rows_in(sandbox_pk, Provider)
        if only is None:
            return cls.from_rows(
                accounts, reversed(rows_in(sandbox_pk, Identity)), rows_in(sandbox_pk, Role), providers
            )
        if len(only) > FEW:
            return cls.from_rows(accounts, _identities(sandbox_pk, *only), _roles(sandbox_pk, *only), providers)
        few = [*only, *[""] * (FEW - len(only))]  # nothing has an empty id
        return cls.from_rows(
            accounts, _few_identities.all(sandbox_pk, *few), _few_roles.all(sandbox_pk, *few), providers
        )

    @classmethod
    def from_rows(
        cls,
        accounts: Iterable[Account],
        identities: Iterable[Identity],
        roles: Iterable[Role],
        providers: Iterable[Provider],
    ) -> "Directory":
        """Out: the names of these rows. Of two nodes for one principal the last one given gets the arrows."""
        found = cls(accounts={account.pk: account for account in accounts})
        for account in found.accounts.values():
            found.nodes["AWS", account.root_arn] = found.nodes["AWS", account.number] = account.public_id
        for identity in identities:
            found._add_identity(identity)
        for role in roles:
            found.arns[role.public_id] = iam_arn(found.number(role.account_id), "role", role.path, role.name)
            found.nodes["AWS", role.public_id] = role.public_id
        for provider in providers:
            arn = provider_arn(found.number(provider.account_id), provider.kind, provider.name)
            found.nodes["Federated", arn] = provider.public_id
        return found

    def _add_identity(self, identity: Identity) -> None:
        if identity.kind == IdentityKind.USER:
            self.arns[identity.public_id] = iam_arn(
                self.number(identity.account_id), "user", identity.path, identity.name
            )
            self.nodes["AWS", identity.public_id] = identity.public_id
        elif identity.kind == IdentityKind.SERVICE:
            self.nodes["Service", identity.principal_value] = identity.public_id
        elif identity.kind == IdentityKind.WEB_IDENTITY and identity.principal_value.startswith("arn:"):
            pass  # its provider is an object of its own, and gets the arrows while it is there
        elif identity.kind == IdentityKind.WEB_IDENTITY:
            self.nodes["Federated", identity.principal_value] = identity.public_id
        else:
            self.nodes["AWS", "*"] = identity.public_id

    def number(self, account_pk: int | None) -> str:
        """Out: an account's 12 digits."""
        return self.accounts[account_pk].number if account_pk is not None else ""

    def strangers(self, account_id: str | None) -> frozenset[str]:
        """In: an account's id. Out: the numbers of other companies' accounts; none to whom is such a company itself."""
        others = {row.public_id: row.number for row in self.accounts.values() if row.kind == AccountKind.EXTERNAL}
        return frozenset() if account_id in others else frozenset(others.values())

    def ids(self) -> dict[str, str]:
        """Out: unique ids by ARN, for storing a policy text."""
        return {arn: unique_id for unique_id, arn in self.arns.items()}

    def principal_of(self, identity: Identity) -> PrincipalShape | None:
        """Out: what a trust policy says to name this identity."""
        if identity.kind == IdentityKind.USER:
            return PrincipalShape("AWS", self.arns[identity.public_id])
        if identity.kind == IdentityKind.SERVICE:
            return PrincipalShape("Service", identity.principal_value)
        if identity.kind == IdentityKind.WEB_IDENTITY:
            return PrincipalShape("Federated", identity.principal_value) if identity.principal_value else None
        return PrincipalShape("AWS", "*")
