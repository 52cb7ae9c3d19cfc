"""One request and the policies that apply to it: everything that `evaluate` may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from playground.iam.policy import PolicyDocument

ContextValue = str | tuple[str, ...]
_ARN_PARTS = 6


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


@dataclass(frozen=True, eq=False)
class Request:
    """In: who, what, on what, and the condition keys in any letter case (a str, or a tuple for multivalued keys)."""

    principal: Principal
    action: str
    resource: str  # an ARN, or * where the operation has no resource level
    resource_account: str | None = None
    context: Mapping[str, ContextValue] = field(default_factory=dict)
    facts: Mapping[str, ContextValue] = field(init=False)  # the context by lower-case key; empty lists are absent
    owner: str | None = field(init=False)  # the account that owns the resource
    same_account: bool = field(init=False)
    names: Mapping[str, Match] = field(init=False)  # the caller's names as seen from the resource's partition

    def __post_init__(self) -> None:
        """Work out once what every policy would have to."""
        caller, parts = self.principal, self.resource.split(":", 5)
        is_arn = len(parts) == _ARN_PARTS
        owner = parts[4] if is_arn and parts[4].isdecimal() else self.resource_account or caller.account
        foreign = is_arn and parts[1] != caller.partition and caller.partition is not None
        names = caller.names
        if foreign:  # a bare account number means the account in the resource's own partition
            names = {name: kind for name, kind in names.items() if name != caller.account}
        self.__dict__.update(  # one write, past the freeze: a request is built for every verdict
            facts={key.lower(): value for key, value in self.context.items() if value or value == ""},
            owner=owner,
            same_account=owner is not None and owner == caller.account and not foreign,
            names=names,
        )


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
