"""What a browser sees: the frozen JSON shapes of a sandbox.

One truth for three readers: events carry these shapes, the REST serializers are made from them, and their
TypeScript is generated from them. Times are ISO 8601 in UTC, durations whole seconds, lengths canvas pixels.
"""

from dataclasses import dataclass
from typing import Literal

from playground.live.classroom_shapes import HelpShape, SupervisionShape
from playground.live.organization_shapes import OrganizationPolicyType as OrganizationPolicyType
from playground.live.organization_shapes import OrganizationShape as OrganizationShape
from playground.live.session_shapes import ClockShape as ClockShape
from playground.live.session_shapes import SessionShape as SessionShape
from playground.live.session_shapes import SessionState as SessionState

FindingLevel = Literal["error", "warning", "suggestion"]
AccountKind = Literal["own", "external"]
IdentityKind = Literal["user", "service", "web_identity", "anonymous"]
ProviderKind = Literal["oidc", "saml"]
ResourceType = Literal["bucket", "table", "function", "instance", "task", "queue", "topic", "key", "secret"]
PrincipalType = Literal["AWS", "Service", "Federated"]


@dataclass(frozen=True, slots=True)
class PositionShape:
    """Where a node's top left corner sits: inside its account's box, or on the open canvas when it has none.

    A pinned node is drawn by itself, never as part of a stack, and tidying leaves it where it is.
    """

    x: float
    y: float
    width: float | None = None
    height: float | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class FindingShape:
    """One remark on a policy document; line and column count from 1, offset and length in characters."""

    code: str
    level: FindingLevel
    pointer: str
    line: int
    column: int
    offset: int
    length: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ConditionShape:
    operator: str
    key: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class PrincipalShape:
    """What a trust policy would say to name this node."""

    type: PrincipalType
    value: str


@dataclass(frozen=True, slots=True)
class TrustLinkShape:
    """One principal of one statement of a trust policy: an arrow. `source_id` is the node it starts at, if drawn."""

    key: str
    effect: Literal["Allow", "Deny"]
    principal: PrincipalShape
    source_id: str | None
    action: str
    statement_index: int
    pointer: str
    line_start: int
    line_end: int
    conditions: list[ConditionShape]


@dataclass(frozen=True, slots=True)
class AttachmentShape:
    """A managed policy attached to an identity, group or role."""

    arn: str
    name: str
    aws_managed: bool


@dataclass(frozen=True, slots=True)
class InlinePolicyShape:
    name: str
    document: str
    findings: list[FindingShape]


@dataclass(frozen=True, slots=True)
class AccountShape:
    """`user_population` counts imaginary users that only weigh against the quota of 5,000. `alias`: "" for none."""

    id: str
    number: str
    name: str
    alias: str
    kind: AccountKind
    hue: int
    user_population: int
    position: PositionShape


@dataclass(frozen=True, slots=True)
class IdentityShape:
    """A user, AWS service, web identity or anonymous caller. `principal` is None when none can name it.

    `claims`: what a web identity's token says. `mfa`: whether a user has a device that works.
    """

    id: str
    kind: IdentityKind
    account_id: str | None
    name: str
    title: str
    path: str
    arn: str | None
    principal: PrincipalShape | None
    claims: dict[str, list[str]]
    mfa: bool
    mfa_serials: list[str]
    tags: dict[str, str]
    group_ids: list[str]
    attachments: list[AttachmentShape]
    inline_policies: list[InlinePolicyShape]
    boundary: str | None
    position: PositionShape


@dataclass(frozen=True, slots=True)
class GroupShape:
    """An IAM group. Never a principal: it has no arrows. Its members are the identities that name it."""

    id: str
    account_id: str
    name: str
    path: str
    arn: str
    attachments: list[AttachmentShape]
    inline_policies: list[InlinePolicyShape]
    position: PositionShape


@dataclass(frozen=True, slots=True)
class RoleShape:
    """`trust_policy` is the text as shown: unique ids replaced by current ARNs, all else as its author wrote it."""

    id: str
    account_id: str
    name: str
    path: str
    arn: str
    description: str
    max_session_duration: int
    trust_policy: str
    trust_links: list[TrustLinkShape]
    trust_findings: list[FindingShape]
    attachments: list[AttachmentShape]
    inline_policies: list[InlinePolicyShape]
    boundary: str | None
    tags: dict[str, str]
    position: PositionShape


@dataclass(frozen=True, slots=True)
class InstanceProfileShape:
    """What carries a role into an EC2 instance; `role_id` is None while it is empty. It has no card."""

    id: str
    account_id: str
    name: str
    path: str
    arn: str
    role_id: str | None
    tags: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProviderShape:
    """An IAM identity provider. `name` is an OIDC provider's URL without https://, or a SAML provider's name.

    `own_metadata`: somebody pasted a metadata document; without one the simulated identity provider stands behind it.
    """

    id: str
    account_id: str
    kind: ProviderKind
    name: str
    arn: str
    client_ids: list[str]
    thumbprints: list[str]
    own_metadata: bool
    tags: dict[str, str]
    position: PositionShape


@dataclass(frozen=True, slots=True)
class ResourceShape:
    """`role_id`: a function's execution role; `instance_profile_id`: what brings an instance its role."""

    id: str
    account_id: str
    name: str
    type: ResourceType
    arn: str
    policy: str | None
    policy_findings: list[FindingShape]
    role_id: str | None
    instance_profile_id: str | None
    position: PositionShape


@dataclass(frozen=True, slots=True)
class PolicyVersionShape:
    """A version of a customer managed policy; its text is asked for when somebody looks at it."""

    id: str
    created_at: str


@dataclass(frozen=True, slots=True)
class NoteShape:
    """Words on the canvas, for people only."""

    id: str
    text: str
    position: PositionShape


@dataclass(frozen=True, slots=True)
class ManagedPolicyShape:
    """A customer managed policy, or one of AWS's (`account_id` None); `subset` marks a shortened teaching copy.

    `document` is the text of the default version. One of AWS's has no versions here: only its default one applies.
    """

    id: str
    account_id: str | None
    arn: str
    name: str
    description: str
    document: str
    tags: dict[str, str]
    subset: bool
    default_version: str
    versions: list[PolicyVersionShape]


@dataclass(frozen=True, slots=True)
class SandboxShape:
    id: str
    name: str
    exercise: str | None
    clock: ClockShape


@dataclass(frozen=True, slots=True)
class CanvasShape:
    """A whole sandbox at one revision. `now` is the server's real time, for clocks that run wrong."""

    revision: int
    now: str
    may_edit: bool
    may_undo: bool
    may_redo: bool
    supervision: SupervisionShape | None  # of the class it belongs to
    help: HelpShape | None  # in it, for those whom it concerns
    sandbox: SandboxShape
    accounts: list[AccountShape]
    identities: list[IdentityShape]
    groups: list[GroupShape]
    roles: list[RoleShape]
    instance_profiles: list[InstanceProfileShape]
    providers: list[ProviderShape]
    resources: list[ResourceShape]
    notes: list[NoteShape]
    policies: list[ManagedPolicyShape]
    organizations: list[OrganizationShape]  # none or one
    sessions: list[SessionShape]
