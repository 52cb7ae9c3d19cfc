"""The frozen facts of a world: all that `authorize` and `assume_role` may see. Made from rows by the sandbox.

Every mapping is by ARN, accounts by their 12 digits. Policy documents are texts; parsing is cached by text.
Trust policies and resource policies are in stored form: user and role principals as unique ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

SERVICE_LINKED_PATH = "/aws-service-role/"


@dataclass(frozen=True, slots=True)
class AttachedPolicy:
    """A policy where it is attached: inline (no ARN) or managed."""

    name: str
    document: str
    owner_arn: str | None = None
    arn: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An AWS account."""

    id: str
    name: str = ""
    partition: str = "aws"


@dataclass(frozen=True, slots=True)
class Group:
    """An IAM group: a place to attach policies, never a principal."""

    arn: str
    unique_id: str
    account: str
    name: str
    path: str = "/"
    policies: tuple[AttachedPolicy, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """An IAM user; `groups` are group ARNs."""

    arn: str
    unique_id: str
    account: str
    name: str
    path: str = "/"
    policies: tuple[AttachedPolicy, ...] = ()
    groups: tuple[str, ...] = ()
    boundary: AttachedPolicy | None = None
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Role:
    """An IAM role; `trust` is its trust policy in stored form."""

    arn: str
    unique_id: str
    account: str
    name: str
    trust: str
    path: str = "/"
    policies: tuple[AttachedPolicy, ...] = ()
    boundary: AttachedPolicy | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    max_session_duration: int = 3600

    @property
    def service_linked(self) -> bool:
        """Whether the service owns it: no boundary, no SCP, no RCP."""
        return self.path.startswith(SERVICE_LINKED_PATH)


@dataclass(frozen=True, slots=True)
class Resource:
    """Something with an ARN that requests act on. Its objects (arn + /...) share its owner and its policy."""

    arn: str
    account: str
    policy: str | None = None
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provider:
    """An IAM identity provider."""

    arn: str
    account: str
    kind: str  # oidc or saml
    url: str = ""
    client_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization. `paths` gives for each account its targets from the root down to the account itself."""

    id: str
    management_account: str
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scp_enabled: bool = False
    rcp_enabled: bool = False
    scps: Mapping[str, tuple[AttachedPolicy, ...]] = field(default_factory=dict)  # by target
    rcps: Mapping[str, tuple[AttachedPolicy, ...]] = field(default_factory=dict)  # without RCPFullAWSAccess


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One world at one moment."""

    accounts: Mapping[str, Account] = field(default_factory=dict)
    users: Mapping[str, User] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    managed_policies: Mapping[str, AttachedPolicy] = field(default_factory=dict)  # those a session may name by ARN
    organizations: tuple[Organization, ...] = ()

    def organization_of(self, account: str | None) -> Organization | None:
        """The organization that an account belongs to, if any."""
        return next((each for each in self.organizations if account is not None and account in each.paths), None)
