"""One request and the policies that apply to it: everything that `evaluate` may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from playground.iam.policy import PolicyDocument

ContextValue = str | tuple[str, ...]
_ARN_PARTS = 6
_NO_CONTEXT: Mapping[str, ContextValue] = MappingProxyType({})


class PrincipalKind(StrEnum):
    """Who can make a request. A role never does: its sessions do."""

    ROOT = "root"
    USER = "user"
    ROLE_SESSION = "roleSession"
    FEDERATED_USER = "federatedUser"
    SERVICE = "service"
    WEB_IDENTITY = "webIdentity"
    SAML = "saml"
    ANONYMOUS = "anonymous"


class Match(StrEnum):
    """How a Principal element names a caller (Policy evaluation logic: what a resource policy still needs)."""

    DIRECT = "direct"
    ROLE = "role"
    SOURCE_USER = "sourceUser"
    ACCOUNT = "account"


@dataclass(frozen=True, eq=False)
class Principal:
    """The caller of one request; build it with the functions of `principals.py`.

    `names` holds every value by which a Principal element can name it and how that matches; `levels` what a
    NotPrincipal element must list, level by level, to spare it.
    """

    kind: PrincipalKind
    arn: str  # as shown in messages; a service's or provider's name where there is no ARN
    names: Mapping[str, Match]
    levels: tuple[frozenset[str], ...]
    account: str | None = None
    partition: str | None = None
    service_linked: bool = False


@dataclass(frozen=True, eq=False, init=False)
class Request:
    """In: who, what, on what, and the condition keys in any letter case (a str, or a tuple for multivalued keys)."""

    principal: Principal
    action: str
    resource: str  # an ARN, or * where the operation has no resource level
    resource_account: str | None
    context: Mapping[str, ContextValue]
    facts: Mapping[str, ContextValue] = field(init=False)  # the context by lower-case key; empty lists are absent
    owner: str | None = field(init=False)  # the account that owns the resource
    same_account: bool = field(init=False)
    names: Mapping[str, Match] = field(init=False)  # the caller's names as seen from the resource's partition

    def __init__(
        self,
        principal: Principal,
        action: str,
        resource: str,
        resource_account: str | None = None,
        context: Mapping[str, ContextValue] = _NO_CONTEXT,
    ) -> None:
        """Works out once what every policy would have to."""
        partition, account = _home(resource)
        owner = account or resource_account or principal.account
        foreign = partition is not None and partition != principal.partition and principal.partition is not None
        names = principal.names
        if foreign:  # a bare account number means the account in the resource's own partition
            names = {name: kind for name, kind in names.items() if name != principal.account}
        self.__dict__.update(  # one write past the freeze, not nine: a request is built for every verdict
            principal=principal,
            action=action,
            resource=resource,
            resource_account=resource_account,
            context=context,
            facts={key.lower(): value for key, value in context.items() if value or value == ""},
            owner=owner,
            same_account=owner is not None and owner == principal.account and not foreign,
            names=names,
        )


@lru_cache(maxsize=8192)
def _home(resource: str) -> tuple[str | None, str | None]:
    """Partition and account of an ARN, as far as it says so."""
    parts = resource.split(":", 5)
    if len(parts) < _ARN_PARTS:
        return None, None
    return parts[1], parts[4] if parts[4].isdecimal() else None


@dataclass(frozen=True, slots=True)
class AppliedPolicy:
    """A parsed policy with where it comes from, for the trace."""

    document: PolicyDocument
    name: str = ""
    arn: str | None = None
    owner_arn: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an organization: root, OU or account, with the policies attached there."""

    target: str
    policies: tuple[AppliedPolicy, ...] = ()


@dataclass(frozen=True, eq=False)
class Policies:
    """Every policy that applies to a request. None means "there is none of that type", () means "it allows nothing"."""

    identity: tuple[AppliedPolicy, ...] = ()
    boundary: tuple[AppliedPolicy, ...] | None = None
    session: tuple[AppliedPolicy, ...] | None = None
    resource: tuple[AppliedPolicy, ...] = ()  # for sts:AssumeRole* the role's trust policy
    scp: tuple[Level, ...] = ()
    rcp: tuple[Level, ...] = ()  # RCPFullAWSAccess is implied at every level
