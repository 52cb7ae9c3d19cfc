"""Does this Principal element name this caller, and how? (IAM JSON policy elements: Principal, NotPrincipal).

Callers and elements are brought to the same keys: an AWS value as it stands (a role's ARN without its path, since
session ARNs have none), "named:" and a user's ARN without its path for federated sessions whose user is only known
by name, and "Service:NAME" or "Federated:NAME" for the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playground.iam.arn import Arn, find_arn, read_arn, role_name_arn
from playground.iam.policy import PrincipalName
from playground.iam.request import Match, Principal, PrincipalKind

ANYBODY = "*"
_STRENGTH = {Match.DIRECT: 0, Match.ROLE: 1, Match.SOURCE_USER: 2, Match.ACCOUNT: 3}


@dataclass(frozen=True, eq=False, slots=True)
class CompiledPrincipals:
    """A Principal or NotPrincipal element as keys."""

    keys: frozenset[str]

    def kinds(self, names: Mapping[str, Match]) -> frozenset[Match]:
        """In: a caller's names. Out: every way in which the element names it."""
        return frozenset(names[key] for key in self.keys if key in names)

    def denies(self, names: Mapping[str, Match]) -> bool:
        """Whether the element names the caller in any way, which is all that a Deny asks; "*" is really everybody."""
        return ANYBODY in self.keys or not self.keys.isdisjoint(names)

    def spares(self, principal: Principal) -> bool:
        """As NotPrincipal: whether every level of the caller is listed."""
        if ANYBODY in self.keys:
            return True
        return bool(principal.levels) and all(not self.keys.isdisjoint(level) for level in principal.levels)


def compile_principals(names: Iterable[PrincipalName]) -> CompiledPrincipals:
    """In: the values of an element. Out: their keys."""
    return CompiledPrincipals(frozenset(key for name in names for key in _keys(name)))


def strongest(kinds: Iterable[Match]) -> Match | None:
    """The way of matching that asks for the least besides."""
    return min(kinds, key=_STRENGTH.__getitem__, default=None)


def _keys(name: PrincipalName) -> tuple[str, ...]:
    if name.type != "AWS":
        return (f"{name.type}:{name.value}",)
    arn = find_arn(name.value)
    if arn is not None and arn.service == "iam" and arn.kind == "role":
        return (role_name_arn(arn),)
    if arn is not None and arn.service == "iam" and arn.kind == "user":
        return name.value, _named_user(arn)
    return (name.value,)


def _named_user(arn: Arn) -> str:
    return f"named:arn:{arn.partition}:iam::{arn.account}:user/{arn.name}"


def root_principal(account: str, partition: str = "aws") -> Principal:
    """The root user of an account."""
    arn = f"arn:{partition}:iam::{account}:root"
    names = {ANYBODY: Match.DIRECT, arn: Match.DIRECT, account: Match.DIRECT}
    return Principal(PrincipalKind.ROOT, arn, names, (frozenset({arn, account}),), account, partition)


def user_principal(arn: str, unique_id: str | None = None) -> Principal:
    """An IAM user, with long-term keys or GetSessionToken credentials."""
    parts = read_arn(arn)
    own = {arn} | ({unique_id} if unique_id else set())
    names = _account_names(parts.account, parts.partition) | dict.fromkeys(own, Match.DIRECT)
    levels = (_account_level(parts.account, parts.partition), frozenset(own))
    return Principal(PrincipalKind.USER, arn, names, levels, parts.account, parts.partition)


def session_principal(arn: str, role_id: str | None = None, *, service_linked: bool = False) -> Principal:
    """A role session by its ARN: arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION."""
    parts = read_arn(arn)
    role_name = parts.resource.split("/")[1] if parts.resource.count("/") else ""
    role = f"arn:{parts.partition}:iam::{parts.account}:role/{role_name}"
    roles = {role} | ({role_id} if role_id else set())
    names = _account_names(parts.account, parts.partition) | dict.fromkeys(roles, Match.ROLE) | {arn: Match.DIRECT}
    levels = (_account_level(parts.account, parts.partition), frozenset(roles), frozenset({arn}))
    kind = PrincipalKind.ROLE_SESSION
    return Principal(kind, arn, names, levels, parts.account, parts.partition, service_linked)


def federated_user_principal(arn: str, user_arn: str | None = None, user_id: str | None = None) -> Principal:
    """A GetFederationToken session by its ARN; without `user_arn` any user named like the session is its source."""
    parts = read_arn(arn)
    users = {each for each in (user_arn, user_id) if each} or {_named_user(parts)}
    names = _account_names(parts.account, parts.partition) | dict.fromkeys(users, Match.SOURCE_USER)
    levels = (_account_level(parts.account, parts.partition), frozenset(users), frozenset({arn}))
    kind = PrincipalKind.FEDERATED_USER
    return Principal(kind, arn, names | {arn: Match.DIRECT}, levels, parts.account, parts.partition)


def service_principal(name: str) -> Principal:
    """An AWS service, such as ec2.amazonaws.com."""
    key = f"Service:{name}"
    names = {ANYBODY: Match.DIRECT, key: Match.DIRECT}
    return Principal(PrincipalKind.SERVICE, name, names, (frozenset({key}),))


def provider_principal(provider: str, kind: PrincipalKind) -> Principal:
    """A holder of a provider's token or assertion (WEB_IDENTITY or SAML).

    Their calls are not signed, and an Allow for {"AWS": "*"} lets in signed callers only, so "*" is no name of theirs.
    """
    key = f"Federated:{provider}"
    return Principal(kind, provider, {key: Match.DIRECT}, (frozenset({key}),))


def anonymous_principal() -> Principal:
    """Nobody. No NotPrincipal can list it."""
    return Principal(PrincipalKind.ANONYMOUS, "anonymous", {ANYBODY: Match.DIRECT}, ())


def _account_names(account: str, partition: str) -> dict[str, Match]:
    return {
        ANYBODY: Match.DIRECT,
        account: Match.ACCOUNT,
        f"arn:{partition}:iam::{account}:root": Match.ACCOUNT,
    }


def _account_level(account: str, partition: str) -> frozenset[str]:
    return frozenset({account, f"arn:{partition}:iam::{account}:root"})
