"""What a goal is, frozen. Whom it speaks of, what it asks, what it expects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from playground.sts.parameters import SessionParameters


@dataclass(frozen=True, slots=True)
class Entity:
    """A user, role or group by its account and name, whatever its path."""

    kind: str  # user, role or group
    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Root:
    """The root user of an account."""

    account: str


@dataclass(frozen=True, slots=True)
class Service:
    """An AWS service: ec2.amazonaws.com."""

    principal: str


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Somebody without credentials."""


@dataclass(frozen=True, slots=True)
class WebIdentity:
    """Somebody with a token of a provider; `claims` are written in full, as condition keys."""

    provider: str
    claims: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class UserToken:
    """A user with GetSessionToken credentials; `mfa_age` is how many seconds ago MFA was used, None for never."""

    user: Entity
    mfa_age: int | None = None


@dataclass(frozen=True, slots=True)
class SessionOf:
    """The session of a role that somebody obtains; when they cannot, a goal about it is not met.

    A `leaked` one was obtained before the exercise began, and whoever has it now asks no trust policy. With
    `as_asked` it has the session policies of the newest session of this role that the learner obtained for `by`.
    """

    role: Entity
    by: "Who"
    operation: str = "AssumeRole"
    parameters: SessionParameters = field(default_factory=SessionParameters)
    leaked: bool = False
    as_asked: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A session that an earlier step of the same timeline obtained."""

    name: str


Who = Entity | Root | Service | Anonymous | WebIdentity | UserToken | SessionOf | Saved


@dataclass(frozen=True, slots=True)
class Expectation:
    """Allowed, or refused; `reason` is the engine's primary reason code where it matters why."""

    allowed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assume:
    """May `who` assume `role`? In a timeline `save` names the session for later steps."""

    who: Who
    role: Entity
    expect: Expectation
    operation: str = "AssumeRole"
    parameters: SessionParameters = field(default_factory=SessionParameters)
    save: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """May `who` do `action` on `resource`? `context` adds or overrides condition keys."""

    who: Who
    action: str
    resource: str
    expect: Expectation
    context: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """How many users, groups or roles an account has; users include its imaginary population."""

    entity: str
    account: str
    least: int | None = None
    most: int | None = None


class Structure(StrEnum):
    """The named checks of how things stand."""

    INSTANCE_PROFILE_HOLDS = "instance_profile_holds"
    NO_ACCESS_KEYS = "no_access_keys"
    NO_DANGLING_PRINCIPALS = "no_dangling_principals"
    TRUSTS_ANYONE = "trusts_anyone"  # Principal * in an Allow
    MISFIT_ACTION = "misfit_action"  # a federated principal may AssumeRole, or an AWS one with a token
    HAS_BOUNDARY = "has_boundary"
    HAS_POLICIES = "has_policies"  # of the user's own, not of a group
    HAS_SCP = "has_scp"  # attached to the account itself, besides FullAWSAccess


@dataclass(frozen=True, slots=True)
class Struct:
    """One of them, about a role, an account (NO_ACCESS_KEYS, HAS_SCP) or a user (HAS_BOUNDARY, HAS_POLICIES)."""

    structure: Structure
    role: Entity | None = None
    account: str = ""
    user: Entity | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """Time passes: whole seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Recreate:
    """A user is deleted, and another one made under the same name: with another unique id and without policies."""

    user: Entity


@dataclass(frozen=True, slots=True)
class Revoke:
    """A role's sessions issued before this moment are denied everything, as the console does it."""

    role: Entity


Step = Assume | Access | Advance | Recreate | Revoke


@dataclass(frozen=True, slots=True)
class Timeline:
    """Steps one after the other on a clock of their own, which starts now; nothing of it is kept."""

    steps: tuple[Step, ...]


class Impossible(StrEnum):
    """What AWS refuses whoever asks."""

    CREATE_USER = "create_user"  # once the account is full
    CREATE_LOGIN_PROFILE = "create_login_profile"  # for a role
    CREATE_ACCESS_KEY = "create_access_key"  # for a role
    SIGN_IN = "sign_in"  # as a role


@dataclass(frozen=True, slots=True)
class Refused:
    """The operation answers this error code; `already` users more are there before it."""

    operation: Impossible
    error: str
    role: Entity | None = None
    account: str = ""
    already: int = 0


Check = Assume | Access | Count | Struct | Timeline | Refused


@dataclass(frozen=True, slots=True)
class Goal:
    """Met when every check holds: one, or one for each member of a set. `members` names them, in the same order."""

    id: str
    text: str
    must_not: bool
    checks: tuple[Check, ...]
    members: tuple[str, ...] = ()
